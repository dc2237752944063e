"""Parameters and fields of operations that docs write as lists instead of tables."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Param


def extracted(folder: Path, below: str, request: str = "POST /trees") -> Extraction:
    """What is read from an operation with this content."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Change a tree\n\n`{request}`\n\n{below}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def params(folder: Path, below: str, request: str = "POST /trees") -> tuple[Param, ...]:
    """The parameters of the operation."""
    (command,) = extracted(folder, below, request).spec.commands
    return command.params


def lost(folder: Path, below: str) -> list[str]:
    """The messages about lists that are not read."""
    found = extracted(folder, below).diagnostics
    return [finding.message for finding in found if finding.code == "list-not-read"]


@pytest.mark.parametrize(
    "item",
    [
        "- `species` (string, required): The species",
        "* **species** - string. Required. The species",
        "* **species:** required string. The species",
        "+ species (required, string) The species",
        "- *species* (`string`) (required) - The species",
        "1. `species`: string, required. The species",
        "- species: string (required): The species",
        "- `species` [string] **required** The species",
        "- __species__* (string): The species",
        "<ul><li><code>species</code> (string, required) The species</li></ul>",
        "<ul>\n<li><strong>species</strong>: <em>string</em>, required. The species</li>\n</ul>",
        "<dl>\n<dt>species</dt>\n<dd>string, required. The species</dd>\n</dl>",
        "species\n: string, required. The species",
        "- `species` (string, required): The\n  species",
    ],
)
def test_forms_of_an_item(item: str, tmp_path: Path) -> None:
    """A name, and behind it its type, whether it is required, and a description."""
    (param,) = params(tmp_path, f"### Query Parameters\n\n{item}")
    found = (param.name, param.location, param.type, param.required, param.description)
    assert found == ("species", "query", "string", True, "The species")


@pytest.mark.parametrize(
    ("heading", "required", "optional", "place"),
    [
        ("Query Parameters", "required", "optional", "query"),
        ("Parámetros de la consulta", "obligatorio", "opcional", "query"),
        ("Parâmetros da consulta", "obrigatório", "opcional", "query"),
        ("Paramètres du corps", "obligatoire", "facultatif", "body"),
        ("Anfrage-Header", "erforderlich", "optional", "header"),
        ("Parametri di query", "obbligatorio", "opzionale", "query"),
        ("Заголовки запроса", "обязательный", "необязательный", "header"),
        ("İstek Gövdesi", "zorunlu", "opsiyonel", "body"),
        ("بدنه درخواست", "اجباری", "اختیاری", "body"),
        ("请求体参数", "必填", "可选", "body"),
        ("クエリパラメータ", "必須", "任意", "query"),
        ("요청 헤더", "필수", "선택", "header"),
    ],
)
def test_words_of_every_language(heading: str, required: str, optional: str, place: str, tmp_path: Path) -> None:
    """The heading says the place, words in brackets whether a parameter is required."""
    items = f"- `species` ({required}): A\n- `height` (integer, {optional}): B\n- `width` ({required}): C"
    found = [
        (param.name, param.type, param.location, param.required)
        for param in params(tmp_path, f"### {heading}\n\n{items}")
    ]
    assert found == [
        ("species", "string", place, True),
        ("height", "integer", place, False),
        ("width", "string", place, True),
    ]


@pytest.mark.parametrize(
    ("item", "default"),
    [
        ("- `limit` (integer, default: 10): The most", "10"),
        ("- `limit` (integer, defaults to `10`): The most", "10"),
        ("- `limit` (integer): Default: 10. The most", "10"),
        ("- `limit` (entier, par défaut : 10) : The most", "10"),
        ("- `limit` (默认值\uff1a10)\uff1aThe most", "10"),
    ],
)
def test_a_default(item: str, default: str, tmp_path: Path) -> None:
    """Words for a default are followed by its value."""
    (param,) = params(tmp_path, f"### Parameters\n\n{item}")
    assert (param.default, param.description) == (default, "The most")


