"""Tables, lists and statuses without the usual words above them: what they hold, by their columns and their place."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command


def extracted(folder: Path, below: str, request: str) -> Extraction:
    """What is read from an operation."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Trees\n\n`{request}`\n\n{below}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def command(folder: Path, below: str, request: str = "GET /trees/{id}") -> Command:
    """The only operation of a document."""
    (found,) = extracted(folder, below, request).spec.commands
    return found


def names(found: Command) -> dict[str, str | None]:
    """The parameters but those of the path, with their places."""
    return {param.name: param.location for param in found.params if param.location != "path"}


def field_names(folder: Path, below: str, request: str = "GET /trees/{id}") -> set[str]:
    """The fields of all models."""
    spec = extracted(folder, below, request).spec
    assert not names(spec.commands[0])
    return {field.name for model in spec.models for field in model.fields}


FIELDS = "| Field | Type |\n|---|---|\n| total | integer |\n"


@pytest.mark.parametrize(
    "label",
    [
        "Response body",
        "Returned fields",
        "返回参数",
        "Antwort",
        "The response contains these fields:",
        "La respuesta contiene los siguientes campos:",
        "Odpowiedź zawiera następujące pola:",
        "Ответ содержит следующие поля:",
        "レスポンスには以下のフィールドが含まれます\uff1a",
    ],
)
def test_a_line_of_the_words_of_responses_is_a_label(label: str, tmp_path: Path) -> None:
    """With or without a colon, and as a sentence that announces fields."""
    assert field_names(tmp_path, f"{label}\n\n{FIELDS}") == {"total"}


def test_a_sentence_about_something_else_is_no_label(tmp_path: Path) -> None:
    """The rows below it are parameters."""
    found = command(tmp_path, f"The results can be limited to one kind of tree:\n\n{FIELDS}")
    assert names(found) == {"total": "query"}


@pytest.mark.parametrize("titles", [("Parameter", "Field"), ("Parameter", "Veld"), ("参数", "字段")])
def test_a_second_table_of_fields_is_the_response_of_a_request_without_a_body(
    titles: tuple[str, str], tmp_path: Path
) -> None:
    """The first table has the parameters; names with dots are what is inside of fields."""
    first, second = (f"| {title} | Type |\n|---|---|\n" for title in titles)
    below = f"{first}| id | integer |\n\n{second}| items[].code | string |\n"
    assert field_names(tmp_path, below) == {"items", "code"}


def test_a_second_table_of_a_request_with_a_body_stays_its_body(tmp_path: Path) -> None:
    """The first one often has the variables of the path."""
    below = f"| Parameter | Type |\n|---|---|\n| id | integer |\n\n{FIELDS}"
    assert names(command(tmp_path, below, "PUT /trees/{id}")) == {"total": "body"}


def test_a_second_table_that_says_what_is_required_stays_a_part_of_the_request(tmp_path: Path) -> None:
    """No response has such a column."""
    below = "| Parameter | Type |\n|---|---|\n| id | integer |\n\n| Field | Required |\n|---|---|\n| kind | yes |\n"
    assert names(command(tmp_path, below)) == {"kind": "query"}


def test_a_column_of_arguments_needs_no_heading(tmp_path: Path) -> None:
    """Its title is a word for parameters."""
    below = "| Argument | Description |\n|---|---|\n| kind<br>*required* | The kind |\n"
    found = command(tmp_path, below, "GET /trees")
    assert [(param.name, param.required) for param in found.params] == [("kind", True)]


@pytest.mark.parametrize(
    "below",
    [
        "You can change:\n\n- `height` (decimal): in meters\n- `kind` (string, optional): the kind\n",
        "<dl>\n<dt>height <em>decimal</em></dt><dd>High.</dd>\n<dt>kind <em>string</em></dt><dd>Its kind.</dd>\n</dl>",
    ],
)
def test_a_list_of_names_with_types_needs_no_heading(below: str, tmp_path: Path) -> None:
    """Every item has a type, so that it is nothing else."""
    found = command(tmp_path, below, "PATCH /trees")
    assert [(param.name, param.type) for param in found.params] == [("height", "float"), ("kind", "string")]


def test_a_list_of_names_without_types_stays_text(tmp_path: Path) -> None:
    """It may list anything."""
    assert not names(command(tmp_path, "You can also:\n\n- `cut`: it\n- `grow`: it\n", "PATCH /trees"))


