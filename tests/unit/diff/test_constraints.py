"""What only descriptions say is compared by its meaning: other words for the same are no change of the API."""

import pytest

from slatebind.diff.constraints import compare_constraints, only_loosen
from slatebind.diff.examples import is_same_call, is_same_response
from slatebind.spec.model import Field, Param

SAME = [
    ("Required if tags are given", "Required when tags are given."),
    ("Required for shared berths", "Must be given for shared berths"),
    ("Only for root admins", "For root administrators only"),
    ("Defaults to the depth of the quay", "Default is the depth of its quay"),
    ("The default is to use the quay", "By default uses the quay"),
    ("Default: A", "the default  value is `A`"),
    ("Possible values are 1-5", "possible values: 1 - 5"),
    ("Valid values are X or Y depending on the quay", "Valid options are: X or Y, depending on the quay"),
    ("Must be used with care", "Has to be used together with care"),
    ("Mutually exclusive with the other ones", "Mutualy exclusive with the other ones"),
    ("Required if the berth is on a public quay", "Required if the berth is on a publc quay"),
]
OTHER = [
    ("Required if tags are given", "Required unless tags are given"),
    ("Required for public berths", "Required for private berths"),
    ("For root admins only", "For domain admins only"),
    ("Must be used on inbound traffic", "Must be used on outbound traffic"),
    ("Defaults to True", "Defaults to true"),
    ("Defaults to A", "Defaults to B"),
    ("Possible values are 1 to 5", "Possible values are 1 to 6"),
    ("Valid values are the Free ones", "Valid values are the FREE ones"),
    ("Must be used with care", "Must not be used with care"),
    ("Must be given before the start", "Must be given after the start"),
    ("", "Required if tags are given"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_same_in_other_words(old: str, new: str) -> None:
    """Synonyms, spaces, punctuation and typos are no new constraint, in either direction."""
    before, after = (Param(name="depth", type="string", description=text) for text in (old, new))
    assert compare_constraints(before, after) == compare_constraints(after, before) == ([], [])


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_another_meaning(old: str, new: str) -> None:
    """Other conditions, opposites, numbers and the case of values are."""
    before, after = (Param(name="depth", type="string", description=text) for text in (old, new))
    removed, added = compare_constraints(before, after)
    assert [constraint.text in new for constraint in added] == [True]
    assert len(removed) == bool(old)
    assert not only_loosen(removed, added)


def test_more_values() -> None:
    """A list of values that has those of the old one and more allows more; the other way round it forbids."""
    before, after = (
        Param(name="depth", type="string", description=f"Possible values: any depth of a {text}")
        for text in ("quay", "quay or of a pier")
    )
    assert only_loosen(*compare_constraints(before, after))
    assert not only_loosen(*compare_constraints(after, before))


def test_very_many_constraints() -> None:
    """They are compared in time linear in their number: only by their texts."""
    before, after = (
        Param(
            name="depth", type="string", description="".join(f"Required if {word}{n} is given. " for n in range(3000))
        )
        for word in ("tags", "berths")
    )
    removed, added = compare_constraints(before, after)
    assert (len(removed), len(added)) == (3000, 3000)
    assert not only_loosen(removed, added)


def test_a_fact_is_not_compared_again() -> None:
    """What the spec holds as a fact is compared as such."""
    before = Param(name="depth", type="string", description="Depth", default=None)
    after = Param(name="depth", type="string", description="Depth. Defaults to 5", default="5")
    assert compare_constraints(before, after) == ([], [])


def test_descriptions_of_fields() -> None:
    """On a field the only constraint is who receives it."""
    before = Field(name="depth", type="string", description="Depth")
    by_default = Field(name="depth", type="string", description="Depth, by default in metres")
    for_admins = Field(name="depth", type="string", description="Depth. Shown to admins only")
    assert compare_constraints(before, by_default) == ([], [])
    assert [constraint.kind for constraint in compare_constraints(before, for_admins)[1]] == ["audience"]


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("cmk move a=1 b=2", "cmk  move b=2 \\\n  a=1", True),
        ("cmk move a='x y' b=2", "cmk move b=2 a='x y'", True),
        ("curl http://x/api?command=move&a=1", "curl http://x/api?a=1&command=move", True),
        ("cmk move a=1", "cmk move a=2", False),
        ("cmk move a=1", "cmk move a=1 b=2", False),
        ("cmk move berth", "cmk berth move", False),
        ("cmk move a='x y'", "cmk move a='y x'", False),
        ("cmk move a='", "cmk move a=", False),
    ],
)
def test_example_calls(before: str, after: str, *, is_same: bool) -> None:
    """The order of arguments and white space mean nothing; other arguments, and the order of other words, do."""
    assert is_same_call(before, after) is is_same


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ({"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1}, True),
        ('{"a": 1,\n"b": 2}', '{"b":2,"a":1}', True),
        ("{a: 1,  b: 2}", "{a: 1, b: 2}", True),
        ({"a": [1, 2]}, {"a": [2, 1]}, False),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1}, {"a": "1"}, False),
        ("[" * 10_000, "[" * 10_001, False),
    ],
)
def test_example_responses(before: object, after: object, *, is_same: bool) -> None:
    """The order of keys and white space mean nothing; values, their types and the order of a list do."""
    assert is_same_response(before, after) is is_same
