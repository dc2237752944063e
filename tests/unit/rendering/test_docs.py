"""The shipped docs target: what it says of a spec, and that the same is read from it again."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from docs_round_trip import content, extracted_again, write_docs
from documents import ROOT
from slatebind.project.steps import extract, render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, FactOrigin, Field, Group, Model, Notice, Param, Response, Spec, Status
from slatebind.spec.overlay import apply_overlay
from slatebind.spec.overlay_file import load_overlay

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


@pytest.mark.parametrize(
    ("docs", "dialect"),
    [
        ("sample", "cloudstack"),
        ("sample/rest", "slate"),
        ("tests/cases/requests/input.md", "tests/cases/requests/dialect.yaml"),
        ("tests/cases/response-envelopes/input.md", "slate"),
    ],
)
def test_docs_say_all_that_the_spec_says(docs: str, dialect: str, tmp_path: Path) -> None:
    """Extracting them gives the same spec."""
    spoken = str(ROOT / dialect) if dialect.endswith(".yaml") else dialect
    spec = extract(str(ROOT / docs), dialect=spoken).spec
    assert spec is not None
    assert content(extracted_again(spec, tmp_path, spoken)) == content(spec)


def orchard(*commands: Command, models: tuple[Model, ...] = (), **facts: str) -> Spec:
    """The spec of an HTTP API with one group."""
    api = Api(name="orchard", title="Orchard", protocol="rest", endpoint=facts.get("endpoint"))
    return Spec(api=api, groups=(Group(name="Trees"),), commands=commands, models=models)


PLANT = Command(
    name="plant_tree",
    title="Plant a tree",
    group="Trees",
    description="Plants one tree.\n\nIt takes a week.",
    method="POST",
    path="/plots/{plot_id}/trees",
    params=(
        Param(name="plot_id", type="string", location="path", required=True, description="The plot."),
        Param(name="dry", type="boolean", location="query", default="false"),
        Param(name="X-Trace", type="string", location="header"),
        Param(name="species", type="string", location="body", required=True, description="Such as `a|b`,  or oak."),
        Param(name="age", type="float", documented_type="Number", location="body"),
    ),
    response=Response(status=201, shape="object", model="Tree"),
    statuses=(Status(code=201, name="Created"), Status(code="4XX", description="The plot is full.")),
)
TREE = Model(name="Tree", fields=(Field(name="id", type="integer", description="The id."),))


def test_operation_as_markdown(tmp_path: Path) -> None:
    """An operation is announced by its request line; its parameters are in a table for each place."""
    write_docs(orchard(PLANT, models=(TREE,), endpoint="https://api.orchard.example"), tmp_path)
    assert (
        (tmp_path / "source" / "includes" / "_trees.md").read_text(encoding="utf-8")
        == """\
# Trees

## Plant a tree

Plants one tree.

It takes a week.

### HTTP request

`POST https://api.orchard.example/plots/{plot_id}/trees`

### Path parameters

Parameter | Type | Required | Description
--------- | ---- | -------- | -----------
`plot_id` | string | true | The plot.

### Query parameters

Parameter | Type | Required | Default | Description
--------- | ---- | -------- | ------- | -----------
`dry` | boolean | false | false |

### Header parameters

Parameter | Type | Required | Description
--------- | ---- | -------- | -----------
`X-Trace` | string | false |

### Body parameters

Parameter | Type | Required | Description
--------- | ---- | -------- | -----------
`species` | string | true | Such as `a\\|b`,  or oak.
`age` | Number | false |

### Response

Field | Type | Description
----- | ---- | -----------
`id` | integer | The id.

### Status codes

