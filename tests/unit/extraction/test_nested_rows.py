"""Rows inside of others: by the paths in their names, by indents, and in tables of their own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from slatebind.dialects import ApiFacts, load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Field, Param


def extracted(folder: Path, below_the_title: str, request: str = "POST /trees") -> Extraction:
    """What is read from an operation with this content."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Plant a tree\n\n`{request}`\n\n{below_the_title}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    facts = ApiFacts(endpoint="https://api.orchard.example")
    return extract_spec(read_document(str(file)), replace(dialect, api=facts))


def tree(folder: Path, below_the_title: str, request: str = "POST /trees") -> dict[str, object]:
    """The names of what the parameters hold, each with its type."""
    spec = extracted(folder, below_the_title, request).spec
    models = {model.name: model for model in spec.models}

    def names(record: Param | Field) -> object:
        held = innermost(record.items) if record.items else None
        inner = {field.name: names(field) for field in models[held].fields} if held in models else {}
        return inner or record.type

    return {param.name: names(param) for param in spec.commands[0].params}


def table(*rows: str, title: str = "Body") -> str:
    """A table of parameters below a heading."""
    return f"### {title}\n\n| Name | Type |\n|---|---|\n" + "\n".join(f"| {row} |" for row in rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("plot | object", "plot[row] | integer", "plot[owner] | object", "plot[owner][name] | string"),
        ("plot | object", "plot.row | integer", "plot.owner | object", "plot.owner.name | string"),
        ("plot.row | integer", "plot.owner.name | string"),
        ("plot | object", "plot > row | integer", "plot > owner > name | string"),
        ("plot | object", "plot/row | integer", "plot/owner | object", "plot/owner/name | string"),
        ("plot | object", "&nbsp;row | integer", "&nbsp;owner | object", "&nbsp;&nbsp;name | string"),
        ("plot | object", "&emsp;row | integer", "&emsp;owner | object", "&emsp;owner.name | string"),
        ("`plot` | object", "- `row` | integer", "- `owner` | object", "-- `name` | string"),
        ("plot | object", "> row | integer", "> owner | object", ">> name | string"),
        ("plot | object", "├─ row | integer", "└─ owner | object", "&nbsp;&nbsp;&nbsp;└─ name | string"),
        ("plot | object", "├─ row | integer", "├─ owner | object", "│&nbsp;&nbsp;└─ name | string"),
        ("plot |", "&nbsp;row | integer", "&nbsp;owner |", "&nbsp;&nbsp;name | string"),
    ],
)
def test_every_notation_gives_the_same_tree(rows: tuple[str, ...], tmp_path: Path) -> None:
    """Brackets, dots, arrows, slashes and indents say what is inside of what."""
    assert tree(tmp_path, table(*rows)) == {"plot": {"row": "integer", "owner": {"name": "string"}}}


def test_lists_in_brackets(tmp_path: Path) -> None:
    """Empty brackets, and those with a number, make a list of what is in front of them."""
    (command,) = extracted(
        tmp_path, table("tags[] | string", "plots[][row] | integer", "rows[0].ids[] | integer")
    ).spec.commands
    assert [(param.name, param.type, param.items) for param in command.params] == [
        ("tags", "list", "string"),
        ("plots", "list", "TreePlot"),
        ("rows", "list", "TreeRow"),
    ]


def test_parameters_of_a_query_keep_their_whole_names(tmp_path: Path) -> None:
    """They are sent by these names; one that is indented is in the brackets of the row above."""
    rows = ("filter | object", "&nbsp;name | string", "page[size] | integer", "ids[] | integer", "a.b | string")
    expected = ["filter", "filter[name]", "page[size]", "ids[]", "a.b"]
    assert list(tree(tmp_path, table(*rows, title="Query parameters"), "GET /trees")) == expected


