"""The source lines around a finding, for terminal output."""

from functools import cache

from slatebind.cli.streams import Paint, width
from slatebind.diagnostic import Position
from slatebind.hidden_characters import mask_hidden

_ELLIPSIS = "..."


def code_frame(at: Position, columns: int, paint: Paint, style: str) -> list[str]:
    """The line at ``at`` with a mark below the column; nothing where the file cannot be read."""
    lines = _lines(at.file)
    if not 1 <= at.line <= len(lines) or not lines[at.line - 1].strip():
        return []
    gutter = str(at.line)
    margin = " " * len(gutter)
    shown, before = _window(mask_hidden(lines[at.line - 1].rstrip("\n")), at.column - 1, columns - len(gutter) - 4)
    return [
        paint("dim", f"{margin} |"),
        f"{paint('dim', f'{gutter} |')} {shown}",
        f"{paint('dim', f'{margin} |')} {' ' * width(before)}{paint(style, '^')}",
    ]


def forget_sources() -> None:
    """Read sources again from now on: in a program that keeps running, they may have changed."""
    _lines.cache_clear()


def _window(line: str, index: int, room: int) -> tuple[str, str]:
    """The part of a line around ``index`` that fits, and the part of that before ``index``. ``room`` is in columns."""
    index = min(index, len(line))
    room = max(room, 20)
    if width(line) <= room:
        return line, line[:index]
    room -= 2 * len(_ELLIPSIS)
    start = _reach(line[:index][::-1], room // 2)
    end = _reach(line[index:], room - width(line[index - start : index]))
    start = _reach(line[:index][::-1], room - width(line[index : index + end]))
    shown = line[index - start : index + end]
    before = _ELLIPSIS if start < index else ""
    after = _ELLIPSIS if index + end < len(line) else ""
    return before + shown + after, before + shown[:start]


def _reach(text: str, room: int) -> int:
    """The number of characters at the start of a text that fit into ``room`` columns."""
    for number, character in enumerate(text):
        room -= width(character)
        if room < 0:
            return number
    return len(text)


@cache
def _lines(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as source:  # noqa: PTH123 - a NUL in a name is not a path
            return source.readlines()
    except (OSError, ValueError):
        return []