@pytest.mark.parametrize("lead", ["### Errors\n\n", "Errors:\n\n", ""])
def test_a_list_of_statuses_is_a_table_of_them(lead: str, tmp_path: Path) -> None:
    """Each item begins with one."""
    found = command(tmp_path, f"{lead}* `409` - exists already\n* **404 Not Found**: no such tree\n")
    listed = [(status.code, status.name, status.description) for status in found.statuses]
    assert listed == [(409, "", "exists already"), (404, "Not Found", "no such tree")]


def test_a_list_of_amounts_is_none_of_statuses(tmp_path: Path) -> None:
    """What is counted is written in lower case."""
    assert not command(tmp_path, "* 200 trees: a wood\n* 100 trees: a garden\n").statuses


@pytest.mark.parametrize("line", ["Status code: 201", "HTTP status code: 201", "ステータスコード: 201"])
def test_a_line_with_the_status_of_success_is_about_a_response(line: str, tmp_path: Path) -> None:
    """The words for statuses are those of errors as well."""
    response = command(tmp_path, f'{line}\n\n```json\n{{"id": 1}}\n```\n', "POST /trees").response
    assert (response.status, response.example) == (201, {"id": 1})


def test_a_line_with_the_status_of_an_error_is_about_an_error(tmp_path: Path) -> None:
    """Its example is none of the response."""
    response = command(tmp_path, 'Status code: 409\n\n```json\n{"id": 1}\n```\n', "POST /trees").response
    assert response.example is None


def test_a_row_for_a_part_of_the_query_in_the_url_is_sent_there(tmp_path: Path) -> None:
    """Also by requests with a body, and once."""
    below = "| Parameter | Type |\n|---|---|\n| dry_run | boolean |\n| kind | string |\n"
    found = command(tmp_path, below, "POST /trees?dry_run={dry_run}")
    assert names(found) == {"dry_run": "query", "kind": "body"}


def test_letters_of_a_column_that_lists_them_say_what_is_required(tmp_path: Path) -> None:
    """In other columns, O is a word for yes."""
    below = "| Parameter | M/O |\n|---|---|\n| a | M |\n| b | O |\n| c | C |\n"
    found = command(tmp_path, below, "POST /trees")
    assert [param.required for param in found.params] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Integer. The height.", ("integer", "The height.")),
        ("(integer) The height.", ("integer", "The height.")),
        ("Boolean.", ("boolean", "")),
        ("целое число, обязательный. Имя", ("integer", "Имя")),
        ("Collection ID of the object", ("string", "Collection ID of the object")),
        ("timestamp", ("string", "timestamp")),
        ("Number", ("string", "Number")),
    ],
)
def test_a_description_may_start_with_the_type(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    """In a table without a column of types; a meaning such as a timestamp is none."""
    below = f"| Parameter | Description |\n|---|---|\n| height | {text} |\n"
    (param,) = command(tmp_path, below, "POST /trees").params
    assert (param.type, param.description) == expected


def test_a_time_that_an_example_shows_as_a_number_is_one(tmp_path: Path) -> None:
    """Docs call seconds since 1970 a timestamp, too."""
    example = '```json\n{"planted": 1699999999}\n```\n'
    below = f"{example}\n### Response\n\n| Field | Type |\n|---|---|\n| planted | timestamp |\n"
    found = extracted(tmp_path, below, "GET /trees")
    assert [field.type for model in found.spec.models for field in model.fields] == ["integer"]
    assert "example-type" not in [finding.code for finding in found.diagnostics]


@pytest.mark.parametrize(
    "label",
    ["Returns a tree:", "**Information returned**", "Vrací strom:", "**Thông tin trả về**", "**Response:** 200, with"],
)
def test_a_label_with_a_verb_of_responses_is_about_the_response(label: str, tmp_path: Path) -> None:
    """Whatever else it says."""
    assert field_names(tmp_path, f"{label}\n\n{FIELDS}") == {"total"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Returns `204 No Content`.", 204),
        ("Answers **204**, or `409` if it is too late.", 204),
        ("> 204 No Content", 204),
        ("**Response:** 202", 202),
        ("Zwraca kod 204.", 204),
        ("Código 201.", 201),
        ("### Response\n\n`204 No Content`", 204),
        ("### Response (201 Created)\n\nThe tree.", 201),
        ("Returns 201 for a new tree and 202 for a planned one.", None),
        ("Returns 200 for a known tree, and 201 for a new one.", None),
        ("Plants up to 202 trees.", None),
        ("Returns 20.5 or 2012.", None),
    ],
)
def test_sentences_state_the_status_of_success(text: str, status: int | None, tmp_path: Path) -> None:
    """If they are about a response or a status, and name just one."""
    assert command(tmp_path, text, "DELETE /trees/{id}").response.status == status


