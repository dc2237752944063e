"""Names of models that are remembered beside the file that they stand in."""

from slatebind.spec.codec import dump
from slatebind.spec.model import Api, Field, Model, Spec
from slatebind.spec.names import names_of, recall_names, remember_names


def named(*names: str) -> Spec:
    """A spec with these models."""
    fields = (Field(name="id", type="uuid"),)
    return Spec(
        api=Api(name="acme", protocol="cloudstack"), models=tuple(Model(name=name, fields=fields) for name in names)
    )


def test_names_are_recalled_for_the_very_text() -> None:
    """Not for another one, nor for another file."""
    spec = named("Zone")
    remember_names(spec, dump(spec), "a.yaml")
    assert recall_names(dump(spec), "a.yaml") == names_of(spec)
    assert recall_names(dump(named("Host")), "a.yaml") is None
    assert recall_names(dump(spec), "b.yaml") is None


def test_a_look_at_other_docs_does_not_make_forget() -> None:
    """The spec that `slatebind check` sees, and nobody writes, is not all that is known afterwards."""
    specs = [named(f"Zone{number}") for number in range(12)]
    for spec in specs:
        remember_names(spec, dump(spec), "c.yaml")
    assert sum(recall_names(dump(spec), "c.yaml") == names_of(spec) for spec in specs) > 1


def test_names_that_nothing_may_have_are_not_kept() -> None:
    """They are reported whenever the file is read."""
    for name in ("string", "_Zone", "Zöne", "1st", ""):
        spec = named("Zone", name) if name else named("Zone", "Zone")
        remember_names(spec, dump(spec), "d.yaml")
        assert recall_names(dump(spec), "d.yaml") is None
