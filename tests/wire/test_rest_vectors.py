"""The vectors of the protocol ``rest`` themselves."""

import pytest

from wire.rest_vectors import KEYS, KINDS, load


@pytest.mark.parametrize("name", KEYS)
def test_vectors_are_well_formed(name: str) -> None:
    """They have different names, no unknown keys, and errors of known kinds."""
    found = load(name)
    assert len({vector["name"] for vector in found}) == len(found)
    assert {key for vector in found for key in vector} <= KEYS[name]
    assert {vector["error"] for vector in found if "error" in vector} <= KINDS
