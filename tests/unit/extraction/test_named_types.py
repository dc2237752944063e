"""Types that are the words of a heading or of a table's title, and the columns and letters that say types."""

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Param, Spec

TEAM = """
# Objects

## {heading}

| Name | Type |
|---|---|
| id | string |
| size | int |
"""


def fields_inside(spec: Spec, param: Param) -> list[str]:
    """The names of the fields of a parameter's model."""
    return [field.name for model in spec.models if model.name == param.items for field in model.fields]


@pytest.mark.parametrize(
    ("kind", "outer"),
    [
        ("Team", "object"),
        ("Team object", "object"),
        ("Team[]", "list"),
        ("[Team]", "list"),
        ("Array of Teams", "list"),
    ],
)
@pytest.mark.parametrize("heading", ["Team", "The team object", "Teams"])
def test_a_type_names_a_section_without_a_link(kind: str, outer: str, heading: str, tmp_path: Path) -> None:
    """The words of a type that no dialect knows are looked up among the headings of tables of fields."""
    text = f"# Players\n\n## Add\n\n`POST /players`\n\n| Name | Type |\n|---|---|\n| team | {kind} |\n"
    spec = spec_of(tmp_path, text + TEAM.format(heading=heading))
    param = spec.commands[0].params[0]
    assert (param.type, fields_inside(spec, param)) == (outer, ["id", "size"])


def test_a_section_of_values_is_no_type(tmp_path: Path) -> None:
    """A heading with a table of something else, such as the values of a text, leaves the type as it is."""
    text = "# Players\n\n## Add\n\n`POST /players`\n\n| Name | Type |\n|---|---|\n| rank | Rank |\n"
    values = "\n# Values\n\n## Rank\n\n| Value | Meaning |\n|---|---|\n| 1 | best |\n"
    assert spec_of(tmp_path, text + values).commands[0].params[0].type == "string"


def test_two_rows_of_one_type_have_the_same_fields(tmp_path: Path) -> None:
    """A table below the type's name, inside of an operation, says what is inside of each row with that type."""
    text = """\
# Parcels

## Add

`POST /parcels`

| Name | Type | Required |
|---|---|---|
| sender | Address | yes |
| receiver | Address | yes |

### Address

| Name | Type | Required |
|---|---|---|
| street | string | yes |
"""
    spec = spec_of(tmp_path, text)
    params = spec.commands[0].params
    assert [(param.name, param.type) for param in params] == [("sender", "object"), ("receiver", "object")]
    assert [fields_inside(spec, param) for param in params] == [["street"], ["street"]]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("AN(20)", "string"),
        ("an..35", "string"),
        ("N(3)", "integer"),
        ("9(8)", "integer"),
        ("N(15,2)", "float"),
        ("N(8,0)", "integer"),
        ("X(4)", "string"),
    ],
)
def test_letters_and_a_length_are_a_type(kind: str, expected: str, tmp_path: Path) -> None:
    """Banks write the characters of a value and its length; nothing is reported."""
    file = tmp_path / "index.html.md"
    file.write_text(f"# A\n\n`POST /a`\n\n| Name | Type |\n|---|---|\n| x | {kind} |\n", encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    result = extract_spec(read_document(str(file)), dialect)
    assert result.spec.commands[0].params[0].type == expected
    assert "type-known" not in {finding.code for finding in result.diagnostics}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("`A`, `B` or `C`", ("A", "B", "C")),
        ("`A`, `B` oder `C`", ("A", "B", "C")),
        ('"a" or "b"', ("a", "b")),
        ("asc \\| desc", ("asc", "desc")),
        ("string \\| null", ()),
        ("Team \\| Player", ()),
    ],
)
def test_values_in_place_of_a_type(kind: str, values: tuple[str, ...], tmp_path: Path) -> None:
    """A cell that lists values and has no word for a type says what is allowed."""
    text = f"# A\n\n`POST /a`\n\n| Name | Type |\n|---|---|\n| x | {kind} |\n"
    assert spec_of(tmp_path, text).commands[0].params[0].values == values


def test_a_last_column_without_a_title_is_the_description(tmp_path: Path) -> None:
    """It says what is required, like any description, or is the column of flags if it has nothing else."""
    text = """\
# A

## Add

`POST /a`

| Name | Type | |
|---|---|---|
| points | integer | required, at most 9 |
| replay | string | optional, base64 |

## Change

`PUT /a`

| Name | Type | Description | |
|---|---|---|---|
| points | integer | At most 9 | yes |
| replay | string | Base64 | no |
"""
    add, change = spec_of(tmp_path, text).commands
    assert [param.required for param in add.params] == [param.required for param in change.params] == [True, False]
    assert "base64" in add.params[1].description


def test_columns_called_kind_and_what(tmp_path: Path) -> None:
    """They are the type and the description."""
    text = "# A\n\n`POST /a`\n\n| Key | Kind | What |\n|---|---|---|\n| x | Integer | The number. Default 3. |\n"
    param = spec_of(tmp_path, text).commands[0].params[0]
    assert (param.type, param.default) == ("integer", "3")


def test_tables_of_a_type_that_contains_itself(tmp_path: Path) -> None:
    """Each table below the name of a type adds rows of that type: their number stays small."""
    row = "| node{} | Node | no |"
    tables = "\n\n".join(f"### Node\n\n| Name | Type | Required |\n|---|---|---|\n{row.format(i)}" for i in range(40))
    text = f"# A\n\n## Add\n\n`POST /a`\n\n| Name | Type | Required |\n|---|---|---|\n{row.format('')}\n\n{tables}\n"
    spec = spec_of(tmp_path, text)
    assert sum(len(model.fields) for model in spec.models) <= 40 * 16
