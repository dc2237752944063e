"""Which commands share a model, and what the model keeps of facts that are not the same in all of them."""

import itertools

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Field, Spec

HEADER = "|Element|Description|Type|Values|\n|---|---|---|---|"


def command(name: str, *rows: str) -> str:
    """The docs of a command that responds with a table."""
    table = "\n".join((HEADER, *rows))
    return f'## {name}\n\n<aside class="notice">Not asynchronous</aside>\n\n### Response schema\n\n{table}\n'


def read(*commands: str) -> Spec:
    """The spec of these commands."""
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    text = "# Lamps\n\n" + "\n".join(commands)
    return extract_spec(read_document("a.md", lambda _: text.encode()), dialect).spec


def field_of(spec: Spec, name: str) -> Field:
    """The first field of a command's model."""
    response = next(command.response for command in spec.commands if command.name == name)
    return next(model for model in spec.models if model.name == response.model).fields[0]


def test_stated_values_are_kept_for_each_command() -> None:
    """Tables that state other values, or none, have models of their own, in any order of the commands."""
    commands = {
        "getLamp": command("getLamp", "|**state**|Its state|string|Lit, Dark|"),
        "dimLamp": command("dimLamp", "|**state**|Its state|string|Dim|"),
        "cutLamp": command("cutLamp", "|**state**|Its state|string||"),
        "setLamp": command("setLamp", "|**state**|Its state|string|Dark, Lit|"),
    }
    for order in itertools.permutations(commands.values()):
        spec = read(*order)
        found = {name: frozenset(field_of(spec, name).values) for name in commands}
        assert found == {"getLamp": {"Lit", "Dark"}, "dimLamp": {"Dim"}, "cutLamp": set(), "setLamp": {"Lit", "Dark"}}
        assert len(spec.models) == 3


@pytest.mark.parametrize(
    ("texts", "values", "is_deprecated"),
    [
        (("State. Can be Lit or Dark", "The state; can be Dark/Lit"), ("Lit", "Dark"), False),
        (("State. Can be Lit or Dark", "The state; can be Dark/Dim"), (), False),
        (("State. Can be Lit or Dark", "The state"), (), False),
        (("State. Can be Lit or Dark", ""), ("Lit", "Dark"), False),
        (("Deprecated", "The state (deprecated)"), (), True),
        (("The state", "The state (deprecated)"), (), False),
    ],
)
def test_read_facts_are_those_of_all_commands(
    texts: tuple[str, str], values: tuple[str, ...], is_deprecated: bool
) -> None:
    """What a description states never splits a model, which keeps what all those there are state."""
    first, second = (command(name, f"|**state**|{text}|string||") for name, text in zip("ab", texts, strict=True))
    for order in ((first, second), (second, first)):
        spec = read(*order)
        (model,) = spec.models
        field = model.fields[0]
        assert (field.values, field.deprecated) == (values, is_deprecated)
        assert bool(field.origin) == bool(values or is_deprecated)
        assert spec.commands[0].response.model == spec.commands[1].response.model
