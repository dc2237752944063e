"""The register of damages: functions that make one mistake in a document."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from damage.document import Document, Line

Change = Callable[[str], str]
"""Makes a mistake in the text of a line."""
Damage = Callable[[list[Line], int, Random], None]
"""Makes a mistake at a line: changes ``lines`` at the given index."""


class Kind(NamedTuple):
    """A damage, and the kinds of lines at which it can happen; any if there are none."""

    damage: Damage
    lines: tuple[str, ...]


KINDS: dict[str, Kind] = {}


def damages(*lines: str) -> Callable[[Damage], Damage]:
    """Register a damage of lines of the given kinds."""

    def register(damage: Damage) -> Damage:
        KINDS[damage.__name__] = Kind(damage, lines)
        return damage

    return register


def register_variants(prefix: str, lines: tuple[str, ...], variants: dict[str, Change]) -> None:
    """Register damages that change nothing but the text of a line."""
    for name, change in variants.items():
        KINDS[f"{prefix}_{name}"] = Kind(_changed(change), lines)


def _changed(change: Change) -> Damage:
    def damage(lines: list[Line], at: int, chance: Random) -> None:
        lines[at] = lines[at]._replace(text=change(lines[at].text))

    return damage


def inflict(document: Document, name: str, chance: Random) -> None:
    """Make the mistake ``name`` at a random place of the document, if it has one."""
    kind = KINDS[name]
    places = [
        (lines, number)
        for lines in document.files.values()
        for number, line in enumerate(lines)
        if not kind.lines or line.kind in kind.lines
    ]
    if places:
        lines, at = chance.choice(places)
        kind.damage(lines, at, chance)


def table_at(lines: list[Line], at: int) -> slice:
    """The header, the delimiter and the rows of the table around a line."""
    parts = ("header", "delimiter", "row")
    start = end = at
    while start > 0 and lines[start - 1].kind in parts and lines[start].kind != "header":
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].kind in parts and lines[end + 1].kind != "header":
        end += 1
    return slice(start, end + 1)


def command_at(lines: list[Line], at: int) -> slice:
    """All lines of the command around a line."""
    start = end = at
    while start > 0 and lines[start - 1].command == lines[at].command and lines[start].kind != "command":
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].command == lines[at].command and lines[end + 1].kind != "command":
        end += 1
    return slice(start, end + 1)


def section_at(lines: list[Line], at: int) -> slice:
    """The section whose heading is at a line."""
    end = at + 1
    while end < len(lines) and lines[end].kind not in ("section", "command", "group"):
        end += 1
    return slice(at, end)
