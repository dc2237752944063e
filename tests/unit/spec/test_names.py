"""Names of models that are remembered beside the file that they stand in."""

from msgspec.structs import replace

from slatebind.spec.codec import dump
from slatebind.spec.model import Api, Command, Field, Group, Model, Response, Spec
from slatebind.spec.names import load_names, names_of, recall_names, remember_names


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


def test_names_are_found_in_the_text() -> None:
    """What is not remembered is read, past everything in which no name stands, however it looks."""
    response = Response(shape="object", model="Zone", example={"name": [{"model": "Host"}], "fields": [{}]})
    command = Command(name="getZone", group="Zones", description="- name: x\n  response: {model: y}", response=response)
    spec = replace(named("Zone", "Host"), groups=(Group(name="Zones"),), commands=(command,))
    assert load_names(dump(spec), "e.yaml") == (names_of(spec), ())


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
