"""What is being done, while it is being done, for a person who waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from slatebind.cli.options import Telling
from slatebind.cli.streams import has_colors, is_terminal, visible


@contextmanager
def progress(label: str, telling: Telling) -> Iterator[None]:
    """Show ``label`` until the work is done; nothing where nobody watches or wants to know."""
    if telling.is_quiet or telling.format != "text" or not is_terminal(sys.stderr):
        yield
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, no_color=not has_colors(telling.color, sys.stderr))
    with console.status(Text(visible(label)), spinner="line"):
        yield
