"""Matching renamed records: certain pairs first, and never an ambiguous one."""

import pytest

from slatebind.diff.address import Key
from slatebind.diff.matching import MAX_TRAIT_HOLDERS, Candidate, Match, match_records, similar_traits, similarity

RULE = similar_traits(3)


def candidate(name: str, traits: str = "", renamed_from: str | None = None) -> Candidate:
    """A record with a trait for each letter."""
    return Candidate(name, name, renamed_from, lambda: frozenset(traits))


def matched(old: list[Candidate], new: list[Candidate]) -> set[tuple[Key, Key, str]]:
    """The pairs with the step that found them; comparing the other way has to find the same."""
    found = {(match.old, match.new, match.by) for match in match_records(old, new, RULE)}
    assert {(match.new, match.old, match.by) for match in match_records(new, old, RULE)} == found
    return found


@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        (candidate("listZones"), candidate("listZones"), "exact"),
        (candidate("listZones"), candidate("getZones", renamed_from="listZones"), "declared"),
        (candidate("getZones", renamed_from="listZones"), candidate("listZones"), "declared"),
        (candidate("listZones"), candidate("listzones"), "case"),
        (candidate("list zones"), candidate("listZones"), "punctuation"),
        (candidate("listZones", "abcdefghi"), candidate("getZones", "abcdefgh"), "similarity"),
    ],
)
def test_steps(old: Candidate, new: Candidate, by: str) -> None:
    """Each step finds the pairs that it is for, in both directions."""
    assert matched([old], [new]) == {(old.key, new.key, by)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([candidate("a", "abcdefgh")], [candidate("b", "abcdxyz")]),
        ([candidate("a", "ab")], [candidate("b", "ab")]),
        ([candidate("aB")], [candidate("ab"), candidate("AB")]),
        ([candidate("a", "abcdefgh")], [candidate("b", "abcdefgh"), candidate("c", "abcdefgh")]),
        ([candidate("a", "abcdefgh")], [candidate("b", "abcdefgh"), candidate("c", "abcdefghi")]),
        ([candidate("?")], [candidate("!")]),
    ],
    ids=["below the threshold", "too few traits", "two differ in case", "two are equal", "no margin", "no letters"],
)
def test_ambiguous_records_are_not_matched(old: list[Candidate], new: list[Candidate]) -> None:
    """A wrong match would hide a breaking change."""
    assert matched(old, new) == set()


def test_certain_matches_come_first() -> None:
    """A record that exists under its name is not the rename of another, however similar."""
    old = [candidate("a", "abcdefgh"), candidate("b", "abcdefgh")]
    new = [candidate("b", "stuvwxyz"), candidate("c", "abcdefgh")]
    assert matched(old, new) == {("b", "b", "exact"), ("a", "c", "similarity")}


def test_known_matches_are_kept() -> None:
    """Pairs that are given are not matched again."""
    known = Match("a", "b", "users")
    assert match_records([candidate("a")], [candidate("a"), candidate("b")], RULE, [known]) == (known,)


def test_common_traits_identify_nothing() -> None:
    """Of records that share only traits which many others have, none is compared."""
    many = MAX_TRAIT_HOLDERS + 1
    old = [candidate(f"old{number}", "abcdefgh") for number in range(many)]
    assert matched(old, [candidate("new", "abcdefgh")]) == set()


def test_similar_names_add_confidence() -> None:
    """Two pairs with the same traits in common differ in confidence by their names."""
    old = candidate("listZones", "abcdefghij")
    close, far = (match_records([old], [candidate(name, "abcdefghi")], RULE)[0] for name in ("getZones", "x"))
    assert 0.8 < far.confidence < close.confidence < 1


def test_similarity_is_the_jaccard_index() -> None:
    """The share of all members that both sets have."""
    assert similarity("abc", "bcd") == 0.5
    assert similarity("abc", "abc") == 1
    assert similarity("", "") == 0