def test_a_first_word_that_says_optional(tmp_path: Path) -> None:
    """The first word of a description says whether the parameter is required, and stays in it."""
    below = "### Parameters\n\n- `bed`: optional id of a bed\n- `row`: optional id of a row"
    assert [(param.required, param.description) for param in params(tmp_path, below)] == [
        (False, "optional id of a bed"),
        (False, "optional id of a row"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("`X-Trace`", ["X-Trace"]),
        ("`$filter`", ["$filter"]),
        ("`:year`", ["year"]),
        ("**{year}**", ["year"]),
        ("`page[size]`", ["page[size]"]),
        ("`from`, `to`", ["from", "to"]),
        ('"year"', ["year"]),
    ],
)
def test_names_in_items(name: str, expected: list[str], tmp_path: Path) -> None:
    """Names are read without the marks of variables; several before one description are all read."""
    below = f"### Query Parameters\n\n- {name} (optional): A text"
    assert [param.name for param in params(tmp_path, below)] == expected


def test_signs_behind_names(tmp_path: Path) -> None:
    """A question mark behind a name says that it is optional, a star that it is required."""
    below = "### Body\n\n- `a?` (string)\n- `b*` (string)\n- `c` (string)"
    found = [(param.name, param.required, param.description) for param in params(tmp_path, below)]
    assert found == [("a", False, ""), ("b", True, ""), ("c", False, "")]


def test_phrases_of_types(tmp_path: Path) -> None:
    """Types of several words, in any language, and those that can be null; a pipe makes no row of a table."""
    below = "### Body\n\n- `a` (string | null) A\n- `b` (lista de enteros) B\n- `c` (array of strings, optional): C"
    found = extracted(tmp_path, below)
    params = found.spec.commands[0].params
    assert [(param.name, param.type, param.items, param.nullable, param.description) for param in params] == [
        ("a", "string", None, True, "A"),
        ("b", "list", "integer", False, "B"),
        ("c", "list", "string", False, "C"),
    ]
    assert [finding.code for finding in found.diagnostics if finding.code == "row-lost"] == []


def test_items_inside_of_an_object(tmp_path: Path) -> None:
    """What is inside of an object or list are its fields, however deep."""
    below = (
        "### Body\n\n- `bed` (object): The bed\n  - `rows` (array): Its rows\n    - `length` (integer): Meters\n"
        "  - `name` (string): Its name\n- `note`: A note"
    )
    found = extracted(tmp_path, below).spec
    assert [param.name for param in found.commands[0].params] == ["bed", "note"]
    assert {tuple(field.name for field in model.fields) for model in found.models} == {("rows", "name"), ("length",)}


def test_items_inside_of_a_text(tmp_path: Path) -> None:
    """What is inside of a parameter that can hold nothing are its values, and no parameters."""
    below = (
        "### Body\n\n- `state` (string): The state\n  - `planted`: It grows\n  - `felled`: It does not\n- `note`: No"
    )
    found = params(tmp_path, below)
    assert [param.name for param in found] == ["state", "note"]
    assert found[0].description == "The state; `planted`: It grows; `felled`: It does not"


def test_a_label_announces_a_list(tmp_path: Path) -> None:
    """A line of nothing but words for parameters announces the list below it, with or without a blank line."""
    below = "A text.\n\n**Query Parameters**\n- `year`: A year\n\n**Headers:**\n\n- `X-Trace` - An id"
    found = [(param.name, param.location) for param in params(tmp_path, below)]
    assert found == [("year", "query"), ("X-Trace", "header")]


@pytest.mark.parametrize(
    "label",
    ["Parámetros de la URL:", "**Parametri della query**", "Champs de la requête :", "Fields of the body:"],
)
def test_articles_in_a_label(label: str, tmp_path: Path) -> None:
    """A label may have articles and the like between the words for parameters."""
    assert [param.name for param in params(tmp_path, f"A text.\n\n{label}\n\n- year: A year")] == ["year"]


def test_a_list_of_response_fields(tmp_path: Path) -> None:
    """Fields of a response are read like parameters; statuses below the same heading are none."""
    below = "### Response Attributes\n\n- `id` (integer): The id\n- `name`: The name"
    spec = extracted(tmp_path, below, "GET /trees/{id}").spec
    assert {field.name for model in spec.models for field in model.fields} == {"id", "name"}
    below = "### Response\n\n- `ok` if it worked\n- `failed` if it did not"
    assert extracted(tmp_path, below, "GET /trees/{id}").spec.models == ()


