"""Claimed renames are right, and most renames are found: measured over many pairs of specs that are generated."""

from collections import Counter
from typing import Literal

import pytest

from rename_pairs import OTHER_COMMANDS, OTHER_ROWS, RENAMED_COMMANDS, RENAMED_ROWS, Pair, pairs
from slatebind.diff.deltas import Renamed
from slatebind.diff.spec_diff import diff_specs
from slatebind.diff.words import are_opposite_names, are_opposite_texts, compare_words, split_by
from slatebind.spec.model import Api, Command, Field, Group, Model, Response, Spec

PRECISION = 0.95
RECALL = 0.75


OPPOSITES = [
    *(("startdate", "enddate"), ("minDepth", "maxDepth"), ("username", "password"), ("enableBerth", "disableBerth")),
    *(
        ("source", "destination"),
        ("sourcecidr", "destinationcidr"),
        ("ingressrule", "egressrule"),
        ("withTags", "withoutTags"),
    ),
    *(
        ("publicIp", "privateIp"),
        ("attachVolume", "detachVolume"),
        ("addNic", "removeNic"),
        ("cidr", "cidr6"),
        ("ip4", "ip6"),
    ),
    *(
        ("lock", "unlock"),
        ("managed", "unmanaged"),
        ("login", "logout"),
        ("isActive", "isInactive"),
        ("noSnapshot", "snapshot"),
    ),
    *(("beforeDate", "afterDate"), ("width", "height"), ("latitude", "longitude"), ("parentid", "childid")),
]
SAME = [
    *(("startdate", "begindate"), ("minDepth", "minimumDepth"), ("deleteNic", "removeNic"), ("colour", "color")),
    *(("internalname", "internalnames"), ("domain", "domainname"), ("with", "width"), ("informat", "information")),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposite_names(one: str, other: str) -> None:
    """Also where the words are written as one, in either direction."""
    assert are_opposite_names(one, other)
    assert are_opposite_names(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_not_opposite(one: str, other: str) -> None:
    """Synonyms, spellings and words that contain a short opposite by chance."""
    assert not are_opposite_names(one, other)
    assert not are_opposite_names(other, one)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("virtualmachineid", "vmid", True),
        ("hypervisorconfiguration", "hypervisorconfig", True),
        ("quayid", "qauyid", True),
        ("zone", "zones", True),
        ("listkeys", "listkeywords", False),
        ("zoneid", "podid", False),
    ],
)
def test_names_of_the_same_words(one: str, other: str, *, is_same: bool) -> None:
    """Initials, shortened and misspelled words are the same."""
    words = frozenset(
        {"virtual", "machine", "hypervisor", "configuration", "config", "list", "keys", "keywords", "quay"}
    )
    found = compare_words(split_by(one, words), split_by(other, words), are_names=True)
    assert found.is_same is is_same


def test_long_texts_are_compared_in_linear_time() -> None:
    """Texts that differ in very many words are not compared word by word."""
    one, other = ([f"{letter}{number}word" for number in range(20_000)] for letter in "ab")
    assert compare_words(one, other).share == 0
    assert not are_opposite_texts(" ".join(one), " ".join(other))


@pytest.mark.parametrize(("shape", "is_same"), [("list", True), ("object", False)])
def test_a_list_and_one_object(shape: Literal["list", "object"], *, is_same: bool) -> None:
    """A command that responds with one object is not a renamed one that responded with a list of them."""
    old, new = (
        Spec(
            api=Api(name="x", protocol="cloudstack"),
            groups=(Group(name="Bays"),),
            commands=(
                Command(
                    name=name, group="Bays", description=text, response=Response(shape=shape_of_response, model="Bay")
                ),
            ),
            models=(Model(name="Bay", fields=(Field(name="id", type="uuid"),)),),
        )
        for name, text, shape_of_response in (("listBays", "Lists bays.", "list"), ("getBay", "Gets a bay.", shape))
    )
    found = [delta for delta in diff_specs(old, new) if isinstance(delta, Renamed)]
    assert [delta.new for delta in found] == ([("commands", "getBay")] if is_same else [])


def claimed(pair: Pair) -> dict[str, str]:
    """The new names of what was renamed, by the old ones."""
    deltas = (delta for delta in diff_specs(pair.old, pair.new) if isinstance(delta, Renamed))
    return {str(delta.old[-1]): str(delta.new[-1]) for delta in deltas if delta.old and delta.new}


@pytest.mark.parametrize("seed", [1, 2])
def test_precision_and_recall(seed: int) -> None:
    """At least 95 of 100 claimed renames are renames, and 3 of 4 renames are claimed."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs(seed, 60):
        found = claimed(pair)
        right[pair.kind] += found == pair.renamed != {}
        wrong[pair.kind] += found not in (pair.renamed, {})
        missed[pair.kind] += found != pair.renamed and found == {}
    assert right.total() / (right.total() + wrong.total()) >= PRECISION, wrong
    assert right.total() / (right.total() + missed.total()) >= RECALL, missed


@pytest.mark.parametrize("kind", [make.__name__ for make in (*OTHER_ROWS, *OTHER_COMMANDS)])
def test_what_is_no_rename(kind: str) -> None:
    """No kind of removal and addition is often taken for a rename."""
    found = [claimed(pair) for pair in pairs(3, 40) if pair.kind == kind]
    assert len(found) == 40
    assert len([claims for claims in found if claims]) <= 2, [claims for claims in found if claims]


@pytest.mark.parametrize("kind", [make.__name__ for make in (*RENAMED_ROWS, *RENAMED_COMMANDS)])
def test_what_is_a_rename(kind: str) -> None:
    """No kind of rename is missed as a rule."""
    found = [claimed(pair) == pair.renamed for pair in pairs(4, 40) if pair.kind == kind]
    assert len(found) == 40
    assert sum(found) >= 20
