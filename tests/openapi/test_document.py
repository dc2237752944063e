"""The OpenAPI document of a spec: valid, the same in both files, and right on the wire."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from openapi_spec_validator import validate

from documents import ROOT
from openapi_documents import document_of, texts_of
from slatebind.spec.codec import load
from slatebind.spec.model import Api, Command, Field, Group, Model, Pair, Param, Response, Spec
from strategies import specs

SAMPLE_FILE = ROOT / "spec" / "fernhill.yaml"
SAMPLE = load(SAMPLE_FILE.read_text(encoding="utf-8"), str(SAMPLE_FILE)).spec
FORM = "application/x-www-form-urlencoded"


def spec_of(*commands: Command, models: tuple[Model, ...] = (), **api: str) -> Spec:
    """A spec with one group."""
    facts: dict[str, Any] = {"name": "cloud", "protocol": "cloudstack", **api}
    return Spec(api=Api(**facts), groups=(Group(name="Things"),), commands=commands, models=models)


def command(name: str = "createThing", *params: Param, **facts: Any) -> Command:
    """A command of that group."""
    return Command(name=name, group="Things", params=params, **facts)


def operation(document: dict[str, Any], name: str = "createThing") -> dict[str, Any]:
    """The only operation at the path of a command, with its method."""
    ((method, found),) = document["paths"][f"/{name}"].items()
    return {"method": method, **found}


def payload(document: dict[str, Any], name: str = "createThing") -> Any:
    """The schema of a response."""
    return operation(document, name)["responses"]["200"]["content"]["application/json"]["schema"]["properties"]


@pytest.mark.parametrize(
    "options", [{}, {"openapi": "3.0"}, {"openapi": "3.0", "paths": "query", "entries": "3", "provenance": "yes"}]
)
def test_the_sample_is_valid(options: dict[str, str]) -> None:
    """Whatever the options are."""
    assert SAMPLE is not None
    validate(document_of(SAMPLE, **options))


@settings(max_examples=15, deadline=None)
@given(specs())
def test_hostile_specs_are_valid(spec: Spec) -> None:
    """Whatever names and texts are, the document is valid and has an operation for each command."""
    document = document_of(spec)
    validate(document)
    assert len({next(iter(path.values()))["operationId"] for path in document["paths"].values()}) == len(spec.commands)


def test_order_is_that_of_the_docs() -> None:
    """Operations, parameters and models stand in the order of the spec, so that a change shows up as itself."""
    assert SAMPLE is not None
    document = document_of(SAMPLE)
    assert [path[1:] for path in document["paths"]] == [entry.name for entry in SAMPLE.commands]
    models = [model.name for model in SAMPLE.models]
    assert [name for name in document["components"]["schemas"] if name in models] == models
    names = [param["name"] for param in operation(document, "listAccounts")["parameters"] if "name" in param]
    listed = next(entry for entry in SAMPLE.commands if entry.name == "listAccounts")
    assert names == ["command", *(param.name for param in listed.params)]
    assert texts_of(SAMPLE) == texts_of(SAMPLE)


TEXTS = (
    "quote \" and ' and \\",
    "line\nbreak: value\n- item",
    "}, evil: [1], {",
    "# comment",
    "{{ 7 * 7 }} {% raw %}",
    "&anchor *alias !!python/object x",
    "# slatebind: keep evil",
    "\u2028\u0085\x07\u202e",
    "x" * 5000,
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_no_structure(text: str) -> None:
    """A document with any text has the same keys, in the same places, as one with a harmless text."""

    def document(said: str) -> dict[str, Any]:
        field = Field(name="f", type="string", values=(said,), description=said)
        param = Param(name="p", type="string", values=(said,), default=said, description=said)
        entry = command("createThing", param, description=said, response=Response(shape="object", model="Thing"))
        models = (Model(name="Thing", description=said, fields=(field,)),)
        return document_of(spec_of(entry, models=models, title=said, description=said))

    assert outline(document(text)) == outline(document("harmless"))


def outline(value: Any) -> Any:
    """The keys of a document."""
    if isinstance(value, dict):
        return {key: outline(content) for key, content in value.items()}
    return [outline(element) for element in value] if isinstance(value, list) else type(value).__name__


def test_each_command_has_a_path_and_a_constant() -> None:
    """A server reads the command from the parameters alone; only paths tell operations apart."""
    document = document_of(spec_of(command("listThings"), endpoint="https://x.test/client/api"))
    assert document["servers"] == [{"url": "https://x.test/client/api"}]
    listed = operation(document, "listThings")
    assert listed["method"] == "get"
    assert listed["parameters"][0]["schema"] == {"type": "string", "const": "listThings", "default": "listThings"}
    assert document["components"]["parameters"]["response"]["schema"]["const"] == "json"


def test_constants_of_3_0() -> None:
    """3.0 has no `const`."""
    document = document_of(spec_of(command("listThings")), openapi="3.0")
    assert document["openapi"] == "3.0.3"
    schema = operation(document, "listThings")["parameters"][0]["schema"]
    assert schema == {"type": "string", "enum": ["listThings"], "default": "listThings"}


def test_lists_are_text() -> None:
    """Generators repeat the names of arrays, of which servers read the first only."""
    param = Param(name="ids", type="list", items="uuid", required=True, description="Which ones")
    (sent,) = operation(document_of(spec_of(command("listThings", param))), "listThings")["parameters"][2:]
    assert sent == {
        "name": "ids",
        "in": "query",
        "required": True,
        "description": "Which ones. Several values are joined by commas.",
        "schema": {"type": "string", "x-slatebind": {"list": "uuid"}},
    }


@pytest.mark.parametrize("name", ["listThings", "createThing"])
def test_pairs_have_literal_names(name: str) -> None:
    """The key and the value of an entry are parameters of their own, required if the map is."""
    param = Param(name="tags", type="map", required=True, pair=Pair(key="k", value="v"))
    found = operation(document_of(spec_of(command(name, param)), entries="2"), name)
    expected = ["tags[0].k", "tags[0].v", "tags[1].k", "tags[1].v"]
    if name == "listThings":
        assert [(sent["name"], sent["required"]) for sent in found["parameters"][2:]] == list(
            zip(expected, [True, True, False, False], strict=True)
        )
    else:
        schema = found["requestBody"]["content"][FORM]["schema"]
        assert (list(schema["properties"]), schema["required"]) == (expected, expected[:2])


@pytest.mark.parametrize("name", ["listThings", "createThing"])
def test_documented_entries_are_not_repeated(name: str) -> None:
    """Docs may list a map and what its entries are called."""
    params = (Param(name="tags", type="map", required=True), Param(name="tags[0].key", type="string", required=True))
    document = document_of(spec_of(command(name, *params)))
    validate(document)
    assert json.dumps(document).count('"tags[0].value"') == json.dumps(document).count('"tags[0].key"')


@pytest.mark.parametrize("name", ["listThings", "createThing"])
@pytest.mark.parametrize("encoding", ["indexed", "zero", "records"])
def test_free_names_are_open_properties(name: str, encoding: Any) -> None:
    """Names that depend on the value are properties of the form, whatever the method of the command is."""
    params = (Param(name="id", type="uuid"), Param(name="details", type="map", encoding=encoding, required=True))
    found = operation(document_of(spec_of(command(name, *params))), name)
    schema = found["requestBody"]["content"][FORM]["schema"]
    assert (found["method"], list(schema["properties"])) == ("post", ["id"])
    assert "required" not in schema
    assert schema["additionalProperties"] == {"type": "string"}
    assert schema["x-slatebind"]["maps"]["details"]["encoding"] == encoding


def test_changes_are_forms() -> None:
    """Only the command is in the URL, which servers log."""
    param = Param(name="password", type="string", length=99, required=True, deprecated=True, description="Secret")
    found = operation(document_of(spec_of(command("createThing", param))))
    assert [sent.get("name", sent.get("$ref")) for sent in found["parameters"]] == [
        "command",
        "#/components/parameters/response",
    ]
    assert found["requestBody"] == {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["password"],
                    "properties": {
                        "password": {"type": "string", "description": "Secret", "maxLength": 99, "deprecated": True}
                    },
                }
            }
        },
    }


def test_documented_command_parameter_is_not_repeated() -> None:
    """Docs that list `command` and `response` as parameters do not make them two."""
    params = (Param(name="command", type="string", required=True), Param(name="Response", type="string", required=True))
    document = document_of(spec_of(command("listThings", *params), command("createThing", *params)))
    validate(document)
    assert len(operation(document, "listThings")["parameters"]) == 2


THING = Model(name="Thing", fields=(Field(name="id", type="uuid"),))
REF = {"$ref": "#/components/schemas/Thing"}


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (
            Response(shape="list", model="Thing", key="things"),
            {
                "type": "object",
                "properties": {
                    "count": {"type": "integer", "format": "int64"},
                    "things": {"type": "array", "items": REF},
                },
            },
        ),
        (Response(shape="object", model="Thing"), {"type": "object", "properties": {"thing": REF}}),
        (Response(shape="success", model="Thing"), REF),
        (Response(), {"type": "object"}),
        (
            Response(shape="list", model="Thing", key="count"),
            {"type": "object", "properties": {"count": {"type": "array", "items": REF}}},
        ),
    ],
)
def test_responses_have_named_keys(response: Response, expected: Any) -> None:
    """A response is wrapped as servers do it; a job has it as its result."""
    direct = document_of(spec_of(command(response=response), models=(THING,)))
    assert payload(direct) == {"createthingresponse": expected}
    job = document_of(spec_of(command(response=response, is_async=True), models=(THING,)))
    assert payload(job) == {"createthingresponse": {"$ref": "#/components/schemas/createThingJob"}}
    schema = job["components"]["schemas"]["createThingJob"]
    assert (schema["required"], schema["properties"]["jobresult"]) == (["jobid"], expected)


def test_envelope_of_the_docs() -> None:
    """The key around a response is that of the docs if they have one."""
    assert list(payload(document_of(spec_of(command(response=Response(envelope="odd")))))) == ["odd"]


def test_jobs_link_to_their_query() -> None:
    """If the API has the command that queries jobs."""
    job = command(is_async=True)
    document = document_of(
        spec_of(job, command("queryAsyncJobResult", Param(name="jobid", type="uuid", required=True)))
    )
    validate(document)
    link = operation(document)["responses"]["200"]["links"]["job"]
    assert link["operationId"] == "queryAsyncJobResult"
    assert link["parameters"] == {"jobid": "$response.body#/createthingresponse/jobid"}
    assert "links" not in operation(document_of(spec_of(job)))["responses"]["200"]


def test_errors_are_declared() -> None:
    """Any key can be around an error."""
    document = document_of(spec_of(command()))
    responses = operation(document)["responses"]
    assert responses["4XX"] == responses["5XX"] == {"$ref": "#/components/responses/Error"}
    schema = document["components"]["responses"]["Error"]["content"]["application/json"]["schema"]
    assert schema == {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/ApiError"}}


def test_schemas_are_not_called_like_types_of_generators() -> None:
    """Generators declare `CreateThingResponse` themselves, in any casing."""
    models = (Model(name="CreateThingResponse"), Model(name="createthingparams"), Model(name="ApiError"))
    response = Response(shape="object", model="CreateThingResponse")
    document = document_of(spec_of(command(response=response), models=models))
    assert list(document["components"]["schemas"]) == [
        "ApiError",
        "CreateThingResponseModel",
        "CreatethingparamsModel",
        "ApiErrorModel",
    ]
    assert payload(document)["createthingresponse"]["properties"] == {
        "thing": {"$ref": "#/components/schemas/CreateThingResponseModel"}
    }


def test_fields_refer_to_models() -> None:
    """Nested models are references; a description is next to them in a way that 3.0 allows."""
    fields = (
        Field(name="one", type="object", items="Thing", description="One"),
        Field(name="many", type="list", items="Thing"),
        Field(name="nested", type="list", items="list[integer]"),
        Field(name="any", type="any"),
        Field(name="created", type="datetime"),
    )
    model = Model(name="Holder", fields=fields)
    entry = command(response=Response(shape="object", model="Holder"))
    schema = document_of(spec_of(entry, models=(THING, model)))["components"]["schemas"]["Holder"]
    assert schema["properties"] == {
        "one": {"allOf": [REF], "description": "One"},
        "many": {"type": "array", "items": REF},
        "nested": {"type": "array", "items": {"type": "array", "items": {"type": "integer", "format": "int64"}}},
        "any": {},
        "created": {"type": "string"},
    }


def test_facts_are_extensions() -> None:
    """Known values are never closed, and a default of the docs is not sent by clients; provenance is an option."""
    param = Param(
        name="state",
        type="string",
        values=("on", "off"),
        default="on",
        excludes=("id",),
        requires=("zone",),
        documented_type="text",
        origin={"values": "prose"},
    )
    spec = spec_of(command("listThings", param))
    schema = operation(document_of(spec), "listThings")["parameters"][2]["schema"]
    facts = {"values": ["on", "off"], "default": "on", "excludes": ["id"], "requires": ["zone"]}
    assert schema == {"type": "string", "examples": ["on", "off"], "x-slatebind": facts}
    schema = operation(document_of(spec, provenance="yes"), "listThings")["parameters"][2]["schema"]
    assert schema["x-slatebind"] == {**facts, "documented_type": "text", "origin": {"values": "prose"}}


def test_facts_of_the_api() -> None:
    """Title, version, license and contact are options, as docs do not have them."""
    options = {"title": "T", "version": "2.0", "license": "MIT", "license_url": "https://l", "contact_url": "https://c"}
    info = document_of(spec_of(), **options)["info"]
    assert (info["title"], info["version"]) == ("T", "2.0")
    assert info["license"] == {"name": "MIT", "url": "https://l"}
    assert info["contact"] == {"url": "https://c"}


def test_committed_document() -> None:
    """The document of the sample in this repository is the one that is tested here."""
    assert SAMPLE is not None
    text = (ROOT / "generated" / "openapi" / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(text) == document_of(SAMPLE)
