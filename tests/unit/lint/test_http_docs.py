"""Rules over the rows, examples and tables of docs whose operations are announced by request lines."""

from pathlib import Path

import pytest

from lint_documents import lint_text
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.lint import Settings, one_of_each_group

ORCHARD = """\
# Trees

## Plant a tree

Plants a tree.

`POST https://api.orchard.example/trees`

{table}
"""


def found_in(folder: Path, text: str, *rules: str) -> tuple[Diagnostic, ...]:
    """The findings of some rules."""
    return lint_text(folder, text, Settings(preset="strict", select=rules), "slate")


@pytest.mark.parametrize(
    "rows",
    [
        "`tree[kind]` | string | The kind of of it",
        "`tree.kind` | string | The kind of of it",
        "`tree` | object | Its tree\n&nbsp;&nbsp;`kind` | string | The kind of of it",
        "kind* | string | The kind of of it",
    ],
)
def test_rules_see_rows_at_any_depth(tmp_path: Path, rows: str) -> None:
    """However the name of what is inside of another row is written."""
    text = ORCHARD.format(table=f"Parameter | Type | Description\n--- | --- | ---\n{rows}\n")
    (finding,) = found_in(tmp_path, text, "repeated-word")
    assert finding.place.startswith("plant_tree > parameters > ")


def test_rules_see_lists_of_parameters(tmp_path: Path) -> None:
    """A list below a title is a table in another form."""
    text = ORCHARD.format(table="### Parameters\n\n* `kind` (string): The kind of of it\n* `age` (integer): Its age\n")
    assert [found.at.line for found in found_in(tmp_path, text, "repeated-word")] == [11]


def test_many_findings_of_one_kind_are_one(tmp_path: Path) -> None:
    """Ten rows without a description are a decision of the author, and one finding with its severity."""
    rows = "".join(f"p{number} | string | {'' if number < 10 else 'Says something'}\n" for number in range(30))
    text = ORCHARD.format(table=f"Parameter | Type | Description\n--- | --- | ---\n{rows}")
    found = found_in(tmp_path, text, "description-empty")
    (finding,) = one_of_each_group(found)
    assert len(found) == 10
    assert finding.severity is Severity.WARNING
    assert "the first of 10 alike" in finding.message
    assert len(one_of_each_group(found[1:])) == 1


def test_a_few_findings_of_one_kind_are_shown_one_by_one(tmp_path: Path) -> None:
    """Rows that were forgotten."""
    rows = "".join(f"p{number} | string | {'' if number < 9 else 'Says something'}\n" for number in range(30))
    text = ORCHARD.format(table=f"Parameter | Type | Description\n--- | --- | ---\n{rows}")
    assert len(one_of_each_group(found_in(tmp_path, text, "description-empty"))) == 9


@pytest.mark.parametrize(
    ("table", "severity"),
    [
        ("Colour | Season\n--- | ---\nred | autumn\n", Severity.INFO),
        ("Name | Description\n--- | ---\nkind | What grows on it\n", Severity.WARNING),
        ("### Query Parameters\n\nColour | Season\n--- | ---\nred | autumn\n", Severity.WARNING),
    ],
)
def test_tables_of_values_are_no_mistakes(tmp_path: Path, table: str, severity: Severity) -> None:
    """One that is not read is a warning if it may have been meant to hold parameters."""
    found = found_in(tmp_path, ORCHARD.format(table=table), "table-not-read", "table-header-known")
    assert {finding.severity for finding in found} == {severity}


def test_a_line_of_invisible_characters_below_a_table_looks_blank(tmp_path: Path) -> None:
    """Between two rows it is reported, in a form that can be seen."""
    table = "Parameter | Type | Description\n--- | --- | ---\nkind | string | What grows on it\n\u200b\n"
    assert found_in(tmp_path, ORCHARD.format(table=table), "table-interrupted") == ()
    table += "age | integer | Its age\n"
    (finding,) = found_in(tmp_path, ORCHARD.format(table=table), "table-interrupted")
    assert "`\\u200b`" in finding.message


def test_a_heading_below_a_line_of_invisible_characters(tmp_path: Path) -> None:
    """The line looks blank; without it, a blank line is missing."""
    table = "Parameter | Type | Description\n--- | --- | ---\nkind | string | What grows on it\n{between}### Response\n"
    found = [
        found_in(tmp_path, ORCHARD.format(table=table.format(between=between)), "heading-blank-line")
        for between in ("\u200b\n", "")
    ]
    assert [len(findings) for findings in found] == [0, 1]


@pytest.mark.parametrize(("cell", "is_reported"), [("-", False), ("n/a", False), ("bananas", True)])
def test_a_mark_for_nothing_is_no_unknown_type(tmp_path: Path, cell: str, *, is_reported: bool) -> None:
    """Docs write it where they do not say the type."""
    table = f"Parameter | Type | Description\n--- | --- | ---\nkind | {cell} | What grows on it\n"
    assert bool(found_in(tmp_path, ORCHARD.format(table=table), "type-known")) is is_reported


@pytest.mark.parametrize(
    ("types", "is_reported"),
    [(("integer", "long"), False), (("list", "object"), False), (("integer", "string"), True)],
)
def test_types_that_differ_between_operations(tmp_path: Path, types: tuple[str, str], *, is_reported: bool) -> None:
    """Integers of any size are alike, and so are one thing and several."""
    usual, other = types
    operations = "".join(
        f"## Plant {number}\n\n`POST https://api.orchard.example/plots/{number}`\n\n"
        f"Parameter | Type | Description\n--- | --- | ---\nkinds | {kind} | What grows on it\n\n"
        for number, kind in enumerate([usual] * 5 + [other])
    )
    assert bool(found_in(tmp_path, f"# Trees\n\n{operations}", "type-consistent-across-commands")) is is_reported


def test_parts_of_a_format_are_no_undocumented_fields(tmp_path: Path) -> None:
    """Keys such as ``_links`` are explained once for all responses."""
    example = '```json\n{"id": 1, "_links": {}, "@type": "tree"}\n```\n'
    text = ORCHARD.format(table=f"{example}\n### Response\n\nField | Type\n--- | ---\nid | integer\n")
    assert found_in(tmp_path, text, "example-field-undocumented") == ()


@pytest.mark.parametrize(("count", "shown"), [(9, 9), (12, 1)])
def test_many_findings_of_reading_are_one_too(tmp_path: Path, count: int, shown: int) -> None:
    """Headings without a space are a habit."""
    text = ORCHARD.format(table="".join(f"###Note {number}\n\nText.\n\n" for number in range(count)))
    assert len(one_of_each_group(found_in(tmp_path, text, "heading-space"))) == shown