@pytest.mark.parametrize(
    "below",
    [
        "Facts:\n\n- `species`: A species",
        "### Notes\n\n- `species`: A species",
        "### Request URL\n\n- `trees`: All trees",
        "### Errors\n\n- `unknown`: No such tree",
        "### Query Parameters\n\n| Name | Type |\n|---|---|\n| year | integer |\n\nStates:\n\n- `planted`: It grows",
    ],
)
def test_other_lists_are_no_parameters(below: str, tmp_path: Path) -> None:
    """A list is read only directly below what announces parameters."""
    assert [param.name for param in params(tmp_path, below) if param.name != "year"] == []
    assert lost(tmp_path, below) == []


def test_a_list_that_is_not_read_is_reported_once(tmp_path: Path) -> None:
    """Items without names below a heading that announces parameters are one finding with their number."""
    below = "### Query Parameters\n\n- Filter the trees by species\n- Filter the trees by year"
    assert params(tmp_path, below) == ()
    assert lost(tmp_path, below) == ["list below `Query Parameters` has no names; 2 items are not read"]


def test_tables_and_lists_say_what_is_in_a_request(tmp_path: Path) -> None:
    """A table below another heading is read as well as a list."""
    below = "### Headers\n\n- `X-Trace`: An id\n\n### Body\n\n| Name | Type |\n|---|---|\n| year | integer |"
    assert [(param.name, param.location) for param in params(tmp_path, below)] == [
        ("X-Trace", "header"),
        ("year", "body"),
    ]


def test_texts_in_a_list_belong_to_the_row_above(tmp_path: Path) -> None:
    """Among items with names, one without continues the description above it; nothing is lost."""
    named = "\n".join(f"- `bed{number}`: A bed" for number in range(4))
    found = params(tmp_path, f"### Body\n\n{named}\n- Beds have a fence")
    assert [param.description for param in found] == ["A bed", "A bed", "A bed", "A bed Beds have a fence"]


def test_code_between_items(tmp_path: Path) -> None:
    """An example below an item does not end the list."""
    below = "### Body\n\n- `bed` (object): A bed\n\n```json\n{}\n```\n\n- `note`: A note"
    assert [param.name for param in params(tmp_path, below)] == ["bed", "note"]


def test_a_text_between_lists_ends_them(tmp_path: Path) -> None:
    """A second list behind a text explains something else."""
    below = "### Body\n\n- `state`: The state\n\nThe states:\n\n- `planted`: It grows"
    assert [param.name for param in params(tmp_path, below)] == ["state"]


def test_definitions_with_a_type_in_emphasis(tmp_path: Path) -> None:
    """A type with a full stop behind it is one, and makes rows of definitions that nothing announces."""
    below = "Narrow it down:\n\n`state`\n: *string.* One of the states.\n\n`after`\n: *datetime.* Only later ones.\n"
    found = params(tmp_path, below, "GET /trees")
    assert [(param.name, param.type, param.location, param.description) for param in found] == [
        ("state", "string", "query", "One of the states."),
        ("after", "datetime", "query", "Only later ones."),
    ]


def test_bold_items_inside_of_others(tmp_path: Path) -> None:
    """Names below a name without a text are inside of it; a star in brackets says that one is required."""
    below = (
        "Fields:\n\n* **owner**(*):\n  * **card**(*): The number.\n  * **town**: Where they live.\n"
        "* **state**: One of:\n  * **new**: just planted\n  * **old**: for long\n"
    )
    extraction = extracted(tmp_path, below)
    (command,) = extraction.spec.commands
    owner, state = command.params
    assert (owner.name, owner.type, owner.required, owner.description) == ("owner", "object", True, "")
    assert (state.type, state.required, state.description) == (
        "string",
        False,
        "One of:; **new**: just planted; **old**: for long",
    )
    (model,) = extraction.spec.models
    assert [(field.name, field.required) for field in model.fields] == [("card", True), ("town", False)]
