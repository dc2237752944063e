"""The OpenAPI document of an HTTP API: paths, parameters by their places, bodies, responses and security."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openapi_spec_validator import validate

from openapi_documents import document_of, texts_of
from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import (
    Api,
    Auth,
    Body,
    Command,
    Field,
    Group,
    Model,
    Paging,
    Param,
    Response,
    Server,
    Spec,
    Status,
    TypeName,
)
from strategies import HOSTILE, hostile_text, specs

TREE = Model(name="Tree", fields=(Field(name="id", type="string"),))
REF = {"$ref": "#/components/schemas/Tree"}


def spec_of(*commands: Command, models: tuple[Model, ...] = (TREE,), **api: Any) -> Spec:
    """A spec with one group."""
    facts: dict[str, Any] = {"name": "orchard", "protocol": "rest", "endpoint": "https://api.orchard.test", **api}
    return Spec(api=Api(**facts), groups=(Group(name="Trees"),), commands=commands, models=models)


def command(*params: Param, method: Any = "GET", path: str = "/trees", **facts: Any) -> Command:
    """A command of that group."""
    return Command(**{"name": "do_it", "group": "Trees", "method": method, "path": path, "params": params, **facts})


def operation(document: dict[str, Any]) -> dict[str, Any]:
    """The only operation of a document, which has to be valid."""
    validate(document)
    ((found,),) = [list(methods.values()) for methods in document["paths"].values()]
    assert isinstance(found, dict)
    return found


def parameter(param: Param, **options: str) -> dict[str, Any]:
    """What becomes of a parameter."""
    variable = f"/{{{param.name}}}" if param.location == "path" else ""
    (found,) = operation(document_of(spec_of(command(param, path=f"/trees{variable}")), **options))["parameters"]
    assert isinstance(found, dict)
    return found


def content(command: Command, code: str = "200", **options: str) -> Any:
    """The schemas of a response, by content type."""
    response = operation(document_of(spec_of(command), **options))["responses"][code]
    return {kind: media["schema"] for kind, media in response.get("content", {}).items()}


def test_an_operation() -> None:
    """It stands at its path and method, named and described as in the docs."""
    param = Param(name="id", type="string", location="path", required=True, description="Which")
    tree = command(
        param, path="/trees/{id}", name="get_tree", title="Get a tree", response=Response(shape="object", model="Tree")
    )
    document = document_of(spec_of(tree))
    assert list(document["paths"]) == ["/trees/{id}"]
    assert list(document["paths"]["/trees/{id}"]) == ["get"]
    assert operation(document) == {
        "operationId": "get_tree",
        "summary": "Get a tree",
        "description": "Get a tree",
        "tags": ["Trees"],
        "x-slatebind": {"command": "get_tree"},
        "parameters": [
            {"name": "id", "in": "path", "required": True, "description": "Which", "schema": {"type": "string"}}
        ],
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": REF}}},
            "4XX": {"description": "The request was refused."},
        },
    }


@pytest.mark.parametrize(
    ("param", "expected"),
    [
        (
            Param(name="ids", type="list", items="integer", location="query"),
            {
                "style": "form",
                "explode": True,
                "schema": {"type": "array", "items": {"type": "integer", "format": "int64"}},
            },
        ),
        (
            Param(name="ids", type="list", location="query", style="brackets"),
            {"name": "ids[]", "style": "form", "explode": True},
        ),
        (Param(name="ids[]", type="list", location="query", style="brackets"), {"name": "ids[]", "explode": True}),
        (Param(name="ids", type="list", location="query", style="comma"), {"style": "form", "explode": False}),
        (Param(name="where", type="map", location="query"), {"style": "deepObject", "explode": True}),
        (Param(name="X-Trace", type="string", location="header", required=True), {"in": "header", "required": True}),
        (Param(name="old", type="string", deprecated=True), {"in": "query", "deprecated": True}),
        (Param(name="id", type="uuid", location="path"), {"required": True}),
    ],
)
def test_parameters(param: Param, expected: dict[str, Any]) -> None:
    """They are sent where and how the docs say, in the query of a GET if they do not."""
    found = parameter(param)
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("param", "default"),
    [
        (Param(name="p", type="integer", default="10"), 10),
        (Param(name="p", type="boolean", default="True"), True),
        (Param(name="p", type="float", default="`0.5`"), 0.5),
        (Param(name="p", type="string", default='"asc"'), "asc"),
        (Param(name="p", type="list", items="string", default='["a"]'), ["a"]),
        (Param(name="p", type="list", items="Tree", default="[]"), []),
        (Param(name="p", type="map", default="{}"), {}),
    ],
)
def test_defaults_are_of_their_type(param: Param, default: Any) -> None:
    """A number is a number."""
    schema = parameter(replace(param, location="query"))["schema"]
    assert (schema["default"], "x-slatebind" in schema) == (default, False)


@pytest.mark.parametrize(
    "param",
    [
        Param(name="p", type="integer", default="see below"),
        Param(name="p", type="integer", default="9" * 30),
        Param(name="p", type="float", default="1e999"),
        Param(name="p", type="uuid", default="yours"),
        Param(name="p", type="url", default="none"),
        Param(name="p", type="list", items="integer", default='["a"]'),
        Param(name="p", type="list", default="[" * 900),
        Param(name="p", type="map", default='{"a": 1}'),
        Param(name="p", type="string", default="too long", length=3),
    ],
)
def test_other_defaults_are_kept_as_text(param: Param) -> None:
    """What is no value of the type would make the schema contradict itself."""
    schema = parameter(replace(param, location="query"))["schema"]
    assert "default" not in schema
    assert schema["x-slatebind"] == {"default": param.default}


def test_known_values_stay_open() -> None:
    """A value that the docs do not have yet must not break clients."""
    schema = parameter(Param(name="sort", type="string", values=("asc", "desc"), location="query"))["schema"]
    assert schema == {"type": "string", "examples": ["asc", "desc"], "x-slatebind": {"values": ["asc", "desc"]}}


def test_parameters_without_a_place_are_kept() -> None:
    """OpenAPI ignores some headers, and has no variables that a path does not have."""
    params = (
        Param(name="accept", type="string", location="header", default="application/json", required=True),
        Param(name="Authorization", type="string", location="header", values=("Bearer x",)),
        Param(name="X-Key", type="string", location="header", description="Yours"),
        Param(name="gone", type="string", location="path", required=True),
    )
    document = document_of(spec_of(command(*params), auth=(Auth(scheme="header", name="x-key"),)))
    found = operation(document)
    assert "parameters" not in found
    others = [(other["in"], other["name"]) for other in found["x-slatebind"]["other_params"]]
    assert others == [("path", "gone"), ("header", "accept"), ("header", "Authorization"), ("header", "X-Key")]
    assert found["x-slatebind"]["other_params"][1]["default"] == "application/json"


def test_undocumented_variables_are_parameters() -> None:
    """A path with a variable needs its parameter."""
    (found,) = operation(document_of(spec_of(command(path="/trees/{id}"))))["parameters"]
    assert found == {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


@pytest.mark.parametrize(
    ("path", "expected", "names"),
    [
        ("/a/{id:\\d+}", "/a/{id}", ["id"]),
        ("/a/{tree id}/b", "/a/{tree_id}/b", ["tree_id"]),
        ("/a/{id}/b/{id}", "/a/{id}/b/{id_2}", ["id", "id_2"]),
        ("/a/{}", "/a/{variable}", ["variable"]),
        ("/a/{订单}", "/a/{订单}", ["订单"]),
        ("a?b=#{x", "/a%3Fb=%23%7Bx", []),
        ("/%20", "/%20", []),
        ("", "/", []),
    ],
)
def test_paths_are_valid(path: str, expected: str, names: list[str]) -> None:
    """Whatever stands between the braces, and outside of them."""
    document = document_of(spec_of(command(path=path)))
    assert list(document["paths"]) == [expected]
    assert [param["name"] for param in operation(document).get("parameters", [])] == names


def test_paths_that_differ_in_names_are_one() -> None:
    """OpenAPI takes them for the same path, so that variables have the names of the first one."""
    first = command(path="/trees/{id}", name="get")
    variable = Param(name="tree_id", type="integer", location="path", required=True, description="Which")
    second = command(variable, path="/trees/{tree_id}", name="remove", method="DELETE")
    document = document_of(spec_of(first, second))
    validate(document)
    ((path, methods),) = document["paths"].items()
    assert (path, list(methods)) == ("/trees/{id}", ["get", "delete"])
    assert methods["delete"]["parameters"] == [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "Which",
            "schema": {"type": "integer", "format": "int64"},
            "x-slatebind": {"name": "tree_id"},
        }
    ]


PLANT = command(
    Param(name="action", type="string", location="query", values=("plant",), required=True),
    Param(name="species", type="string", location="body", required=True),
    Param(name="age", type="integer", location="body", default="1"),
    method="POST",
    name="plant",
    title="Plant a tree",
    description="It grows.",
    response=Response(shape="object", model="Tree"),
    statuses=(Status(code=404, description="No plot"),),
)
FELL = command(
    Param(name="action", type="string", location="query", values=("fell",), required=True),
    Param(name="age", type="string", location="body", description="How old", required=True),
    method="POST",
    name="fell",
    title="Fell a tree",
    response=Response(shape="object", model="Wood", status=202),
    statuses=(Status(code=404, name="Gone", shape="object", model="Wood"),),
)
WOOD = Model(name="Wood")


def test_commands_of_one_path_are_one_operation() -> None:
    """What tells them apart is in the document, and so are the parameters and responses of all of them."""
    document = document_of(spec_of(PLANT, FELL, models=(TREE, WOOD)))
    found = operation(document)
    assert (found["operationId"], found["summary"]) == ("plant", "Plant a tree / Fell a tree")
    assert found["description"] == "**Plant a tree**\n\nIt grows.\n\n**Fell a tree**\n\nFell a tree"
    assert [
        (command["command"], command["fixed"], command["required"], command["model"])
        for command in found["x-slatebind"]["commands"]
    ] == [
        ("plant", {"action": "plant"}, ["action", "species"], "Tree"),
        ("fell", {"action": "fell"}, ["action", "age"], "Wood"),
    ]
    (action,) = found["parameters"]
    assert (action["required"], action["schema"]["examples"]) == (True, ["plant", "fell"])
    schema = found["requestBody"]["content"]["application/json"]["schema"]
    assert "required" not in schema
    assert schema["properties"] == {"species": {"type": "string"}, "age": {"description": "How old"}}
    assert {code: response["description"] for code, response in found["responses"].items()} == {
        "200": "OK",
        "404": "No plot\n\nGone",
        "202": "Accepted",
    }


@pytest.mark.parametrize(
    ("types", "schema"),
    [
        (("integer", "long"), {"type": "integer", "format": "int64"}),
        (("float", "integer"), {"type": "number", "format": "double"}),
        (("integer", "string"), {"type": "string"}),
    ],
)
def test_numbers_of_merged_commands(types: tuple[TypeName, TypeName], schema: dict[str, str]) -> None:
    """Two types of numbers are the wider one; any other two are a text in a query."""
    plant, fell = (
        replace(found, params=(*found.params, Param(name="row", type=kind, location="query")))
        for found, kind in zip((PLANT, FELL), types, strict=True)
    )
    _, row = operation(document_of(spec_of(plant, fell, models=(TREE, WOOD))))["parameters"]
    assert {key: value for key, value in row["schema"].items() if key in ("type", "format")} == schema


def test_responses_of_merged_commands_are_alternatives() -> None:
    """A response is that of any one of the commands."""
    other = replace(FELL, response=Response(shape="object", model="Wood"))
    found = operation(document_of(spec_of(PLANT, other, models=(TREE, WOOD))))
    schema = found["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema == {"anyOf": [REF, {"$ref": "#/components/schemas/Wood"}]}


def test_merged_commands_are_reported() -> None:
    """As notes: the owner cannot do anything about it."""
    loaded = Loaded(spec=spec_of(PLANT, FELL, models=(TREE, WOOD)), positions={}, diagnostics=())
    rendered = render(loaded, "openapi", {})
    assert [(str(note), note.hint) for note in rendered.diagnostics] == [
        (
            "spec:1:1: info[operations-merged]: `fell` and `plant` are both POST /trees; they are one operation",
            "it is called `plant` and takes the parameters of both",
        )
    ]


def test_calls_of_the_docs_are_samples() -> None:
    """Pages made of the document show how each command is called in the docs, as curl does it or on the wire."""
    commands = (
        command(name="list", title="List trees", example="curl https://api.orchard.test/trees"),
        command(name="find", title="Find trees", example="GET /trees HTTP/1.1"),
    )
    assert operation(document_of(spec_of(*commands)))["x-codeSamples"] == [
        {"lang": "Shell", "label": "List trees", "source": "curl https://api.orchard.test/trees"},
        {"lang": "HTTP", "label": "Find trees", "source": "GET /trees HTTP/1.1"},
    ]
    assert "x-codeSamples" not in operation(document_of(spec_of(command())))


def test_calls_of_other_targets_are_samples() -> None:
    """With the option, in the order that it states, each with its setup; before those of the docs."""
    listing = command(name="list_trees", example="GET /trees HTTP/1.1")
    found = operation(document_of(spec_of(listing), snippets="curl python"))["x-codeSamples"]
    assert [(sample["lang"], sample["label"]) for sample in found] == [
        ("shell", "curl"),
        ("python", "Python"),
        ("HTTP", "list_trees"),
    ]
    assert found[0]["source"] == "curl https://api.orchard.test/trees"
    assert found[1]["source"].startswith("from orchard import Client\n\nclient = ")
    assert "\n\nfound = client.trees.list_trees()\n" in found[1]["source"]


@pytest.mark.parametrize(
    ("body", "kind", "media"),
    [
        (None, "string", "application/json"),
        ("json", "string", "application/json"),
        ("form", "string", "application/x-www-form-urlencoded"),
        ("multipart", "string", "multipart/form-data"),
        (None, "file", "multipart/form-data"),
    ],
)
def test_bodies(body: Body | None, kind: Any, media: str) -> None:
    """A body is sent as the docs say, else as JSON, or in parts if it has files."""
    param = Param(name="a", type=kind, location="body", required=True, nullable=kind == "string")
    found = operation(document_of(spec_of(command(param, method="POST", body=body))))
    schema = {"type": ["string", "null"]} if kind == "string" else {"type": "string", "format": "binary"}
    assert found["requestBody"] == {
        "required": True,
        "content": {media: {"schema": {"type": "object", "required": ["a"], "properties": {"a": schema}}}},
    }


def test_a_parameter_can_be_the_whole_body() -> None:
    """Its schema is that of the body, whatever it is called."""
    param = Param(name="items", type="list", items="Tree", location="body", whole=True, required=True)
    found = operation(document_of(spec_of(command(param, method="POST"))))
    schema = {"type": "array", "items": REF}
    assert found["requestBody"] == {"required": True, "content": {"application/json": {"schema": schema}}}


def test_raw_bodies() -> None:
    """A body that is no object has no properties; what the docs say of it is kept."""
    param = Param(name="a", type="string", location="body", description="A row")
    found = operation(document_of(spec_of(command(param, method="POST", body="raw"))))
    assert found["requestBody"]["content"] == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }
    assert found["x-slatebind"]["other_params"][0]["description"] == "A row"


def test_bodies_of_reads() -> None:
    """A GET has a body only where the docs say so."""
    assert "requestBody" in operation(document_of(spec_of(command(Param(name="a", type="string", location="body")))))
    assert "requestBody" not in operation(document_of(spec_of(command(Param(name="a", type="string")))))


def test_models_in_bodies() -> None:
    """Objects and lists of models refer to them."""
    params = (Param(name="one", type="object", items="Tree"), Param(name="many", type="list", items="list[Tree]"))
    found = operation(document_of(spec_of(command(*params, method="POST"))))
    assert found["requestBody"]["content"]["application/json"]["schema"]["properties"] == {
        "one": {"allOf": [REF]},
        "many": {"type": "array", "items": {"type": "array", "items": REF}},
    }


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (Response(shape="object", model="Tree"), {"application/json": REF}),
        (Response(shape="list", model="Tree"), {"application/json": {"type": "array", "items": REF}}),
        (
            Response(shape="list", model="Tree", key="data", envelope="answer"),
            {
                "application/json": {
                    "type": "object",
                    "properties": {
                        "answer": {"type": "object", "properties": {"data": {"type": "array", "items": REF}}}
                    },
                }
            },
        ),
        (
            Response(
                shape="object",
                model="Tree",
                key="tree",
                envelope_fields=(Field(name="tree", type="any"), Field(name="page", type="object", items="Tree")),
            ),
            {
                "application/json": {
                    "type": "object",
                    "properties": {"tree": REF, "page": {"allOf": [REF]}},
                }
            },
        ),
        (Response(), {}),
        (Response(example={"a": 1}), {"application/json": {}}),
        (Response(example="text"), {}),
        (Response(shape="object"), {"application/json": {"type": "object", "additionalProperties": True}}),
        (Response(content_type="text/csv"), {"text/csv": {"type": "string"}}),
        (Response(content_type="image/png"), {"image/png": {"type": "string", "format": "binary"}}),
        (Response(content_type="application/hal+json", shape="object", model="Tree"), {"application/hal+json": REF}),
    ],
)
def test_responses(response: Response, expected: Any) -> None:
    """A response has the schema of its model, in its envelope, as its content type."""
    assert content(command(response=response)) == expected


OAK = Model(
    name="Oak",
    fields=(
        Field(name="id", type="uuid", required=True),
        Field(name="age", type="integer"),
        Field(name="height", type="float", nullable=True),
        Field(name="marks", type="list", items="list[string]"),
        Field(name="parent", type="object", items="Oak"),
        Field(name="by", type="map", items="boolean"),
        Field(name="any", type="any"),
        Field(name="free", type="object"),
    ),
)


def example_of(response: Response) -> Any:
    """The example of a response in the document."""
    found = operation(document_of(spec_of(command(response=response), models=(OAK,))))["responses"]["200"]
    return found["content"]["application/json"].get("example")


@pytest.mark.parametrize(
    "value",
    [
        {
            "id": "a",
            "age": 3,
            "height": 2,
            "marks": [["x"]],
            "parent": {"id": "b"},
            "by": {"me": True},
            "any": [1],
            "free": {"a": {}},
        },
        {"id": "a", "height": None},
    ],
)
def test_examples(value: Any) -> None:
    """An example of the docs is shown, in its envelope."""
    assert example_of(Response(shape="object", model="Oak", example=value)) == value
    assert example_of(Response(shape="list", model="Oak", example=[value, value])) == [value, value]
    keyed = {"page": "1", "oak": value}
    fields = (Field(name="page", type="string"), Field(name="oak", type="any"))
    response = Response(shape="object", model="Oak", key="oak", envelope_fields=fields, example=keyed)
    assert example_of(response) == keyed
    assert example_of(replace(response, envelope="all", example={"all": keyed})) == {"all": keyed}


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"id": 1},
        {"id": None},
        {"id": "a", "age": 1.5},
        {"id": "a", "age": True},
        {"id": "a", "age": 2**63},
        {"id": "a", "height": "2"},
        {"id": "a", "marks": ["x"]},
        {"id": "a", "parent": {}},
        {"id": "a", "by": {"me": 1}},
        {"id": "a", "more": 1},
        {"id": "a", "any": {}},
        {"id": "a", "height": float("nan")},
        {"id": "a", "free": {"default": "b", "type": "c"}},
        {"id": "a", "free": {"hidden\u202e": 1}},
        {"id": "a", "any": json.loads("[" * 200 + "]" * 200)},
        ["a"],
    ],
)
def test_examples_of_other_types_are_left_out(value: Any) -> None:
    """Validators refuse a document whose examples are not what its schemas say."""
    assert example_of(Response(shape="object", model="Oak", example=value)) is None
    assert example_of(Response(shape="object", model="Oak", key="oak", example={"oak": value})) is None
    assert example_of(Response(shape="object", model="Oak", key="oak", example=[value])) is None
    assert example_of(Response(shape="object", model="Oak", envelope="oak", example=["oak"])) is None


def test_examples_of_merged_commands() -> None:
    """Each has the name of its command; an option leaves all of them out."""
    response = Response(shape="object", model="Tree", example={"id": "a"})
    spec = spec_of(command(name="one", response=response), command(name="two", response=response))
    media = operation(document_of(spec))["responses"]["200"]["content"]["application/json"]
    assert media["examples"] == {"one": {"value": {"id": "a"}}, "two": {"value": {"id": "a"}}}
    media = operation(document_of(spec, examples="no"))["responses"]["200"]["content"]["application/json"]
    assert media == {"schema": REF}


def test_statuses() -> None:
    """HTTP's statuses are responses, with their models; those that are not are kept."""
    statuses = (
        Status(code=404, name="Not Found", description="No such tree", shape="object", model="Tree"),
        Status(code=201),
        Status(code="5xx"),
        Status(code="Default", description="Anything else"),
        Status(code="TREE_GONE", description="It fell"),
        Status(code=801),
    )
    found = operation(document_of(spec_of(command(statuses=statuses, response=Response(shape="object", model="Tree")))))
    assert found["responses"] == {
        "201": {"description": "Created", "content": {"application/json": {"schema": REF}}},
        "404": {"description": "Not Found: No such tree", "content": {"application/json": {"schema": REF}}},
        "5XX": {"description": "The server failed"},
        "default": {"description": "Anything else"},
    }
    assert [status["code"] for status in found["x-slatebind"]["statuses"]] == ["TREE_GONE", 801]


