"""Matching the records of one list with those of another. Symmetric: comparing the other way finds the same pairs.

Renamed records must not be reported as one removed and one added, nor must two different records be taken for a
rename: a wrong match hides a breaking change. So the steps go from certain to uncertain (exact name, declared
``renamed_from``, name without regard to case, then to punctuation, what is said of the records), each step looks only
at the records that the earlier ones left over, and each takes only unambiguous pairs. What decides in the last step is
the rule of the list (see ``renames``). Asking it about all pairs would be quadratic and decide
ties by order; therefore only pairs that share a rare trait or word are compared, and a pair counts only if it is by a
margin the best one for both of its records.

Models are matched before all of this by the commands that respond with them, since their names are made up.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any, Literal

import msgspec

from slatebind.casing import split
from slatebind.diff.address import Key

MatchedBy = Literal["users", "exact", "request", "declared", "case", "punctuation", "similarity"]
Traits = frozenset[Hashable]
"""Facts about a record that do not depend on its name."""

SIMILARITY_THRESHOLD = 0.8
"""The least share of common traits with which two records are taken for the same."""
SIMILARITY_MARGIN = 0.15
"""The least margin by which the best pair has to be more similar than the next best one."""
MAX_TRAIT_HOLDERS = 24
"""A trait of more records than this does not distinguish them; leaving it out keeps the search linear."""
_WEIGHT_OF_NAME = 0.1
"""The share of the similarity of names in a confidence."""


class Match(msgspec.Struct, frozen=True):
    """An old record and the new record that it became."""

    old: Key
    new: Key
    by: MatchedBy = "exact"
    confidence: float = 1.0


class Candidate(msgspec.Struct, frozen=True):
    """A record to be matched: its names, and ``traits``, which identify it under another name.

    ``words`` of its name or description only make it worth comparing with others.
    """

    key: Key
    label: str
    renamed_from: str | None
    traits: Callable[[], Traits]
    words: Callable[[], Traits] = frozenset
    record: Any = None


SimilarityRule = Callable[[Candidate, Candidate], float | None]
"""How certain it is that an old and a new record are the same; None if they are not. Symmetric."""


def match_records(
    old: Iterable[Candidate], new: Iterable[Candidate], rule: SimilarityRule, known: Iterable[Match] = ()
) -> tuple[Match, ...]:
    """The pairs of two lists, ``known`` ones first; ``rule`` decides on what is left without a similar name."""
    old_by_key = {candidate.key: candidate for candidate in old}
    new_by_key = {candidate.key: candidate for candidate in new}
    matches = list(known)
    for step in (_by_exact_name, _by_declared_rename, _ignoring_case, _ignoring_punctuation, _by_similarity):
        taken_old, taken_new = {match.old for match in matches}, {match.new for match in matches}
        old_left = [candidate for key, candidate in old_by_key.items() if key not in taken_old]
        new_left = [candidate for key, candidate in new_by_key.items() if key not in taken_new]
        if old_left and new_left:
            matches.extend(step(old_left, new_left, rule))
    return tuple(matches)


def _by_exact_name(old: list[Candidate], new: list[Candidate], _: SimilarityRule) -> Iterator[Match]:
    keys = {candidate.key for candidate in new}
    yield from (Match(candidate.key, candidate.key) for candidate in old if candidate.key in keys)


def _by_declared_rename(old: list[Candidate], new: list[Candidate], _: SimilarityRule) -> Iterator[Match]:
    old_labels = {candidate.label: candidate for candidate in old}
    new_labels = {candidate.label: candidate for candidate in new}
    pairs = [(old_labels[record.renamed_from], record) for record in new if record.renamed_from in old_labels]
    # A rename that is reverted: the old record says where it came from.
    pairs += [(record, new_labels[record.renamed_from]) for record in old if record.renamed_from in new_labels]
    keys = {(old_record.key, new_record.key) for old_record, new_record in pairs}
    yield from _unambiguous(sorted(keys, key=str), "declared")


def _ignoring_case(old: list[Candidate], new: list[Candidate], _: SimilarityRule) -> Iterator[Match]:
    yield from _by_normalized_label(old, new, str.casefold, "case")


def _ignoring_punctuation(old: list[Candidate], new: list[Candidate], _: SimilarityRule) -> Iterator[Match]:
    yield from _by_normalized_label(old, new, lambda label: re.sub(r"[\W_]+", "", label).casefold(), "punctuation")


def _by_normalized_label(
    old: list[Candidate], new: list[Candidate], normalize: Callable[[str], str], by: MatchedBy
) -> Iterator[Match]:
    old_keys: dict[str, list[Key]] = defaultdict(list)
    for candidate in old:
        old_keys[normalize(candidate.label)].append(candidate.key)
    old_keys.pop("", None)
    pairs = [(key, candidate.key) for candidate in new for key in old_keys.get(normalize(candidate.label), ())]
    yield from _unambiguous(pairs, by)


def _unambiguous(pairs: Collection[tuple[Key, Key]], by: MatchedBy) -> Iterator[Match]:
    """The pairs of which neither record is in another pair."""
    old_counts, new_counts = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    for old, new in pairs:
        if old_counts[old] == new_counts[new] == 1:
            yield Match(old, new, by)


def _by_similarity(old: list[Candidate], new: list[Candidate], rule: SimilarityRule) -> Iterator[Match]:
    """Pairs that are by a margin the most similar ones for both of their records."""
    old_by_key, new_by_key = ({candidate.key: candidate for candidate in side} for side in (old, new))
    scores: dict[Key, dict[Key, float]] = defaultdict(dict)
    reverse_scores: dict[Key, dict[Key, float]] = defaultdict(dict)
    for old_key, new_key in _pairs_to_compare(old, new):
        score = rule(old_by_key[old_key], new_by_key[new_key])
        if score is not None:
            scores[old_key][new_key] = reverse_scores[new_key][old_key] = score
    for old_key, partners in scores.items():
        new_key = max(partners, key=lambda key: (partners[key], str(key)))
        if _stands_out(new_key, partners) and _stands_out(old_key, reverse_scores[new_key]):
            yield Match(old_key, new_key, "similarity", partners[new_key])


def similar_traits(min_traits: int) -> SimilarityRule:
    """Accepts pairs of records with most of their traits in common, if they have at least ``min_traits``."""

    def confidence(old: Candidate, new: Candidate) -> float | None:
        before, after = old.traits(), new.traits()
        score = similarity(before, after)
        if min(len(before), len(after)) < min_traits or score < SIMILARITY_THRESHOLD:
            return None
        return _confidence(score, old.label, new.label)

    return confidence


def _confidence(score: float, old_label: str, new_label: str) -> float:
    """Similar names only add confidence: records that are similar in name alone are different ones."""
    words = [frozenset(word.lower() for word in split(label)) for label in (old_label, new_label)]
    return round((1 - _WEIGHT_OF_NAME) * score + _WEIGHT_OF_NAME * similarity(*words), 2)


def _pairs_to_compare(old: Iterable[Candidate], new: Iterable[Candidate]) -> set[tuple[Key, Key]]:
    """Pairs that share a trait which few other records have."""
    old_holders, new_holders = _holders(old), _holders(new)
    return {
        (old_key, new_key)
        for trait, old_keys in old_holders.items()
        if len(old_keys) <= MAX_TRAIT_HOLDERS and len(new_holders.get(trait, ())) <= MAX_TRAIT_HOLDERS
        for old_key in old_keys
        for new_key in new_holders.get(trait, ())
    }


def _holders(candidates: Iterable[Candidate]) -> dict[Hashable, list[Key]]:
    """The records that have each trait, or word."""
    holders: dict[Hashable, list[Key]] = defaultdict(list)
    for candidate in candidates:
        for trait in candidate.traits() | candidate.words():
            holders[trait].append(candidate.key)
    return holders


def similarity(left: Collection[Hashable], right: Collection[Hashable]) -> float:
    """The Jaccard index: the share of all members that both have, 1 for equal sets."""
    union = set(left) | set(right)
    return len(set(left) & set(right)) / len(union) if union else 0.0


def _stands_out(best: Key, scores: dict[Key, float]) -> bool:
    return all(scores[best] - score >= SIMILARITY_MARGIN for key, score in scores.items() if key != best)
