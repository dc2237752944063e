"""Protected regions: parts of a generated file that users write, and that every run keeps.

A template offers a region with two marker lines that have nothing between them. The markers of a region that is not
used are not written. To use it, add the markers to the file with text between them:

    # slatebind: keep methods
    def is_running(self) -> bool: ...
    # slatebind: end methods

Blank lines above a region belong to it, since a formatter may add some there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKER = re.compile(r"([ \t]*)(?:#|//|--|;|<!--) slatebind: (keep|end) ([A-Za-z0-9_-]+)(?: -->)?[ \t]*\r?\n?")
_KEEP = "slatebind: keep "
_SLATEBIND = " slatebind: "


class Region(NamedTuple):
    """A region of a text: its lines with the markers and the blank ones above, and the content between the markers."""

    name: str
    indent: str
    lines: tuple[str, ...]
    content: str


class SplitText(NamedTuple):
    """A text split into regions and what is between them. ``problem`` says why the markers make no sense."""

    parts: tuple[str | Region, ...]
    problem: str = ""

    @property
    def regions(self) -> dict[str, Region]:
        """The regions by name."""
        return {part.name: part for part in self.parts if isinstance(part, Region)}

    @property
    def generated(self) -> str:
        """The text without its regions."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def is_used(self) -> bool:
        """Whether a person wrote something into a region."""
        return any(region.content.strip() for region in self.regions.values())


def split_regions(text: str) -> SplitText:
    """The text split at its regions; in one part if it has none, or if their markers do not match."""
    if _KEEP not in text:
        return SplitText((text,))
    try:
        return SplitText(tuple(_parts(text.splitlines(keepends=True))))
    except ValueError as problem:
        return SplitText((text,), str(problem))


def may_hold_regions(data: bytes) -> bool:
    """Whether a file may have regions: a quick test before it is decoded and split."""
    return _KEEP.encode() in data


def merge_regions(generated: SplitText, existing: SplitText) -> tuple[str, str]:
    """The generated text with the regions of the existing one; and the reason if a region cannot be placed."""
    regions = existing.regions
    for name, region in regions.items():
        offered = generated.regions.get(name)
        if offered is None and region.content.strip():
            return generated.generated, f"region `{name}` is no longer offered by the template"
        if offered is not None and offered.indent != region.indent:
            return generated.generated, f"region `{name}` is not indented as the template offers it"
    parts = (part if isinstance(part, str) else _lines(regions.get(part.name)) for part in generated.parts)
    return "".join(parts), ""


def _lines(region: Region | None) -> str:
    return "".join(region.lines) if region else ""


def _parts(lines: list[str]) -> Iterator[str | Region]:
    """The parts of a text; a ValueError describes the first marker that has no counterpart, or repeats a name."""
    candidates = ((index, _MARKER.fullmatch(line)) for index, line in enumerate(lines) if _SLATEBIND in line)
    markers = iter([(index, marker) for index, marker in candidates if marker])
    names: set[str] = set()
    done = 0
    for start, (indent, kind, name) in ((index, marker.groups()) for index, marker in markers):
        end, closing = next(markers, (0, None))
        if kind == "end":
            raise ValueError(f"line {start + 1} ends region `{name}`, which has not been opened")
        if closing is None or closing[2] != "end" or closing[3] != name:
            raise ValueError(f"region `{name}` in line {start + 1} is not closed with `slatebind: end {name}`")
        if name in names:
            raise ValueError(f"duplicate region `{name}` in line {start + 1}")
        names.add(name)
        first = start
        while first > done and not lines[first - 1].strip():
            first -= 1
        yield "".join(lines[done:first])
        yield Region(name, indent, tuple(lines[first : end + 1]), "".join(lines[start + 1 : end]))
        done = end + 1
    yield "".join(lines[done:])
