"""Which record of one list is which of the other's. Strict and symmetric: comparing the other way finds the same pairs.

Models first by the commands that answer with them, since their names are made up. Everything else by exact name, then
by a declared ``renamed_from``, then by case, then by punctuation and spaces, then by likeness. Each
step looks only at what is left, and only takes what is unambiguous.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Literal

import msgspec

from slatebind.words import split

How = Literal["users", "exact", "declared", "case", "punctuation", "likeness"]
Key = str | int
Rows = frozenset[Hashable]

_ENOUGH = 0.8
_MARGIN = 0.15
_CROWD = 24
"""A row that more records than this have tells nothing about which is which; it also keeps the search linear."""


class Match(msgspec.Struct, frozen=True):
    """An old record and the new one that it became."""

    old: Key
    new: Key
    how: How = "exact"
    confidence: float = 1.0


class Known(msgspec.Struct, frozen=True):
    """What is known of a record: its names, and ``rows``, what makes it recognisable under another name."""

    key: Key
    label: str
    renamed_from: str | None
    rows: Callable[[], Rows]


def match(
    old: Iterable[Known], new: Iterable[Known], fewest_rows: int, known: Iterable[Match] = ()
) -> tuple[Match, ...]:
    """The pairs of two lists, ``known`` ones first. Records with fewer than ``fewest_rows`` never match by likeness."""
    left = {one.key: one for one in old}
    right = {one.key: one for one in new}
    found = list(known)
    for step in (_exact, _declared, _same_but_for_case, _same_but_for_punctuation, _alike):
        taken = {one.old for one in found}, {one.new for one in found}
        rest = [one for key, one in left.items() if key not in taken[0]]
        others = [one for key, one in right.items() if key not in taken[1]]
        if rest and others:
            found.extend(step(rest, others, fewest_rows))
    return tuple(found)


def _exact(old: list[Known], new: list[Known], _: int) -> Iterator[Match]:
    keys = {one.key for one in new}
    yield from (Match(one.key, one.key) for one in old if one.key in keys)


def _declared(old: list[Known], new: list[Known], _: int) -> Iterator[Match]:
    names = {one.label: one for one in old}
    edges = [(names[one.renamed_from], one) for one in new if one.renamed_from in names]
    # A renaming that is taken back: the old record says where it came from.
    names = {one.label: one for one in new}
    edges += [(one, names[one.renamed_from]) for one in old if one.renamed_from in names]
    pairs = {(left.key, right.key) for left, right in edges}
    yield from _unambiguous(sorted(pairs, key=str), "declared")


def _same_but_for_case(old: list[Known], new: list[Known], _: int) -> Iterator[Match]:
    yield from _same(old, new, str.casefold, "case")


def _same_but_for_punctuation(old: list[Known], new: list[Known], _: int) -> Iterator[Match]:
    yield from _same(old, new, lambda label: re.sub(r"[\W_]+", "", label).casefold(), "punctuation")


def _same(old: list[Known], new: list[Known], fold: Callable[[str], str], how: How) -> Iterator[Match]:
    folded: dict[str, list[Key]] = defaultdict(list)
    for one in old:
        folded[fold(one.label)].append(one.key)
    folded.pop("", None)
    pairs = [(key, one.key) for one in new for key in folded.get(fold(one.label), ())]
    yield from _unambiguous(pairs, how)


def _unambiguous(pairs: Collection[tuple[Key, Key]], how: How) -> Iterator[Match]:
    """The pairs of which neither side has another partner."""
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    for left, right in pairs:
        if lefts[left] == rights[right] == 1:
            yield Match(left, right, how)


def _alike(old: list[Known], new: list[Known], fewest_rows: int) -> Iterator[Match]:
    """Pairs that are each other's best by far."""
    lefts = _recognisable(old, fewest_rows)
    rights = _recognisable(new, fewest_rows)
    scores: dict[Key, dict[Key, float]] = defaultdict(dict)
    backwards: dict[Key, dict[Key, float]] = defaultdict(dict)
    for left, right in _candidates(lefts, rights):
        score = likeness(lefts[left], rights[right])
        scores[left][right] = backwards[right][left] = score
    labels = {one.key: one.label for one in (*old, *new)}
    for left, partners in scores.items():
        right = max(partners, key=lambda key: (partners[key], str(key)))
        score = partners[right]
        if score >= _ENOUGH and _stands_out(right, partners) and _stands_out(left, backwards[right]):
            # The name only adds confidence: what is alike in name alone is another thing.
            shared = likeness(*(frozenset(word.lower() for word in split(labels[key])) for key in (left, right)))
            yield Match(left, right, "likeness", round(0.9 * score + 0.1 * shared, 2))


def _recognisable(known: list[Known], fewest_rows: int) -> dict[Key, Rows]:
    rows = {one.key: one.rows() for one in known}
    return {key: found for key, found in rows.items() if len(found) >= fewest_rows}


def _candidates(lefts: dict[Key, Rows], rights: dict[Key, Rows]) -> set[tuple[Key, Key]]:
    """Pairs that share a row which few others have."""
    holders: tuple[dict[Hashable, list[Key]], ...] = (defaultdict(list), defaultdict(list))
    for index, side in zip(holders, (lefts, rights), strict=True):
        for key, rows in side.items():
            for row in rows:
                index[row].append(key)
    return {
        (left, right)
        for row, keys in holders[0].items()
        if len(keys) <= _CROWD and len(holders[1].get(row, ())) <= _CROWD
        for left in keys
        for right in holders[1].get(row, ())
    }


def likeness(one: Collection[Hashable], other: Collection[Hashable]) -> float:
    """The share of rows that both have, 1 for the same ones."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0


def _stands_out(best: Key, scores: dict[Key, float]) -> bool:
    return all(scores[best] - score >= _MARGIN for key, score in scores.items() if key != best)
