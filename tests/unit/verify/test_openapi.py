"""Docs of an HTTP API against an OpenAPI document: where things are in it, and hostile documents."""

import json
import time
from copy import deepcopy
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec, Status
from slatebind.verify.comparison import compare
from slatebind.verify.disagreement import shared
from slatebind.verify.sources import Source, read_source

SPEC = Spec(
    api=Api(name="orchard", protocol="rest", endpoint="https://api.orchard.example/v1"),
    groups=(Group(name="Trees"),),
    commands=(
        Command(
            name="list_trees",
            group="Trees",
            method="GET",
            path="/trees",
            params=(
                Param(name="page", type="integer", location="query"),
                Param(name="Authorization", type="string", location="header", required=True),
            ),
            response=Response(status=200, shape="list", key="trees", model="Tree"),
            statuses=(Status(code=404),),
        ),
        Command(
            name="water_tree",
            group="Trees",
            method="POST",
            path="/trees/{id}/water",
            params=(
                Param(name="id", type="string", location="path", required=True),
                Param(name="litres", type="float", location="body", required=True),
            ),
            response=Response(shape="object", model="Tree"),
        ),
    ),
    models=(
        Model(
            name="Tree",
            fields=(
                Field(name="id", type="string"),
                Field(name="planted", type="date"),
                Field(name="plot", type="object", items="Plot"),
            ),
        ),
        Model(
            name="Plot", fields=(Field(name="number", type="integer"), Field(name="trees", type="list", items="Tree"))
        ),
    ),
)
DOCUMENT = """\
openapi: 3.1.0
info: {title: Orchard, version: '1.0'}
servers:
- url: https://{stage}.orchard.example/{version}
  variables: {version: {default: v1}, stage: {default: api}}
paths:
  /trees:
    get:
      parameters:
      - $ref: '#/components/parameters/Page'
      responses:
        200:
          content:
            application/json:
              schema: {properties: {trees: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
        4XX: {description: An error.}
  /trees/{treeId}/water:
    parameters:
    - {name: treeId, in: path, required: true, schema: {type: string}}
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [litres], properties: {litres: {type: number}}}
      responses:
        default: {content: {application/vnd.orchard+json: {schema: {$ref: '#/components/schemas/Tree'}}}}
components:
  parameters:
    Page: {name: page, in: query, schema: {type: integer}}
  schemas:
    Tree:
      allOf:
      - $ref: '#/components/schemas/Thing'
      - {type: object, properties: {planted: {type: string}, plot: {$ref: '#/components/schemas/Plot'}}}
    Thing: {type: object, properties: {id: {type: [string, 'null']}}}
    Plot:
      type: object
      properties:
        number: {anyOf: [{type: integer}, {type: 'null'}]}
        trees: {type: array, items: {$ref: '#/components/schemas/Tree'}}
"""


def found(source: Source) -> list[tuple[str, str, str]]:
    """The rule, the part of the spec and the pointer of each disagreement."""
    assert source.facts is not None, source.diagnostics
    disagreements = shared(compare(SPEC, source.facts))
    return [
        (disagreement.rule, "/".join(map(str, (*disagreement.path, disagreement.name))).rstrip("/"), disagreement.at)
        for disagreement, _ in disagreements
    ]


def document() -> Any:
    """The document as plain values."""
    return json.loads(json.dumps({**yaml.safe_load(DOCUMENT)}))


def test_a_document_that_agrees() -> None:
    """References, base paths, names of path variables, nullable types, ranges of statuses; as YAML and as JSON."""
    assert found(read_source(DOCUMENT, "openapi.yaml", SPEC)) == []
    assert found(read_source(json.dumps(document()), "openapi.json", SPEC)) == []


def test_places_in_yaml_have_lines() -> None:
    """A finding about a YAML document knows the line."""
    source = read_source(DOCUMENT.replace("{litres: {type: number}}", "{litres: {type: string}}"), "openapi.yaml", SPEC)
    ((_, _, at),) = found(source)
    assert source.facts is not None
    assert "litres" in DOCUMENT.splitlines()[source.facts.lines[at] - 1]


def _trees(value: Any) -> Any:
    return value["paths"]["/trees"]["get"]


def _body(value: Any) -> Any:
    content = value["paths"]["/trees/{treeId}/water"]["post"]["requestBody"]["content"]
    return content["application/x-www-form-urlencoded"]


