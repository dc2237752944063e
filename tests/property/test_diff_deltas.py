"""Deltas are a complete and minimal list of differences between any two specs."""

from contextlib import suppress

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from deltas import apply_deltas, invert
from slatebind.diff.deltas import sort_deltas
from slatebind.diff.spec_diff import diff_specs
from slatebind.spec.model import Spec
from strategies import edited_specs, specs

pairs = st.one_of(edited_specs(), st.tuples(specs(), specs()))


def is_same(left: Spec, right: Spec) -> bool:
    """Whether two specs are equal, apart from their sources."""
    right = msgspec.structs.replace(right, sources=left.sources)
    return msgspec.json.encode(left) == msgspec.json.encode(right)


@given(specs())
def test_a_spec_does_not_differ_from_itself(spec: Spec) -> None:
    """A spec has no deltas to itself, even with other sources."""
    assert diff_specs(spec, msgspec.structs.replace(spec, sources=())) == ()


@given(pairs)
def test_deltas_are_complete_symmetric_and_minimal(pair: tuple[Spec, Spec]) -> None:
    """Applied to the old spec, they give the new one; without any one of them, the result is another spec.

    The deltas of the opposite direction are the inverse, in the same order.
    """
    old, new = pair
    deltas = diff_specs(old, new)
    assert is_same(apply_deltas(deltas, old), new)
    assert repr(invert(deltas)) == repr(diff_specs(new, old))
    assert deltas == sort_deltas(deltas)
    for delta in deltas:
        others = tuple(other for other in deltas if other is not delta)
        with suppress(ValueError):
            assert not is_same(apply_deltas(others, old), new), delta
