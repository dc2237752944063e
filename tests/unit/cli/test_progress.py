"""How far work has come, for a person at a terminal and for a log: shown when it takes long, and then cleared away."""

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
    """A clock that a test moves on."""

    now = 0.0

    def monotonic(self) -> float:
        """The time by now."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the display goes by."""
    one = Clock()
    monkeypatch.setattr(subject, "time", one)
    return one


@contextmanager
def terminal() -> Iterator[int]:
    """A terminal that standard error is; what it is sent can be read from the number."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm")
        patch.setattr(sys, "stderr", stream)
        yield ours
    os.close(ours)


def shown(screen: int) -> str:
    """What the terminal was sent since the last look: everything before a mark that is sent now."""
    sys.stderr.write(MARK)
    sys.stderr.flush()
    return read_terminal(screen, MARK.encode()).decode().removesuffix(MARK)


def test_short_work_is_not_announced(clock: Clock) -> None:
    """Within the time that nobody minds nothing is drawn."""
    with terminal() as screen:
        with progress("reading [docs]", LOUD) as on_progress:
            clock.now = 0.3
            on_progress(1, 2)
        assert shown(screen) == ""


def test_long_work_has_a_bar_that_goes_away(clock: Clock) -> None:
    """The bar has the label as it is and the part that is done; the last thing is that the line is cleared."""
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


def test_a_bar_goes_away_when_work_fails(clock: Clock) -> None:
    """The terminal is left as it was found, cursor and all."""
    with terminal() as screen:
        with pytest.raises(KeyError), progress("reading", LOUD) as on_progress:
            clock.now = 1.0
            on_progress(1, 4)
            raise KeyError
        assert "\x1b[?25h" in shown(screen)


def test_a_log_has_a_line_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody watches, a line every ten seconds says that the work goes on."""
    with progress("reading", LOUD) as on_progress:
        for second in range(26):
            clock.now = second
            on_progress(second, 40)
    assert capsys.readouterr().err == "slatebind: reading: 25%\nslatebind: reading: 50%\n"


@pytest.mark.parametrize("telling", [OutputOptions(is_quiet=True), OutputOptions(format="json")])
def test_who_wants_no_words_gets_none(telling: OutputOptions) -> None:
    """Neither --quiet nor machines are told."""
    with progress("reading", telling) as on_progress:
        assert on_progress is no_progress