def test_slashes_at_the_end_of_paths() -> None:
    """Linters refuse them; an option keeps them for servers that need them. They make no path of its own."""
    listed, planted = command(name="list", path="/trees/"), command(name="plant", method="POST", path="/trees")
    document = document_of(spec_of(listed, planted))
    assert list(document["paths"]) == ["/trees"]
    assert sorted(document["paths"]["/trees"]) == ["get", "post"]
    assert document["paths"]["/trees"]["get"]["x-slatebind"]["path"] == "/trees/"
    assert "path" not in document["paths"]["/trees"]["post"]["x-slatebind"]
    assert list(document_of(spec_of(listed, command(name="root", path="/")), slashes="yes")["paths"]) == [
        "/trees/",
        "/",
    ]


def test_no_success_is_made_up_next_to_a_redirection() -> None:
    """Docs that state a redirection and errors say all that is answered; those of errors alone leave out a success."""
    moved = command(statuses=(Status(code=302), Status(code=400)))
    assert list(operation(document_of(spec_of(moved)))["responses"]) == ["302", "400"]
    refused = command(statuses=(Status(code=400),))
    assert list(operation(document_of(spec_of(refused)))["responses"]) == ["200", "400"]
    shown = command(statuses=(Status(code=302),), response=Response(shape="object", model="Tree"))
    assert list(operation(document_of(spec_of(shown)))["responses"])[:2] == ["200", "302"]


