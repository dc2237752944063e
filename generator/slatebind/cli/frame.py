"""The lines of a source that a finding points at, as a person at a terminal wants to see them."""

from functools import cache

from slatebind.cli.streams import Paint, masked, width
from slatebind.diagnostic import Position

_ELLIPSIS = "..."


def code_frame(at: Position, columns: int, paint: Paint, style: str) -> list[str]:
    """The line at ``at`` with a mark below the column; nothing where the file cannot be read."""
    lines = _lines(at.file)
    if not 1 <= at.line <= len(lines) or not lines[at.line - 1].strip():
        return []
    gutter = str(at.line)
    margin = " " * len(gutter)
    shown, before = _window(masked(lines[at.line - 1].rstrip("\n")), at.column - 1, columns - len(gutter) - 4)
    return [
        paint("dim", f"{margin} |"),
        f"{paint('dim', f'{gutter} |')} {shown}",
        f"{paint('dim', f'{margin} |')} {' ' * width(before)}{paint(style, '^')}",
    ]


def forget_sources() -> None:
    """Read sources anew from now on, for programs that live longer than what they show stays true."""
    _lines.cache_clear()


def _window(line: str, index: int, room: int) -> tuple[str, str]:
    """The part of a line that fits around ``index``, and what of it stands before ``index``."""
    index = min(index, len(line))
    room = max(room, 20)
    if len(line) <= room:
        return line, line[:index]
    start = max(0, min(index - room // 2, len(line) - room))
    shown = line[start : start + room]
    if start:
        shown = _ELLIPSIS + shown[len(_ELLIPSIS) :]
    if start + room < len(line):
        shown = shown[: -len(_ELLIPSIS)] + _ELLIPSIS
    return shown, shown[: index - start]


@cache
def _lines(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as source:  # noqa: PTH123 - a NUL in a name is no path
            return source.readlines()
    except (OSError, ValueError):
        return []
