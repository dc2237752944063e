"""Names of tools."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.views.short_names import short_name


@pytest.mark.parametrize("name", ["listZones", "get_tree", "a" * 40])
def test_a_name_that_fits_stays(name: str) -> None:
    """Nothing is changed without need."""
    assert short_name(name) == name


@given(st.lists(st.text(max_size=60), unique=True, max_size=5))
def test_names_are_short_and_plain_and_different(names: list[str]) -> None:
    """Whatever the names contain; each depends on nothing but itself."""
    made = [short_name(name) for name in names]
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,40}", name) for name in made)
    assert len({*made}) == len(names)


def test_a_long_name_keeps_its_beginning() -> None:
    """A digest of the whole distinguishes it from others that begin like it."""
    first, second = (short_name(f"block_or_unblock_member_by_member_id_{word}") for word in ("alpha", "beta"))
    assert first.startswith("block_or_unblock_member_by_memb") and second.startswith("block_or_unblock_member_by_memb")
    assert first != second
