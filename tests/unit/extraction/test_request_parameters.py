"""Parameters of operations that request lines announce: their names, places, types, and whether they are required."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from slatebind.dialects import ApiFacts, load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Status


def extracted(folder: Path, below_the_title: str, request: str = "POST /trees/{id}") -> Extraction:
    """What is read from an operation with this content."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Change a tree\n\n`{request}`\n\n{below_the_title}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    facts = ApiFacts(endpoint="https://api.orchard.example")
    return extract_spec(read_document(str(file)), replace(dialect, api=facts))


def params(folder: Path, below_the_title: str, request: str = "POST /trees/{id}") -> list[tuple[str, str | None, bool]]:
    """Name, place and necessity of each parameter but the variable of the path."""
    (command,) = extracted(folder, below_the_title, request).spec.commands
    return [(param.name, param.location, param.required) for param in command.params if param.location != "path"]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Query Parameters", "query"),
        ("Request headers", "header"),
        ("Body", "body"),
        ("Parameters", "body"),
        ("Parámetros de la consulta", "query"),
        ("Cabeçalhos da requisição", "header"),
        ("Corps de la requête", "body"),
        ("Anfrage-Header", "header"),
        ("Parametri di query", "query"),
        ("Заголовки запроса", "header"),
        ("İstek Gövdesi", "body"),
        ("بدنه درخواست", "body"),
        ("請求頭參數", "header"),
        ("请求体参数", "body"),
        ("クエリパラメータ", "query"),
        ("요청 헤더", "header"),
    ],
)
def test_the_place_is_in_the_heading(heading: str, place: str, tmp_path: Path) -> None:
    """The words in a heading say where the parameters below it are sent, in every language of the dialect."""
    table = "| Name | Type |\n|---|---|\n| species | string |"
    assert params(tmp_path, f"### {heading}\n\n{table}") == [("species", place, False)]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Parameter | Required", "Yes", "No"),
        ("Parameter | Optional", "No", "Yes"),
        ("Parámetro | Obligatorio", "Sí", "No"),
        ("Parâmetro | Obrigatório", "Sim", "Não"),
        ("Paramètre | Obligatoire", "Oui", "Non"),
        ("Feld | Pflichtfeld", "Ja", "Nein"),
        ("Parametro | Obbligatorio", "Sì", "No"),
        ("Параметр | Обязательный", "Да", "Нет"),
        ("Parametre | Zorunlu", "Evet", "Hay\u0131r"),
        ("پارامتر | اجباری", "بله", "خیر"),
        ("參數 | 是否必需", "是", "否"),
        ("参数 | 必填", "是", "否"),
        ("パラメータ | 必須", "○", "\u00d7"),
        ("파라미터 | 필수 여부", "예", "아니오"),
        ("Параметр | Обов'язковий", "обов'язково", "необов'язково"),
        ("Parameter | Required", "must", "may"),
        ("Parameter | Required", "1", "0"),
        ("Parameter | Required", "✅", "❌"),
    ],
)
def test_required_in_a_column(header: str, yes: str, no: str, tmp_path: Path) -> None:
    """A column says it, or says the reverse, in every language of the dialect."""
    table = f"| {header} |\n|---|---|\n| species | {yes} |\n| height | {no} |"
    assert params(tmp_path, f"### Parameters\n\n{table}") == [("species", "body", True), ("height", "body", False)]


@pytest.mark.parametrize(
    "row",
    [
        "species* | string | The species.",
        "species *required* | string | The species.",
        "species (required) | string | The species.",
        "`species` **required** | string | The species.",
        "species<br>required | string | The species.",
        "species | string, required | The species.",
        "species | string | **Required**. The species.",
        "species | string | Required. The species.",
        "species | string | The species. (required)",
        "species | string | The species. <span class='label'>mandatory</span>",
    ],
)
def test_required_in_other_cells(row: str, tmp_path: Path) -> None:
    """A mark or a word in the cell of the name, of the type or of the description says it."""
    table = f"| Name | Type | Description |\n|---|---|---|\n| {row} |\n| height | integer | The height. |"
    assert params(tmp_path, f"### Parameters\n\n{table}") == [("species", "body", True), ("height", "body", False)]


