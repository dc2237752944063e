"""Docs of a CloudStack API against the answer to listApis: each kind of disagreement, and hostile answers."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec
from slatebind.verify.comparison import compare
from slatebind.verify.disagreement import shared
from slatebind.verify.sources import read_source

SPEC = Spec(
    api=Api(name="harbor", title="Harbor API 1.4", protocol="cloudstack"),
    groups=(Group(name="Berths"),),
    commands=(
        Command(
            name="listBerths",
            group="Berths",
            params=(
                Param(name="id", type="uuid", length=255),
                Param(name="keyword", type="string", length=255, description="A word"),
                Param(name="size", type="integer", required=True),
            ),
            response=Response(shape="list", model="Berth"),
        ),
        Command(name="moveBerth", group="Berths", is_async=True, response=Response(shape="object", model="Berth")),
    ),
    models=(
        Model(
            name="Berth",
            fields=(
                Field(name="id", type="string"),
                Field(name="depth", type="float"),
                Field(name="ships", type="list", items="Ship"),
                Field(name="tags", type="list"),
            ),
        ),
        Model(name="Ship", fields=(Field(name="id", type="uuid"), Field(name="name", type="string"))),
    ),
)


def answer() -> dict[str, Any]:
    """What a server says that agrees with the docs."""
    fields = [
        {"name": "id", "type": "string"},
        {"name": "depth", "type": "double"},
        {
            "name": "ships",
            "type": "set",
            "response": [{"name": "id", "type": "uuid"}, {"name": "name", "type": "hulltype"}],
        },
        {"name": "tags", "type": "list"},
        {},
    ]
    params = [
        {"name": "ID", "type": "uuid", "length": 255, "required": False},
        {"name": "keyword", "type": "string", "length": 255, "required": False, "description": "Another word"},
        {"name": "size", "type": "short", "length": 255, "required": True},
    ]
    commands = [
        {"name": "listBerths", "isasync": False, "params": params, "response": fields},
        {"name": "moveBerth", "isasync": True, "params": [], "response": json.loads(json.dumps(fields))},
    ]
    return {"listapisresponse": {"api": commands, "count": 2}}


def found(value: Any, spec: Spec = SPEC, *, wants_texts: bool = False) -> list[tuple[str, str, str]]:
    """The rule, the part of the spec and the pointer of each disagreement."""
    source = read_source(json.dumps(value), "server.json", spec)
    assert source.facts is not None, source.diagnostics
    disagreements = shared(compare(spec, source.facts, wants_texts=wants_texts))
    return [
        (disagreement.rule, "/".join(map(str, (*disagreement.path, disagreement.name))).rstrip("/"), disagreement.at)
        for disagreement, _ in disagreements
    ]


def test_an_answer_that_agrees() -> None:
    """Parameters are compared without case, types by what they mean; hidden fields are passed over."""
    assert found(answer()) == []


API = "/listapisresponse/api"


def _first(value: Any) -> Any:
    return value["listapisresponse"]["api"][0]


CHANGES = {
    "verify-command-missing": (
        lambda value: value["listapisresponse"]["api"].pop(),
        ("commands/moveBerth", ""),
    ),
    "verify-command-undocumented": (
        lambda value: value["listapisresponse"]["api"].append({"name": "listQuays", "params": [], "response": []}),
        ("listQuays", f"{API}/2"),
    ),
    "verify-async-differs": (
        lambda value: _first(value).update(isasync=True),
        ("commands/listBerths/async", f"{API}/0"),
    ),
    "verify-param-missing": (
        lambda value: _first(value)["params"].pop(1),
        ("commands/listBerths/params/keyword", f"{API}/0"),
    ),
    "verify-param-undocumented": (
        lambda value: _first(value)["params"].append({"name": "quayid", "type": "uuid", "required": False}),
        ("commands/listBerths/params/quayid", f"{API}/0/params/3"),
    ),
    "verify-required-param-undocumented": (
        lambda value: _first(value)["params"].append({"name": "quayid", "type": "uuid", "required": True}),
        ("commands/listBerths/params/quayid", f"{API}/0/params/3"),
    ),
    "verify-param-type-differs": (
        lambda value: _first(value)["params"][1].update(type="boolean"),
        ("commands/listBerths/params/keyword", f"{API}/0/params/1"),
    ),
    "verify-param-type-inexact": (
        lambda value: _first(value)["params"][1].update(type="uuid"),
        ("commands/listBerths/params/keyword", f"{API}/0/params/1"),
    ),
    "verify-length-too-long": (
        lambda value: _first(value)["params"][1].update(length=40),
        ("commands/listBerths/params/keyword", f"{API}/0/params/1"),
    ),
    "verify-length-too-short": (
        lambda value: _first(value)["params"][1].update(length=4096),
        ("commands/listBerths/params/keyword", f"{API}/0/params/1"),
    ),
    "verify-param-required": (
        lambda value: _first(value)["params"][1].update(required=True),
        ("commands/listBerths/params/keyword", f"{API}/0/params/1"),
    ),
    "verify-param-optional": (
        lambda value: _first(value)["params"][2].update(required=False),
        ("commands/listBerths/params/size", f"{API}/0/params/2"),
    ),
    "verify-field-missing": (
        lambda value: _first(value)["response"].pop(1),
        ("models/Berth/fields/depth", f"{API}/0"),
    ),
    "verify-field-undocumented": (
        lambda value: _first(value)["response"].append({"name": "quay", "type": "string"}),
        ("models/Berth/quay", f"{API}/0/response/5"),
    ),
    "verify-nested-field-undocumented": (
        lambda value: _first(value)["response"][3].update(response=[{"name": "key", "type": "string"}]),
        ("models/Berth/fields/tags/tags.key", f"{API}/0/response/3/response/0"),
    ),
    "verify-field-type-differs": (
        lambda value: _first(value)["response"][1].update(type="string"),
        ("models/Berth/fields/depth", f"{API}/0/response/1"),
    ),
    "verify-field-type-inexact": (
        lambda value: _first(value)["response"][0].update(type="uuid"),
        ("models/Berth/fields/id", f"{API}/0/response/0"),
    ),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_each_disagreement(rule: str) -> None:
    """One change of the server is one finding, with its place in the docs and in the answer."""
    value = answer()
    change, expected = CHANGES[rule]
    change(value)
    assert found(value) == [(rule, *expected)]


def test_fields_of_nested_objects() -> None:
    """Documented models of nested objects are compared field by field; commands that share one share the finding."""
    value = answer()
    for command in value["listapisresponse"]["api"]:
        command["response"][2]["response"][0]["type"] = "long"
        command["response"][2]["response"].append({"name": "captain", "type": "string"})
    assert found(value) == [
        ("verify-field-type-differs", "models/Ship/fields/id", f"{API}/0/response/2/response/0"),
        ("verify-field-undocumented", "models/Ship/captain", f"{API}/0/response/2/response/2"),
    ]


def test_descriptions_are_compared_on_request() -> None:
    """A description that the server does not have is no difference."""
    assert found(answer(), wants_texts=True) == [
        ("verify-description-differs", "commands/listBerths/params/keyword", f"{API}/0/params/1")
    ]


@pytest.mark.parametrize(
    ("version", "differs"),
    [("1.4", False), ("1.4.2", False), ("v1.4", False), ("1.5", True), ("2", False), ("", False)],
)
def test_versions(version: str, differs: bool) -> None:
    """A longer version agrees with the one that docs claim; what is no version is not compared."""
    source = read_source(json.dumps(answer()), "server.json", SPEC)
    assert source.facts is not None
    rules = [disagreement.rule for disagreement in compare(SPEC, replace(source.facts, version=version))]
    assert rules == (["verify-version-differs"] if differs else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the text is not valid JSON: "),
        ("{", "the text is not valid JSON: "),
        ("[]", "none of these"),
        ('{"api": 7}', "none of these"),
        ("[" * 100_000, "the text cannot be read: nested more than 200 levels deep"),
        ('{"api": ' + "[" * 300 + "]" * 300 + "}", "the text cannot be read: nested more than 200 levels deep"),
        ('{"api": [7]}', "/api/0: expected an object"),
        ('{"api": [{"name": 7}]}', "/api/0: `name` is not a text"),
        ('{"api": [{"name": "a", "params": {}}]}', "/api/0/params: expected a list"),
        ('{"api": [{"name": "a", "params": [[]]}]}', "/api/0/params/0: expected an object"),
        ('{"api": [{"name": "a", "response": [{"name": null}]}]}', "/api/0/response/0: `name` is not a text"),
    ],
)
def test_hostile_answers(text: str, message: str) -> None:
    """What is not an answer to listApis is reported with its place."""
    source = read_source(text, "server.json", SPEC)
    assert message in source.diagnostics[0].message
    assert source.diagnostics[0].code == "verify-source-invalid"


@pytest.mark.parametrize("word", ["", "weird", None])
def test_a_field_that_holds_fields_is_no_text(word: str | None) -> None:
    """Whatever word stands for its type: it is an object or a list, and the server does not say which."""
    value = answer()
    ships = next(row for row in value["listapisresponse"]["api"][0]["response"] if row["name"] == "ships")
    ships["type"] = word
    assert found(value) == []
    del ships["response"]
    assert [rule for rule, *_ in found(value)] == ["verify-field-type-differs"] * bool(word)


def test_a_length_below_zero_is_none() -> None:
    """It limits nothing."""
    value = answer()
    for param in value["listapisresponse"]["api"][0]["params"]:
        param["length"] = -1
    assert found(value) == []


def test_a_hostile_answer_is_reported_briefly() -> None:
    """A file of another kind has thousands of problems, of which the first are enough."""
    source = read_source(json.dumps({"api": [1] * 10_000}), "server.json", SPEC)
    assert len(source.diagnostics) == 20
