"""Regions of a generated file that belong to a person: what stands in them survives every run.

A template offers places, each two lines that mark nothing between them. Where nobody uses a place, these lines are not
written. Whoever writes them into the file, with text between them, has it kept:

    # slatebind: keep methods
    def is_running(self) -> bool: ...
    # slatebind: end methods

Blank lines above a region belong to it, so that a formatter may put some there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"([ \t]*)(?:#|//|--|;|<!--) slatebind: (keep|end) ([A-Za-z0-9_-]+)(?: -->)?[ \t]*\r?\n?")
_SIGN = "slatebind: keep "
_SLATEBIND = " slatebind: "


class Region(NamedTuple):
    """A marked part of a text: its lines with the markers, and the blank ones above it."""

    name: str
    indent: str
    lines: tuple[str, ...]
    content: str


class Parts(NamedTuple):
    """A text cut at its regions. ``problem`` says why they cannot be told apart."""

    pieces: tuple[str | Region, ...]
    problem: str = ""

    @property
    def regions(self) -> dict[str, Region]:
        """The regions by their names."""
        return {piece.name: piece for piece in self.pieces if isinstance(piece, Region)}

    @property
    def outside(self) -> str:
        """The text without its regions: what is generated."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def is_used(self) -> bool:
        """Whether a person wrote something into a region."""
        return any(region.content.strip() for region in self.regions.values())


def cut(text: str) -> Parts:
    """A text cut at its regions; in one piece where it has none, or where their markers make no sense."""
    if _SIGN not in text:
        return Parts((text,))
    try:
        parts = Parts(tuple(_pieces(text.splitlines(keepends=True))))
    except ValueError as problem:
        return Parts((text,), str(problem))
    return parts


def may_hold_regions(data: bytes) -> bool:
    """Whether it is worth looking for regions in a file."""
    return _SIGN.encode() in data


def places(text: str) -> tuple[str, ...]:
    """The names of the regions that a template offers in a file."""
    return tuple(cut(text).regions)


def filled(wanted: Parts, found: Parts) -> tuple[str, str]:
    """The generated text with a person's regions in their places; and what hinders that, if anything does."""
    mine = found.regions
    for name, region in mine.items():
        place = wanted.regions.get(name)
        if place is None and region.content.strip():
            return wanted.outside, f"the place of its region `{name}` is gone"
        if place is not None and place.indent != region.indent:
            return wanted.outside, f"its region `{name}` is not indented as its place is"
    pieces = (piece if isinstance(piece, str) else _kept(mine.get(piece.name)) for piece in wanted.pieces)
    return "".join(pieces), ""


def _kept(region: Region | None) -> str:
    return "".join(region.lines) if region else ""


def _pieces(lines: list[str]) -> Iterator[str | Region]:
    found = ((at, _MARK.fullmatch(line)) for at, line in enumerate(lines) if _SLATEBIND in line)
    marks = iter([(at, mark) for at, mark in found if mark])
    names: set[str] = set()
    done = 0
    for start, (indent, kind, name) in ((at, mark.groups()) for at, mark in marks):
        end, closing = next(marks, (0, None))
        if kind != "keep" or closing is None or closing[2] != "end" or closing[3] != name:
            raise ValueError(f"the markers of its region `{name}` do not belong together, from line {start + 1} on")
        if name in names:
            raise ValueError(f"its region `{name}` stands twice, again in line {start + 1}")
        names.add(name)
        first = start
        while first > done and not lines[first - 1].strip():
            first -= 1
        yield "".join(lines[done:first])
        yield Region(name, indent, tuple(lines[first : end + 1]), "".join(lines[start + 1 : end]))
        done = end + 1
    yield "".join(lines[done:])
