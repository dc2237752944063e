"""Lists in envelopes that tables of fields state: they page like those that an example shows."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Paging

OBJECT = """
# The tree object

| Attribute | Type |
| --- | --- |
| id | integer |
| species | string |
"""
TREES = "data | Array of [Tree](#the-tree-object) | The trees of this page"


def read(folder: Path, request: str, rows: list[str], *, query: str = "", example: str = "") -> Extraction:
    """What is read of an operation whose response has the rows."""
    params = "".join(f"{name} | integer | x\n" for name in query.split())
    asked = f"### Query Parameters\n\nName | Type | Description\n--- | --- | ---\n{params}\n" if query else ""
    shown = f"```json\n{example}\n```\n" if example else ""
    table = "\n".join(["Field | Type | Description", "--- | --- | ---", *rows])
    text = f"{OBJECT}\n# Trees\n\n## Read trees\n\n`{request}`\n\n{asked}\n### Response\n\n{shown}\n{table}\n"
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def test_a_list_next_to_the_facts_of_its_page(tmp_path: Path) -> None:
    """The elements are the payload; the row of the list keeps what it says, next to those around it."""
    extraction = read(tmp_path, "GET /trees", [TREES, "total | integer | Of all pages", "has_more | boolean | More"])
    (command,) = extraction.spec.commands
    response = command.response
    assert (response.shape, response.key, response.model) == ("list", "data", "Tree")
    assert [(field.name, field.type, field.items, field.description) for field in response.envelope_fields] == [
        ("data", "list", "Tree", "The trees of this page"),
        ("total", "integer", None, "Of all pages"),
        ("has_more", "boolean", None, "More"),
    ]
    assert [model.name for model in extraction.spec.models] == ["Tree"]


def test_elements_described_in_the_same_table(tmp_path: Path) -> None:
    """Rows such as `data[].id` are those of the elements."""
    elements = ["data | array | The trees", "data[].id | integer | The id", "data[].height | float | x"]
    rows = [*elements, "meta | object | x", "meta.total_count | integer | Of all pages"]
    extraction = read(tmp_path, "GET /trees", rows, query="page")
    response = extraction.spec.commands[0].response
    (model,) = (model for model in extraction.spec.models if model.name == response.model)
    assert (response.shape, response.key) == ("list", "data")
    assert [(field.name, field.type) for field in model.fields] == [("id", "integer"), ("height", "float")]
    assert extraction.spec.api.paging == Paging(kind="page", number="page", items="data", total="meta.total_count")


@pytest.mark.parametrize(
    ("request_line", "query", "rows", "key"),
    [
        ("GET /trees", "", [TREES], "data"),
        ("GET /trees", "", ["trees | [Tree](#the-tree-object)[] | x", "success | boolean | x"], "trees"),
        ("GET /trees", "page", [TREES, "season | string | Of the search"], "data"),
        ("GET /search/{text}", "page", [TREES, "total | integer | x"], "data"),
        ("GET /trees", "", [TREES, "season | string | Of the search"], None),
        ("GET /trees", "page", [TREES, "plot | object | The plot"], None),
        ("GET /trees", "", [TREES, "id | integer | x"], None),
        ("GET /trees/{id}", "", [TREES, "total | integer | x"], None),
        ("POST /trees", "", [TREES, "total | integer | x"], None),
        ("GET /trees", "", ["data | array of strings | x", "total | integer | x"], None),
        ("GET /trees", "", ["data | array | x", "total | integer | x"], None),
        ("GET /plots", "", [TREES.replace("data", "oaks"), TREES.replace("data", "elms")], None),
        ("GET /trees", "", [TREES, TREES.replace("data", "warnings"), "total | integer | x"], None),
        ("GET /trees", "page", [TREES, TREES.replace("data", "errors"), "total | integer | x"], "data"),
    ],
)
def test_what_is_an_envelope(request_line: str, query: str, rows: list[str], key: str | None, tmp_path: Path) -> None:
    """A collection in objects, next to nothing but facts of its page; any other is an object with a list."""
    response = read(tmp_path, request_line, rows, query=query).spec.commands[0].response
    assert (response.shape, response.key) == (("list", key) if key else ("object", None))


@pytest.mark.parametrize(
    ("example", "key", "around"),
    [
        ('{"data": [{"id": 1, "age": 3}], "total": 9}', "data", ["data", "total"]),
        ('{"data": [{"id": 1}], "total": 9, "page": 2}', "data", ["data", "total", "page"]),
        ('{"data": [], "total": 0}', "data", ["data", "total"]),
        ('{"data": [{"id": 1}], "total": 9, "plot": {"id": 2}}', None, []),
        ('[{"id": 1}]', None, []),
    ],
)
def test_an_example_of_the_envelope(example: str, key: str | None, around: list[str], tmp_path: Path) -> None:
    """It adds what is around the list; one that has something else there shows an object."""
    extraction = read(tmp_path, "GET /trees", [TREES, "total | integer | x"], example=example)
    response = extraction.spec.commands[0].response
    assert (response.key, [field.name for field in response.envelope_fields]) == (key, around)


def test_a_list_whose_type_only_the_example_shows(tmp_path: Path) -> None:
    """A table without types says which fields there are."""
    example = '{"trees": [{"id": 1, "species": "oak"}], "total": 9}'
    extraction = read(tmp_path, "GET /trees", ["trees | | The trees", "total | | Of all"], example=example)
    response = extraction.spec.commands[0].response
    assert (response.shape, response.key, response.model) == ("list", "trees", "Tree")
    assert [(field.name, field.type, field.origin) for field in response.envelope_fields] == [
        ("trees", "list", {"type": "example"}),
        ("total", "integer", {"type": "example"}),
    ]


@pytest.mark.parametrize(
    ("query", "rows", "paging"),
    [
        ("page per_page", ["total | integer | x"],
         Paging(kind="page", number="page", size="per_page", items="data", total="total")),
        ("cursor", ["next_cursor | string | x"],
         Paging(kind="cursor", cursor="cursor", items="data", next="next_cursor")),
        ("starting_after limit", ["has_more | boolean | x"],
         Paging(kind="cursor", cursor="starting_after", size="limit", items="data", cursor_field="id",
                has_more="has_more")),
        ("starting_after limit", ["has_more | string | x"],
         Paging(kind="cursor", cursor="starting_after", size="limit", items="data")),
        ("", ["links | object | x", "links.next | url | x"], Paging(kind="link", items="data", next="links.next")),
        ("", ["next | string | x"], None),
        ("page", ["total | object | x"], Paging(kind="page", number="page", items="data")),
    ],
)  # fmt: skip
def test_where_a_table_has_the_pages(query: str, rows: list[str], paging: Paging | None, tmp_path: Path) -> None:
    """Total, cursor and URL of the next page are stated facts; a field of another type is none of them."""
    elements = ["data[].id | integer | x", "data[].height | float | x"]
    spec = read(tmp_path, "GET /trees", ["data | array | x", *elements, *rows], query=query).spec
    assert spec.api.paging == paging