def test_required_in_the_default_and_in_the_heading(tmp_path: Path) -> None:
    """A default can say it, and a heading for all rows below it."""
    table = "| Name | Default |\n|---|---|\n| species | **Required** |\n| height | 3 |"
    (command,) = extracted(tmp_path, f"### Parameters\n\n{table}").spec.commands
    assert [(param.name, param.required, param.default) for param in command.params][:2] == [
        ("species", True, None),
        ("height", False, "3"),
    ]
    below = "### Required arguments\n\n| Name | Type |\n|---|---|\n| species | string |"
    assert params(tmp_path, below) == [("species", "body", True)]


def test_places_without_a_heading_of_their_own(tmp_path: Path) -> None:
    """By a column, by the title of the column of names, as a variable of the path, else by the method."""
    rows = "| X-Key | header | string |\n| page | query | integer |"
    by_column = f"### Parameters\n\n| Name | In | Type |\n|---|---|---|\n{rows}"
    assert params(tmp_path, by_column) == [("X-Key", "header", False), ("page", "query", False)]
    rows = "| page (query) | integer |\n| `key` (header) | string |"
    in_brackets = f"### Parameters\n\n| Name | Type |\n|---|---|\n{rows}"
    assert params(tmp_path, in_brackets) == [("page", "query", False), ("key", "header", False)]
    by_title = "| Query Parameter | Type |\n|---|---|\n| page | integer |"
    assert params(tmp_path, by_title) == [("page", "query", False)]
    of_path = "### URL Parameters\n\n| Name | Description |\n|---|---|\n| id | The tree. |"
    assert params(tmp_path, of_path) == []
    assert params(tmp_path, of_path, "GET /trees") == [("id", "query", False)]
    label = "**Query parameters**\n\n| Name | Type |\n|---|---|\n| page | integer |"
    assert params(tmp_path, label) == [("page", "query", False)]


def test_names_keep_their_spelling(tmp_path: Path) -> None:
    """Without marks of trees, indents, links and emphasis; brackets, dots, dollars and hyphens belong to them."""
    names = ["└─ city", "├─ zip", "`$filter`", "[owner](#owner)", "data[attributes][name]", "a.b", "X-Api-Key"]
    rows = "\n".join(f"| {name} | string |" for name in names)
    read = params(tmp_path, f"### Query\n\n| Name | Type |\n|---|---|\n{rows}")
    expected = ["city", "zip", "$filter", "owner", "data[attributes][name]", "a.b", "X-Api-Key"]
    assert [name for name, _, _ in read] == expected


def test_types_in_words_and_in_compounds(tmp_path: Path) -> None:
    """Lists in any notation, a type in brackets, and what can be null; an unknown word is reported once."""
    types = ["Array of strings", "integer or null", "Satoshis (Integer)", "list <obj>", "string[]", "Blob", "Blob"]
    rows = "\n".join(f"| p{number} | {word} |" for number, word in enumerate(types))
    found = extracted(tmp_path, f"### Body\n\n| Name | Type |\n|---|---|\n{rows}")
    (command,) = found.spec.commands
    assert [(param.type, param.items) for param in command.params if param.location == "body"] == [
        ("list", "string"),
        ("integer", None),
        ("integer", None),
        ("list", "object"),
        ("list", "string"),
        ("string", None),
        ("string", None),
    ]
    assert [finding.code for finding in found.diagnostics] == ["type-known"]


@pytest.mark.parametrize("cell", ["**age** *integer*", "`age` integer", "age (integer)", "**age**<br>integer"])
def test_the_type_below_or_beside_the_name(cell: str, tmp_path: Path) -> None:
    """A cell can hold the name and, set apart from it, the type."""
    table = f"| Name | Description |\n|---|---|\n| {cell} | The age. |"
    (command,) = extracted(tmp_path, f"### Body\n\n{table}").spec.commands
    assert [(param.name, param.type) for param in command.params][:1] == [("age", "integer")]


def test_answers_and_statuses(tmp_path: Path) -> None:
    """A table below a response is one of fields, one of codes is one of statuses."""
    text = """### Response

| Field | Type | Description |
|---|---|---|
| name | string | The name. |

### Errors

| Code | Meaning |
|---|---|
| 404 Not Found | No such tree. |
| TREE_GONE | It was cut. |
"""
    found = extracted(tmp_path, text)
    (command,) = found.spec.commands
    (model,) = found.spec.models
    assert [field.name for field in model.fields] == ["name"]
    assert (command.response.model, command.response.shape) == (model.name, "object")
    assert [(status.code, status.name, status.description) for status in command.statuses] == [
        (404, "Not Found", "No such tree."),
        ("TREE_GONE", "", "It was cut."),
    ]


