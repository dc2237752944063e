"""The shipped docs target: what its tables say of a field."""

from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, FactOrigin, Field, Group, Model, Response, Spec

STATES = ("Lit", "Dark")


def rows_of(*fields: Field, descriptions: dict[str, str] | None = None) -> list[str]:
    """The rows in the docs of a command that responds with these fields."""
    response = Response(shape="object", model="Lamp", descriptions=descriptions or {})
    spec = Spec(
        api=Api(name="lights", protocol="cloudstack"),
        groups=(Group(name="Lamps"),),
        commands=(Command(name="getLamp", group="Lamps", response=response),),
        models=(Model(name="Lamp", fields=fields),),
    )
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "docs")
    assert rendered.files is not None
    return [line for file in rendered.files for line in file.text.splitlines() if line.startswith("|**")]


def test_facts_of_fields_are_documented() -> None:
    """Values and deprecation that no description states follow the command's description."""
    stated = Field(name="state", type="string", values=STATES, deprecated=True, description="Its state")
    assert rows_of(stated, descriptions={"state": "The state, at night"}) == [
        "|**state**|The state, at night. Possible values are Lit, Dark. Deprecated.|string|"
    ]


def test_facts_that_a_description_states_are_not_repeated() -> None:
    """They were read from it."""
    text = "Deprecated, can be Lit or Dark"
    origin: FactOrigin = {"values": "prose", "deprecated": "prose"}
    read = Field(name="state", type="string", values=STATES, deprecated=True, description=text, origin=origin)
    assert rows_of(read) == [f"|**state**|{text}|string|"]