SCHEMAS = "/components/schemas"
CHANGES = {
    "verify-command-missing": (lambda value: value["paths"].pop("/trees"), ("commands/list_trees", "")),
    "verify-command-undocumented": (
        lambda value: value["paths"].update({"/plots": {"get": {"responses": {}}}}),
        ("GET /v1/plots", "/paths/~1plots/get"),
    ),
    "verify-status-undocumented": (
        lambda value: _trees(value)["responses"].update({"409": {}}),
        ("commands/list_trees/statuses/409", "/paths/~1trees/get/responses/409"),
    ),
    "verify-status-missing": (
        lambda value: (_trees(value)["responses"].pop("4XX"), _trees(value)["responses"].update({"5XX": {}})),
        ("commands/list_trees/statuses/404", "/paths/~1trees/get"),
    ),
    "verify-response-shape": (
        lambda value: _trees(value)["responses"]["200"]["content"]["application/json"].update(
            schema={"type": "array", "items": {"type": "object"}}
        ),
        ("commands/list_trees/response", "/paths/~1trees/get"),
    ),
    "verify-field-type-differs": (
        lambda value: value["components"]["schemas"]["Plot"]["properties"].update(number={"type": "string"}),
        ("models/Plot/fields/number", f"{SCHEMAS}/Plot/properties/number"),
    ),
    "verify-field-undocumented": (
        lambda value: value["components"]["schemas"]["Plot"]["properties"].update({"a/b": {"type": "string"}}),
        ("models/Plot/a/b", f"{SCHEMAS}/Plot/properties/a~1b"),
    ),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_each_disagreement(rule: str) -> None:
    """One change of the document is one finding, with its place in the docs and in the document."""
    value = document()
    value["paths"]["/trees"]["get"]["responses"] = {
        str(code): response for code, response in value["paths"]["/trees"]["get"]["responses"].items()
    }
    change, expected = CHANGES[rule]
    change(value)
    assert found(read_source(json.dumps(value), "openapi.json", SPEC)) == [(rule, *expected)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"openapi": "4.0"}, "not a document of OpenAPI 3"),
        ({"openapi": None, "swagger": "2.0"}, "not a document of OpenAPI 3"),
        ({"paths": []}, "/paths: expected an object"),
        ({"paths": {"/trees": 7}}, "/paths/~1trees: expected an object"),
        ({"paths": {"/trees": {"get": []}}}, "/paths/~1trees/get: expected an object"),
        ({"paths": {"/trees": {"get": {"responses": 7}}}}, "responses: expected an object"),
        ({"paths": {"/trees": {"get": {"parameters": [{"$ref": "#/nothing"}]}}}}, "`#/nothing` is not a part"),
        ({"paths": {"/trees": {"get": {"parameters": [{"$ref": "other.yaml"}]}}}}, "`other.yaml` is not a part"),
        ({"paths": {"/trees": {"$ref": "#/a"}}, "a": {"$ref": "#/a"}}, "references lead to each other"),
        ({"paths": {"/trees": {"get": {"parameters": [{"name": 7, "in": "query"}]}}}}, "`name` is not a text"),
    ],
)
def test_hostile_documents(change: dict[str, Any], message: str) -> None:
    """What OpenAPI does not allow is reported with its place; the rest is read."""
    source = read_source(json.dumps({**document(), **change}), "openapi.json", SPEC)
    assert any(message in finding.message for finding in source.diagnostics), source.diagnostics


def test_schemas_that_hold_each_other_many_times() -> None:
    """Fields behind a reference are read once: twenty levels of ten references each take no time."""
    schemas = {
        f"S{level}": {
            "type": "object",
            "properties": {f"f{number}": {"$ref": f"#/components/schemas/S{level + 1}"} for number in range(10)},
        }
        for level in range(20)
    }
    value = deepcopy(document())
    value["components"]["schemas"] |= schemas
    value["components"]["schemas"]["Plot"]["properties"]["deep"] = {"$ref": "#/components/schemas/S0"}
    began = time.process_time()
    source = read_source(json.dumps(value), "openapi.json", SPEC)
    assert len(found(source)) < 5000
    assert time.process_time() - began < 5


_PLOT = {"$ref": "#/components/schemas/Plot"}


