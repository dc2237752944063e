"""The order of the headings of a document: which one is below which, and which of them are titles of operations."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.request_lines import heading_method
from slatebind.extraction.requests.announcements.urls import read_url, same_path
from slatebind.extraction.requests.headings import HeadingKind, heading_kind

_MAX_COMPARED = 20
"""Requests of a heading that are compared with those of the heading before."""
_MIN_OF_CHAPTER = 2
"""Operations directly below a heading that make it the title of a chapter."""
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
        self._below: list[list[int]] = [[] for _ in parts]
        for number, parent in enumerate(self.parents):
            if parent is not None:
                self._below[parent].append(number)
        self.kinds = self._kinds(parts, lines, dialect)
        self._ends = _ends(parts)
        titles: dict[tuple[int | None, int], int] = {}
        for number, part in enumerate(parts):
            place = self.parents[number], part.heading.level
            self.siblings.append(titles.get(place))
            if not self.kinds[number].is_part:
                titles[place] = number

    def _kinds(
        self, parts: Sequence[Part], lines: Sequence[Sequence[RequestLine]], dialect: Dialect
    ) -> list[HeadingKind]:
        """What the headings open. Where headings stand can say more than their words.

        One that is repeated, each time above the only request below a title, is a part, and so is one that only holds
        the request of the title above it, next to the other parts of that operation. A word for a part is a title if it
        has a request of its own and is next to titles of operations. One that announces a request is the title of a
        chapter if it states none and operations are below it: *Requests* can be what an API has.
        """
        kinds = [heading_kind(part.heading.text, dialect) for part in parts]
        stated = [number for number in range(len(parts)) if _states_request(lines[number])]
        strong = [number for number in stated if not kinds[number].is_part]
        below = Counter(self.parents[number] for number in strong)
        texts = [normalize(part.heading.text) for part in parts]
        counts = Counter(texts)
        uses = Counter(texts[number] for number in strong)
        alone = Counter(
            texts[number] for number in strong if self.parents[number] is not None and below[self.parents[number]] == 1
        )
        repeated = {text for text, count in uses.items() if count >= _MIN_REPEATED <= alone[text] >= count * _MOSTLY}
        bare = [number for number in strong if below[self.parents[number]] == 1 and self._is_bare(number, kinds, lines)]
        often = Counter(texts[number] for number in bare)
        found = {
            number for number in bare if often[texts[number]] > 1 or self._is_named_above(parts, number, dialect)
        } | {number for number in strong if texts[number] in repeated}
        methods = [heading_method(part.heading, dialect.requests) if dialect.requests else "" for part in parts]
        uses_below = Counter((self.parents[number], method) for number, method in enumerate(methods) if method)
        found |= {
            number
            for number, method in enumerate(methods)
            if method and self.parents[number] is not None and uses_below[self.parents[number], method] == 1
        }
        titles = {number for number in self._titles(stated, lines, kinds) if counts[texts[number]] == 1}
        chapters = set(self._chapters(stated, below, kinds))
        return [
            replace(
                kind,
                is_part=number in found or (kind.is_part and number not in titles | chapters),
                is_announcing=kind.is_announcing and number not in chapters,
            )
            for number, kind in enumerate(kinds)
        ]

    def _chapters(
        self, stated: Sequence[int], below: Counter[int | None], kinds: Sequence[HeadingKind]
    ) -> Iterator[int]:
        """The headings that announce a request by their words, and have operations below them in place of one."""
        own = set(stated)
        return (
            number
            for number, kind in enumerate(kinds)
            if kind.is_announcing and number not in own and below[number] >= _MIN_OF_CHAPTER
        )

    def _is_bare(self, number: int, kinds: Sequence[HeadingKind], lines: Sequence[Sequence[RequestLine]]) -> bool:
        """Whether a heading holds nothing but a request, and all headings next to it open parts of an operation."""
        parent = self.parents[number]
        is_titled = parent is not None and any(line.trust > Trust.MENTION for line in lines[parent])
        if parent is None or is_titled or self._below[number]:
            return False
        siblings = [other for other in self._below[parent] if other != number]
        return any(other > number for other in siblings) and all(kinds[other].is_part for other in siblings)

    def _is_named_above(self, parts: Sequence[Part], number: int, dialect: Dialect) -> bool:
        """Whether the heading above says what is done, and this one does not."""
        parent = self.parents[number]
        assert parent is not None
        verbs = {normalize(verb) for verb in dialect.operation_names.all_verbs}
        own, outer = ({*normalize(parts[part].heading.text).split()} for part in (number, parent))
        return verbs.isdisjoint(own) and not verbs.isdisjoint(outer)

    def _titles(
        self, stated: Sequence[int], lines: Sequence[Sequence[RequestLine]], kinds: Sequence[HeadingKind]
    ) -> Iterator[int]:
        """The words for parts that are titles: they state a request that no title next to them has."""
        with_titles = {self.parents[number] for number in stated if not kinds[number].is_part}
        last: dict[int | None, set[str]] = {}
        for number in stated:
            kind, parent = kinds[number], self.parents[number]
            own = {read_url(line.url).path for line in lines[number][:_MAX_COMPARED] if line.trust >= Trust.OWN}
            if not kind.is_part:
                last[parent] = own
                continue
            is_repeated = any(same_path(before, other) for before in last.get(parent, ()) for other in own)
            if not kind.is_announcing and parent in with_titles and not is_repeated:
                last[parent] = own
                yield number

    def end(self, number: int) -> int:
        """The number of the next part that is not below a part."""
        return self._ends[number]

    def below(self, number: int) -> Sequence[int]:
        """The parts right below a part."""
        return self._below[number]

    def above(self, number: int) -> Iterator[int]:
        """The parts above a part, the nearest first."""
        parent = self.parents[number]
        while parent is not None:
            yield parent
            parent = self.parents[parent]


def _ends(parts: Sequence[Part]) -> list[int]:
    """For each part, the number of the next one with a heading of the same or a higher level."""
    ends = [len(parts)] * len(parts)
    open_parts: list[int] = []
    for number, part in enumerate(parts):
        while open_parts and parts[open_parts[-1]].heading.level >= part.heading.level:
            ends[open_parts.pop()] = number
        open_parts.append(number)
    return ends


def _states_request(lines: Sequence[RequestLine]) -> bool:
    return any(line.method and line.trust >= Trust.OWN for line in lines)