def test_no_row_is_lost_silently(tmp_path: Path) -> None:
    """A row without a name continues the one above it; other rows that are not read are reported."""
    text = """### Parameters

| Name | Description |
|---|---|
| species | The species, |
|  | in Latin. |
| this is a sentence that cannot be a name | x |

### Notes

| Colour | Meaning |
|---|---|
| red | autumn |
"""
    found = extracted(tmp_path, text)
    assert found.spec.commands[0].params[0].description == "The species, in Latin."
    lost = [(finding.code, finding.at.line) for finding in found.diagnostics]
    assert lost == [("name-invalid", 13), ("table-not-read", 17)]


def test_the_same_name_in_two_places(tmp_path: Path) -> None:
    """Parameters are unique by name and place: a body can have the name of a variable of the path."""
    (command,) = extracted(tmp_path, "### Body\n\n| Name | Type |\n|---|---|\n| id | integer |").spec.commands
    assert [(param.name, param.location) for param in command.params] == [("id", "body"), ("id", "path")]


def test_a_header_among_the_rows_and_columns_that_are_not_known(tmp_path: Path) -> None:
    """Tables are repaired as those of commands are; an unknown title is reported once in a document."""
    table = "|  |  |  |\n|---|---|---|\n| Name | Type | Mood |\n| {} | integer | sunny |"
    text = "### Query\n\n" + table.format("page") + "\n\n### Body\n\n" + table.format("height")
    found = extracted(tmp_path, text)
    (command,) = found.spec.commands
    assert [(param.name, param.type) for param in command.params][:2] == [("page", "integer"), ("height", "integer")]
    assert [finding.at.line for finding in found.diagnostics if "unknown column" in finding.message] == [11]


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("`oak`, `pine`", ("oak", "pine")),
        ("`a b`, `x,y`", ("a b", "x,y")),
        ("oak, pine", ("oak", "pine")),
        ("oak<br>pine", ("oak", "pine")),
        ("`oak`", ("oak",)),
        ("any positive number", ()),
        ("`oak` if it is tall", ()),
        ("-", ()),
    ],
)
def test_column_of_values(cell: str, values: tuple[str, ...], tmp_path: Path) -> None:
    """A cell lists values, or describes them in words."""
    table = f"| Name | Allowed values |\n| --- | --- |\n| species | {cell} |"
    (command,) = extracted(tmp_path, f"### Body\n\n{table}").spec.commands
    assert command.params[0].values == values


