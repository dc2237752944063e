"""Many concurrent calls to an unreliable HTTP API: nothing is lost or executed twice, and every failure is typed."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import tallowmere
from msgspec.structs import replace
from tallowmere import errors

from emitted.rest.sample_client import SPEC
from emitted.soak import FAULTS
from slatebind.mock import MockServer
from slatebind.spec.model import Auth

THREADS, ROUNDS = 8, 60
TASKS, TASK_ROUNDS = 100, 5


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between attempts: the server is in this process and needs none."""
    monkeypatch.setattr("tallowmere.runtime.retries._FIRST_CEILING_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def short_thread_switches() -> Iterator[None]:
    """Short thread switches, so that the server's thread responds promptly."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def mock() -> Iterator[MockServer]:
    """The mock server of the sample, with faults; a list has more objects than a page."""
    with MockServer(SPEC, faults=FAULTS, seed=7, objects=60) as server:
        yield server


def options(mock: MockServer) -> dict[str, Any]:
    """Client options that do not wait for slow responses."""
    return {"endpoint": mock.endpoint, "token": mock.key, "retries": 8, "read_timeout": 4.0}


class Tally:
    """The tools that were added, and the calls that failed."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.failed: list[BaseException] = []

    def check(self, mock: MockServer) -> None:
        """Every tool reported as added was added once, every other one at most once; all failures are typed."""
        ran = Counter(call.params["name"] for call in mock.executed if call.command == "add_tool")
        assert set(ran.values()) <= {1}
        assert {name: ran[name] for name in self.done if ran[name] != 1} == {}
        assert 0 < len(self.failed) < len(self.done), "one in ten calls fails, and no more"
        for problem in self.failed:
            assert isinstance(problem, errors.TransportError | errors.ApiError), repr(problem)


def open_files() -> int:
    """The open files of this process."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_threads(mock: MockServer) -> None:
    """Eight threads share a client; lists are read to their ends; afterwards no connection is open."""
    before, tally = open_files(), Tally()

    def work(thread: int) -> None:
        for number in range(ROUNDS):
            name = f"t{thread}-{number}"
            try:
                assert client.tools.add_tool(name=name, branch_id=3).name == name
                tally.done.append(name)
            except errors.Error as problem:
                tally.failed.append(problem)
            assert len(client.loans.list_loans().all()) == 60

    with tallowmere.Client(**options(mock)) as client, ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, thread) for thread in range(THREADS)]:
            done.result()
    tally.check(mock)
    mock.stop()
    patience = time.monotonic() + 60
    while open_files() > before and time.monotonic() < patience:
        time.sleep(0.05)
    assert open_files() <= before


def test_tasks(mock: MockServer) -> None:
    """A hundred tasks share a client, a third of which are cancelled; the others get their own responses."""
    tally = Tally()

    async def work(client: Any, task: int) -> None:
        for number in range(TASK_ROUNDS):
            name = f"a{task}-{number}"
            try:
                assert (await client.tools.add_tool(name=name, branch_id=3)).name == name
                tally.done.append(name)
            except errors.Error as problem:
                tally.failed.append(problem)

    async def main() -> None:
        async with tallowmere.AsyncClient(**options(mock)) as client:
            tasks = [asyncio.ensure_future(work(client, task)) for task in range(TASKS)]
            for number, task in enumerate(tasks[::3]):
                while len(mock.executed) < number:
                    await asyncio.sleep(0.001)
                task.cancel()
            found = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(outcome) for outcome in found} <= {type(None), asyncio.CancelledError}

    asyncio.run(main())
    tally.check(mock)


def test_tokens_that_end() -> None:
    """When the server forgets all tokens, calls of eight threads go on with a new one, which is fetched once."""
    requested: list[str] = []
    oauth = Auth(scheme="oauth2", url="https://api.tallowmere.example/v1/token")
    spec = replace(SPEC, api=replace(SPEC.api, auth=(oauth,)))
    with MockServer(spec, on_request=lambda handled: requested.append(handled.request.path)) as server:
        auth = tallowmere.ClientCredentials(f"{server.endpoint}/v1/token", server.key, server.secret)

        def ask(_: int) -> int:
            return len(client.loans.list_loans().all())

        with tallowmere.Client(endpoint=server.endpoint, auth=auth) as client, ThreadPoolExecutor(THREADS) as pool:
            for number in range(1, 6):
                server.end_sessions()
                assert set(pool.map(ask, range(40))) == {3}
                assert requested.count("/v1/token") == number
