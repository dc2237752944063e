"""The order of the headings of a document: which one is below which, and which of them are titles of operations."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.headings import HeadingKind, heading_kind
from slatebind.extraction.requests.request_lines import RequestLine, Trust

_MIN_REPEATED = 3
_MOSTLY = 0.8
"""How often, and in which share of its uses, a heading is the only one with a request below another heading."""


class HeadingTree:
    """The headings above each part, and the last one of the same level that is a title."""

    def __init__(self, parts: Sequence[Part], lines: Sequence[Sequence[RequestLine]], dialect: Dialect) -> None:
        self.parents: list[int | None] = []
        self.siblings: list[int | None] = []
        open_parts: dict[int, int] = {}
        for number, part in enumerate(parts):
            above = [level for level in open_parts if level < part.heading.level]
            self.parents.append(open_parts[max(above)] if above else None)
            for level in [level for level in open_parts if level > part.heading.level]:
                del open_parts[level]
            open_parts[part.heading.level] = number
        self.kinds = self._kinds(parts, lines, dialect)
        titles: dict[tuple[int | None, int], int] = {}
        for number, part in enumerate(parts):
            place = self.parents[number], part.heading.level
            self.siblings.append(titles.get(place))
            if not self.kinds[number].is_part:
                titles[place] = number

    def _kinds(
        self, parts: Sequence[Part], lines: Sequence[Sequence[RequestLine]], dialect: Dialect
    ) -> list[HeadingKind]:
        """What the headings open. One that is repeated, each time above the only request below a title, is a part."""
        kinds = [heading_kind(part.heading.text, dialect) for part in parts]
        strong = [
            number
            for number, kind in enumerate(kinds)
            if not kind.is_part and any(line.method and line.trust >= Trust.OWN for line in lines[number])
        ]
        below = Counter(self.parents[number] for number in strong)
        texts = [normalize(part.heading.text) for part in parts]
        uses = Counter(texts[number] for number in strong)
        alone = Counter(
            texts[number] for number in strong if self.parents[number] is not None and below[self.parents[number]] == 1
        )
        repeated = {text for text, count in uses.items() if count >= _MIN_REPEATED <= alone[text] >= count * _MOSTLY}
        return [replace(kind, is_part=True) if texts[number] in repeated else kind for number, kind in enumerate(kinds)]

    def above(self, number: int) -> Iterator[int]:
        """The parts above a part, the nearest first."""
        parent = self.parents[number]
        while parent is not None:
            yield parent
            parent = self.parents[parent]
