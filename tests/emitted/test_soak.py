"""Many concurrent calls to an unreliable server: nothing is lost or executed twice, and every failure is typed."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fernhill
import pytest
from fernhill import errors

from emitted.conftest import ROOT
from slatebind.mock import MockServer

FAULTS = ("429=0.03:0", "503=0.03", "502=0.01", "drop=0.025", "slow=0.005:12.0")
THREADS, ROUNDS = 8, 100
TASKS, TASK_ROUNDS = 200, 5


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between attempts: the server is in this process and needs none."""
    monkeypatch.setattr("fernhill.runtime.retries._FIRST_CEILING_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def short_thread_switches() -> Iterator[None]:
    """Short thread switches, so that the server's thread responds promptly."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def mock() -> Iterator[MockServer]:
    """The mock server of the sample, with faults."""
    with MockServer(ROOT / "spec" / "fernhill.yaml", faults=FAULTS, seed=7, job_seconds=0.05) as server:
        yield server


def options(server: MockServer) -> dict[str, Any]:
    """Client options that do not wait for slow responses."""
    return {
        "endpoint": server.endpoint,
        "key": server.key,
        "secret": server.secret,
        "retries": 8,
        "read_timeout": 4.0,
    }


class Tally:
    """The changes that were sent, and their results."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.failed: list[tuple[str, BaseException]] = []

    def check(self, server: MockServer) -> None:
        """Every change reported as done was executed once, every other one at most once; all failures are typed."""
        ran = Counter(call.params["name"] for call in server.executed if call.command == "createSecurityGroup")
        assert set(ran.values()) <= {1}
        assert {name: ran[name] for name in self.done if ran[name] != 1} == {}
        assert len(self.done) + len(self.failed) > 0
        for _, problem in self.failed:
            assert isinstance(problem, errors.TransportError | errors.ApiError), repr(problem)
        refused = [name for name, problem in self.failed if isinstance(problem, errors.RateLimited)]
        assert len(self.failed) < len(self.done), "one in ten calls fails, and no more"
        assert refused or self.failed


def open_files() -> int:
    """The open files of this process."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_threads(mock: MockServer) -> None:
    """Eight threads share a client; afterwards no connection is open."""
    before = open_files()
    tally = Tally()

    def work(thread: int) -> None:
        for number in range(ROUNDS):
            name = f"t{thread}-{number}"
            try:
                group = client.security_group.create_security_group(name=name)
                assert group.name == name
                tally.done.append(name)
            except errors.Error as problem:
                tally.failed.append((name, problem))
            assert len(client.zone.list_zones().all()) == 3
            if number % 10 == 0:
                _start_and_wait(client)

    with fernhill.Client(**options(mock)) as client, ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, thread) for thread in range(THREADS)]:
            done.result()
    tally.check(mock)
    mock.stop()
    patience = time.monotonic() + 60
    while open_files() > before and time.monotonic() < patience:
        time.sleep(0.05)
    assert open_files() <= before


def _start_and_wait(client: Any) -> None:
    """Start a job and wait for it; the start may fail with a typed error."""
    machine = client.virtual_machine.list_virtual_machines().first()
    try:
        job = client.virtual_machine.reboot_virtual_machine(id=machine.id)
    except errors.Error:
        return
    assert job.result(timeout=30, poll=0.02).id == machine.id


def test_tasks(mock: MockServer) -> None:
    """Two hundred tasks share a client."""
    tally = Tally()

    async def work(client: Any, task: int) -> None:
        for number in range(TASK_ROUNDS):
            name = f"a{task}-{number}"
            try:
                await client.security_group.create_security_group(name=name)
                tally.done.append(name)
            except errors.Error as problem:
                tally.failed.append((name, problem))
            assert len(await client.zone.list_zones().all()) == 3

    async def main() -> None:
        async with fernhill.AsyncClient(**options(mock)) as client:
            await asyncio.gather(*(work(client, task) for task in range(TASKS)))

    asyncio.run(main())
    tally.check(mock)
