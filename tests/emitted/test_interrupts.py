"""Signal handlers that raise in the middle of a call: the call ends, and the client can be used again."""

import subprocess
import sys

import pytest

from emitted.conftest import KEY, PACKAGE, SECRET, Server

PROGRAM = """
import sys, fernhill

# What is raised in a callback of a weak reference ends nothing: the interpreter only reports it.
sys.unraisablehook = lambda _: None

class Interrupt(BaseException):
    pass

def interrupted(client, number):
    \"\"\"Whether a call returns from so many functions; an exception is raised as the last of them returns.\"\"\"
    left = number

    def trace(frame, event, argument):
        nonlocal left
        left -= event == "return"
        if event == "return" and left == 0:
            raise Interrupt
        return trace

    sys.settrace(trace)
    try:
        client.zone.list_zones().all()
    except Interrupt:
        pass
    finally:
        sys.settrace(None)
    return left <= 0

def new():
    return fernhill.Client(endpoint=sys.argv[1], key=sys.argv[2], secret=sys.argv[3])

def is_usable(client):
    return client.zone.list_zones().one().id == "a"

shared = new()
assert is_usable(shared)
number = int(sys.argv[4])
while True:
    with (new() if sys.argv[5] == "new" else fernhill.Client.with_options(shared)) as client:
        has_more = interrupted(client, number)
        assert is_usable(client)
    if not has_more:
        break
    number += int(sys.argv[6])
print(number)
"""


@pytest.mark.parametrize(("connection", "step"), [("kept", 1), ("new", 2)])
def test_interrupted_anywhere(server: Server, connection: str, step: int) -> None:
    """Wherever a handler raises, the call ends and the next one succeeds: no lock stays locked.

    Python runs handlers between its instructions, so that a function may have taken a lock and never return.
    """
    server.answers["listZones"] = {"count": 1, "zone": [{"id": "a"}]}
    arguments = [sys.executable, "-c", PROGRAM, server.endpoint, KEY, SECRET, "1", connection, str(step)]
    done = subprocess.run(arguments, cwd=PACKAGE, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 100