@pytest.mark.parametrize(
    "schemas",
    [
        {"Plot": {"type": "array", "items": _PLOT}},
        {"Plot": {"oneOf": [_PLOT]}},
        {"Plot": {"allOf": [_PLOT, _PLOT, _PLOT]}},
        {
            "Plot": {"$ref": "#/components/schemas/S0"},
            "S40": {},
            **{f"S{level}": {"allOf": [{"$ref": f"#/components/schemas/S{level + 1}"}] * 4} for level in range(40)},
        },
        {
            "Plot": {"$ref": "#/components/schemas/S0"},
            "S900": {},
            **{f"S{at}": {"properties": {"in": {"$ref": f"#/components/schemas/S{at + 1}"}}} for at in range(900)},
        },
    ],
    ids=["elements", "alternative", "parts", "levels of parts", "long chain"],
)
def test_schemas_that_are_made_of_themselves_or_of_many_levels(schemas: dict[str, Any]) -> None:
    """Schemas that are their own elements, alternatives or parts are read as far as they make sense, at once."""
    value = document()
    value["components"]["schemas"] |= schemas
    source = read_source(json.dumps(value), "openapi.json", SPEC)
    assert source.facts is not None
    assert len(source.facts.operations) == 2
    assert {rule for rule, *_ in found(source)} <= {
        "verify-field-missing",
        "verify-field-undocumented",
        "verify-field-type-differs",
        "verify-nested-field-undocumented",
    }


def test_parts_of_a_schema_are_united() -> None:
    """Properties and required ones of all parts of ``allOf`` count."""
    value = document()
    body = _body(value)
    part = {"type": "object", "properties": {"cold": {"type": "boolean"}}, "required": ["cold"]}
    body["schema"] = {"allOf": [body["schema"], part]}
    value["paths"]["/trees/{treeId}/water"]["post"]["responses"] = {}
    assert ("verify-required-param-undocumented", "body:cold") in [
        (disagreement.rule, disagreement.name)
        for disagreement in compare(SPEC, read_source(json.dumps(value), "f", SPEC).facts)  # type: ignore[arg-type]
    ]


def test_references_are_percent_encoded() -> None:
    """A reference is the fragment of a URL: ``%20`` is a space; the place of a finding is a JSON pointer."""
    value = document()
    plot = value["components"]["schemas"].pop("Plot")
    plot["properties"]["number"] = {"type": "string"}
    value["components"]["schemas"]["A plot"] = plot
    text = json.dumps(value).replace("schemas/Plot", "schemas/A%20plot")
    expected = ("verify-field-type-differs", "models/Plot/fields/number", f"{SCHEMAS}/A plot/properties/number")
    assert found(read_source(text, "openapi.json", SPEC)) == [expected]


def test_extensions_and_versions_without_quotes() -> None:
    """Extensions among paths are not paths; ``openapi: 3.1`` is a number in YAML."""
    text = DOCUMENT.replace("openapi: 3.1.0", "openapi: 3.1").replace("paths:\n", "paths:\n  x-note: text\n")
    source = read_source(text, "openapi.yaml", SPEC)
    assert not source.diagnostics
    assert found(source) == []


def test_a_body_that_is_a_list() -> None:
    """A parameter that is the whole body is not expected among its properties."""
    water = SPEC.commands[1]
    whole = Param(name="items", type="list", location="body", whole=True)
    spec = replace(SPEC, commands=(SPEC.commands[0], replace(water, params=(water.params[0], whole))))
    value = document()
    body = _body(value)
    body["schema"] = {"type": "array", "items": {"type": "string"}}
    source = read_source(json.dumps(value), "openapi.json", spec)
    assert source.facts is not None
    assert list(compare(spec, source.facts)) == []


def test_fields_inside_of_one_field_are_listed_up_to_a_number() -> None:
    """The outer ones first: schemas that refer to each other lead from every field to hundreds."""
    value = document()
    value["components"]["schemas"] |= {
        f"S{at}": {"properties": {f"f{at}": {"type": "string"}, "in": {"$ref": f"#/components/schemas/S{at % 9 + 1}"}}}
        for at in range(10)
    }
    many = {f"m{at}": {"type": "string"} for at in range(500)}
    value["components"]["schemas"]["S9"]["properties"] |= many
    value["components"]["schemas"]["Plot"]["properties"]["deep"] = {"$ref": "#/components/schemas/S0"}
    source = read_source(json.dumps(value), "openapi.json", SPEC)
    assert source.facts is not None
    names = [
        disagreement.name
        for disagreement in compare(SPEC, source.facts)
        if disagreement.rule == "verify-nested-field-undocumented"
    ]
    assert len(names) == 200
    assert names[:4] == ["deep.f0", "deep.in", "deep.in.f1", "deep.in.in"]


def test_statuses_of_commands_that_are_one_operation() -> None:
    """The document has those of all of them, and none is undocumented if one of the commands states it."""
    first = SPEC.commands[0]
    other = replace(
        first, name="find_trees", statuses=(Status(code=403),), response=replace(first.response, status=201)
    )
    spec = replace(SPEC, commands=(first, other, *SPEC.commands[1:]))
    value = document()
    content = value["paths"]["/trees"]["get"]["responses"].pop("200")
    value["paths"]["/trees"]["get"]["responses"] = {"200": content, "201": {}, "403": {}, "404": {}}
    source = read_source(json.dumps(value), "openapi.json", spec)
    assert source.facts is not None
    assert list(compare(spec, source.facts)) == []
    value["paths"]["/trees"]["get"]["responses"]["409"] = {}
    source = read_source(json.dumps(value), "openapi.json", spec)
    assert source.facts is not None
    assert {disagreement.rule for disagreement in compare(spec, source.facts)} == {"verify-status-undocumented"}


