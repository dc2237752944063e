"""Paths of a spec, taken apart and as ignore files spell them."""

import pytest

from slatebind.diagnostic import Path
from slatebind.diff.address import Address, parse_path, path_in_spec, place_of


@pytest.mark.parametrize(
    ("path", "address", "record"),
    [
        (("api", "endpoint"), Address(kind="api", keys=("endpoint",)), ("api",)),
        (("errors", 401, "name"), Address(kind="errors", name=401, keys=("name",)), ("errors", 401)),
        (
            ("commands", "copyIso", "response", "key"),
            Address(kind="commands", name="copyIso", keys=("response", "key")),
            ("commands", "copyIso"),
        ),
        (
            ("models", "Iso", "fields", "id", "type"),
            Address(kind="models", name="Iso", rows="fields", row="id", keys=("type",)),
            ("models", "Iso", "fields", "id"),
        ),
        (
            # A command may be called like a list of rows.
            ("commands", "params", "params", "params"),
            Address(kind="commands", name="params", rows="params", row="params"),
            ("commands", "params", "params", "params"),
        ),
    ],
)
def test_paths_are_parsed(path: Path, address: Address, record: Path) -> None:
    """The record, its rows and the key, by what they are and not by their position."""
    assert parse_path(path) == address
    assert parse_path(path).record == record


def test_an_empty_path_has_no_address() -> None:
    """It stands for the spec as a whole."""
    with pytest.raises(ValueError, match="empty path"):
        parse_path(())


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("commands", "copyIso", "params", "zoneid"), "copyIso.params.zoneid"),
        (("commands", "copyIso", "is_async"), "copyIso.async"),
        (("commands", "copyIso", "params", "location", "location"), "copyIso.params.location.in"),
        (("models", "Iso", "fields", "id"), "models.Iso.fields.id"),
        (("errors", 401), "errors.401"),
    ],
)
def test_places(path: Path, place: str) -> None:
    """Commands are called by their names alone; keys as in spec files, and names that look like keys as they are."""
    assert place_of(path) == place


def test_a_name_is_no_key() -> None:
    """Only the last part of a path is a key, and only after a name."""
    assert path_in_spec(("commands", "is_async")) == ("commands", "is_async")
