"""The chapters of operations: the headings that name their groups."""

import re
from collections import Counter
from collections.abc import Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import Heading

_LETTER = re.compile(r"[^\W\d_](?: [^\W\d_])?")
"""A chapter of an alphabetical list: `A`, or `A-C`."""
_MIN_CHAPTERS = 2
_MIN_SIZE = 1.5
"""How many chapters a heading has below it, and how many operations each on average, if it says nothing itself."""
_MIN_SHARE = 0.8
"""The share of its operations that are in these."""
_MAX_DEPTH = 6


class Chapters:
    """The headings of the chapters of operations, whose headings have the numbers ``owners``.

    A chapter is below a heading of level 1, or the highest one. It is the next lower one if that heading does not
    distinguish it: a letter, words such as *Endpoints*, or the only heading that operations are below.
    """

    def __init__(self, parts: Sequence[Part], tree: HeadingTree, owners: Sequence[int], dialect: Dialect) -> None:
        self._parts = parts
        self._paths = {owner: [*tree.above(owner)][::-1] for owner in owners}
        self._passed: set[int] = set()
        self._dialect = dialect
        for depth in range(_MAX_DEPTH):
            if not self._pass(depth):
                break

    def of(self, owner: int) -> Heading | None:
        """The heading of an owner's chapter; its own if that is of level 1."""
        path = self._paths[owner]
        named = next((number for number in path if number not in self._passed), path[-1] if path else None)
        if named is None:
            return self._parts[owner].heading if self._parts[owner].heading.level == 1 else None
        return self._parts[named].heading

    def _pass(self, depth: int) -> bool:
        """Pass over the headings at a depth that say nothing; whether there are any."""
        below: dict[int, list[int | None]] = {}
        for path in self._paths.values():
            if len(path) > depth and self._passed.issuperset(path[:depth]):
                below.setdefault(path[depth], []).append(path[depth + 1] if len(path) > depth + 1 else None)
        titles = Counter(
            normalize(self._parts[number].heading.text)
            for chapters in below.values()
            for number in {chapter for chapter in chapters if chapter is not None}
        )
        found = {
            number
            for number, chapters in below.items()
            if self._has_chapters(number, chapters, is_only=depth == 0 and len(below) == 1)
            # Two versions of an API have chapters of the same names.
            and all(
                titles[normalize(self._parts[chapter].heading.text)] == 1 for chapter in chapters if chapter is not None
            )
        }
        self._passed |= found
        return bool(found)

    def _has_chapters(self, number: int, chapters: Sequence[int | None], *, is_only: bool) -> bool:
        """Whether the chapters below a heading, one for each of its operations, are better names than the heading."""
        known = [chapter for chapter in chapters if chapter is not None]
        title = normalize(plain_text(self._parts[number].heading.text))
        if _LETTER.fullmatch(title):
            return bool(known)
        is_vague = is_only or self._is_vague(title)
        distinct = len(set(known))
        is_divided = distinct >= _MIN_CHAPTERS and len(known) >= distinct * _MIN_SIZE
        return is_vague and is_divided and len(known) >= len(chapters) * _MIN_SHARE

    def _is_vague(self, title: str) -> bool:
        """Whether a title says nothing about its operations; a number is that of a version."""
        if any(map(str.isdigit, title)):
            return False
        requests = self._dialect.requests
        rest = requests.heading_phrases.remove_from(title) if requests else title
        return not rest or self._dialect.is_generic(rest)