def test_an_example_of_an_error_is_not_the_response(tmp_path: Path) -> None:
    """A sentence that begins with *Returns an error* is about one, however long it is."""
    error = '> Returns an error if the name is too long for this tree:\n\n```json\n{"code": 3}\n```\n'
    below = f'{error}\n> On success:\n\n```json\n{{"id": 1}}\n```\n'
    assert command(tmp_path, below, "POST /trees").response.example == {"id": 1}


def test_the_line_of_the_request_is_no_label_of_an_example(tmp_path: Path) -> None:
    """A URL behind a label says nothing of the JSON below it."""
    file = tmp_path / "index.html.md"
    file.write_text('# Trees\n\n## Trees\n\n**Method:** GET\n\n**URL:** /trees\n\n```json\n{"id": 1}\n```\n', "utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    (found,) = extract_spec(read_document(str(file)), dialect).spec.commands
    assert found.response.example == {"id": 1}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Number of results (default: 20)", "integer"),
        ("The page. Between 1 and 100.", "integer"),
        ("Seite, zwischen 1 und 50", "integer"),
        ("1-100", "integer"),
        ("Minutes. Integer, at most 60.", "integer"),
        ("555-1234", "string"),
        ("between 1 and 100 characters", "string"),
        ("from 2020-01-02 to 2020-02-02", "string"),
        ("Default: 010", "string"),
    ],
)
def test_a_default_or_bounds_that_are_numbers_state_the_type(text: str, kind: str, tmp_path: Path) -> None:
    """In a table without types; a number with zeros in front is a text."""
    below = f"| Parameter | Description |\n|---|---|\n| limit | {text} |\n"
    (param,) = command(tmp_path, below, "GET /trees").params
    assert param.type == kind


@pytest.mark.parametrize(
    "below",
    [
        "to\n: One tree. **Required**.\n\nttl\n: Minutes. Integer.\n",
        "<dl>\n<dt>to</dt><dd>One tree. <b>Required</b>.</dd>\n<dt>ttl <em>integer</em></dt><dd>Minutes.</dd>\n</dl>\n",
        "| Name | Description |\n|---|---|\n| to <br> *required* | One tree. |\n| ttl <br> *integer* | Minutes. |\n",
    ],
)
def test_names_that_are_marked_as_required_are_parameters(below: str, tmp_path: Path) -> None:
    """As definitions or in a table, without a heading."""
    found = command(tmp_path, below, "POST /trees")
    assert [(param.name, param.type, param.required) for param in found.params] == [
        ("to", "string", True),
        ("ttl", "integer", False),
    ]


def test_definitions_of_words_stay_text(tmp_path: Path) -> None:
    """They say nothing of types or of what is required."""
    assert not names(command(tmp_path, "wood\n: Many trees.\n\nforest\n: More of them.\n", "POST /trees"))


@pytest.mark.parametrize("title", ["Položka (`lines`) má tyto atributy:", "`lines`", "A line has:"])
def test_a_title_that_names_a_row_is_above_what_is_inside_of_it(title: str, tmp_path: Path) -> None:
    """By its code in any language, also if the type of the row is not known, or by its words."""
    header = "| Name | Type |\n|---|---|\n"
    below = f"{header}| lines | array |\n\n{title}\n\n{header}| height | integer |\n"
    spec = extracted(tmp_path, below, "POST /trees").spec
    assert [param.name for param in spec.commands[0].params] == ["lines"]
    assert [field.name for model in spec.models for field in model.fields] == ["height"]


