"""Findings agree with a comparison of sets: each field of each command that went, came or changed, and no other."""

import random

import pytest

from slatebind.diff.causes import combine
from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.spec.model import Api, Command, Field, Group, Model, Response, Spec

NAMES = ["id", "name", "state", "created", "account", "zone", "size", "owner", "host", "port", "tags", "load", "path"]
Types = dict[str, dict[str, str]]
"""The types of fields by the names of commands."""


def spec(types: Types) -> Spec:
    """Commands that respond with models of these fields; equal models are shared."""
    models: dict[tuple[tuple[str, str], ...], str] = {}
    for command, fields in types.items():
        models.setdefault(tuple(fields.items()), f"{command[:1].upper()}{command[1:]}Response")
    return Spec(
        api=Api(name="harbor", protocol="cloudstack"),
        groups=(Group(name="Berth"),),
        commands=tuple(
            Command(name=name, group="Berth", response=Response(shape="object", model=models[tuple(fields.items())]))
            for name, fields in types.items()
        ),
        models=tuple(
            Model(name=name, fields=tuple(Field(name=field, type=kind) for field, kind in fields))  # type: ignore[arg-type]
            for fields, name in models.items()
        ),
    )


def edited(chance: random.Random, types: Types) -> Types:
    """The same fields in some commands; in others some are gone, or most of them, or have another type, or are new."""
    changed: Types = {}
    for command, fields in types.items():
        share = chance.choice([0, 0, 0.1, 0.3, 0.9])
        kept = {name: kind for name, kind in fields.items() if chance.random() >= share}
        kept = {name: "string" if chance.random() < share / 2 else kind for name, kind in kept.items()}
        changed[command] = kept | (
            {chance.choice(["extra", "more"]): "uuid"} if share and chance.random() < 0.5 else {}
        )
    return changed


@pytest.mark.parametrize("seed", range(6))
def test_every_field_of_every_command(seed: int) -> None:
    """However they are combined into findings, consequences and places."""
    chance = random.Random(seed)
    shared = [dict.fromkeys(chance.sample(NAMES, 8), "integer") for _ in range(12)]
    before = {f"openBerth{number}": chance.choice(shared) for number in range(30)}
    after = edited(chance, before)
    expected = set()
    for command, fields in before.items():
        now = after[command]
        expected |= {("field-removed", command, name) for name in fields if name not in now}
        expected |= {("field-added", command, name) for name in now if name not in fields}
        expected |= {
            ("field-type-changed", command, name) for name in fields if now.get(name, fields[name]) != fields[name]
        }
    found = set()
    for finding in combine(classify_changes(Comparison(spec(before), spec(after)))):
        for place_finding in (finding, *finding.consequences):
            if place_finding.rule.startswith("field-"):
                name = place_finding.place.split(".fields.")[1].split(".")[0]
                found |= {(place_finding.rule, command, name) for command in place_finding.commands}
    assert found == expected
