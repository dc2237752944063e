"""Rows of requests: marks, defaults that are texts, separators, alternatives, and bodies that only a sample shows."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Param


def extracted(folder: Path, below: str, request: str = "POST /trees") -> Extraction:
    """What is read from an operation."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Plant a tree\n\n`{request}`\n\n{below}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def params(folder: Path, below: str, request: str = "POST /trees") -> dict[str, Param]:
    """The parameters of an operation."""
    (command,) = extracted(folder, below, request).spec.commands
    return {param.name: param for param in command.params}


def codes(extraction: Extraction) -> list[str]:
    """The codes of its findings but those about its host."""
    return [finding.code for finding in extraction.diagnostics if finding.code != "endpoint-missing"]


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("(required) The kind.", (True, "The kind.")),
        ("**Required.** The kind.", (True, "The kind.")),
        ("Required: the kind", (True, "the kind")),
        ("optional. The kind.", (False, "The kind.")),
        ("*[Optional]* The [kind](#kinds).", (False, "The [kind](#kinds).")),
        ("<label>Required</label> The kind", (True, "The kind")),
        ("[必須] 種類", (True, "種類")),
        ("obligatorio - el tipo", (True, "el tipo")),
        ("Обязательный. Вид", (True, "Вид")),
        ("Required", (True, "")),
        ("Required if there is no name.", (False, "Required if there is no name.")),
        ("Optional fields of the tree", (False, "Optional fields of the tree")),
        ("[Optional](#optional) things", (False, "[Optional](#optional) things")),
    ],
)
def test_marks_at_the_start_of_descriptions(description: str, expected: tuple[bool, str], tmp_path: Path) -> None:
    """What they say is in the parameter, and they are left out of its description."""
    table = f"| Parameter | Type | Description |\n|---|---|---|\n| kind | string | {description} |\n"
    found = params(tmp_path, table)["kind"]
    assert (found.required, found.description) == expected


def test_a_mark_that_is_contradicted_stays(tmp_path: Path) -> None:
    """The column decides, and the reader sees what the description says."""
    table = "| Parameter | Required | Description |\n|---|---|---|\n| kind | no | (required) The kind. |\n"
    assert params(tmp_path, table)["kind"].description == "(required) The kind."


@pytest.mark.parametrize(
    ("cell", "default"),
    [
        ("10", "10"),
        ("`by name`", "by name"),
        ("New York", "New York"),
        ('"a b c d e f g"', '"a b c d e f g"'),
        ("Sorted by name.", None),
        ("all trees that you have planted so far", None),
        ("\u5982\u679c\u4e0d\u586b\uff0c\u5219\u4e3a\u5168\u90e8", None),
    ],
)
def test_sentences_are_no_defaults(cell: str, default: str | None, tmp_path: Path) -> None:
    """They are a part of the description."""
    table = f"| Parameter | Default | Description |\n|---|---|---|\n| sort | {cell} | The order. |\n"
    found = params(tmp_path, table)["sort"]
    assert (found.default, found.description) == (default, "The order." if default else f"The order. {cell}")


@pytest.mark.parametrize(
    ("text", "default", "description"),
    [
        ("**string** <br>Tree's default timezone.", None, "Tree's default timezone."),
        ("**integer** <br/>The default cost of the tree of one.", None, "The default cost of the tree of one."),
        ("integer, default 10. Its age.", "10", "Its age."),
    ],
)
def test_a_sentence_behind_a_type_is_the_description(
    text: str, default: str | None, description: str, tmp_path: Path
) -> None:
    """The word *default* in it makes no default of the rest, and the line break before it is no text."""
    param = params(tmp_path, f"### Request body\n\nName | Description\n--- | ---\n`age` | {text}\n")["age"]
    assert (param.default, param.description) == (default, description)


@pytest.mark.parametrize("tag", ["td", "th"])
def test_separators_in_html_tables(tag: str, tmp_path: Path) -> None:
    """A cell over all columns says for the rows below it whether they are required."""
    rows = [
        "<tr><th>Name</th><th>Type</th><th>Description</th></tr>",
        "<tr><td>first</td><td>string</td><td>F</td></tr>",
        f'<tr><{tag} colspan="3"><b>Required parameters</b></{tag}></tr>',
        "<tr><td>tree</td><td>integer</td><td>T</td></tr>",
        f'<tr><{tag} colspan="3">Optional</{tag}></tr>',
        "<tr><td>height</td><td>float</td><td>H</td></tr>",
    ]
    found = params(tmp_path, "<table>\n" + "\n".join(rows) + "\n</table>\n")
    assert {name: param.required for name, param in found.items()} == {"first": False, "tree": True, "height": False}


def test_separators_in_tables(tmp_path: Path) -> None:
    """So does a row with a word in its first cell alone; a name in inline code is a parameter."""
    table = (
        "| Name | Type |\n|---|---|\n| **Obligatorios** | |\n| tree | integer |\n| **Opcionales** | |\n"
        "| height | float |\n| `required` | |\n"
    )
    found = params(tmp_path, table)
    assert {name: param.required for name, param in found.items()} == {
        "tree": True,
        "height": False,
        "required": False,
    }


def alternative(title: str, *rows: str) -> str:
    """A table of parameters, all of which are required."""
    return f"### {title}\n\n| Name | Required |\n|---|---|\n" + "".join(f"| {row} | yes |\n" for row in rows) + "\n"


