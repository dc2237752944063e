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


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("/trees/NAME", "The name of a tree.", "/trees/{NAME}"),
        ("/trees/NAME.xml", "The name of a tree.", "/trees/{NAME}.xml"),
        ("/arvores/CODIGO", "Informe o código.", "/arvores/{CODIGO}"),
        ("/trees/TREE_NR-old.xml", "", "/trees/{TREE_NR}-old.xml"),
        ("/trees/ORDERNO", "参数 | 说明\n--- | ---\n`orderNo` | 订单号\n", "/trees/{ORDERNO}"),
        ("/files/DIR/FILE", "Gives a file.", "/files/{DIR}/{FILE}"),
        ("/messages/SMS", "Sends an SMS.", "/messages/SMS"),
        ("/trees/XML", "As xml.", "/trees/XML"),
        ("/API/trees", "Our api.", "/API/trees"),
    ],
)
def test_words_in_capitals(tmp_path: Path, path: str, text: str, expected: str) -> None:
    """They are variables if the docs speak of them in small letters, and names if they are abbreviations."""
    first, second, _ = commands(
        tmp_path, f"## First\n\n`GET {path}`\n\n{text}\n\n## Trees\n\n`GET /trees`\n\n## Woods\n\n`GET /woods`\n"
    )
    assert (first.path, second.path) == (expected, "/trees")


def test_capitals_of_all_paths_are_names(tmp_path: Path) -> None:
    """Where paths are written in capitals, none of their words is a variable."""
    text = "## Get trees\n\nGives the trees and the woods.\n\n`GET /V1/TREES`\n\n## Get woods\n\n`GET /V1/WOODS`\n"
    assert [command.path for command in commands(tmp_path, text)] == ["/V1/TREES", "/V1/WOODS"]


def test_variables_before_other_extensions_are_other_requests(tmp_path: Path) -> None:
    """A table of requests has one operation for each extension, and their names say which."""
    rows = "".join(f"GET | /trees/{{id}}{end} | Gets a tree\n" for end in ("", ".json", ".xml"))
    found = commands(tmp_path, f"## Trees\n\nMethod | URL | Action\n--- | --- | ---\n{rows}")
    assert [command.path for command in found] == ["/trees/{id}", "/trees/{id}.json", "/trees/{id}.xml"]
    assert [command.name for command in found] == ["gets_tree", "gets_tree_json", "gets_tree_xml"]


@pytest.mark.parametrize(
    ("line", "sample", "path"),
    [
        ("/trees/", "", "/trees/"),
        ("/trees/{id}/", "", "/trees/{id}/"),
        ("/trees/?page=1", "", "/trees/"),
        ("/trees/", "curl https://orchard.example/trees/", "/trees/"),
        ("/trees/{id}/", "curl https://orchard.example/trees/7", "/trees/{id}"),
        ("/trees", "curl https://orchard.example/trees/", "/trees"),
        ("/", "", "/"),
    ],
)
def test_a_slash_at_the_end_of_a_path_is_kept(tmp_path: Path, line: str, sample: str, path: str) -> None:
    """Servers may refuse a path without its last slash. A sample that lacks it shows that it is not needed."""
    text = f"## Get trees\n\n`GET {line}`\n\n```shell\n{sample}\n```\n" if sample else f"## Get trees\n\n`GET {line}`\n"
    (command,) = commands(tmp_path, text)
    assert command.path == path


def test_a_slash_at_the_end_of_a_path_makes_no_other_operation(tmp_path: Path) -> None:
    """A request line that is repeated without the slash is the same operation; the line that is asked for decides."""
    text = "## Get trees\n\n`GET /trees/`\n\n### Request\n\n`GET /trees`\n\n## Plant a tree\n\n`POST /trees`\n"
    assert [(command.method, command.path) for command in commands(tmp_path, text)] == [
        ("GET", "/trees"),
        ("POST", "/trees"),
    ]
