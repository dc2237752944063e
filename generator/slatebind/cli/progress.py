"""How far work has come: a bar for a person who waits at a terminal, a plain line now and then in a log."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from slatebind.cli.options import Telling
from slatebind.cli.streams import echo_err, has_colors, is_terminal
from slatebind.hidden_characters import escape_hidden
from slatebind.tick import Tick, unwatched

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 0.4
"""Seconds that nobody minds: what takes no longer is not announced."""
_FRAME = 0.1
_LINE = 10.0
"""Seconds between two lines in a log."""


@contextmanager
def progress(label: str, telling: Telling) -> Iterator[Tick]:
    """Show how far the work called ``label`` has come, as it tells; nothing where nobody wants to know."""
    if telling.is_quiet or telling.format != "text":
        yield unwatched
    elif not is_terminal(sys.stderr):
        yield _Log(label).tick
    else:
        bar = _Bar(label, has_colors=has_colors(telling.color, sys.stderr))
        try:
            yield bar.tick
        finally:
            bar.close()


class _Log:
    """Lines for those who read later."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._due = time.monotonic() + _LINE

    def tick(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _LINE
            echo_err(f"{self._label}: {done / whole:.0%}")


class _Bar:
    """A bar that is drawn when the work tells, and by nothing that would run beside it."""

    def __init__(self, label: str, *, has_colors: bool) -> None:
        self._label = label
        self._has_colors = has_colors
        self._due = time.monotonic() + _PATIENCE
        self._drawn: Progress | None = None

    def tick(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + _FRAME
        if self._drawn is None:
            self._drawn = _drawn(self._label, has_colors=self._has_colors)
        (task,) = self._drawn.task_ids
        self._drawn.update(task, completed=done, total=whole)
        self._drawn.refresh()

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _drawn(label: str, *, has_colors: bool) -> "Progress":
    # Takes longer to import than most runs take, and is needed by those alone that take long.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = Console(stderr=True, no_color=not has_colors)
    drawn = Progress(
        *columns,
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    drawn.add_task(escape_hidden(label), total=None)
    drawn.start()
    return drawn