Status code | Name | Description
----------- | ---- | -----------
201 | Created |
4XX |  | The plot is full.
"""
    )
    assert not (tmp_path / "source" / "includes" / "_errors.md").exists()


FRUIT = Model(
    name="Fruit",
    origin="example",
    fields=(
        Field(name="id", type="integer"),
        Field(name="name", type="string", description="as the market calls it"),
        Field(name="weights", type="list", items="float"),
        Field(name="ripe_on", type="date", nullable=True),
        Field(name="peel", type="object", items="Peel"),
        Field(name="kind", type="integer"),
        Field(name="by_year", type="map", items="integer"),
    ),
)
PEEL = Model(name="Peel", origin="example", fields=(Field(name="color", type="string"),))
APPLE = {
    "id": 1,
    "name": "apple",
    "weights": [1.5, 2.5],
    "ripe_on": "2024-09-01",
    "peel": {"color": "red"},
    "kind": "Integer",
    "by_year": {"2023": 7},
}
PAGE = {"code": "0", "data": {"number": 1, "pips": [{"id": "a", "weight": 1.5, "color": "red"}]}}
RED = {"color": "red"}
PEAR = {**APPLE, "ripe_on": None}


CURL = "curl -X POST https://api.orchard.example/mow \\\n  -d height=3"
HEIGHT = (Param(name="height", type="integer", location="body", origin="sample"),)
SEED = (Param(name="seed", type="string", location="body"),)
LID = Field(name="lid", type="string", values=("yes", "no"))
BASKET = Model(name="Basket", fields=(Field(name="size", type="integer"), LID))
ORDER = Model(
    name="Order",
    fields=(
        Field(name="id", type="integer"),
        Field(name="baskets", type="list", items="Basket", description="Some."),
        Field(name="first", type="object", items="Basket"),
    ),
)


def operation(name: str, title: str, **facts: Any) -> Command:
    """An operation of the group."""
    return Command(name=name, title=title, group="Trees", **{"method": "GET", "path": f"/{name}", **facts})


OPERATIONS: dict[str, tuple[Command, tuple[Model, ...]]] = {
    "all_places": (PLANT, (TREE,)),
    "places_that_alternate": (
        operation(
            "find_trees",
            "Find trees",
            path="/trees/{id}",
            params=(
                Param(name="a", type="string", location="query"),
                Param(name="id", type="string", location="path", required=True),
                Param(name="b", type="string", location="query"),
                Param(name="c", type="string", location="header", required=True),
            ),
        ),
        (),
    ),
    "another_server": (operation("search_trees", "Search trees", server="https://search.orchard.example"), ()),
    "response_of_which_there_is_an_example": (
        operation(
            "get_fruit",
            "Get fruit",
            response=Response(shape="list", model="Fruit", example=[APPLE, PEAR]),
        ),
        (FRUIT, PEEL),
    ),
    "payload_inside_of_others": (
        operation(
            "list_fruit",
            "List fruit",
            response=Response(
                shape="list",
                key="data",
                model="Fruit",
                envelope_fields=(Field(name="total", type="integer", description="of all pages", origin="example"),),
                example={"data": [APPLE, PEAR], "total": 9},
            ),
        ),
        (FRUIT, PEEL),
    ),
    "body_of_which_there_was_an_example": (
        operation(
            "pick_fruit",
            "Pick fruit",
            method="POST",
            params=(
                Param(name="tree", type="integer", location="body", description="which one", origin="example"),
                Param(name="fruit", type="list", items="Fruit", location="body", origin="example"),
                Param(name="at", type="datetime", location="body", origin="example"),
                Param(name="note", type="any", location="body", nullable=True, origin="example"),
            ),
        ),
        (FRUIT, PEEL),
    ),
    "list_that_is_the_body": (
        operation(
            "ship_baskets",
            "Ship baskets",
            method="POST",
            params=(
                Param(name="fast", type="boolean", location="query"),
                Param(name="items", type="list", items="Basket", location="body", whole=True, required=True),
            ),
        ),
        (BASKET,),
    ),
    "list_of_values_that_is_the_body": (
        operation(
            "drop_fruit",
            "Drop fruit",
            method="POST",
            params=(Param(name="items", type="list", items="integer", location="body", whole=True, origin="example"),),
        ),
        (),
    ),
    "list_without_an_example": (
        operation("list_baskets", "List baskets", response=Response(shape="list", model="Basket")),
        (BASKET,),
    ),
    "example_inside_of_a_stated_parameter": (
        operation(
            "peel_fruit",
            "Peel fruit",
            method="POST",
            params=(
                Param(name="name", type="string", location="body", required=True),
                Param(name="peel", type="object", items="Peel", location="body"),
            ),
        ),
        (PEEL,),
    ),
    "rows_inside_of_others": (
        operation("get_order", "Get order", response=Response(shape="object", model="Order")),
        (ORDER, BASKET),
    ),
    "values": (
        operation(
            "sort",
            "Sort",
            params=(
                Param(name="by", type="string", location="query", values=("size", "a name", "x,y")),
                Param(name="kind", type="string", location="query", values=("all",)),
            ),
        ),
        (),
    ),
    "status_of_an_example": (
        operation("rest", "Rest", response=Response(status=202, shape="object", model="Peel", example=RED)),
        (PEEL,),
    ),
    "notices": (
        operation("cut", "Cut", notices=(Notice(text="Slow."), Notice(kind="warning", text="It does not\ngrow back."))),
        (),
    ),
    "marks": (
        operation(
            "seal",
            "Seal",
            method="PUT",
            params=(
                Param(name="old", type="string", location="body", deprecated=True, nullable=True),
                Param(name="key", type="string", location="body", access="write", required=True),
                Param(name="id", type="string", location="body", access="read", description="[read-only] The id."),
            ),
            response=Response(shape="object", model="Seal"),
        ),
        (Model(name="Seal", fields=(Field(name="id", type="string", access="read", deprecated=True),)),),
    ),
    "call": (operation("mow", "Mow", method="POST", body="form", params=HEIGHT, example=CURL), ()),
    "message": (operation("rake", "Rake", example="GET /rake HTTP/1.1\nAccept: text/plain"), ()),
    "json_body": (operation("sow", "Sow", method="POST", body="json", params=SEED), ()),
    "form": (operation("dig", "Dig", method="POST", body="form", params=SEED), ()),
    "multipart": (operation("hoe", "Hoe", method="POST", body="multipart", params=SEED), ()),
    "status_alone": (operation("stop", "Stop", response=Response(status=204)), ()),
    "status_in_the_table": (
        operation("start", "Start", response=Response(status=201), statuses=(Status(code=400), Status(code=201))),
        (),
    ),
    "type_of_content": (operation("export", "Export", response=Response(content_type="text/csv")), ()),
    "status_and_type_of_content": (
        operation("picture", "Picture", response=Response(status=200, content_type="image/png")),
        (),
    ),
    "types_read_from_prose_and_examples": (
        operation(
            "graft",
            "Graft",
            method="POST",
            body="json",
            params=(
                Param(name="age", type="integer", location="body", description="Years.", origin={"type": "example"}),
                Param(name="note", type="string", nullable=True, location="body", origin={"nullable": "example"}),
                Param(name="wide", type="boolean", location="body"),
                Param(name="rows", type="list", items="Row", location="body", origin={"type": "example"}),
            ),
            example="curl -X POST https://api.orchard.example/graft",
            response=Response(shape="object", model="Graft", example={"count": 2, "held": [{"size": 1}]}),
        ),
        (
            Model(name="Row", fields=(Field(name="size", type="integer", origin={"type": "example"}),)),
            Model(
                name="Graft",
                fields=(
                    Field(name="count", type="integer", origin={"type": "example"}),
                    Field(name="held", type="list", items="Row", origin={"type": "example"}),
                ),
            ),
        ),
    ),
    "body_of_a_call": (
        operation(
            "prune",
            "Prune",
            method="POST",
            body="json",
            params=(
                Param(name="depth", type="integer", location="body", origin="sample"),
                Param(name="cut", type="object", items="Cut", location="body", origin="sample"),
            ),
            example="""curl https://api.orchard.example/prune -d '{"depth": 2, "cut": {"at": "top"}}'""",
        ),
        (Model(name="Cut", origin="example", fields=(Field(name="at", type="string"),)),),
    ),
    "deprecated_in_the_title": (operation("hack", "Hack", deprecated=True), ()),
    "without_credentials": (
        operation("visit", "Visit", authenticated=False, origin={"authenticated": "prose"}),
        (),
    ),
    "elements_of_a_page": (
        operation(
            "list_pips",
            "List pips",
            response=Response(
                shape="object",
                key="data",
                model="Page",
                envelope_fields=(Field(name="code", type="string", origin="example"),),
                example=PAGE,
            ),
        ),
        (
            Model(
                name="Page",
                origin="example",
                fields=(Field(name="number", type="integer"), Field(name="pips", type="list", items="Pip")),
            ),
            Model(
                name="Pip",
                fields=(
                    Field(name="id", type="string", description="The id."),
                    Field(name="weight", type="float", description="In grams.", origin={"type": "example"}),
                    Field(name="color", type="string", origin="example"),
                ),
            ),
        ),
    ),
}


