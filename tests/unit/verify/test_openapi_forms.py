"""The forms that OpenAPI documents take: servers, alternatives, references to other files, what is only read."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from slatebind.verify.comparison import compare
from slatebind.verify.sources import Source, read_source
from unit.verify.test_openapi import SPEC, document

Change = Callable[[dict[str, Any]], object]
WATER = "/trees/{treeId}/water"
LITRES = {"type": "object", "required": ["litres"], "properties": {"litres": {"type": "number"}}}


def source_of(change: Change) -> Source:
    """The facts of the document after a change."""
    value = document()
    change(value)
    return read_source(json.dumps(value), "openapi.json", SPEC)


def disagreements(change: Change) -> list[tuple[str, str, str]]:
    """The rule, the command and the name of each disagreement."""
    source = source_of(change)
    assert source.facts is not None, source.diagnostics
    return [(one.rule, one.command, one.name) for one in compare(SPEC, source.facts)]


def schemas(value: dict[str, Any]) -> Any:
    """The schemas of the document."""
    return value["components"]["schemas"]


def listing(value: dict[str, Any]) -> Any:
    """The operation that lists trees."""
    return value["paths"]["/trees"]["get"]


def body(schema: object) -> Change:
    """Another schema of the body for watering."""
    content = {"application/json": {"schema": schema}}
    return lambda value: value["paths"][WATER]["post"].update(requestBody={"content": content})


@pytest.mark.parametrize(
    "servers",
    [
        [{"url": "/v1"}],
        [{"url": "https://x.example/internal"}, {"url": "https://x.example/v1/"}],
        [{"url": "https://{stage}.example/{base}"}],
        [{"url": "https://x.example/{version}", "variables": {"version": {"enum": ["v1"]}}}],
        [{"url": "https://x.example/v{version}", "variables": {"version": {"default": 1}}}],
        [{"url": "https://[::1"}],
        {"url": "https://x.example/v2"},
        [],
    ],
)
def test_operations_are_below_any_server(servers: object) -> None:
    """One of several, one whose path is not known, or none."""
    assert disagreements(lambda value: value.update(servers=servers)) == []


def test_methods_and_paths_as_people_write_them() -> None:
    """In capitals, or without the slash at the beginning."""

    def change(value: dict[str, Any]) -> None:
        value["paths"]["trees"] = {"GET": value["paths"].pop("/trees")["get"]}

    assert disagreements(change) == []


@pytest.mark.parametrize("media", ["*/*", "application/*", "application/hal+json; charset=utf-8"])
def test_media_types_that_stand_for_json(media: str) -> None:
    """Frameworks write ``*/*`` where nobody stated a type."""

    def change(value: dict[str, Any]) -> None:
        success = listing(value)["responses"]["200"]
        success["content"] = {media: success["content"]["application/json"]}
        schemas(value)["Plot"]["properties"]["owner"] = {"type": "string"}

    assert ("verify-field-undocumented", "list_trees", "owner") in disagreements(change)


def test_alternatives_of_a_body_are_united() -> None:
    """A parameter of any of them is there; it is required if all require it."""
    gallons = {"type": "object", "properties": {"gallons": {"type": "number"}}}
    both = {"type": "object", "required": ["litres"], "properties": {**LITRES["properties"], "hot": {}}}  # type: ignore[dict-item]
    assert disagreements(body({"oneOf": [LITRES, gallons]})) == [
        ("verify-param-optional", "water_tree", ""),
        ("verify-param-undocumented", "water_tree", "body:gallons"),
    ]
    assert disagreements(body({"anyOf": [LITRES, {"oneOf": [both]}]})) == [
        ("verify-param-undocumented", "water_tree", "body:hot")
    ]
    # Alternatives that only say what is required together have no properties of their own.
    assert disagreements(body({**LITRES, "anyOf": [{"required": ["litres"]}, {"required": ["hot"]}]})) == []


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object"},
        {"type": "object", "additionalProperties": True, "properties": {"hot": {"type": "boolean"}}},
        {"oneOf": [{"type": "object"}, {"type": "object", "properties": {"hot": {"type": "boolean"}}}]},
        {"$ref": "bodies.yaml#/Water"},
        {"oneOf": [LITRES, {"$ref": "bodies.yaml#/Water"}]},
        {"allOf": [{"$ref": "bodies.yaml#/Water"}]},
        {"$ref": "#/components/schemas/Nothing"},
    ],
)
def test_a_body_that_may_have_other_properties(schema: dict[str, Any]) -> None:
    """What it does not list is not said to be missing, nor what cannot be read to require less."""
    rules = [rule for rule, *_ in disagreements(body(schema))]
    assert "verify-param-missing" not in rules and "verify-param-optional" not in rules


def test_a_body_of_levels_of_alternatives() -> None:
    """Each is read once: twenty levels of four alternatives take no time, and ones of each other come to an end."""
    levels = {f"S{at}": {"oneOf": [{"$ref": f"#/components/schemas/S{at + 1}"}] * 4} for at in range(19)}
    circle = {"S19": {"anyOf": [LITRES, {"$ref": "#/components/schemas/S0"}]}}

    def change(value: dict[str, Any]) -> None:
        schemas(value).update(levels | circle)
        body({"$ref": "#/components/schemas/S0"})(value)

    assert disagreements(change) == []


def test_what_is_only_read_or_only_written() -> None:
    """A property that is only read is no parameter, one that is only written is no field."""
    own = {"id2": {"type": "string", "readOnly": True}}
    stated = {"type": "object", "required": ["id2", "litres"], "properties": {**LITRES["properties"], **own}}  # type: ignore[dict-item]
    assert disagreements(body(stated)) == []
    secret = {"type": "string", "writeOnly": True}
    assert disagreements(lambda value: schemas(value)["Plot"]["properties"].update(secret=secret)) == []


@pytest.mark.parametrize(("version", "is_read"), [("3.0.3", False), ("3.1.0", True)])
def test_keys_next_to_a_reference(version: str, is_read: bool) -> None:
    """They count since OpenAPI 3.1; before, they are to be ignored."""
    plot = {"$ref": "#/components/schemas/Plot", "properties": {"owner": {"type": "string"}}}

    def change(value: dict[str, Any]) -> None:
        value["openapi"] = version
        schemas(value)["Tree"]["allOf"][1]["properties"]["plot"] = plot

    assert disagreements(change) == [("verify-field-undocumented", "list_trees", "owner")] * is_read


def test_keys_next_to_references_on_many_levels() -> None:
    """Each is read once, too."""

    def level(number: int) -> dict[str, Any]:
        inner = {"$ref": f"#/components/schemas/S{number + 1}", "required": ["x"]}
        return {"type": "object", "properties": {f"f{at}": dict(inner) for at in range(10)}}

    def change(value: dict[str, Any]) -> None:
        schemas(value).update(
            {f"S{number}": level(number) for number in range(20)}, S20={"$ref": "#/S0", "required": []}
        )
        schemas(value)["Plot"]["properties"]["deep"] = {"$ref": "#/components/schemas/S0"}

    assert len(disagreements(change)) < 5000


def test_headers_that_are_no_parameters() -> None:
    """OpenAPI ignores those that state media types and credentials."""
    rows = [{"name": name, "in": "header", "required": True} for name in ("Accept", "content-type", "Authorization")]
    assert disagreements(lambda value: listing(value)["parameters"].extend(rows)) == []


def test_parameters_of_a_path() -> None:
    """They belong to all of its operations; one of an operation takes their place."""
    rows = [
        {"name": "tenant", "in": "header", "required": True, "schema": {"type": "string"}},
        {"name": "page", "in": "query", "required": True, "schema": {"type": "string"}},
    ]
    assert disagreements(lambda value: value["paths"]["/trees"].update(parameters=rows)) == [
        ("verify-required-param-undocumented", "list_trees", "header:tenant")
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda value: listing(value)["parameters"].append({"name": "x", "in": ["query"]}),
            "/paths/~1trees/get/parameters/1/in: not a place of parameters",
        ),
        (
            lambda value: listing(value)["responses"].update({"20X": {}, "x-note": {}}),
            "responses/20X: not an HTTP status",
        ),
        (
            lambda value: value["components"]["parameters"].update(Page={"$ref": "params.yaml#/Page"}),
            "`params.yaml#/Page` is not a part of this document",
        ),
        (
            lambda value: value["components"]["parameters"].update(Page={"$ref": "#/components/parameters/Page"}),
            "references lead to each other",
        ),
        (
            lambda value: schemas(value).update(Plot={"$ref": "#/components/schemas/B"}, B={"$ref": "plot.json"}),
            "`plot.json` is not a part of this document",
        ),
    ],
)
def test_what_cannot_be_read_is_reported_once_and_not_said_to_be_missing(change: Change, message: str) -> None:
    """With its place; for other files, what to do."""
    source = source_of(change)
    (problem,) = source.diagnostics
    assert message in problem.message
    assert ("bundle the document" in problem.hint) == (".yaml" in message or ".json" in message)
    assert disagreements(change) == []
