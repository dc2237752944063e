"""Many concurrent calls to an unreliable server: nothing is lost or executed twice, and every failure is typed."""

import asyncio
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fernhill
import pytest
from fernhill import errors

from emitted.conftest import ROOT
from emitted.soak import FAULTS, Tally, options
from slatebind.mock import MockServer

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


def test_cancelled_tasks(mock: MockServer) -> None:
    """A third of two hundred tasks is cancelled somewhere; the others get their own responses."""
    tally = Tally()
    chance = random.Random(7)

    async def work(client: Any, task: int) -> None:
        for number in range(TASK_ROUNDS):
            name = f"c{task}-{number}"
            try:
                group = await client.security_group.create_security_group(name=name)
                assert group.name == name
                tally.done.append(name)
            except errors.Error as problem:
                tally.failed.append((name, problem))

    async def main() -> None:
        async with fernhill.AsyncClient(**options(mock)) as client:
            tasks = [asyncio.ensure_future(work(client, task)) for task in range(TASKS)]
            for task in chance.sample(tasks, TASKS // 3):
                while len(mock.executed) < chance.randrange(TASKS):
                    await asyncio.sleep(0.001)
                task.cancel()
            found = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(outcome) for outcome in found} <= {type(None), asyncio.CancelledError}

    asyncio.run(main())
    tally.check(mock)
