"""Parameters that no heading or column announces: what stands apart in their texts says that they are some."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command

Row = tuple[str, str, bool, str | None]


def commands(folder: Path, text: str) -> tuple[Command, ...]:
    """The commands of a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec.commands


def rows(folder: Path, below: str, request: str = "GET /trees") -> list[Row]:
    """Name, type, necessity and default of the parameters of an operation."""
    (command,) = commands(folder, f"# Trees\n\n## List trees\n\n`{request}`\n\n{below}\n")
    return [(param.name, param.type, param.required, param.default) for param in command.params]


def test_a_list_whose_items_state_facts_behind_their_descriptions(tmp_path: Path) -> None:
    """In brackets, or as a sentence; half of the items are enough if all names are set apart."""
    below = (
        "* `from` - first day (required)\n"
        "* `to` - last day, today if left out\n"
        "* `step`: days between two trees (integer, default 3)\n"
        "* `kind`: the species. Optional.\n"
    )
    assert rows(tmp_path, below) == [
        ("from", "string", True, None),
        ("to", "string", False, None),
        ("step", "integer", False, "3"),
        ("kind", "string", False, None),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "* `open`: the tree has leaves\n* `closed`: it has none",
        "Possible states:\n\n* `open`: (as usual) it has leaves\n* `closed`: it has none",
        "* open (required)\n* closed (required) and more\n* other things",
    ],
)
def test_a_list_of_something_else(below: str, tmp_path: Path) -> None:
    """Names with explanations alone are values, and words without markup are a text."""
    assert rows(tmp_path, below) == []


def test_facts_behind_the_descriptions_of_a_table(tmp_path: Path) -> None:
    """They make it a table of parameters, and say types and what is required."""
    below = (
        "Name | Description\n---|---\n`a` | The first (integer, required)\n`b` | The second. Required.\n"
        "`c` | The third\n`d` | The fourth (see below)\n"
    )
    assert rows(tmp_path, below) == [
        ("a", "integer", True, None),
        ("b", "string", True, None),
        ("c", "string", False, None),
        ("d", "string", False, None),
    ]


def test_a_heading_for_each_parameter(tmp_path: Path) -> None:
    """With its facts behind the name, or in the text below it."""
    below = "#### `page`\n\nEntero, opcional. La página.\n\n#### kind (string, required)\n\nThe species.\n"
    assert rows(tmp_path, below) == [("page", "integer", False, None), ("kind", "string", True, None)]


@pytest.mark.parametrize(
    "below",
    [
        "### Idempotency\n\nRequired. Send a key.\n\n### Limits\n\nTen.",
        "### `Tree`\n\nA plant.",
        "### Response\n\n#### `id` (integer)\n\nThe number.",
        "### `kind`\n\n| Value | Meaning |\n|---|---|\n| oak | An oak |",
    ],
)
def test_headings_of_something_else(below: str, tmp_path: Path) -> None:
    """Topics, names without facts, what is in a response, and what has a table of its own."""
    assert rows(tmp_path, below) == []


def test_a_variable_has_the_type_that_another_operation_states(tmp_path: Path) -> None:
    """If it is the same by the path up to it, whatever its name, and all that state a type agree."""
    table = "| Name | Type |\n|---|---|\n| id | integer |\n"
    text = (
        f"# Trees\n\n## Get\n\n`GET /trees/:id`\n\n{table}\n## Remove\n\n`DELETE /trees/:tree_id`\n\n"
        "## Leaves\n\n`GET /trees/:id/leaves/:leaf`\n\n## Other\n\n`GET /bushes/:id`\n"
    )
    found = [[(param.name, param.type) for param in command.params] for command in commands(tmp_path, text)]
    assert found == [
        [("id", "integer")],
        [("tree_id", "integer")],
        [("id", "integer"), ("leaf", "string")],
        [("id", "string")],
    ]


def test_types_of_a_variable_that_differ_are_not_taken_over(tmp_path: Path) -> None:
    """Nothing says which of them is right."""
    table = "| Name | Type |\n|---|---|\n| id | {} |\n"
    get, put = (f"`{method} /trees/:id`\n\n" for method in ("GET", "PUT"))
    stated = f"## Get\n\n{get}{table.format('integer')}\n## Put\n\n{put}{table.format('uuid')}\n"
    last = commands(tmp_path, f"# Trees\n\n{stated}## Remove\n\n`DELETE /trees/:id`\n")[-1]
    assert last.params[0].type == "string"


@pytest.mark.parametrize(
    ("kind", "stated", "default"),
    [
        ("date", "dnes", None),
        ("integer", "unlimited", None),
        ("integer", "20", "20"),
        ("date", "2020-01-01", "2020-01-01"),
        ("string", "dnes", "dnes"),
        ("boolean", "true", "true"),
    ],
)
def test_words_in_the_column_of_defaults(kind: str, stated: str, default: str | None, tmp_path: Path) -> None:
    """For a number or a time they describe the default, and stay in the description."""
    table = f"| Name | Type | Default | Description |\n|---|---|---|---|\n| a | {kind} | {stated} | The a. |"
    (command,) = commands(tmp_path, f"# Trees\n\n## List\n\n`GET /trees`\n\n{table}\n")
    assert command.params[0].default == default
    assert command.params[0].description == ("The a." if default else f"The a. (default: {stated})")


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("a | string | `x`, `y`", ("x", "y")),
        ("a | string | `x`, `y`\nb | datetime | `x`", ("x", "y")),
        ("a | string | `x`, `y`\nb | datetime | `x`, `z`", ()),
        ("a | string | `x`", ()),
        ("a | string | As `x`, `y`", ()),
    ],
)
def test_a_description_that_is_a_list_of_code(lines: str, values: tuple[str, ...], tmp_path: Path) -> None:
    """They are the values, unless rows that are no texts have such lists too: those are operators."""
    table = f"Name | Type | Description\n---|---|---\n{lines}"
    (command,) = commands(tmp_path, f"# Trees\n\n## List\n\n`GET /trees`\n\n{table}\n")
    assert command.params[0].values == values


def test_values_in_place_of_a_type_in_a_list(tmp_path: Path) -> None:
    """A word for a type among them is a value as well."""
    below = "### Parameters\n\n* `as`: `text` (default), `unicode` or `flash`.\n"
    (command,) = commands(tmp_path, f"# Trees\n\n## List\n\n`GET /trees`\n\n{below}")
    assert (command.params[0].values, command.params[0].default) == (("text", "unicode", "flash"), "text")


@pytest.mark.parametrize("language", ["js", "javascript"])
def test_an_object_in_a_script_language_is_an_example(language: str, tmp_path: Path) -> None:
    """With comments that say what is required, it is that of the body."""
    code = '{\n  "name": "x", // string, required, up to 9 letters\n  "tags": ["a"] // optional\n}'
    (command,) = commands(tmp_path, f"# Trees\n\n## Add\n\n`POST /trees`\n\n```{language}\n{code}\n```\n")
    assert [(param.name, param.type, param.required) for param in command.params] == [
        ("name", "string", True),
        ("tags", "list", False),
    ]


def test_code_in_a_script_language_is_no_example(tmp_path: Path) -> None:
    """Even if it begins with a bracket."""
    code = "[1, 2].forEach((id) => api.trees.add(id));"
    (command,) = commands(tmp_path, f"# Trees\n\n## Add\n\n`POST /trees`\n\n```js\n{code}\n```\n")
    assert (command.params, command.response.shape) == ((), "none")
