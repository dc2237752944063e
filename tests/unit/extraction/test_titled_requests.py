"""Headings and lines in bold can have the title of an operation between its method and its path."""

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Spec

_ROWS = "\n\nName | Type | Description\n--- | --- | ---\nheight | integer | How tall.\n"
_OTHER = "## List birds\n\n`GET /birds`\n\nAll of them.\n\n"


def read(folder: Path, text: str) -> Spec | None:
    """The spec of a document whose dialect is detected."""
    file = folder / "index.html.md"
    file.write_text(f"# Forest\n\n{text}", encoding="utf-8")
    return extract(str(file)).spec


def operations(folder: Path, text: str) -> list[tuple[str, str | None, str | None]]:
    """The title, method and path of each operation but that of birds."""
    spec = read(folder, text)
    commands = spec.commands if spec else ()
    return [(command.title, command.method, command.path) for command in commands if command.path != "/birds"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("GET - List trees: /trees", "List trees"),
        ("GET: List trees /trees", "List trees"),
        ("GET - List trees (/trees)", "List trees"),
        ("GET [List trees] /trees", "List trees"),
        ("GET | list trees | /trees", "list trees"),
        ("[GET] List trees - /trees", "List trees"),
        ("`GET` list trees `/trees`", "list trees"),
        ("**GET** List trees `/trees`", "List trees"),
        ("GET List trees /trees", "List trees"),
        ("GET List trees<br>/trees", "List trees"),
        ("<span class='get'>GET</span> List trees <code>/trees</code>", "List trees"),
        ("GET - Read/write settings: /trees", "Read/write settings"),
        ("2.1 GET - List trees: /trees", "List trees"),
        ("GET \u2013 Liste des arbres \u2192 /trees", "Liste des arbres"),
        ("GET \u0421\u043f\u0438\u0441\u043e\u043a /trees", "\u0421\u043f\u0438\u0441\u043e\u043a"),
        ("GET \u4e00\u89a7/trees", "\u4e00\u89a7"),
        ("GET\uff1a\u4e00\u89a7\uff08/trees\uff09", "\u4e00\u89a7"),
        ("GET Endpoint: /trees", "GET Endpoint: /trees"),
    ],
)
def test_the_title_of_a_heading_is_between_the_method_and_the_path(tmp_path: Path, heading: str, title: str) -> None:
    """Any sign, a line break or a space separates the three, in any language; the document may have no other form."""
    assert operations(tmp_path, f"## {heading}{_ROWS}") == [(title, "GET", "/trees")]


def test_several_methods_before_a_title_are_several_operations(tmp_path: Path) -> None:
    """They share the title and the path."""
    found = operations(tmp_path, f"{_OTHER}## PUT/PATCH - Prune a tree: /trees/{{id}}")
    assert found == [("Prune a tree", "PUT", "/trees/{id}"), ("Prune a tree", "PATCH", "/trees/{id}")]


@pytest.mark.parametrize("path", ["/trees", "`/trees`", "```\n/trees\n```", "**URL:** `/trees`"])
@pytest.mark.parametrize("heading", ["`POST` Plant a tree", "POST: Plant a tree", "POST Plant a tree"])
def test_the_path_may_stand_alone_below_the_method_and_the_title(tmp_path: Path, heading: str, path: str) -> None:
    """The heading without its method is the title, and the line of the path is not a description."""
    spec = read(tmp_path, f"## {heading}\n\n{path}\n\nIt grows.{_ROWS}")
    assert spec is not None
    found = [
        (command.title, command.method, command.path, command.description)
        for command in spec.commands
        if command.path != "/birds"
    ]
    assert found == [("Plant a tree", "POST", "/trees", "It grows.")]


def test_a_path_below_a_heading_of_its_own_has_the_method_of_the_title_above(tmp_path: Path) -> None:
    """No method has to be printed next to the path."""
    text = f"{_OTHER}## `DELETE` Fell a tree\n\n### URL\n\n`/trees/{{id}}`\n"
    assert [found[1:] for found in operations(tmp_path, text)] == [("DELETE", "/trees/{id}")]


def test_a_url_below_the_caption_of_a_sample_is_not_the_path(tmp_path: Path) -> None:
    """It has values of an example."""
    sample = "> Sample Request\n\n```\nhttps://api.example.com/trees/7\n```\n"
    assert operations(tmp_path, f"{_OTHER}## POST Plant a tree\n\n{sample}") == []


def test_a_heading_of_a_part_of_an_operation_has_no_path_below(tmp_path: Path) -> None:
    """`POST parameters` opens the parameters of the operation above it."""
    text = f"{_OTHER}## Plant\n\n`POST /trees`\n\n### POST Parameters\n\n`/seeds`{_ROWS}"
    assert [found[1:] for found in operations(tmp_path, text)] == [("POST", "/trees")]


@pytest.mark.parametrize(
    "lines",
    [
        "**GET - List: /trees**\n\n**POST - Plant: /trees**",
        "**GET List /trees**\n\n**POST Plant /trees**",
        "**`GET` List** `/trees`\n\n**`POST` Plant** `/trees`",
        "**GET List**\n`/trees`\n\n**POST Plant**\n`/trees`",
        "<b>GET</b> - List - /trees\n\n<b>POST</b> - Plant - /trees",
        "**GET List**\n\n`/trees`\n\n**POST Plant**\n\n`/trees`",
        "**GET** List\n\n/trees\n\n**POST** - Plant\n\n```\n/trees\n```",
    ],
)
def test_lines_in_bold_are_like_headings(tmp_path: Path, lines: str) -> None:
    """Each paragraph is an operation with a title."""
    found = operations(tmp_path, f"## Trees\n\n{lines}{_ROWS}")
    assert found == [("List", "GET", "/trees"), ("Plant", "POST", "/trees")]


def test_the_form_may_be_that_of_some_operations_only(tmp_path: Path) -> None:
    """Other operations of the document are announced by request lines."""
    found = operations(tmp_path, f"{_OTHER}## GET List trees /trees\n\n## `POST` Plant a tree\n\n`/trees`\n")
    assert found == [("List trees", "GET", "/trees"), ("Plant a tree", "POST", "/trees")]


@pytest.mark.parametrize(
    "text",
    [
        "GET started with /trees",
        "POST data to /trees every hour",
        "## POST data to /trees every hour",
        "## GET started with /trees",
        "**POST** data to /trees",
        "**POST** data to /trees.",
        "**POST data like this**\n\n`/trees/7`",
        "**Note**\n\n`/trees/7`",
        "## GET Read and/or write",
        "## GET Read and/or",
        "## GET and POST - what they do: /trees",
        "## GET Started\n\nRead https://example.com/trees first.",
        "## Send a GET - then wait: /trees",
    ],
)
def test_sentences_are_not_operations(tmp_path: Path, text: str) -> None:
    """A method begins the text, a path ends it, and a sign or a capital letter makes what is between them a title."""
    assert operations(tmp_path, f"{_OTHER}{text}\n") == []


def test_a_url_behind_a_method_and_a_sign_has_its_host(tmp_path: Path) -> None:
    """The scheme of a URL is not a title."""
    text = f"{_OTHER}## Trees\n\n<b>GET</b> <code>https://api.example.com/trees</code>\n"
    assert [found[1:] for found in operations(tmp_path, text)] == [("GET", "/trees")]
