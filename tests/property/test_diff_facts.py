"""Facts are a complete and minimal edit, whatever the specs hold."""

from contextlib import suppress

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from slatebind.diff.edit import apply, facts_between
from slatebind.diff.facts import in_order, inverse
from slatebind.spec.model import Spec
from strategies import edited_specs, specs

pairs = st.one_of(edited_specs(), st.tuples(specs(), specs()))


def same(one: Spec, other: Spec) -> bool:
    """Whether two specs are the same but for what they were read from."""
    other = msgspec.structs.replace(other, sources=one.sources)
    return msgspec.json.encode(one) == msgspec.json.encode(other)


@given(specs())
def test_a_spec_does_not_differ_from_itself(spec: Spec) -> None:
    """A spec against itself, whatever it was read from, has no facts."""
    assert facts_between(spec, msgspec.structs.replace(spec, sources=())) == ()


@given(pairs)
def test_facts_lead_from_one_spec_to_the_other(pair: tuple[Spec, Spec]) -> None:
    """The facts between two specs, applied to the one, give the other."""
    old, new = pair
    assert same(apply(facts_between(old, new), old), new)


@given(pairs)
def test_facts_can_be_undone(pair: tuple[Spec, Spec]) -> None:
    """The facts of the other direction are the inverse, in the same order."""
    old, new = pair
    assert repr(inverse(facts_between(old, new))) == repr(facts_between(new, old))


@given(pairs)
def test_no_fact_is_without_effect(pair: tuple[Spec, Spec]) -> None:
    """Leave out any one fact, and the result is another spec: there is none too many."""
    old, new = pair
    facts = facts_between(old, new)
    assert facts == in_order(facts)
    for fact in facts:
        less = tuple(one for one in facts if one is not fact)
        with suppress(ValueError):
            assert not same(apply(less, old), new), fact