def test_links_in_types(tmp_path: Path) -> None:
    """The documented type keeps a link to a section, which says what it consists of, unless rows here do."""
    table = """### Body

| Name | Type |
| --- | --- |
| trees | Array of [Tree](#tree-object) |
| plot | [object](#plot) |
| owner | [Owner parameters](#owner-parameters) |
| note | **[String](https://example.com/types)** |

#### Owner parameters

| Name | Type |
| --- | --- |
| id | integer |
"""
    (command,) = extracted(tmp_path, table).spec.commands
    assert [(param.type, param.documented_type) for param in command.params if param.location == "body"] == [
        ("list", "Array of [Tree](#tree-object)"),
        ("object", "[object](#plot)"),
        ("object", "Owner parameters"),
        ("string", "String"),
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("String or Array of String", ("any", None, False)),
        ("object \\| string", ("any", None, False)),
        ("integer/long", ("long", None, False)),
        ("date or datetime", ("string", None, False)),
        ("string, nullable", ("string", None, True)),
        ("integer (nullable)", ("integer", None, True)),
        ("Integer\\|null", ("integer", None, True)),
        ("list obj", ("list", "object", False)),
        ("string array", ("list", "string", False)),
        ("Array(Integer)", ("list", "integer", False)),
        ("map<string, string>", ("map", "string", False)),
        ("tree_uuid", ("uuid", None, False)),
        ("[Folder](#folder) or null", ("object", None, True)),
        ("número inteiro", ("integer", None, False)),
        ("Lista de objetos", ("list", "object", False)),
        ("tableau d'entiers", ("list", "integer", False)),
        ("Liste von Zeichenketten", ("list", "string", False)),
        ("stringa o null", ("string", None, True)),
        ("массив строк", ("list", "string", False)),
        ("dize dizisi", ("list", "string", False)),
        ("عدد صحیح", ("integer", None, False)),
        ("字符串数组", ("list", "string", False)),
        ("文字列の配列", ("list", "string", False)),
        ("정수", ("integer", None, False)),
    ],
)
def test_types_in_phrases(word: str, expected: tuple[str, str | None, bool], tmp_path: Path) -> None:
    """Unions, null, lists and links, in every language of the dialect."""
    found = extracted(tmp_path, f"### Body\n\n| Name | Type |\n|---|---|\n| age | {word} |")
    param = next(param for param in found.spec.commands[0].params if param.location == "body")
    assert (param.type, param.items, param.nullable) == expected
    assert not [finding for finding in found.diagnostics if finding.code == "type-known"]


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        ("age | integer | **Deprecated.** The age.", {"deprecated": True}),
        ("age (deprecated) | integer | The age.", {"deprecated": True}),
        ("age | integer | Obsoleto. A idade.", {"deprecated": True}),
        ('age | integer | The age. <i class="label">read-only</i>', {"access": "read"}),
        ("age | integer | [只读] 年龄", {"access": "read"}),
        ("age | integer | Только для записи. Возраст.", {"access": "write"}),
        ("age | integer | The age. *nullable*", {"nullable": True}),
        ("required | boolean | Whether it is.", {"required": False}),
        ("`optional` | boolean | Whether it is.", {"required": False}),
    ],
)
def test_marks_in_cells(row: str, facts: dict[str, object], tmp_path: Path) -> None:
    """Words in brackets, in emphasis, in tags or at the start of a sentence mark a parameter; names are no marks."""
    found = extracted(tmp_path, f"### Body\n\n| Name | Type | Description |\n|---|---|---|\n| {row} |")
    param = next(param for param in found.spec.commands[0].params if param.location == "body")
    assert {key: getattr(param, key) for key in facts} == facts


@pytest.mark.parametrize(
    "row",
    [
        "age | conditional | The age.",
        "age | Required if there is no date | The age.",
        "age | | The age. Required if there is no date.",
        "age** | | The age.",
        "age | obligatorio si no hay fecha | La edad.",
        "age | | 条件付き必須。年齢",
    ],
)
def test_required_in_some_cases(row: str, tmp_path: Path) -> None:
    """Such a parameter is optional; a note says so."""
    found = extracted(tmp_path, f"### Body\n\n| Name | Required | Description |\n|---|---|---|\n| {row} |")
    assert [(param.name, param.required) for param in found.spec.commands[0].params][:1] == [("age", False)]
    assert [(finding.code, finding.severity) for finding in found.diagnostics] == [("required-conditional", "info")]


def test_unmarked_rows_beside_optional_ones(tmp_path: Path) -> None:
    """Where rows are marked as optional and none as required, the others are required, by this alone."""
    rows = "| age | [optional] The age. |\n| species | The species. |"
    header = "### Body\n\n| Name | Description |\n|---|---|\n"
    assert params(tmp_path, header + rows) == [("age", "body", False), ("species", "body", True)]
    also = "\n| name | [required] The name. |"
    expected = [("age", "body", False), ("species", "body", False), ("name", "body", True)]
    assert params(tmp_path, header + rows + also) == expected
    conditional = "| age | Required if there is no date. |\n| species | The species. |"
    assert params(tmp_path, header + conditional) == [("age", "body", False), ("species", "body", False)]


@pytest.mark.parametrize(
    ("request_line", "heading", "rows"),
    [
        ("GET /trees", "Parameters", ["| age | optional |", "| species | Of this species |"]),
        ("POST /trees", "Query parameters", ["| age | (optional) The age |", "| species | Of this species |"]),
        ("POST /trees", "Body", ["| age | optional |", "| species | The species. Default `oak`. |"]),
        ("POST /trees", "Body", ["| age | optional |", "| species | Its species |", "| width | Its width |"]),
    ],
)
def test_unmarked_rows_that_can_be_left_out(request_line: str, heading: str, rows: list[str], tmp_path: Path) -> None:
    """Filters, rows with a default, and rows of which few are marked are optional like the marked ones."""
    table = "\n".join(["| Name | Description |", "|---|---|", *rows])
    found = params(tmp_path, f"### {heading}\n\n{table}", request_line)
    assert [is_required for _, _, is_required in found] == [False] * len(rows)


