"""Progress of long work, on a terminal and in a log: shown after a while, then cleared."""

import os
import pty
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from processes import read_terminal
from slatebind.cli import progress as subject
from slatebind.cli.options import OutputOptions
from slatebind.cli.progress import progress
from slatebind.progress import no_progress

LOUD = OutputOptions()
MARK = "\x00"


class Clock:
    """A clock that is moved by tests."""

    now = 0.0

    def monotonic(self) -> float:
        """The current time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the progress display."""
    clock = Clock()
    monkeypatch.setattr(subject, "time", clock)
    return clock


@contextmanager
def terminal() -> Iterator[int]:
    """A terminal as standard error; its output can be read from the descriptor."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm")
        patch.setattr(sys, "stderr", stream)
        yield ours
    os.close(ours)


def shown(screen: int) -> str:
    """What was sent to the terminal since the last call."""
    sys.stderr.write(MARK)
    sys.stderr.flush()
    return read_terminal(screen, MARK.encode()).decode().removesuffix(MARK)


def test_short_work_shows_no_progress(clock: Clock) -> None:
    """Nothing is drawn before the delay."""
    with terminal() as screen:
        with progress("reading [docs]", LOUD) as on_progress:
            clock.now = 0.3
            on_progress(1, 2)
        assert shown(screen) == ""


def test_long_work_has_a_bar_that_is_cleared(clock: Clock) -> None:
    """The bar has the label and the fraction that is done; at the end the line is cleared."""
    with terminal() as screen:
        with progress("reading [docs]", LOUD) as on_progress:
            clock.now = 0.5
            on_progress(1, 4)
            first = shown(screen)
            clock.now = 0.55
            on_progress(2, 4)
            assert shown(screen) == ""
            clock.now = 0.7
            on_progress(3, 4)
            second = shown(screen)
        assert "reading [docs]" in first
        assert "25%" in first
        assert "75%" in second
        assert shown(screen).endswith("\x1b[2K")


def test_the_bar_is_cleared_when_work_fails(clock: Clock) -> None:
    """The terminal is as before, with its cursor."""
    with terminal() as screen:
        with pytest.raises(KeyError), progress("reading", LOUD) as on_progress:
            clock.now = 1.0
            on_progress(1, 4)
            raise KeyError
        assert "\x1b[?25h" in shown(screen)


def test_a_log_has_a_line_every_ten_seconds(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal, lines say that the work continues."""
    with progress("reading", LOUD) as on_progress:
        for second in range(26):
            clock.now = second
            on_progress(second, 40)
    assert capsys.readouterr().err == "slatebind: reading: 25%\nslatebind: reading: 50%\n"


@pytest.mark.parametrize("telling", [OutputOptions(is_quiet=True), OutputOptions(format="json")])
def test_no_progress_on_request(telling: OutputOptions) -> None:
    """Neither with --quiet nor in formats for programs."""
    with progress("reading", telling) as on_progress:
        assert on_progress is no_progress