def test_no_content() -> None:
    """204 has no body, whatever else is said."""
    assert content(command(response=Response(status=204, shape="object", model="Tree")), "204") == {}


@pytest.mark.parametrize(
    ("auth", "expected"),
    [
        (Auth(scheme="bearer"), {"type": "http", "scheme": "bearer"}),
        (Auth(scheme="basic"), {"type": "http", "scheme": "basic"}),
        (Auth(scheme="header", name="X-Key"), {"type": "apiKey", "in": "header", "name": "X-Key"}),
        (Auth(scheme="query", name="key"), {"type": "apiKey", "in": "query", "name": "key"}),
        (Auth(scheme="signed", name="X-Sign"), {"type": "apiKey", "in": "header", "name": "X-Sign"}),
        (Auth(scheme="signed"), {"type": "apiKey", "in": "header", "name": "Authorization"}),
        (
            Auth(scheme="oauth2", url="https://x.test/token"),
            {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://x.test/token", "scopes": {}}}},
        ),
        (Auth(scheme="oauth2"), {"type": "http", "scheme": "bearer"}),
    ],
)
def test_security(auth: Auth, expected: dict[str, Any]) -> None:
    """Each scheme has its form, with a description."""
    document = document_of(spec_of(command(), auth=(auth,)))
    validate(document)
    assert document["security"] == [{auth.scheme: []}]
    scheme = document["components"]["securitySchemes"][auth.scheme]
    assert scheme.pop("description")
    assert scheme == expected


def test_several_schemes_are_alternatives() -> None:
    """Any one of them will do; what was read from samples is marked."""
    auth = (
        Auth(scheme="header", name="A"),
        Auth(scheme="header", name="B", description="Or this", origin="sample"),
    )
    document = document_of(spec_of(command(), auth=auth))
    assert document["security"] == [{"header": []}, {"header2": []}]
    second = document["components"]["securitySchemes"]["header2"]
    assert (second["description"], second["x-slatebind"]) == ("Or this", {"origin": "sample"})
    assert document_of(spec_of(command()))["security"] == []


def test_servers() -> None:
    """All base URLs with their variables; a command has its own if it is sent elsewhere."""
    servers = (
        Server(url="https://{region}.orchard.test/v1/", name="Regions"),
        Server(url="https://api.orchard.test", name="Main"),
    )
    document = document_of(spec_of(command(server="https://up load.test/"), servers=servers))
    assert document["servers"] == [
        {"url": "https://api.orchard.test", "description": "Main"},
        {
            "url": "https://{region}.orchard.test/v1",
            "description": "Regions",
            "variables": {"region": {"default": "region"}},
        },
    ]
    assert operation(document)["servers"] == [{"url": "https://up%20load.test"}]
    assert document_of(spec_of(command(), endpoint=None))["servers"] == [{"url": "/"}]


def test_paging_is_an_extension() -> None:
    """Of the API, or of a command that has its own."""
    paging = Paging(kind="page", number="page", size="per_page", origin={"number": "sample"})
    document = document_of(spec_of(command(paging=replace(paging, number="p")), paging=paging))
    assert document["info"]["x-slatebind"]["paging"] == {"kind": "page", "number": "page", "size": "per_page"}
    assert operation(document)["x-slatebind"]["paging"]["number"] == "p"


FIELDS = (
    Field(name="id", type="string", required=True, access="read"),
    Field(name="secret", type="string", access="write", default="x"),
    Field(name="parent", type="object", items="Tree", nullable=True),
    Field(name="age", type="integer", nullable=True, default="1", origin={"nullable": "example"}),
    Field(name="any", type="any", nullable=True),
)


def test_models() -> None:
    """Fields can be required, read or written only, null, and have defaults; guessed models are marked."""
    model = Model(name="Tree", fields=FIELDS, origin="example")
    tree = command(response=Response(shape="object", model="Tree"))
    document = document_of(spec_of(tree, models=(model,)))
    validate(document)
    schema = document["components"]["schemas"]["Tree"]
    assert (schema["required"], schema["x-slatebind"]) == (["id"], {"origin": "example"})
    assert schema["properties"] == {
        "id": {"type": "string", "readOnly": True},
        "secret": {"type": "string", "default": "x", "writeOnly": True},
        "parent": {"anyOf": [REF, {"type": "null"}]},
        "age": {"type": ["integer", "null"], "format": "int64", "default": 1},
        "any": {},
    }
    marked = document_of(spec_of(tree, models=(model,)), provenance="yes")["components"]["schemas"]["Tree"]
    assert marked["properties"]["age"]["x-slatebind"] == {"origin": {"nullable": "example"}}


def test_null_in_3_0() -> None:
    """3.0 has another word for values that can be null, with a type next to it; a model refuses it, if it is without.

    Other forms of the reference, with `anyOf`, make a type that no client wants to use.
    """
    model = Model(name="Tree", fields=FIELDS)
    tree = command(response=Response(shape="object", model="Tree"))
    document = document_of(spec_of(tree, models=(model,)), openapi="3.0")
    validate(document)
    schema = document["components"]["schemas"]["Tree"]
    properties = schema["properties"]
    assert properties["parent"] == {"allOf": [REF], "type": "object", "nullable": True}
    assert schema["nullable"] is True
    assert "nullable" not in document_of(spec_of(tree, models=(model,)))["components"]["schemas"]["Tree"]
    assert properties["age"] == {"type": "integer", "format": "int64", "nullable": True, "default": 1}


def test_names_that_generators_cannot_tell_apart() -> None:
    """The second parameter, property or field of the same letters has another name in Go, and so has `url`."""
    params = (
        Param(name="org_id", type="string", location="query"),
        Param(name="orgId", type="string", location="header"),
        Param(name="url", type="string", location="path", required=True),
        Param(name="a_b", type="string", location="body"),
        Param(name="url", type="string", location="body"),
        Param(name="aB", type="string", location="body"),
    )
    model = Model(name="Tree", fields=(Field(name="x-y", type="string"), Field(name="xY", type="string")))
    response = Response(shape="object", model="Tree")
    document = document_of(spec_of(command(*params, method="POST", path="/{url}", response=response), models=(model,)))
    found = operation(document)
    assert {(param["in"], param["name"]): param.get("x-go-name") for param in found["parameters"]} == {
        ("path", "url"): "Url2",
        ("query", "org_id"): None,
        ("header", "orgId"): "OrgId2",
    }
    properties = found["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert {name: schema.get("x-go-name") for name, schema in properties.items()} == {
        "a_b": None,
        "url": None,
        "aB": "AB2",
    }
    fields = document["components"]["schemas"]["Tree"]["properties"]
    assert {name: schema.get("x-go-name") for name, schema in fields.items()} == {"x-y": None, "xY": "XY2"}


def test_models_are_not_called_like_objects_in_fields() -> None:
    """Generators name an object without a schema of its own after the model and the field that hold it."""
    fields = (
        Field(name="roots", type="object"),
        Field(name="leaf", type="list", items="map"),
        Field(name="plot", type="object", items="TreePlot"),
        Field(name="age", type="integer"),
    )
    names = ("TreeRoots", "TreeLeafItem", "TreePlot", "TreeAge")
    models = (Model(name="Tree", fields=fields), *(Model(name=name) for name in names))
    schemas = document_of(spec_of(command(), models=models))["components"]["schemas"]
    assert list(schemas) == ["Tree", "TreeRootsModel", "TreeLeafItemModel", "TreePlot", "TreeAge"]


def test_no_signers() -> None:
    """They are for the signatures of CloudStack."""
    assert sorted(texts_of(spec_of(command()))) == ["openapi.json", "openapi.yaml"]


@st.composite
def rest_specs(draw: st.DrawFn) -> Spec:
    """A spec of an HTTP API whose names, texts and paths are hostile."""
    spec = draw(specs())
    pieces = st.sampled_from([*HOSTILE, "/", "{", "}", "{id}", "{tree id}", "trees", "?a=b", "%", ":id"])
    places = st.sampled_from([None, "query", "path", "body", "header"])
    kinds = st.sampled_from([None, "json", "form", "multipart", "raw"])
    codes = st.sampled_from([200, 201, 404, "4XX", "5xx", 99, "GONE"]) | hostile_text.filter(bool)
    models = [model.name for model in spec.models]
    statuses = st.lists(
        st.builds(Status, code=codes, description=hostile_text, model=st.sampled_from(models) if models else st.none()),
        max_size=3,
        unique_by=lambda status: str(status.code),
    )
    commands = tuple(
        replace(
            entry,
            path=draw(st.none() | st.lists(pieces, max_size=5).map("".join)),
            title=draw(hostile_text),
            server=draw(st.none() | hostile_text),
            body=draw(kinds),
            statuses=tuple(draw(statuses)),
            params=tuple(replace(param, location=draw(places), nullable=draw(st.booleans())) for param in entry.params),
        )
        for entry in spec.commands
    )
    schemes = st.sampled_from(["bearer", "basic", "header", "query", "oauth2", "signed"])
    auth = st.lists(
        st.builds(Auth, scheme=schemes, name=st.none() | hostile_text, description=hostile_text), max_size=3
    )
    api = replace(spec.api, protocol="rest", auth=tuple(draw(auth)))
    return replace(spec, api=api, commands=commands)


@settings(max_examples=25, deadline=None)
@given(rest_specs(), st.sampled_from(["3.1", "3.0"]))
def test_hostile_specs_are_valid(spec: Spec, version: str) -> None:
    """Whatever names, paths and texts are, the document is valid and has each command."""
    document = document_of(spec, openapi=version)
    validate(document)
    operations = [found for methods in document["paths"].values() for found in methods.values()]
    facts = [found["x-slatebind"] for found in operations]
    names = [entry["command"] for fact in facts for entry in fact.get("commands", [fact])]
    assert len(names) == len(spec.commands)
    assert len({found["operationId"] for found in operations}) == len(operations)
    assert json.dumps(document) == json.dumps(document_of(spec, openapi=version))
