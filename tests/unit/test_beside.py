"""Work in a second process: what comes of it arrives whole or not at all, and nothing is left behind."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from slatebind import beside as subject
from slatebind.beside import Beside, beside

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="a second process is had on Linux alone"
)


@pytest.fixture(autouse=True)
def single(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest's workers have a thread of their own that waits; the forks here do not touch what it holds."""
    monkeypatch.setattr(subject, "can_fork", lambda: True)


@contextmanager
def begun(work: Callable[[], bytes]) -> Iterator[Beside]:
    """Work that has begun."""
    with beside(work) as other:
        assert other is not None
        yield other


def children() -> str:
    """The processes that this one has started and that are there, ended or not."""
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text(encoding="ascii")


def test_the_result_arrives() -> None:
    """However long it is."""
    before = children()
    with begun(lambda: str(os.getpid()).encode() + b"x" * 5_000_000) as other:
        data = other.result()
    assert data is not None
    assert len(data) > 5_000_000
    assert int(data.rstrip(b"x")) != os.getpid()
    assert children() == before


def _fail() -> bytes:
    raise KeyError


def _die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def _leave() -> NoReturn:
    raise SystemExit(0)


@pytest.mark.parametrize("work", [_fail, _die, _leave])
def test_a_failure_is_no_result(work: Callable[[], bytes], capfd: pytest.CaptureFixture[str]) -> None:
    """An exception, a signal or an exit means that there is none; nothing is printed."""
    before = children()
    with begun(work) as other:
        assert other.result() is None
    assert children() == before
    assert capfd.readouterr() == ("", "")


def test_half_a_result_is_none() -> None:
    """What was sent by a process that ended badly is not believed."""

    def work() -> bytes:
        for number in range(3, 64):
            try:
                os.write(number, b"half")
            except OSError:
                continue
        return _die()

    with begun(work) as other:
        assert other.result() is None


def test_nobody_waits_for_what_is_not_asked_for() -> None:
    """An exception here ends the work there."""
    before, start = children(), time.monotonic()
    with pytest.raises(KeyError), begun(lambda: time.sleep(600) or b""):
        raise KeyError
    assert children() == before
    assert time.monotonic() - start < 60


def test_files_that_are_open_here_are_closed_there() -> None:
    """A lock of this process's would else outlive it."""
    reading, writing = os.pipe()
    with begun(lambda: time.sleep(600) or b""):
        os.close(writing)
        assert os.read(reading, 1) == b""
    os.close(reading)


def test_files_that_are_to_be_kept_are_kept() -> None:
    """Those that both processes work with."""
    reading, writing = os.pipe()
    with beside(lambda: str(os.write(writing, b"said")).encode(), keep=[writing]) as other:
        assert other is not None
        assert (other.result(), os.read(reading, 9)) == (b"4", b"said")
    os.close(reading)
    os.close(writing)


def test_where_threads_run_there_is_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of them would not be at work, and hold what they held for ever."""
    monkeypatch.undo()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with beside(lambda: b"") as other:
            assert other is None
    finally:
        stop.set()
        thread.join()


def test_what_the_system_refuses_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process to be had is no error, and costs no file."""

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    before = sorted(Path("/proc/self/fd").iterdir())
    with beside(lambda: b"") as other:
        assert other is None
    assert sorted(Path("/proc/self/fd").iterdir()) == before