@pytest.mark.parametrize(("version", "differs"), [("2.0.0", True), ("1.0.3", False), ("0.1.0", False)])
def test_a_version_that_nobody_stated_is_not_compared(version: str, differs: bool) -> None:
    """Frameworks write 0.1.0 into a document unless they are told the version."""
    spec = replace(SPEC, api=replace(SPEC.api, title="Orchard API 1.0"))
    source = read_source(DOCUMENT.replace("'1.0'", f"'{version}'"), "openapi.yaml", spec)
    assert source.facts is not None
    assert [disagreement.rule for disagreement in compare(spec, source.facts)] == ["verify-version-differs"] * differs


def test_the_description_of_a_schema_is_not_that_of_a_field() -> None:
    """A field that refers to a schema has the text next to the reference, if there is one."""
    value = document()
    value["components"]["schemas"]["Plot"]["description"] = "Any piece of land."
    source = read_source(json.dumps(value), "openapi.json", SPEC)
    assert source.facts is not None
    assert list(compare(SPEC, source.facts, wants_texts=True)) == []


def test_large_integers_do_not_make_a_document_unreadable() -> None:
    """What an example or a limit says beyond 64 bits is of no matter for the rest."""
    value = document()
    value["components"]["schemas"]["Plot"]["properties"]["number"] = {"type": "integer", "maximum": 10**30}
    value["components"]["schemas"]["Plot"]["example"] = {"number": "LONG"}
    text = json.dumps(value).replace('"LONG"', f"-{'9' * 6000}")
    assert found(read_source(text, "openapi.json", SPEC)) == []
    broken = read_source(text[:-1], "openapi.json", SPEC).diagnostics
    assert "expected `,` or `}`, found the end" in broken[0].message


@pytest.mark.parametrize(
    ("types", "rules"), [(("string", "long"), []), (("long", "long"), ["verify-param-type-differs"] * 2)]
)
def test_types_of_commands_that_are_one_operation(types: tuple[Any, Any], rules: list[str]) -> None:
    """A document has one type for a variable of the path: it is compared if the commands have one, too."""
    commands = [
        replace(
            SPEC.commands[1],
            name=f"water_{name}",
            path=f"/trees/{{{name}}}/water",
            params=(Param(name=name, type=kind, location="path", required=True), SPEC.commands[1].params[1]),
        )
        for name, kind in zip("ab", types, strict=True)
    ]
    spec = replace(SPEC, commands=(SPEC.commands[0], *commands))
    text = DOCUMENT.replace("required: true, schema: {type: string}", "required: true, schema: {type: boolean}")
    source = read_source(text, "openapi.yaml", spec)
    assert source.facts is not None
    assert [disagreement.rule for disagreement in compare(spec, source.facts)] == rules


def test_only_what_is_not_documented_is_suggested() -> None:
    """What the source has instead may be what is meant; what the docs have, too, is not."""
    value = document()
    value["paths"]["/trees/{treeId}/waters"] = value["paths"].pop("/trees/{treeId}/water")
    value["components"]["schemas"]["Thing"]["properties"] = {"ids": {"type": "string"}}
    value["components"]["parameters"]["Page"]["name"] = "pages"
    page, tree = Param(name="pages", type="integer", location="query"), SPEC.models[0]
    listed, watering = SPEC.commands
    complete = replace(
        SPEC,
        commands=(
            replace(listed, params=(*listed.params, page)),
            watering,
            replace(watering, name="water_trees", path="/trees/{id}/waters"),
        ),
        models=(replace(tree, fields=(*tree.fields, Field(name="ids", type="string"))), *SPEC.models[1:]),
    )
    similar = {"command": "POST /v1/trees/{treeId}/waters", "param": "pages", "field": "ids"}
    for spec, expected in ((SPEC, {f"did you mean `{name}`?" for name in similar.values()}), (complete, {""})):
        source = read_source(json.dumps(value), "openapi.json", spec)
        assert source.facts is not None
        missing = [
            disagreement for disagreement in compare(spec, source.facts) if disagreement.rule.endswith("-missing")
        ]
        assert {disagreement.rule for disagreement in missing} == {f"verify-{kind}-missing" for kind in similar}
        assert {disagreement.hint for disagreement in missing} == expected
