"""Several operations below one heading: what belongs to which of them, and how they are called."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command

TABLE = "| Name | Type |\n| --- | --- |\n| plate | string |\n"
ANSWER = '```json\n{"id": 17, "plate": "B"}\n```\n'


def commands(folder: Path, below: str, title: str = "One car") -> list[Command]:
    """The commands of a document with one section."""
    file = folder / "index.html.md"
    file.write_text(f"# Cars\n\n## {title}\n\n{below}", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return list(extract_spec(read_document(str(file)), dialect).spec.commands)


def params(command: Command) -> list[str]:
    """The names of a command's parameters that are not in its path."""
    return [param.name for param in command.params if param.location != "path"]


def test_what_follows_a_request_is_its_own(tmp_path: Path) -> None:
    """A table or an answer belongs to the request line above it, what is above the first one to all of them."""
    text = (
        f"About a car.\n\n`GET /cars/{{id}}`\n\n{ANSWER}\n`PUT /cars/{{id}}` changes it.\n\n{TABLE}\n"
        "`DELETE /cars/{id}` deletes it. This cannot be undone.\n"
    )
    get, put, delete = commands(tmp_path, text)
    assert [params(command) for command in (get, put, delete)] == [[], ["plate"], []]
    assert [bool(command.response.model) for command in (get, put, delete)] == [True, False, False]
    assert get.description == "About a car."
    assert put.description == "About a car.\n\nChanges it."
    assert delete.description == "About a car.\n\nDeletes it. This cannot be undone."
    assert [command.name for command in (get, put, delete)] == ["get_one_car", "put_one_car", "delete_one_car"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\nOr, with a plate:\n\n"])
def test_adjoining_requests_share_what_follows(tmp_path: Path, between: str) -> None:
    """Requests with nothing but text between them have the rows below the last of them."""
    text = f"`PUT /cars/{{id}}`{between}`PUT /cars/plates/{{plate_number}}`\n\n{TABLE}"
    assert [params(command) for command in commands(tmp_path, text)] == [["plate"], ["plate"]]


def test_shared_rows_without_a_place_are_of_the_body(tmp_path: Path) -> None:
    """A table below `GET` and `PATCH` is what `PATCH` sends, unless its heading says that it is the query."""
    lines = "`GET /cars/{id}`\n\n`PATCH /cars/{id}`\n\n"
    assert [params(command) for command in commands(tmp_path, lines + TABLE)] == [[], ["plate"]]
    in_query = f"{lines}### Query parameters\n\n{TABLE}"
    assert [params(command) for command in commands(tmp_path, in_query)] == [["plate"], ["plate"]]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Read or delete a car", ["get_car", "delete_car"]),
        ("Cars", ["get_cars", "delete_cars"]),
        ("Auto lesen und löschen", ["get_auto", "delete_auto"]),
        ("Reset a car", ["reset_car", "delete_reset_car"]),
    ],
)
def test_names_are_made_from_the_heading_and_the_method(tmp_path: Path, title: str, names: list[str]) -> None:
    """The sentence behind a request line names nothing; the method stands for joined verbs, or in front of nouns."""
    text = "`GET /cars/{id}` answers with one of them.\n\n`DELETE /cars/{id}` takes it away; this cannot be undone.\n"
    assert [command.name for command in commands(tmp_path, text, title)] == names


def test_a_link_to_a_request_announces_none(tmp_path: Path) -> None:
    """Inline code that leads to another section is a mention, also at the start of a line."""
    text = "`GET /cars`\n\nThis is the request\n[`GET /{things}`](#list-things), where the things are cars.\n"
    assert [command.path for command in commands(tmp_path, text)] == ["/cars"]


def test_a_request_below_a_label_of_examples_is_none(tmp_path: Path) -> None:
    """`Equivalent request:` shows another form of the section's request."""
    text = "`GET /cars/recent`\n\nEquivalent request:\n\n`GET /cars?sort=newest`\n"
    assert [command.path for command in commands(tmp_path, text)] == ["/cars/recent"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A device login sends:", "A Steam login sends:"),
        ("**Device**", "**Steam**"),
        ("Para `device` se envía:", "Para `steam` se envía:"),
    ],
)
def test_a_table_of_the_operation_that_the_line_above_it_names(first: str, second: str, tmp_path: Path) -> None:
    """A word that only one of the paths has says whose rows are below; other lines are about all operations."""
    text = (
        "| Method | URL |\n| --- | --- |\n| POST | /login/device |\n| POST | /login/steam |\n\n"
        f"{first}\n\n{TABLE}\n{second}\n\n{TABLE.replace('plate', 'ticket')}\n"
        f"### Body parameters\n\n{TABLE.replace('plate', 'name')}\n"
    )
    assert [params(command) for command in commands(tmp_path, text)] == [["plate", "name"], ["ticket", "name"]]


MOTTO = """
- `GET /cars/{id}` reads it
- `GET /cars/{id}/trips` lists its trips
- `PUT /cars/{id}/motto` changes its motto
- `DELETE /cars/{id}/motto` removes it
"""


def test_a_title_that_names_a_path(tmp_path: Path) -> None:
    """A table below *Query of `/trips`* belongs to that operation alone, although another one has a body."""
    found = commands(tmp_path, f"{MOTTO}\nQuery of `/trips`:\n\n{TABLE}")
    assert [params(command) for command in found] == [[], ["plate"], [], []]
    assert [param.location for param in found[1].params] == ["query", "path"]


def test_a_title_that_names_a_method(tmp_path: Path) -> None:
    """A table below *Body of `PUT`* is no table of the others."""
    found = commands(tmp_path, f"{MOTTO}\nBody of `PUT`:\n\n{TABLE}")
    assert [params(command) for command in found] == [[], [], ["plate"], []]


def test_a_body_below_requests_of_which_one_deletes(tmp_path: Path) -> None:
    """It is that of the request that sends one."""
    lines = "- `GET /cars/{id}`\n- `PATCH /cars/{id}`\n- `DELETE /cars/{id}`\n"
    found = commands(tmp_path, f"{lines}\n### Request Body\n\n{TABLE}")
    assert [params(command) for command in found] == [[], ["plate"], []]
