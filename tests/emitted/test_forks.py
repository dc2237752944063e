"""Forked processes: a child has connections and sessions of its own, and leaves those of its parent alone."""

import os
import subprocess
import sys
from typing import Any

import pytest

from emitted.conftest import KEY, PACKAGE, SECRET, Seen, Server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

KEYS = f"key={KEY!r}, secret={SECRET!r}"
USER = "username='ann', password='pass'"
SYNC = """
import os, sys, threading, fernhill

def ask(client, name):
    assert client.zone.list_zones(id=name).one().id == name

def in_child(work):
    pid = os.fork()
    if not pid:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0

client = fernhill.Client(endpoint=sys.argv[1], CREDENTIALS)
"""
ONE_CHILD = """
ask(client, "before")
def work():
    with client:
        ask(client, "child")
        ask(client, "child again")
in_child(work)
ask(client, "after")
client.close()
"""
BUSY_THREADS = """
ask(client, "before")  # imports everything: Python itself cannot fork while a thread imports
is_done = threading.Event()
def keep_asking():
    while not is_done.is_set():
        ask(client, "thread")
threads = [threading.Thread(target=keep_asking) for _ in range(2)]
for thread in threads:
    thread.start()
for number in range(10):
    in_child(lambda: [ask(client, f"child {number}") for _ in range(3)])
is_done.set()
for thread in threads:
    thread.join()
client.close()
"""
ASYNC = """
import asyncio, os, sys, fernhill

async def ask(client, name):
    assert (await client.zone.list_zones(id=name).one()).id == name

async def child(client):
    async with client:
        await ask(client, "child")
        await ask(client, "child again")

async def main():
    async with fernhill.AsyncClient(endpoint=sys.argv[1], CREDENTIALS) as client:
        await ask(client, "before")
        pid = os.fork()
        if not pid:
            try:
                asyncio.run(child(client))
            except BaseException:
                sys.excepthook(*sys.exc_info())
                os._exit(1)
            os._exit(0)
        assert (await asyncio.to_thread(os.waitpid, pid, 0))[1] == 0
        await ask(client, "after")

asyncio.run(main())
"""


def run(script: str, server: Server, credentials: str = KEYS) -> None:
    """Run a program that forks, in a process without threads of the tests."""
    command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c"]
    arguments = [script.replace("CREDENTIALS", credentials), server.endpoint]
    done = subprocess.run([*command, *arguments], cwd=PACKAGE, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(autouse=True)
def zones(server: Server) -> None:
    """One zone, with the id that was asked for."""
    server.answers["listZones"] = lambda seen: {"zone": [{"id": seen["id"]}]}


def peers(server: Server) -> dict[str, Any]:
    """The client's address of each connection, by the id that was asked for over it."""
    return {seen["id"]: seen.peer for seen in server.seen if "id" in seen}


@pytest.mark.parametrize("script", [SYNC + ONE_CHILD, ASYNC], ids=["sync", "async"])
def test_a_child_opens_its_own_connections(server: Server, script: str) -> None:
    """It uses them again, and so does the parent with its own, which stays open."""
    run(script, server)
    seen = peers(server)
    assert seen["before"] == seen["after"]
    assert seen["child"] == seen["child again"]
    assert seen["child"] != seen["before"]


def test_threads_hold_connections_and_locks(server: Server) -> None:
    """Children of a program whose threads are sending get their own answers, and none waits for a lock."""
    run(SYNC + BUSY_THREADS, server)
    assert {f"child {number}" for number in range(10)} < peers(server).keys()


@pytest.mark.parametrize("script", [SYNC + ONE_CHILD, ASYNC], ids=["sync", "async"])
def test_a_child_logs_in_for_itself(server: Server, script: str) -> None:
    """When it ends its session, that of the parent goes on."""
    begun: list[str] = []

    def login(_: Seen) -> Any:
        begun.append(f"s{len(begun) + 1}")
        server.sessions.add(begun[-1])
        server.headers["Set-Cookie"] = f"JSESSIONID={begun[-1]}"
        return {"sessionkey": begun[-1]}

    server.answers.update(login=login, logout=lambda seen: server.sessions.discard(seen["sessionkey"]) or {})
    run(script, server, USER)
    calls = ["login", "listZones"], ["login", "listZones", "listZones", "logout"], ["listZones", "logout"]
    assert server.commands() == [command for part in calls for command in part]
    assert [seen["sessionkey"] for seen in server.seen if seen["command"] == "listZones"] == ["s1", "s2", "s2", "s1"]


FAILING = """
import sys, fernhill
from fernhill import errors

with fernhill.Client(endpoint=sys.argv[1], retries=0, CREDENTIALS) as client:
    client.zone.list_zones(id="z").one()
    loaded = set(sys.modules)
    for _ in range(2):
        try:
            client.volume.list_volumes().all()
        except errors.Error:
            pass
    imported = [name for name in sys.modules if name not in loaded and not name.endswith(".volume")]
    assert not imported, imported
"""


def test_failures_import_nothing(server: Server) -> None:
    """A child that is forked while a thread handles an error would wait forever for what the thread imports."""

    def hang_up(_: Seen) -> Any:
        raise ConnectionAbortedError

    server.answers["listVolumes"] = [hang_up, (503, b"<html>")]
    run(FAILING, server)
