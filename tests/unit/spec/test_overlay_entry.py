"""What one entry of an overlay selects, whether it still applies, and what it makes of a record."""

import pytest

from slatebind.spec.overlay_entry import Data, Expiry, check_expiry, merge, patch_of, select, slots_of

PARAMS: list[Data] = [
    {"name": "id", "type": "uuid"},
    {"name": "details", "type": "map"},
    {"name": "id", "type": "string", "required": True},
]
MODELS = slots_of([{"name": "Iso", "fields": ({"name": "ostypeid", "type": "long"},)}], "name")
COMMAND: Data = {
    "name": "copyIso",
    "group": "ISO",
    "params": ({"name": "id", "type": "uuid"},),
    "response": {"shape": "object", "model": "Iso"},
}


@pytest.mark.parametrize(
    ("entry", "selected"),
    [
        ({"name": "details"}, [1]),
        ({"name": "id"}, [0, 2]),
        ({"name": "id", "where": {"type": "string"}}, [2]),
        ({"name": "id", "where": {"type": "map"}}, []),
        ({"name": "ids"}, []),
        ({"match": ["i*"]}, [0, 2]),
        ({"match": ["details", "[!d]d"]}, [0, 1, 2]),
        ({"match": ["*"], "where": {"required": True}}, [2]),
    ],
)
def test_select(entry: Data, selected: list[int]) -> None:
    """Records of the name, or that match a pattern, and meet the condition, in the list's order."""
    slots = slots_of(PARAMS, "name")
    assert [slots[slot] for slot in select(slots, entry, "name")] == [PARAMS[index] for index in selected]


def test_errors_are_selected_by_their_code() -> None:
    """Their name is something that an entry may change."""
    slots = slots_of([{"code": 431, "name": "PARAM"}], "code")
    entry = {"code": 431, "name": "PARAM_ERROR", "reason": "r"}
    assert select(slots, entry, "code") == (("431", 0),)
    assert patch_of(entry, "code") == {"name": "PARAM_ERROR"}


@pytest.mark.parametrize(
    ("patch", "is_stated"),
    [
        ({"group": "ISO"}, True),
        ({"group": "Template"}, False),
        ({"deprecated": False}, True),
        ({"description": None}, True),
        ({"params": None}, False),
        ({"params": [{"name": "id", "type": "uuid"}]}, True),
        ({"params": [{"name": "id", "type": "string"}]}, False),
        ({"params": [{"name": "zoneid", "add": True, "type": "uuid"}]}, False),
        ({"params": [{"name": "id", "remove": True}]}, False),
        ({"response": {"shape": "object"}}, True),
        ({"response": {"fields": [{"name": "ostypeid", "type": "long"}]}}, True),
        ({"response": {"fields": [{"name": "ostypeid", "type": "uuid"}]}}, False),
    ],
)
def test_an_entry_without_was_expires_when_the_docs_say_the_same(patch: Data, is_stated: bool) -> None:
    """Fields of a response are those of its model; what is to be removed is still there."""
    expected = Expiry.NOT_NEEDED if is_stated else Expiry.APPLIES
    assert check_expiry(COMMAND, {"name": "copyIso", **patch}, patch, MODELS) is expected


@pytest.mark.parametrize(
    ("was", "patch", "expected"),
    [
        ({"group": "ISO"}, {"group": "Iso"}, Expiry.APPLIES),
        ({"group": "Image"}, {"group": "ISO"}, Expiry.NOT_NEEDED),
        ({"group": "Image"}, {"group": "Iso"}, Expiry.CONFLICT),
    ],
)
def test_an_entry_with_was_applies_while_it_holds(was: Data, patch: Data, expected: Expiry) -> None:
    """A third statement is a conflict."""
    assert check_expiry(COMMAND, {"name": "copyIso", "was": was, **patch}, patch, MODELS) is expected


def test_merge_makes_a_new_record() -> None:
    """Null removes a key, a response is merged key by key, lists of entries are left to the caller."""
    patch = {"group": None, "method": "GET", "response": {"key": "iso", "fields": []}, "params": [{"name": "x"}]}
    before = {**COMMAND}
    assert merge(COMMAND, patch, overwrite=True) == {
        "name": "copyIso",
        "method": "GET",
        "params": COMMAND["params"],
        "response": {"shape": "object", "model": "Iso", "key": "iso"},
    }
    assert before == COMMAND


def test_merge_without_overwriting_adds_what_is_missing() -> None:
    """What a record says stays."""
    patch = {"group": "Iso", "method": "GET", "response": {"shape": "list", "key": "iso"}}
    merged = merge(COMMAND, patch, overwrite=False)
    assert merged["group"] == "ISO"
    assert merged["method"] == "GET"
    assert merged["response"] == {"shape": "object", "model": "Iso", "key": "iso"}
