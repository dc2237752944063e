"""Progress of long work: a bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from slatebind.cli.options import OutputOptions
from slatebind.cli.streams import echo_err, has_colors, is_terminal
from slatebind.hidden_characters import escape_hidden
from slatebind.progress import ProgressCallback, no_progress

if TYPE_CHECKING:
    from rich.progress import Progress

_DELAY_SECONDS = 0.4
"""Work that takes no longer shows no progress."""
_REFRESH_SECONDS = 0.1
_LOG_SECONDS = 10.0


@contextmanager
def progress(label: str, output_options: OutputOptions) -> Iterator[ProgressCallback]:
    """Show the progress that the work called ``label`` reports; nothing if the user does not want to see it."""
    if output_options.is_quiet or output_options.format != "text":
        yield no_progress
    elif not is_terminal(sys.stderr):
        yield _Log(label).update
    else:
        bar = _Bar(label, has_colors=has_colors(output_options.color, sys.stderr))
        try:
            yield bar.update
        finally:
            bar.close()


class _Log:
    """Progress as lines of a log."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._due = time.monotonic() + _LOG_SECONDS

    def update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _LOG_SECONDS
            echo_err(f"{self._label}: {done / total:.0%}")


class _Bar:
    """A progress bar, drawn when the work reports progress: no thread runs for it."""

    def __init__(self, label: str, *, has_colors: bool) -> None:
        self._label = label
        self._has_colors = has_colors
        self._due = time.monotonic() + _DELAY_SECONDS
        self._drawn: Progress | None = None

    def update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + _REFRESH_SECONDS
        if self._drawn is None:
            self._drawn = _start_bar(self._label, has_colors=self._has_colors)
        (task,) = self._drawn.task_ids
        self._drawn.update(task, completed=done, total=total)
        self._drawn.refresh()

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _start_bar(label: str, *, has_colors: bool) -> "Progress":
    # Importing rich takes longer than most runs, and only long runs need it.
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