def test_arrows_between_names_are_paths(tmp_path: Path) -> None:
    """With spaces around them as well."""
    rows = "| crown → height | integer |\n| crown -> width | integer |\n| crown > depth | integer |\n"
    spec = extracted(tmp_path, f"| Parameter | Type |\n|---|---|\n{rows}", "POST /trees").spec
    assert [param.name for param in spec.commands[0].params] == ["crown"]
    assert [field.name for model in spec.models for field in model.fields] == ["height", "width", "depth"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Name | Type | Text\n---|---|---\n**tree** | |\nkind | string | x\nheight | integer | x", "kind height"),
        ("Name | Text\n---|---\n**Size of it** |\nkind | x\n**Other** |\nheight | x", "kind height"),
        ("Name | Text\n---|---\n**Größe** |\nkind | x", "kind"),
        ("Name | Text\n---|---\n**tree** |\nkind | x", "tree kind"),
        ("Name | Text\n---|---\n**Tree** |\nKind | x", "Tree Kind"),
        ("Name | Type | Text\n---|---|---\n**tree** | |\nkind | |\nheight | integer | x", "tree kind height"),
        ("Name | Type | Text\n---|---|---\n**tree** | |\n**kind** | string | x\nage | integer | x", "tree kind age"),
        ("Name | Type | Text\n---|---|---\nage | integer | x\n**tree** | |", "age tree"),
    ],
)
def test_a_bold_text_alone_in_its_row_is_a_title(tmp_path: Path, table: str, expected: str) -> None:
    """If bold marks no names, there are rows below, and it lacks what the others have; it is reported."""
    found = extracted(tmp_path, f"### Body parameters\n\n{table}", "POST /trees")
    (of_command,) = found.spec.commands
    assert [param.name for param in of_command.params] == expected.split()
    lines = table.split("\n")[2:]
    reported = [finding.message for finding in found.diagnostics if finding.code == "text-not-kept"]
    assert len(reported) == len(lines) - len(of_command.params)


def test_comments_that_say_what_is_required_are_in_requests(tmp_path: Path) -> None:
    """The only JSON of an operation is its body then; a comment may state the type before."""
    below = '```json\n{\n  "kind": "oak", // string, required, the kind\n  "age": 3 // integer, optional\n}\n```\n'
    found = command(tmp_path, below, "POST /trees")
    assert [(param.name, param.location, param.required) for param in found.params] == [
        ("kind", "body", True),
        ("age", "body", False),
    ]
    assert found.response.example is None


def test_a_method_in_a_label_says_nothing_else(tmp_path: Path) -> None:
    """The parameters are those of the operation; a title that lacks above a column of types is known."""
    below = "**Post Parameters**\n\nName|Description\n---|---\nheight|int|The height\nkind|string|The kind\n"
    found = command(tmp_path, below, "POST /trees")
    assert [(param.name, param.type, param.description) for param in found.params] == [
        ("height", "integer", "The height"),
        ("kind", "string", "The kind"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "**Parameters**\n\n| Parameter | Type |\n|---|---|\n| kind | string |\n",
        "Body parameters:\n\n- `kind` (string): the kind\n- `age` (integer)\n\n  in years\n",
        'Odpowiedź:\n\n```json\n{"id": 1}\n```\n',
    ],
)
def test_a_description_has_no_labels_and_rows(below: str, tmp_path: Path) -> None:
    """What was read as parameters or belongs to an example is no text about the operation."""
    assert command(tmp_path, f"Plants a tree.\n\n{below}", "POST /trees").description == "Plants a tree."


def test_a_label_above_a_text_stays_in_the_description(tmp_path: Path) -> None:
    """Without it, the text would say less."""
    text = "Response:\n\nThe tree as it was."
    assert command(tmp_path, text, "POST /trees").description == text


@pytest.mark.parametrize(
    "label",
    [
        "Als Antwort kommt der Baum zurück:",
        "Os dados do retorno são:",
        "\u0412 ответе возвращается массив деревьев:",
        "The response is a list of trees in `data`:",
        "All trees are listed. Returns the number of them as:",
    ],
)
def test_a_sentence_that_begins_with_the_response_announces_its_fields(label: str, tmp_path: Path) -> None:
    """Whatever else it says, if the columns are those of fields."""
    assert field_names(tmp_path, f"{label}\n\n{FIELDS}", "POST /trees") == {"total"}


@pytest.mark.parametrize(
    "below",
    [
        "To filter the results, send:\n\n| Name | Type |\n|---|---|\n| total | integer |",
        "Results can be sorted by:\n\n| Name | Type | Required |\n|---|---|---|\n| total | integer | no |",
        "Returns a tree. When planting, send:\n\n| Name | Type |\n|---|---|\n| total | integer |",
    ],
)
def test_a_sentence_about_the_request_does_not_announce_fields(below: str, tmp_path: Path) -> None:
    """By another word in it, or by the columns below it."""
    assert names(command(tmp_path, below, "POST /trees")) == {"total": "body"}


def test_results_that_are_counted_are_no_fields(tmp_path: Path) -> None:
    """Without types and a title for fields, a table below such a sentence explains something."""
    below = "Results can be aggregated on:\n\n| Name | Description |\n|---|---|\n| total | `count` |"
    assert command(tmp_path, below, "GET /trees").response.model is None
