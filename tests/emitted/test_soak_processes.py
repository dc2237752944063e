"""Forked processes and cancelled tasks while the server fails: nothing is lost, executed twice or mixed up.

Each program prints a line per change that it sent: its name, and the error if it failed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from fernhill import errors

from emitted.conftest import PACKAGE, ROOT
from emitted.soak import FAULTS, Tally, options
from slatebind.mock import MockServer

SYNC = """
import json, os, sys, threading, fernhill
from fernhill import errors

def work(prefix, rounds):
    for number in range(rounds):
        name = f"{prefix}-{number}"
        try:
            group = client.security_group.create_security_group(name=name)
        except errors.Error as problem:
            os.write(1, f"{name} {type(problem).__name__}\\n".encode())
            continue
        os.write(1, f"{name} \\n".encode())
        assert group.name == name
        check(group)

def check(group):
    try:
        found = client.security_group.list_security_groups(id=group.id).one()
    except (errors.TransportError, errors.ApiError):
        return
    assert found.name == group.name

client = fernhill.Client(**json.loads(sys.argv[1]))
work("first", 3)  # imports everything: Python itself cannot fork while a thread imports
"""
FORKS = (
    SYNC
    + """
def child(number):
    try:
        work(f"child{number}", 10)
        client.close()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)

threads = [threading.Thread(target=work, args=(f"thread{number}", 40)) for number in range(4)]
for thread in threads:
    thread.start()
children = []
for number in range(8):
    pid = os.fork()
    if not pid:
        child(number)
    children.append(pid)
for thread in threads:
    thread.join()
assert [os.waitpid(pid, 0)[1] for pid in children] == [0] * len(children)
client.close()
"""
)
ASYNC = """
import asyncio, json, os, random, sys, fernhill
from fernhill import errors

async def work(client, prefix, rounds):
    for number in range(rounds):
        name = f"{prefix}-{number}"
        try:
            group = await client.security_group.create_security_group(name=name)
        except errors.Error as problem:
            os.write(1, f"{name} {type(problem).__name__}\\n".encode())
            continue
        os.write(1, f"{name} \\n".encode())
        assert group.name == name

async def child(client, number):
    async with client:
        await asyncio.gather(*(work(client, f"child{number}-{task}", 5) for task in range(4)))

def run_child(client, number):
    try:
        asyncio.run(child(client, number))
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)

async def main():
    chance = random.Random(7)
    children = []
    async with fernhill.AsyncClient(**json.loads(sys.argv[1])) as client:
        await work(client, "first", 3)
        tasks = [asyncio.ensure_future(work(client, f"task{number}", 10)) for number in range(40)]
        for number in range(6):
            await asyncio.sleep(0.01)
            pid = os.fork()
            if not pid:
                run_child(client, number)
            children.append(pid)
            for task in chance.sample(tasks, 2):
                task.cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(one) for one in found} <= {type(None), asyncio.CancelledError}, found
        await work(client, "last", 20)
    waited = [await asyncio.to_thread(os.waitpid, pid, 0) for pid in children]
    assert [status for _, status in waited] == [0] * len(children)

asyncio.run(main())
"""


@pytest.fixture
def mock() -> Iterator[MockServer]:
    """The mock server of the sample, with faults."""
    with MockServer(ROOT / "spec" / "fernhill.yaml", faults=FAULTS, seed=7) as server:
        yield server


def run(script: str, server: MockServer) -> Tally:
    """What has become of the changes that a program has sent; it must end without errors."""
    command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", script]
    arguments = [json.dumps(options(server))]
    done = subprocess.run([*command, *arguments], cwd=PACKAGE, capture_output=True, text=True, timeout=240, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    tally = Tally()
    for line in done.stdout.splitlines():
        name, _, kind = line.partition(" ")
        if kind:
            tally.failed.append((name, getattr(errors, kind)("")))
        else:
            tally.done.append(name)
    tally.check(server)
    return tally


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_forks(mock: MockServer) -> None:
    """Eight children are forked while four threads send; each process gets its own responses."""
    tally = run(FORKS, mock)
    assert len(tally.done) + len(tally.failed) == 3 + 4 * 40 + 8 * 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_forks_and_cancelled_tasks(mock: MockServer) -> None:
    """Six children are forked and tasks are cancelled while forty send; each process gets its own responses."""
    tally = run(ASYNC, mock)
    by_children = [name for name in (*tally.done, *dict(tally.failed)) if name.startswith("child")]
    assert len(by_children) == 6 * 4 * 5