def test_alternative_bodies(tmp_path: Path) -> None:
    """A parameter is required if all alternatives require it; those of a table of its own are no alternative."""
    tables = (
        alternative("Body", "tree")
        + alternative("Body of a sale", "kind", "price", "buyer.name", "buyer.card")
        + alternative("Body of a gift", "kind", "reason", "buyer.name")
    )
    found = params(tmp_path, tables)
    assert {name: param.required for name, param in found.items()} == {
        "tree": True,
        "kind": True,
        "price": False,
        "buyer": True,
        "reason": False,
    }
    extraction = extracted(tmp_path, tables)
    (model,) = extraction.spec.models
    assert {field.name: field.required for field in model.fields} == {"name": True, "card": False}


def test_a_table_that_joins_others(tmp_path: Path) -> None:
    """A title that says nothing is reported once the rows below it are read as more parameters."""
    table = "| Name | Type |\n|---|---|\n| {} | integer |\n\n"
    first, second = table.format("tree"), table.format("zoom")
    extraction = extracted(tmp_path, f"{first}### Advanced\n\n{second}")
    assert [param.name for param in extraction.spec.commands[0].params] == ["tree", "zoom"]
    assert codes(extraction) == ["parameters-joined"]
    assert codes(extracted(tmp_path, f"{first}### Other parameters\n\n{second}")) == []
    assert codes(extracted(tmp_path, f"### Advanced\n\n{first}")) == []


def test_comments_say_what_is_required(tmp_path: Path) -> None:
    """In the JSON of a request without a table."""
    body = '{\n"species": "oak", // required, the species\n"height": 3, // optional\n"plot": {"id": 7 // Required\n}\n}'
    found = params(tmp_path, f"> Request body\n\n```json\n{body}\n```\n")
    assert {name: param.required for name, param in found.items()} == {
        "species": True,
        "height": False,
        "plot": False,
    }


CURL = "```shell\ncurl -X POST https://api.orchard.example/trees -d '{}'\n```\n\n"


def test_json_that_a_sample_sends(tmp_path: Path) -> None:
    """It has the parameters of the body where no table has any, marked as read from it."""
    (command,) = extracted(tmp_path, CURL.format('{"species": "oak", "plot": {"id": 7}}')).spec.commands
    found = {param.name: (param.type, param.location, param.origin) for param in command.params}
    assert found == {"species": ("string", "body", "sample"), "plot": ("object", "body", "sample")}
    assert command.body == "json"


@pytest.mark.parametrize(
    ("body", "below", "request_line"),
    [
        ('{"species": "oak"}', "| Parameter | Type |\n|---|---|\n| kind | string |\n", "POST /trees"),
        ('[{"species": "oak"}]', "", "POST /trees"),
        ('{"query": "{ trees }", "variables": {}}', "", "POST /graphql"),
    ],
)
def test_samples_without_parameters_of_their_own(body: str, below: str, request_line: str, tmp_path: Path) -> None:
    """A table decides; lists and other formats are no objects with parameters."""
    path = request_line.partition(" ")[2]
    found = params(tmp_path, CURL.format(body).replace("/trees", path) + below, request_line)
    assert "species" not in found
    assert "query" not in found


def test_unknown_columns_of_tables_of_statuses(tmp_path: Path) -> None:
    """They are reported as those of other tables are, each title once."""
    table = "### Responses\n\n| Code | Meaning | Charge |\n|---|---|---|\n| 200 | OK | none |\n\n"
    extraction = extracted(tmp_path, table)
    assert codes(extraction) == ["table-header-known"]
    assert "Charge" in str(extraction.diagnostics[-1])


@pytest.mark.parametrize(
    ("note", "default"),
    [
        ("default is `true`", "true"),
        ("default red", "red"),
        ("default value is 10", "10"),
        ("default is the whole amount", None),
        ("default is what is left", None),
    ],
)
def test_a_default_behind_a_name(note: str, default: str | None, tmp_path: Path) -> None:
    """A note next to a name has a value behind the word for a default; the last word of a phrase is none."""
    table = f"Argument | Description\n--- | ---\n**size** <br/> *optional, {note}* | The size.\n"
    param = params(tmp_path, table)["size"]
    assert (param.default, param.description) == (default, "The size.")


@pytest.mark.parametrize(
    "word", ["Enumeration", "énumération", "Aufzählung", "перечисление", "枚举", "列挙型", "열거형"]
)
def test_words_for_enumerations(word: str, tmp_path: Path) -> None:
    """They are texts, and known words."""
    extraction = extracted(tmp_path, f"Parameter | Type | Description\n--- | --- | ---\nsize | {word} | The size.\n")
    (param,) = extraction.spec.commands[0].params
    assert param.type == "string"
    assert not [finding for finding in extraction.diagnostics if finding.code == "type-known"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("unix time", "integer"), ("Unix timestamp (seconds)", "integer"), ("timestamp", "datetime")],
)
def test_times_that_are_numbers(word: str, kind: str, tmp_path: Path) -> None:
    """The time of Unix is a number of seconds; a timestamp in general is a text."""
    table = f"Parameter | Type | Description\n--- | --- | ---\nsince | {word} | The start.\n"
    assert params(tmp_path, table)["since"].type == kind
