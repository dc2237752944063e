"""Names of models, read from the spec that they are in."""

import pytest
from msgspec.structs import replace

from slatebind.spec.codec import dump
from slatebind.spec.model import Api, Command, Field, Group, Model, Response, Spec
from slatebind.spec.names import load_names, names_of


def spec_with_models(*names: str) -> Spec:
    """A spec with these models."""
    fields = (Field(name="id", type="uuid"),)
    return Spec(
        api=Api(name="acme", protocol="cloudstack"), models=tuple(Model(name=name, fields=fields) for name in names)
    )


def test_names_are_found_in_the_text() -> None:
    """Past everything that contains no names, however it looks."""
    response = Response(shape="object", model="Zone", example={"name": [{"model": "Host"}], "fields": [{}]})
    command = Command(name="getZone", group="Zones", description="- name: x\n  response: {model: y}", response=response)
    spec = replace(spec_with_models("Zone", "Host"), groups=(Group(name="Zones"),), commands=(command,))
    assert load_names(dump(spec), "e.yaml") == (names_of(spec), ())


@pytest.mark.parametrize(
    ("name", "problem"),
    [(name, f"`{name}` is not a valid model name") for name in ("string", "_Zone", "Zöne", "1st")]
    + [("Host", "duplicate model `Host`")],
)
def test_names_that_a_model_cannot_have_are_reported(name: str, problem: str) -> None:
    """At their line; the others are kept."""
    names, (finding,) = load_names(dump(spec_with_models("Host", name)), "d.yaml")
    assert set(names.fields) == {"Host"}
    assert finding.message == f"{problem}; it gets a new name"
    assert str(finding.at) == "d.yaml:10:9"


@pytest.mark.parametrize(
    ("text", "at", "problem"),
    [
        ("slatebind: [\n", "f.yaml:2:1", "invalid YAML"),
        ("slatebind: 2\n", "f.yaml:1:12", "its format is 2, not 1"),
        ("slatebind: 1\nmodels: 7\n", "f.yaml:1:1", "Expected `array`"),
    ],
)
def test_a_text_that_is_not_a_spec_is_reported_once(text: str, at: str, problem: str) -> None:
    """And has no names."""
    names, (finding,) = load_names(text, "f.yaml")
    assert not names.fields
    assert str(finding.at) == at
    assert finding.message.startswith(f"cannot read the existing spec, so all models get new names: {problem}")
