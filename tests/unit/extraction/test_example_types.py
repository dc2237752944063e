"""Examples that have other types than tables state."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


def findings(folder: Path, text: str) -> list[tuple[str, int, str]]:
    """Code, line and message of what is reported of a document but for its host."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    found = extract_spec(read_document(str(file)), dialect).diagnostics
    return [(finding.code, finding.at.line, finding.message) for finding in found if finding.code != "endpoint-missing"]


def operation(example: str, rows: str) -> str:
    """A document of one operation with an example and a table of its response."""
    table = f"### Response\n\n| Field | Type |\n|---|---|\n{rows}\n" if rows else ""
    return f"# Trees\n\n## Get a tree\n\n```json\n{example}\n```\n\n`GET /trees/{{id}}`\n\n{table}\n"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", "7"),
        ("integer", '"7"'),
        ("integer", "7.5"),
        ("boolean", "1"),
        ("list", '{"a": 1}'),
        ("object", "[1]"),
        ("date", "7"),
    ],
)
def test_another_type_is_reported_at_the_member(kind: str, value: str, tmp_path: Path) -> None:
    """The author of the docs decides which of the two is right."""
    text = operation(f'{{\n"id": 1,\n"age": {value}\n}}', f"| id | integer |\n| age | {kind} |\n")
    ((code, line, message),) = findings(tmp_path, text)
    assert (code, line) == ("example-type", 8)
    assert message.startswith(f"`age` is documented as {kind}, and this example has a")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", '"7"'),
        ("string", '"2020-01-01"'),
        ("date", '"tomorrow"'),
        ("float", "7"),
        ("integer", "4000000000"),
        ("integer", "null"),
        ("object", '{"a": 1}'),
        ("any", "7"),
    ],
)
def test_types_that_agree(kind: str, value: str, tmp_path: Path) -> None:
    """JSON has fewer types than docs, and null is a value of its own."""
    text = operation(f'{{"id": 1, "age": {value}}}', f"| id | integer |\n| age | {kind} |\n")
    assert findings(tmp_path, text) == []


def test_one_finding_names_the_fields_of_an_example(tmp_path: Path) -> None:
    """Those inside of others with their paths."""
    rows = "".join(f"| {name} | string |\n" for name in ("a", "b", "c", "plot.name", "d"))
    text = operation('{"a": 1, "b": 1, "c": 1, "plot": {"name": 1}, "d": 1}', rows)
    ((_, _, message),) = findings(tmp_path, text)
    assert message.endswith("; also `b`, `c`, `plot.name` and others")


def test_resources(tmp_path: Path) -> None:
    """The example of an operation that answers with a resource is compared with the table of that."""
    resource = "## The tree object\n\n| Name | Type |\n|---|---|\n| id | string |\n| species | string |\n\n"
    text = operation('{"id": 1, "species": "oak"}', "").replace("## Get", f"{resource}## Get")
    assert [code for code, _, _ in findings(tmp_path, text)] == ["example-type"]


def test_examples_that_templates_write(tmp_path: Path) -> None:
    """They are not kept, and said to be left out."""
    found = findings(tmp_path, operation("[\n<%= json data.tree, 1 %>\n]", ""))
    assert [code for code, _, _ in found] == ["text-not-kept"]
