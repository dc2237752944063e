"""How far an operation reaches: the parts of a document that belong to it, and its chapter."""

from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.candidates import Candidate
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.shared_blocks import blocks_of_request

_MAX_SHARING = 25
"""Operations of one heading that share what is below it; more of them are a list."""
_MAX_VARIANTS = 5
"""Operations next to each other that can share the response behind them."""


class Extents:
    """The ends of the operations of ``owners``, the numbers of parts in the order of the document.

    The parts of an operation are below its heading, or follow it at the same level (``## List trees``, ``## Query
    parameters``). That they follow it is certain if its request is in one of them, or if an owner comes next at this
    level; the last owner below a heading is like the ones before it.
    """

    def __init__(self, parts: Sequence[Part], tree: HeadingTree, owners: Sequence[int]) -> None:
        self._parts = parts
        self._tree = tree
        self._owners = owners
        self._flat: set[int | None] = set()

    def end(self, position: int, last: int) -> int:
        """The number of the first part that does not belong to the owner at a position any more.

        ``last`` is the last part with one of its requests. To be called for the owners in their order.
        """
        owner = self._owners[position]
        parent = self._tree.parents[owner]
        following = self._owners[position + 1] if position + 1 < len(self._owners) else len(self._parts)
        is_last = following == len(self._parts) or self._tree.parents[following] != parent
        if last == owner and (not is_last or parent in self._flat or self._is_only_child(position)):
            last = self._next_sibling_part(owner)
            if last > owner:
                self._flat.add(parent)
        level = self._parts[owner].heading.level
        is_flat = any(part.heading.level <= level for part in self._parts[owner + 1 : last + 1])
        for number in range(owner + 1, following):
            if self._parts[number].heading.level > level:
                continue
            if not is_flat or not self._tree.kinds[number].is_part:
                return number
        return following

    def common_answers(self) -> dict[Position, tuple[Part, ...]]:
        """The response behind the last of a few operations of which none has one, by their headings.

        To be called when all ends are known.
        """
        by_parent: dict[int, list[int]] = {}
        for owner in self._owners:
            parent = self._tree.parents[owner]
            if parent is not None:
                by_parent.setdefault(parent, []).append(owner)
        taken = {*self._owners, *self._flat}
        found: dict[Position, tuple[Part, ...]] = {}
        for parent, owners in by_parent.items():
            number = self._tree.end(owners[-1])
            is_last = number == len(self._parts) or self._tree.parents[number] != parent
            if is_last or parent in taken or len(owners) > _MAX_VARIANTS:
                continue
            if self._is_answer(number) and not any(map(self._has_answer, owners)):
                parts = tuple(self._parts[number : self._tree.end(number)])
                found.update((self._parts[owner].heading.at, parts) for owner in owners)
        return found

    def _is_answer(self, number: int) -> bool:
        kind = self._tree.kinds[number]
        return kind.opening == "response" and kind.is_part

    def _has_answer(self, owner: int) -> bool:
        return any(map(self._is_answer, range(owner, self._tree.end(owner))))

    def _is_only_child(self, position: int) -> bool:
        """Whether the heading above an owner has no other owner next to it."""
        parent = self._tree.parents[self._owners[position]]
        neighbors = (*self._owners[max(position - 1, 0) : position], *self._owners[position + 1 : position + 2])
        return parent is not None and all(self._tree.parents[owner] != parent for owner in neighbors)

    def _next_sibling_part(self, owner: int) -> int:
        """The next heading of the level if it opens a part of an operation, and not its errors; else the owner."""
        level = self._parts[owner].heading.level
        for number in range(owner + 1, len(self._parts)):
            if self._parts[number].heading.level <= level:
                kind = self._tree.kinds[number]
                opens_part = kind.is_part and kind.opening not in (None, "errors")
                return number if opens_part and self._parts[number].heading.level == level else owner
        return owner


def own_parts(
    parts: Sequence[Part],
    extent: range,
    owners: Sequence[int],
    candidate: Candidate,
    all_of_owner: Sequence[Candidate],
) -> tuple[Part, ...]:
    """The parts of one of an owner's operations, with the blocks that are not about another one of them.

    ``extent`` has the numbers of the owner's parts. Those before the first operation belong to all of them, but for
    what follows another one of ``owners``.
    """
    if len(all_of_owner) > _MAX_SHARING:
        return ()
    starts = sorted({other.part for other in all_of_owner})
    position = starts.index(candidate.part)
    stop = starts[position + 1] if position + 1 < len(starts) else extent.stop
    other = next((number for number in owners if extent.start < number < starts[0]), starts[0])
    above = tuple(parts[extent.start : other])
    part = parts[candidate.part]
    lines = [other.line.at for other in all_of_owner if other.part == candidate.part]
    if len(lines) == 1 or part.heading.at in lines:
        return (*above, *parts[candidate.part : stop])
    own = blocks_of_request(part.blocks, candidate.line.at, lines)
    below = parts[candidate.part + 1 : stop] if own.is_last or not own.has_rows_between else ()
    return (*above, replace(part, blocks=own.blocks), *below)