FIRST = operation("list_trees", "List trees")


@pytest.mark.parametrize("case", OPERATIONS)
def test_operations_are_read_again(case: str, tmp_path: Path) -> None:
    """In each form that an operation can have."""
    command, models = OPERATIONS[case]
    count = operation("count_trees", "Count trees")
    spec = orchard(FIRST, count, command, models=models, endpoint="https://api.orchard.example")
    assert content(extracted_again(spec, tmp_path, "slate")) == content(spec)


def test_what_descriptions_of_an_operation_state_has_no_column(tmp_path: Path) -> None:
    """A default, values and deprecation that were read from a description are read from it again."""
    param = Param(name="order", type="string", location="query", description="One of `up`, `down`. Defaults to `up`.")
    stated: FactOrigin = {"default": "prose", "values": "prose"}
    read = replace(param, default="up", values=("up", "down"), origin=stated)
    old = Param(name="old", type="string", location="query", description="Which. Deprecated, use `order`.")
    old = replace(old, deprecated=True, origin={"deprecated": "prose"})
    spec = orchard(replace(FIRST, params=(read, old)), endpoint="https://api.orchard.example")
    assert content(extracted_again(spec, tmp_path, "slate")) == content(spec)
    assert "Parameter | Type | Required | Description\n" in (tmp_path / "source" / "includes" / "_trees.md").read_text(
        encoding="utf-8"
    )