def test_an_indented_row_below_one_that_holds_nothing(tmp_path: Path) -> None:
    """It is inside of the last row that can hold it."""
    rows = ("plot | object", "&nbsp;row | integer", "size | integer", "&nbsp;column | integer")
    assert tree(tmp_path, table(*rows)) == {"plot": {"row": "integer", "column": "integer"}, "size": "integer"}


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("settings | object", "Tree Settings Parameters"),
        ("settings | [Settings](#tree-settings)", "Tree settings"),
        ("treeSettings | object", "The `treeSettings` object"),
        ("settings | Object", "Objekt Settings"),
        ("settings | array", "Setting item"),
        ("settings | object", "settings 對象"),
        ("settings | object", "Поля объекта settings"),
    ],
)
def test_a_table_below_a_title_that_names_a_row(row: str, title: str, tmp_path: Path) -> None:
    """It lists what is inside of that row, in the body and in the response."""
    rows = table("name | string", row)
    inner = table("depth | integer", title=title).replace("###", "####")
    name = row.partition(" ")[0]
    assert tree(tmp_path, f"{rows}\n\n{inner}") == {"name": "string", name: {"depth": "integer"}}
    spec = extracted(tmp_path, f"### Response\n\n{rows.partition('### Body')[2]}\n\n{inner}").spec
    (field,) = next(model.fields for model in spec.models if model.name != spec.commands[0].response.model)
    assert field.name == "depth"


def test_required_inside_of_an_object(tmp_path: Path) -> None:
    """A field of a body says whether it is required; what has no row is, if something inside of it is."""
    text = "### Body\n\n| Name | Type | Required |\n|---|---|---|\n| plot[row] | integer | yes |\n| plot[size] | | no |"
    spec = extracted(tmp_path, text).spec
    assert [(param.name, param.required) for param in spec.commands[0].params] == [("plot", True)]
    assert [(field.name, field.required) for field in spec.models[0].fields] == [("row", True), ("size", False)]


def test_objects_that_differ_in_what_is_required(tmp_path: Path) -> None:
    """They have models of their own: one operation requires what the other does not."""
    header = "### Body\n\n| Name | Type | Required | Default |\n|---|---|---|---|\n"
    first = f"{header}| plot[row] | integer | yes | |"
    second = f"## Move a tree\n\n`PUT /trees`\n\n{header}| plot[row] | integer | no | 3 |"
    spec = extracted(tmp_path, f"{first}\n\n{second}").spec
    facts = {model.name: (model.fields[0].required, model.fields[0].default) for model in spec.models}
    held = [command.params[0].items for command in spec.commands]
    assert [facts[name or ""] for name in held] == [(True, None), (False, "3")]


def test_tables_of_alternative_bodies(tmp_path: Path) -> None:
    """They are read as one; a parameter is required if all tables have it and say so. One note says so."""
    header = "| Name | Type | Required |\n|---|---|---|\n"
    first = f"### Body of an oak\n\n{header}| name | string | yes |\n| acorns | integer | yes |"
    second = f"### Body of a pine\n\n{header}| name | string | no |\n| cones | integer | yes |"
    found = extracted(tmp_path, f"{first}\n\n{second}")
    (command,) = found.spec.commands
    expected = [("name", False), ("acorns", False), ("cones", False)]
    assert [(param.name, param.required) for param in command.params] == expected
    assert [(finding.code, finding.at.line) for finding in found.diagnostics] == [("body-alternatives", 18)]


def test_several_names_in_a_row(tmp_path: Path) -> None:
    """Each is a parameter, and none is required; a note says so."""
    found = extracted(tmp_path, table("mobile/email / externalId* | string"))
    (command,) = found.spec.commands
    expected = [("mobile", False), ("email", False), ("externalId", False)]
    assert [(param.name, param.required) for param in command.params] == expected
    assert [finding.code for finding in found.diagnostics] == ["name-several"]


def test_a_second_row_of_the_same_name(tmp_path: Path) -> None:
    """It is reported, with the first one, which is kept."""
    found = extracted(tmp_path, table("plot.row | integer", "plot[row] | string"))
    assert [(finding.code, finding.at.line) for finding in found.diagnostics] == [("row-duplicate", 12)]
    assert [field.type for field in found.spec.models[0].fields] == ["integer"]


def test_a_body_parameter_with_the_name_of_a_variable(tmp_path: Path) -> None:
    """A variable that a table of the path describes is not described again by a table of parameters."""
    text = f"{table('id | string', title='URL parameters')}\n\n{table('id | integer', title='Parameters')}"
    (command,) = extracted(tmp_path, text, "POST /trees/{id}").spec.commands
    assert [(param.location, param.type) for param in command.params] == [("path", "string"), ("body", "integer")]