@pytest.mark.parametrize(("count", "is_required"), [(9, False), (10, True)])
def test_a_document_that_marks_what_is_optional(count: int, is_required: bool, tmp_path: Path) -> None:
    """If it marks nothing else, in ten tables or more, unmarked filters are required too."""
    table = (
        "### Parameters\n\n| Name | Description |\n|---|---|\n| age | [optional] The age |\n| species | The species |"
    )
    others = "".join(f"\n\n## List {number}\n\n`GET /list{number}`\n\n{table}" for number in range(1, count))
    found = extracted(tmp_path, table + others, "GET /trees").spec.commands
    assert [[param.required for param in command.params] for command in found] == [[False, is_required]] * count


def test_a_table_of_read_only_fields(tmp_path: Path) -> None:
    """It is one of the response, if nothing says where its rows are."""
    row = '| age | integer | The age. <i class="label">read-only</i> |'
    table = f"### Tree properties\n\n| Attribute | Type | Description |\n|---|---|---|\n{row}"
    found = extracted(tmp_path, table, "GET /trees/{id}")
    assert [param.name for param in found.spec.commands[0].params] == ["id"]
    assert [field.name for field in found.spec.models[0].fields] == ["age"]


def test_a_sentence_is_no_name(tmp_path: Path) -> None:
    """Not in a script without spaces either; it is reported."""
    table = "### Body\n\n| Name | Type |\n|---|---|\n| age | integer |\n| 下單成功後\uff0c會返回一個字段。 | |"
    found = extracted(tmp_path, table)
    assert [param.name for param in found.spec.commands[0].params if param.location == "body"] == ["age"]
    assert [(finding.code, finding.at.line) for finding in found.diagnostics] == [("text-not-kept", 12)]


def test_several_names_in_inline_code(tmp_path: Path) -> None:
    """Between commas, slashes or a word for `or`, each of them is a parameter."""
    rows = "| `start`, `end` | date |\n| `mobile` or `email` | string |\n| `a` `b` (required) | string |"
    expected = ["start", "end", "mobile", "email"]
    assert [name for name, _, _ in params(tmp_path, f"### Body\n\n| Name | Type |\n|---|---|\n{rows}")][:4] == expected


def test_a_row_in_two_lines(tmp_path: Path) -> None:
    """The second line continues the last cell of the first, which has no pipe at its end."""
    rows = "| age | The age\nin years. | integer |\n| name | A name | string |"
    table = f"| Name | Description | Type |\n|---|---|---|\n{rows}"
    (command,) = extracted(tmp_path, f"### Body\n\n{table}", "POST /trees").spec.commands
    assert [(param.name, param.description, param.type) for param in command.params] == [
        ("age", "The age in years.", "integer"),
        ("name", "A name", "string"),
    ]


def test_rows_that_cannot_be_read_as_a_table(tmp_path: Path) -> None:
    """Each of them is reported once, also if several operations share them."""
    rows = "<table><caption>Body</caption>\n<tr><td>age</td></tr>\n<tr><td>name</td></tr></table>"
    found = extracted(tmp_path, f"`POST /trees/{{id}}/copies`\n\n### Body\n\n{rows}")
    assert len(found.spec.commands) == 2
    assert [(finding.code, finding.at.line) for finding in found.diagnostics] == [("row-lost", 12), ("row-lost", 13)]


def test_a_flag_that_is_a_sign_beside_an_empty_cell(tmp_path: Path) -> None:
    """It is not taken for a description in the wrong column."""
    table = "### Body\n\n| Name | Required | Description |\n|---|---|---|\n| age | ○ | |\n| name | \u00d7 | |"
    assert params(tmp_path, table) == [("age", "body", True), ("name", "body", False)]


def test_names_of_statuses(tmp_path: Path) -> None:
    """Of two columns that describe a status, the first has its name."""
    table = "| Status | Meaning | Description |\n|---|---|---|\n| 201 | Created | The tree stands. |\n"
    (command,) = extracted(tmp_path, f"### Responses\n\n{table}").spec.commands
    assert command.statuses == (Status(code=201, name="Created", description="The tree stands."),)