def test_an_api_without_a_server(tmp_path: Path) -> None:
    """Request lines have paths alone."""
    spec = orchard(FIRST)
    assert content(extracted_again(spec, tmp_path, "slate")) == content(spec)


def test_a_server_with_a_path(tmp_path: Path) -> None:
    """It is stated once, and request lines have what follows it: of a whole URL, only the host is the server."""
    spec = orchard(FIRST, endpoint="https://api.orchard.example/v2")
    stated = replace(spec, api=replace(spec.api, description="# Base URL\n\n`https://api.orchard.example/v2`"))
    assert content(extracted_again(stated, tmp_path / "stated", "slate")) == content(stated)
    assert content(extracted_again(spec, tmp_path / "unstated", "slate")) == content(stated)
    text = (tmp_path / "unstated" / "source" / "includes" / "_trees.md").read_text(encoding="utf-8")
    assert "`GET /list_trees`" in text


def test_what_is_said_of_members_is_a_comment(tmp_path: Path) -> None:
    """JSON reads like that of a person: short lists in a line, types in place of values as they were."""
    command, models = OPERATIONS["payload_inside_of_others"]
    write_docs(orchard(command, models=models), tmp_path)
    text = (tmp_path / "source" / "includes" / "_trees.md").read_text(encoding="utf-8")
    assert text.split("```")[1].splitlines()[1:9] == [
        "{",
        '  "data": [',
        "    {",
        '      "id": 1,',
        '      "name": "apple",  // as the market calls it',
        '      "weights": [1.5, 2.5],',
        '      "ripe_on": "2024-09-01",',
        '      "peel": {',
    ]
    assert '      "kind": Integer,' in text


