"""The shipped docs target: what it says of a spec, and that the same is read from it again."""

from pathlib import Path

import pytest

from docs_round_trip import content, extracted_again, write_docs
from documents import ROOT
from slatebind.project.steps import extract, render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, FactOrigin, Field, Group, Model, Param, Response, Spec, Status

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
        ("tests/cases/requests/input.md", "tests/cases/requests/dialect.yaml"),
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


OPERATIONS = {
    "all_places": PLANT,
    "places_that_alternate": Command(
        name="find_trees",
        title="Find trees",
        group="Trees",
        method="GET",
        path="/trees/{id}",
        params=(
            Param(name="a", type="string", location="query"),
            Param(name="id", type="string", location="path", required=True),
            Param(name="b", type="string", location="query"),
            Param(name="c", type="string", location="header", required=True),
        ),
    ),
    "another_server": Command(
        name="search_trees",
        title="Search trees",
        group="Trees",
        method="GET",
        path="/trees",
        server="https://search.orchard.example",
    ),
    "no_server": Command(name="ping", title="Ping", group="Trees", method="HEAD", path="/ping"),
}


@pytest.mark.parametrize("case", OPERATIONS)
def test_operations_are_read_again(case: str, tmp_path: Path) -> None:
    """In each form that an operation can have."""
    models = (TREE,) if OPERATIONS[case].response.model else ()
    endpoint = {} if case == "no_server" else {"endpoint": "https://api.orchard.example"}
    first = Command(name="list_trees", title="List trees", group="Trees", method="GET", path="/trees")
    spec = orchard(first, first_of_server(first), OPERATIONS[case], models=models, **endpoint)
    assert content(extracted_again(spec, tmp_path, "slate")) == content(spec)


def first_of_server(command: Command) -> Command:
    """A second operation, so that most of them have the same server."""
    return Command(name="count_trees", title="Count trees", group="Trees", method="GET", path=f"{command.path}/count")
