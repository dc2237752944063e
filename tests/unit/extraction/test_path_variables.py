"""The variables of a path, and the rows that describe them."""

from pathlib import Path

import pytest

from slatebind.project.steps import extract
from slatebind.spec.codec import dump, load
from slatebind.spec.model import Command


def commands(tmp_path: Path, text: str) -> tuple[Command, ...]:
    """The commands of a document, whose spec is valid."""
    path = tmp_path / "index.html.md"
    path.write_text(f"---\ntitle: Orchard\n---\n\n# Trees\n\n{text}", encoding="utf-8")
    extracted = extract(str(path), dialect="slate")
    assert extracted.spec is not None
    assert load(dump(extracted.spec), "spec.yaml").diagnostics == ()
    return extracted.spec.commands


def params(command: Command) -> list[tuple[str, str | None, bool]]:
    """Names, places and required."""
    return [(param.name, param.location, param.required) for param in command.params]


def test_the_only_row_names_the_only_variable(tmp_path: Path) -> None:
    """Docs call a variable ``{id}`` in the path and ``treeId`` in the table: what is described is the variable."""
    text = (
        "## Get a tree\n\n### HTTP Request\n\n`GET /trees/{id}`\n\n### URL Parameters\n\n"
        "Parameter | Description\n--- | ---\ntreeId | The tree.\n"
    )
    (command,) = commands(tmp_path, text)
    assert (command.path, params(command)) == ("/trees/{treeId}", [("treeId", "path", True)])


@pytest.mark.parametrize(
    ("method", "place", "is_required"), [("GET", "query", False), ("DELETE", "query", False), ("PUT", "body", True)]
)
def test_a_parameter_of_the_url_that_is_no_variable_is_sent_elsewhere(
    tmp_path: Path, method: str, place: str, is_required: bool
) -> None:
    """What is listed with the variables is in the query, or in the body if the request has one."""
    text = (
        f"## Get a tree\n\n### HTTP Request\n\n`{method} /trees/{{id}}`\n\n### URL Parameters\n\n"
        "Parameter | Description\n--- | ---\nid | The tree.\npage | The page.\n"
    )
    (command,) = commands(tmp_path, text)
    assert params(command) == [("id", "path", True), ("page", place, is_required)]


def test_a_variable_of_another_request_of_the_section_is_not_of_this_one(tmp_path: Path) -> None:
    """Docs describe the variables of several requests in one table."""
    text = (
        "## Get progress\n\n### HTTP Request\n\n* `GET /trees/{TreeID}`\n* `GET /trees/{TreeID}/{BranchID}`\n\n"
        "### URL Parameters\n\nParameter | Description\n--- | ---\nTree ID | The tree.\nBranch ID | The branch.\n"
    )
    first, second = commands(tmp_path, text)
    assert params(first) == [("TreeID", "path", True)]
    assert params(second) == [("TreeID", "path", True), ("BranchID", "path", True)]


def test_the_same_name_in_path_and_body_is_two_parameters(tmp_path: Path) -> None:
    """Each has the position of its own row."""
    text = (
        "## Move a tree\n\n### HTTP Request\n\n`PUT /trees/{id}`\n\n### URL Parameters\n\n"
        "Parameter | Description\n--- | ---\nid | The old one.\n\n### Body Parameters\n\n"
        "Parameter | Description\n--- | ---\nid | The new one.\n"
    )
    path = tmp_path / "index.html.md"
    path.write_text(f"# Trees\n\n{text}", encoding="utf-8")
    extracted = extract(str(path), dialect="slate")
    lines = [extracted.positions["commands", "move_tree", "params", name].line for name in ("id", "id:body")]
    assert lines == [13, 19]