def test_models_that_multiply(tmp_path: Path) -> None:
    """Models that hold each other several times do not fill tables without limit."""
    models = tuple(
        Model(
            name=f"M{number}",
            fields=tuple(Field(name=f"f{each}", type="object", items=f"M{number + 1}") for each in range(9)),
        )
        for number in range(9)
    )
    command = operation("get", "Get", response=Response(shape="object", model="M0"))
    write_docs(orchard(command, models=models), tmp_path)
    assert len((tmp_path / "source" / "includes" / "_trees.md").read_text(encoding="utf-8").splitlines()) < 20_000


RESOURCES = """\
---
title: Orchard
---

# Trees

## Tree properties

Attribute | Type | Description
--------- | ---- | -----------
id | integer | The id.
species | string | Which one.
age | integer | In years.

## Error properties

Attribute | Type | Description
--------- | ---- | -----------
reason | string | Why.

## List trees

`GET https://api.orchard.example/trees`

### Response

An array of [trees](#tree-properties).

## Read a tree

> Response:

```json
{"id": 7, "species": "oak", "age": 90, "owner": "Ada", "plot": {"row": 3}}
```

`GET https://api.orchard.example/trees/{id}`

### Response

Status | Meaning | Description | Schema
------ | ------- | ----------- | ------
200 | OK | Found. | [Tree](#tree-properties)
404 | Not Found | Gone. | [Error](#error-properties)
409 | Conflict | Several things. | An array of [errors](#error-properties)

#### Extra attributes

Attribute | Type | Description
--------- | ---- | -----------
owner | string | Whose it is.
plot.row | integer | Where it stands.

## Plant a tree

`POST https://api.orchard.example/trees`

Returns a [tree](#tree-properties).
"""


def docs_of_resources(folder: Path) -> tuple[Spec, str]:
    """The spec of docs with sections about objects, and the docs made of it, which say the same."""
    (folder / "index.html.md").write_text(RESOURCES, encoding="utf-8")
    spec = extract(str(folder / "index.html.md"), dialect="slate").spec
    assert spec is not None
    made = folder / "made"
    assert content(extracted_again(spec, made, "slate")) == content(spec)
    return spec, (made / "source" / "includes" / "_trees.md").read_text(encoding="utf-8")


def test_docs_refer_to_the_section_that_states_the_fields(tmp_path: Path) -> None:
    """A list, an object with fields of its own, and what is sent with an error."""
    spec, text = docs_of_resources(tmp_path)
    assert {model.name: model.anchor for model in spec.models} == {
        "Tree": "tree-properties",
        "Error": "error-properties",
        "ReadTreeResponse": None,
        "TreePlot": None,
    }
    assert "### Response\n\nReturns a list of [Tree](#tree-properties).\n" in text
    assert "### Response\n\nReturns [Tree](#tree-properties).\n" in text
    assert (
        """\
Returns [Tree](#tree-properties) with these fields in addition:

Field | Type | Description
----- | ---- | -----------
`owner` | string | Whose it is.
`plot` | object |
`plot.row` | integer | Where it stands.

### Status codes

Status code | Name | Schema | Description
----------- | ---- | ------ | -----------
200 | OK |  | Found.
404 | Not Found | [Error](#error-properties) | Gone.
409 | Conflict | Array of [Error](#error-properties) | Several things.
"""
        in text
    )


def test_docs_state_the_fields_of_a_corrected_model(tmp_path: Path) -> None:
    """Its section in the docs does not have what an overlay says."""
    spec, _ = docs_of_resources(tmp_path)
    entry = "slatebind: 1\nmodels:\n- {name: Tree, reason: seen, fields: [{name: age, type: float}]}\n"
    overlay, findings = load_overlay(entry, "overlay.yaml")
    assert overlay is not None, findings
    corrected = apply_overlay(spec, overlay).spec
    write_docs(corrected, tmp_path / "corrected")
    text = (tmp_path / "corrected" / "source" / "includes" / "_trees.md").read_text(encoding="utf-8")
    assert "`age` | float | In years.\n" in text
    assert "Returns [Tree]" not in text
