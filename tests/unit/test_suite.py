"""The suite's own tools: children that can be interrupted and killed, terminals, and required programs."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import processes
import tools
from processes import Child, kill_children, read_terminal

TESTS = Path(__file__).parents[1]
ENDLESS = [sys.executable, "-c", "import time; time.sleep(600)"]
IGNORED = """
import subprocess, sys
from processes import answer_signals
child = [sys.executable, "-c", "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"]
subprocess.run(child, check=True)
answer_signals()
subprocess.run(child, check=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_children_can_be_interrupted_even_if_the_suite_cannot() -> None:
    """Children would inherit SIGINT being ignored."""
    command = ["sh", "-c", 'trap \'\' INT; exec "$0" -c "$1"', sys.executable, IGNORED]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(TESTS)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["False", "True"]


def test_no_child_survives() -> None:
    """Neither a failing block nor a test that forgets it leaves a child behind."""
    with pytest.raises(KeyError), Child(ENDLESS) as child:
        raise KeyError
    assert child.returncode is not None
    forgotten = Child(ENDLESS)
    kill_children()
    assert forgotten.returncode is not None


@pytest.mark.skipif(os.name != "posix", reason="needs terminals")
def test_terminals_are_read_to_a_mark_or_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the mark does not come, the error shows the output."""
    terminal, other_end = pty.openpty()
    os.write(other_end, b"one.")
    assert read_terminal(terminal, b".") == b"one."
    os.write(other_end, b"two")
    monkeypatch.setattr(processes, "TERMINAL_SECONDS", 0.1)
    with pytest.raises(AssertionError, match=r"neither b'\.' nor its end after b'two'"):
        read_terminal(terminal, b".")
    os.write(other_end, b"three")
    os.close(other_end)
    assert read_terminal(terminal) == b"three"
    os.close(terminal)


def test_missing_programs_are_skipped_unless_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """With SLATEBIND_REQUIRE, a skipped test is an error."""
    with pytest.raises(pytest.skip.Exception, match="no-such-program is not installed"):
        tools.find_program("no-such-program")
    monkeypatch.setattr(tools, "REQUIRED", frozenset({"no-such-program"}))
    with pytest.raises(pytest.fail.Exception, match="no-such-program is required by SLATEBIND_REQUIRE"):
        tools.find_program("no-such-program")
