"""Verdicts on code agree with a type checker, which checks each witness with the old and with the new package."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.rules import RULES, http_commands, http_params, sent_fields
from slatebind.diff.verdict import Finding, Level
from slatebind.output import write
from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import TYPES, Api, Command, Field, Group, Model, Param, Response, Spec
from type_checking import mypy

GROUP = "Berth"
HEADER = """\
from __future__ import annotations
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from harbor import Client, models
from harbor.models import Ship
from harbor.runtime.argument_types import Entries, Items, KeyValue, ListItem, Scalar
from harbor.runtime.dates import Timestamp
from harbor.runtime.jobs import Job
from harbor.runtime.pages import Pages

"""
WIRE_ONLY = {
    *("api-endpoint-changed", "api-protocol-changed", "command-request-changed", "param-location-changed"),
    *("param-encoding-changed", "param-length-decreased", "response-key-changed", "response-wrapping-changed"),
    "error-renumbered",
}
"""Rules that break requests or readers; the regenerated client adapts by itself, or types are not affected."""
HTTP_ONLY = {
    *("auth-added", "auth-changed", "servers-changed", "api-paging-changed", "path-variable-renamed"),
    *(rule.id for rule in (*http_commands.RULES, *http_params.RULES, *sent_fields.RULES)),
}
"""Rules on HTTP APIs, whose clients are not compared here."""
HARMLESS = {
    *("response-descriptions", "read-from-example", "model-anchor", "field-documented", "field-only-in-examples"),
    *("constraint-added", "constraint-removed"),
    *("response-model-replaced", "api-renamed", "api-text-changed", "command-added", "deprecated", "undeprecated"),
    *("description-changed", "notices-changed", "example-changed", "type-word-changed", "reordered", "command-effect"),
    *("read-differently", "param-dependency-added", "param-dependency-removed"),
    *("renaming-declared", "error-added", "error-removed", "error-renamed", "field-added", "field-type-narrowed"),
    *("field-type-widened", "constraint-loosened"),
    *("field-values-changed", "group-added", "model-added", "param-length-increased", "param-default-changed"),
    *("param-values-changed", "param-added", "param-became-optional"),
}
"""Rules that are never breaking on sdk."""

Pair = tuple[Any, Any]


def param(**more: Any) -> Param:
    """A parameter to be changed."""
    return Param(**{"name": "size", "type": "string", **more})


def command_pairs() -> dict[str, Pair]:
    """Commands before and after one change, by the name of the change; None where there is none."""
    plain = Command(name="x", group=GROUP, params=(Param(name="id", type="uuid", required=True),))
    plain = replace(plain, response=Response(shape="object", model="Ship"))

    def with_param(*params: Param) -> Command:
        return replace(plain, params=(*plain.params, *params))

    def with_response(**response: Any) -> Command:
        return replace(plain, response=Response(**response))

    pairs: dict[str, Pair] = {
        "Added": (None, plain),
        # Of a type of its own, or it would be matched with the added parameter as a rename.
        "Removed": (replace(plain, params=(), response=Response(shape="success")), None),
        "Moved": (plain, replace(plain, group="Quay")),
        "BecameAsync": (plain, replace(plain, is_async=True)),
        "BecameSync": (replace(plain, is_async=True), plain),
        "NothingBecameAsync": (with_response(), replace(with_response(), is_async=True)),
        "ParamAdded": (plain, with_param(param())),
        "ParamRequired": (plain, with_param(param(required=True))),
        "ParamRemoved": (with_param(param()), plain),
        "ParamRenamed": (with_param(param()), with_param(param(name="siZe"))),
        "ParamBecameRequired": (with_param(param()), with_param(param(required=True))),
        "ParamBecameOptional": (with_param(param(required=True)), with_param(param())),
        "ParamShorter": (with_param(param(length=9)), with_param(param(length=5))),
        "ParamLonger": (with_param(param(length=5)), with_param(param(length=9))),
        "ParamDeprecated": (with_param(param()), with_param(param(deprecated=True))),
        "ParamLeavesItsTwin": (with_param(param(name="a b"), param(name="a_b")), with_param(param(name="a_b"))),
        "AnswerLost": (plain, with_response()),
        "AnswerGained": (with_response(), plain),
        "JobAnswerGained": (replace(with_response(), is_async=True), replace(plain, is_async=True)),
        "AnswerList": (plain, with_response(shape="list", model="Ship")),
        "AnswerObject": (with_response(shape="list", model="Ship"), plain),
        "AnswerOther": (plain, with_response(shape="object", model="Crane")),
        "AnswerKey": (plain, with_response(shape="object", model="Ship", key="ship")),
        "Deprecated": (plain, replace(plain, deprecated=True)),
        "Again": (replace(plain, deprecated=True), plain),
    }
    for old, new in product((*TYPES, "list uuid", "list integer"), repeat=2):
        if old != new:
            names = (kind.replace(" ", "Of").capitalize() for kind in (old, new))
            pairs["Type" + "To".join(names)] = (with_param(_typed(old)), with_param(_typed(new)))
    return pairs


def _typed(words: str) -> Param:
    kind, _, items = words.partition(" ")
    return param(type=kind, items=items or None)


def model_pairs() -> dict[str, Pair]:
    """Models before and after one change."""
    kept = Field(name="id", type="uuid")
    more = Field(name="depth", type="integer")
    base = Model(name="x", fields=(kept, Field(name="beam", type="float")))

    def with_fields(*fields: Field) -> Model:
        return replace(base, fields=(*base.fields, *fields))

    pairs: dict[str, Pair] = {
        "Ship": (base, base),
        "Crane": (replace(base, fields=(kept,)), replace(base, fields=(kept,))),
        "Gone": (base, None),
        "New": (None, base),
        "FieldAdded": (base, with_fields(more)),
        "FieldRemoved": (with_fields(more), base),
        "FieldRenamed": (with_fields(more), with_fields(replace(more, name="dePth"))),
        "Hook": (replace(base, fields=(kept,)), replace(base, fields=(kept, more))),
        "FieldMoved": (with_fields(more, _field("object Hook", "hook")), with_fields(_field("object Hook", "hook"))),
        "FieldDeprecated": (with_fields(more), with_fields(replace(more, deprecated=True))),
        "FieldLeavesItsTwin": (with_fields(Field(name="a b", type="date"), Field(name="a-b", type="date")),) * 2,
    }
    twins = pairs["FieldLeavesItsTwin"][0]
    pairs["FieldLeavesItsTwin"] = (twins, replace(twins, fields=(*base.fields, Field(name="a-b", type="date"))))
    kinds = (*TYPES, "list uuid", "list integer", "object Ship")
    for old, new in product(kinds, repeat=2):
        if old != new:
            names = (kind.replace(" ", "Of").capitalize() for kind in (old, new))
            pairs["Field" + "To".join(names)] = (with_fields(_field(old)), with_fields(_field(new)))
    return pairs


def _field(words: str, name: str = "depth") -> Field:
    kind, _, items = words.partition(" ")
    return Field(name=name, type=kind, items=items or None)


def sides() -> tuple[Spec, Spec]:
    """Two specs with all of these; each model is the response of a command of its own."""
    specs: list[Spec] = []
    for side in (0, 1):
        commands = [replace(pair[side], name=f"do{name}") for name, pair in command_pairs().items() if pair[side]]
        models = [replace(pair[side], name=name) for name, pair in model_pairs().items() if pair[side]]
        answers = [
            Command(name=f"get{model.name}", group="Models", response=Response(shape="object", model=model.name))
            for model in models
            if model.name.startswith("Field")
        ]
        renamed = [Command(name="doRenamed", group="Lock"), Command(name="doReNamed", group="Lock")][side]
        groups = [
            ["Berth", "Quay", "Models", "Lock", "Tide", "High Water", "Slip"],
            ["Berth", "Quay", "Models", "Lock", "Slipway", "HighWater"],
        ]
        moved = Model(
            name=("Hull", "HullOfShip")[side], fields=tuple(Field(name=letter, type="date") for letter in "abcde")
        )
        answer = Command(name="getHull", group="Models", response=Response(shape="object", model=moved.name))
        in_renamed = [
            Command(name="doWait", group=("High Water", "HighWater")[side]),
            Command(name="doLaunch", group=("Slip", "Slipway")[side]),
        ]
        specs.append(
            Spec(
                api=Api(name="harbor", protocol="cloudstack"),
                groups=tuple(Group(name=name) for name in groups[side]),
                commands=(*commands, *answers, renamed, answer, *in_renamed),
                models=(*models, moved),
            )
        )
    return specs[0], specs[1]


@pytest.fixture(scope="module")
def checked_witnesses(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Finding, bool, bool]]:
    """Each finding with a witness, and whether it passes the type checker with the old and with the new package."""
    specs = sides()
    findings = [
        finding
        for finding in classify_changes(Comparison(*specs))
        if finding.witness and finding.witness.language == "python"
    ]
    verdicts = []
    for side, spec in zip(("old", "new"), specs, strict=True):
        folder = tmp_path_factory.mktemp(side)
        rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "python", {"package": "harbor"})
        assert rendered.files is not None
        write(rendered.files, str(folder), owner="python")
        verdicts.append(rejected_witnesses(folder, findings))
    return [(finding, number not in verdicts[0], number not in verdicts[1]) for number, finding in enumerate(findings)]


def rejected_witnesses(folder: Path, findings: list[Finding]) -> set[int]:
    """The numbers of the witnesses that mypy rejects."""
    lines = HEADER.splitlines()
    first = len(lines) + 1
    for number, finding in enumerate(findings):
        assert finding.witness is not None
        given = ", ".join(["client: Client", *(f"{name}: {kind}" for name, kind in finding.witness.given.items())])
        lines.append(f"def witness_{number}({given}) -> None: {finding.witness.before}")
    (folder / "witnesses.py").write_text("\n".join(lines) + "\n")
    done = mypy(folder, "--hide-error-context", "witnesses.py")
    numbers = re.findall(r"^witnesses\.py:(\d+): error", done.stdout, re.MULTILINE)
    assert done.returncode in (0, 1), done.stderr
    assert len(re.findall(": error", done.stdout)) == len(numbers), done.stdout
    assert all(int(number) >= first for number in numbers), done.stdout
    return {int(number) - first for number in numbers}


def test_witnesses_are_code_of_the_old_package(checked_witnesses: list[tuple[Finding, bool, bool]]) -> None:
    """Every witness passes the type checker before the change."""
    assert [
        (finding.rule, finding.place, finding.witness) for finding, before, _ in checked_witnesses if not before
    ] == []


def test_witnesses_fail_exactly_if_code_breaks(checked_witnesses: list[tuple[Finding, bool, bool]]) -> None:
    """After the change, a witness fails if and only if its finding is breaking on sdk."""
    wrong = [
        (finding.rule, finding.place, finding.levels.get("sdk"), finding.witness)
        for finding, _, after in checked_witnesses
        if (finding.levels.get("sdk") is Level.BREAKING) is after
    ]
    assert wrong == []


def test_every_rule_about_code_is_covered(checked_witnesses: list[tuple[Finding, bool, bool]]) -> None:
    """Each rule breaks code here or is listed as one that never does, so that new rules have to be added."""
    broken = {finding.rule for finding, _, _ in checked_witnesses if finding.levels.get("sdk") is Level.BREAKING}
    assert {rule.id for rule in RULES} - broken == WIRE_ONLY | HTTP_ONLY | HARMLESS
