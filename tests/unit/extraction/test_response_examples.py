"""What examples add to the responses and requests of HTTP endpoints, and what they do not decide."""

from pathlib import Path
from typing import Any

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command, Response


def extracted(folder: Path, text: str) -> Extraction:
    """What is read from a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def operation(folder: Path, below: str, request: str = "GET /trees/{id}", before: str = "") -> Extraction:
    """What is read from one operation, with texts before and below its request line."""
    return extracted(folder, f"# Trees\n\n## Get a tree\n\n{before}\n\n`{request}`\n\n{below}\n")


def only(extraction: Extraction) -> Command:
    """The only command."""
    (command,) = extraction.spec.commands
    return command


def fields(extraction: Extraction, model: str | None) -> dict[str, Any]:
    """Type, or type and items, of each field of a model."""
    (found,) = [candidate for candidate in extraction.spec.models if candidate.name == model]
    return {field.name: (field.type, field.items) if field.items else field.type for field in found.fields}


def json(text: str, language: str = "json") -> str:
    """A block of code."""
    return f"```{language}\n{text}\n```"


def test_fields_are_read_from_an_example(tmp_path: Path) -> None:
    """Their types are those of the values, nested objects are models, and the model is marked."""
    text = """\
{
  "id": 7, "height": 2.5, "is_old": true, "species": "oak", "planted": "2020-02-03", "cut": null, "grown": 4000000000,
  "seen_at": "2020-02-03T10:20:30Z", "page": "https://trees.example/7", "key": "0b5bb8a6-9d2e-4b0e-9e0a-3c8f7f5a3a11",
  "plot": {"name": "A"}, "tags": ["tall"], "branches": [{"length": 1}, {"length": 2, "leaves": 3}], "grid": [[1], [2]],
  "by_year": {"2020": {"height": 1}}, "mixed": [1, "a"]
}"""
    extraction = operation(tmp_path, json(text))
    response = only(extraction).response
    assert (response.shape, response.key) == ("object", None)
    assert fields(extraction, response.model) == {
        "id": "integer",
        "height": "float",
        "is_old": "boolean",
        "species": "string",
        "planted": "date",
        "cut": "any",
        "grown": "long",
        "seen_at": "datetime",
        "page": "url",
        "key": "uuid",
        "plot": ("object", f"{response.model}Plot"),
        "tags": ("list", "string"),
        "branches": ("list", f"{response.model}Branch"),
        "grid": ("list", "list[integer]"),
        "by_year": ("map", f"{response.model}ByYear"),
        "mixed": "list",
    }
    assert fields(extraction, f"{response.model}Branch") == {"length": "integer", "leaves": "integer"}
    assert all(model.origin == "example" for model in extraction.spec.models)
    (model,) = [candidate for candidate in extraction.spec.models if candidate.name == response.model]
    assert [field.name for field in model.fields if field.nullable] == ["cut"]
    assert extraction.positions["models", model.name, "fields", "plot"].line == 13


def test_a_type_of_texts_is_that_of_all_of_them(tmp_path: Path) -> None:
    """Where one value is no date, the field is text; where one is a float, it is a float."""
    extraction = operation(
        tmp_path, json('[{"at": "2020-02-03", "size": 1}, {"at": "soon", "size": 1.5}]'), "GET /trees"
    )
    response = only(extraction).response
    assert response.shape == "list"
    assert fields(extraction, response.model) == {"at": "string", "size": "float"}


@pytest.mark.parametrize(
    ("request_line", "text", "shape", "key", "envelope"),
    [
        ("GET /trees", '{"data": [{"id": 1}], "total": 5}', "list", "data", ["total"]),
        ("GET /trees", '{"trees": [{"id": 1}], "paging": {"next": "x"}}', "list", "trees", ["paging"]),
        ("GET /trees", '{"oaks": [{"id": 1}], "count": 1}', "list", "oaks", ["count"]),
        ("GET /trees/{id}", '{"tree": {"id": 1}}', "object", "tree", []),
        ("GET /trees/{id}", '{"code": "200", "data": {"id": 1}}', "object", "data", ["code"]),
        ("GET /trees/{id}", '{"id": 1, "branches": [{"length": 1}]}', "object", None, []),
        ("GET /trees/{id}", '{"name": "x", "branches": [{"length": 1}]}', "object", None, []),
        ("GET /trees", '[{"id": 1}]', "list", None, []),
        ("GET /trees", '{"oaks": [{"id": 1}], "elms": [{"id": 1}]}', "object", None, []),
    ],
)
def test_the_payload_may_be_a_member(
    request_line: str, text: str, shape: str, key: str | None, envelope: list[str], tmp_path: Path
) -> None:
    """The key of lists and objects in envelopes is named, and what is next to them is kept."""
    response = only(operation(tmp_path, json(text), request_line)).response
    assert (response.shape, response.key) == (shape, key)
    assert [field.name for field in response.envelope_fields] == envelope


def test_tables_decide(tmp_path: Path) -> None:
    """An example changes no field of a table; further fields that it has are marked as read from it."""
    table = "### Response\n\n| Field | Type |\n|---|---|\n| id | string |\n| plot | object |\n"
    example = '{"id": 1, "plot": {"name": 2}, "age": 3}'
    extraction = operation(tmp_path, f"{table}\n{json(example)}")
    response = only(extraction).response
    assert fields(extraction, response.model) == {
        "id": "string",
        "plot": ("object", f"{response.model}Plot"),
        "age": "integer",
    }
    (model,) = [model for model in extraction.spec.models if model.name == response.model]
    assert [field.origin for field in model.fields] == [{}, {}, "example"]
    assert fields(extraction, f"{response.model}Plot") == {"name": "integer"}
    assert {model.name: model.origin for model in extraction.spec.models} == {
        response.model: {},
        f"{response.model}Plot": "example",
    }
    assert response.example == {"id": 1, "plot": {"name": 2}, "age": 3}


def test_examples_have_the_types_that_tables_leave_out(tmp_path: Path) -> None:
    """A table without types has those of its example, marked; a stated type, or a value without one, stays."""
    table = (
        "### Response\n\n| Field | Description |\n|---|---|\n| age | Years |\n| tags | T |\n| plot | P |\n| cut | C |\n"
    )
    example = '{"age": 4, "tags": ["tall"], "plot": {"name": "A"}, "cut": null}'
    extraction = operation(tmp_path, f"{table}\n{json(example)}")
    (model,) = [candidate for candidate in extraction.spec.models if candidate.name == only(extraction).response.model]
    assert fields(extraction, model.name) == {
        "age": "integer",
        "tags": ("list", "string"),
        "plot": ("object", f"{model.name}Plot"),
        "cut": "string",
    }
    assert [field.origin for field in model.fields] == [
        {"type": "example"},
        {"type": "example", "items": "example"},
        {"type": "example"},
        {"nullable": "example"},
    ]
    typed = "### Response\n\n| Field | Type |\n|---|---|\n| age | string |\n| girth | |\n"
    mixed = operation(tmp_path, typed + json('{"age": 4, "girth": 2.5}'))
    assert fields(mixed, only(mixed).response.model) == {"age": "string", "girth": "float"}


def test_bodies_have_the_types_that_tables_leave_out(tmp_path: Path) -> None:
    """A parameter without a type has that of the example of the body, and not one of another place."""
    table = "### Request body\n\n| Name | Description |\n|---|---|\n| age | Years |\n| plots | Where |\n| name | N |\n"
    below = f"{table}\n> Request body\n\n" + json('{"age": 4, "plots": [{"row": 1}], "name": "oak"}')
    command = only(operation(tmp_path, below, "POST /trees"))
    assert [(param.name, param.type, param.origin) for param in command.params] == [
        ("age", "integer", {"type": "example"}),
        ("plots", "list", {"type": "example"}),
        ("name", "string", {}),
    ]


def test_the_fields_of_a_table_show_the_payload(tmp_path: Path) -> None:
    """The object that has the fields of the table is the payload, whatever its key is called."""
    table = "### Response\n\n| Field | Type |\n|---|---|\n| id | string |\n| age | integer |\n"
    response = only(
        operation(tmp_path, table + json('{"oak": {"id": "1", "age": 2}, "n": 1, "m": [{"x": 1}]}'))
    ).response
    assert (response.key, [field.name for field in response.envelope_fields]) == ("oak", ["n", "m"])


PAGE = '{"code": 0, "data": {"page": 1, "total": 1, "rows": [{"species": "oak", "age": 4}]}}'


def rows_of(extraction: Extraction) -> tuple[Response, Any, Any]:
    """The response, the fields of its payload, and those of the rows in it."""
    response = only(extraction).response
    (payload,) = [candidate for candidate in extraction.spec.models if candidate.name == response.model]
    (rows,) = [field for field in payload.fields if field.name == "rows"]
    return response, fields(extraction, payload.name), fields(extraction, rows.items)


@pytest.mark.parametrize(
    "names", ["species age", "page total rows species age", "rows age species", "age species girth"]
)
def test_tables_of_the_elements_of_a_page(names: str, tmp_path: Path) -> None:
    """Fields stand where the example shows them: those of elements in these, those of the page around them."""
    table = "### Response\n\n| Field | Description |\n|---|---|\n" + "".join(
        f"| {name} | D |\n" for name in names.split()
    )
    response, payload, elements = rows_of(operation(tmp_path, f"{table}\n{json(PAGE)}", "GET /trees"))
    assert (response.shape, response.key) == ("object", "data")
    assert [field.name for field in response.envelope_fields] == ["code"]
    assert sorted(payload) == ["page", "rows", "total"]
    assert (payload["page"], payload["total"], payload["rows"][0]) == ("integer", "integer", "list")
    girth = {"girth": "string"} if "girth" in names else {}
    assert elements == {"species": "string", "age": "integer", **girth}


@pytest.mark.parametrize("names", ["code data", "data", "weight"])
def test_tables_of_the_object_around_a_page(names: str, tmp_path: Path) -> None:
    """Where no object inside of the response has more of the fields, they are those of the response."""
    table = "### Response\n\n| Field | Description |\n|---|---|\n" + "".join(
        f"| {name} | D |\n" for name in names.split()
    )
    extraction = operation(tmp_path, f"{table}\n{json(PAGE)}", "GET /trees")
    response = only(extraction).response
    assert (response.shape, response.key) == ("object", None)
    shown = ["code", "data"] if names != "weight" else []
    assert sorted(fields(extraction, response.model)) == sorted({*names.split(), *shown})


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("> The above command returns JSON structured like this:", "response"),
        ("> Response", "response"),
        ("> Request body", "request"),
        ("**Example request:**", "request"),
        ("> Error response", None),
        ("> Response: 404", None),
        ("### Response", "response"),
        ("### Request Body", "request"),
        ("### Errors", None),
        ("> La respuesta es:", "response"),
        ("> Cuerpo de la solicitud:", "request"),
        ("> Exemplo de resposta", "response"),
        ("> Exemplo de requisição", "request"),
        ("> Antwort:", "response"),
        ("> Corps de la requête :", "request"),
        ("> Пример ответа", "response"),
        ("> Тело запроса", "request"),
        ("> Yanıt", "response"),  # noqa: RUF001
        ("> پاسخ", "response"),
        ("> 返回示例", "response"),
        ("> 请求体示例", "request"),
        ("> レスポンス例", "response"),
        ("> リクエストボディ", "request"),
        ("> 응답 예시", "response"),
        ("> 요청 본문", "request"),
    ],
)
def test_words_say_what_an_example_shows(label: str, role: str | None, tmp_path: Path) -> None:
    """The words at a block or in the heading above it tell responses from requests and errors, in every language."""
    example = json('{"size": 1}')
    command = only(operation(tmp_path, f"{label}\n\n{example}", "POST /trees"))
    assert (command.response.example is not None) == (role == "response")
    assert [param.name for param in command.params] == (["size"] if role == "request" else [])


def test_the_body_is_read_where_no_table_states_it(tmp_path: Path) -> None:
    """Its members are parameters, marked, with their comments; those of a table are not added to."""
    example = 'Request:\n\n```json\n{\n  "species": "oak", // The species.\n  "plots": [{"id": 1}]\n}\n```\n'
    extraction = operation(tmp_path, example, "POST /trees")
    species, plots = only(extraction).params
    assert (species.type, species.location, species.origin, species.description) == (
        "string",
        "body",
        "example",
        "The species.",
    )
    assert (plots.type, fields(extraction, plots.items)) == ("list", {"id": "integer"})
    table = "### Request Body\n\n| Name | Type |\n|---|---|\n| plots | array |\n\n"
    extraction = operation(tmp_path, table + example, "POST /trees")
    (plots,) = only(extraction).params
    assert (plots.type, plots.origin, fields(extraction, plots.items)) == ("list", {}, {"id": "integer"})


def test_messages_of_http_are_taken_apart(tmp_path: Path) -> None:
    """The body of a request and that of its response stand in one block, each below its headers."""
    text = """\
POST /trees HTTP/1.1
Content-Type: application/json

{"species": "oak"}

HTTP/1.1 201 Created
Location: /trees/7

{"id": 7}"""
    command = only(operation(tmp_path, json(text, "http"), "POST /trees"))
    assert (command.response.status, command.response.example) == (201, {"id": 7})
    assert [param.name for param in command.params] == ["species"]


def test_json_below_a_request_without_body_is_the_response(tmp_path: Path) -> None:
    """A call and what it returns may stand in one block without a status line."""
    text = 'GET https://trees.example/trees/7\nAccept: application/json\n\n...\n\n{"id": 7}'
    assert only(operation(tmp_path, json(text, "raw"))).response.example == {"id": 7}


def test_responses_that_are_not_json_have_a_content_type(tmp_path: Path) -> None:
    """It is that of the message's header, or of the block's language."""
    text = "HTTP/1.1 200 OK\nContent-Type: text/csv; charset=utf-8\n\nid,species\n7,oak"
    assert only(operation(tmp_path, json(text, "http"))).response == Response(status=200, content_type="text/csv")
    below = f"### Response\n\n{json('<tree/>', 'xml')}"
    assert only(operation(tmp_path, below)).response == Response(content_type="application/xml")


def test_the_status_of_success_is_the_lowest_one(tmp_path: Path) -> None:
    """Tables of statuses list errors, too."""
    table = "### Response\n\n| Status | Description |\n|---|---|\n| 404 | Gone. |\n| 202 | Later. |\n| 201 | Done. |"
    assert only(operation(tmp_path, table)).response.status == 201


def test_broken_json_is_reported_at_its_line(tmp_path: Path) -> None:
    """What cannot be repaired with certainty is a finding and no example."""
    extraction = operation(tmp_path, json('{\n  "id": 7,\n  "name" "oak"\n}'))
    (finding,) = [diagnostic for diagnostic in extraction.diagnostics if diagnostic.code == "example-json-valid"]
    assert (finding.at.line, finding.at.column) == (12, 10)
    assert only(extraction).response == Response()


def test_calls_and_other_languages_are_no_examples(tmp_path: Path) -> None:
    """Code in the languages of samples tells nothing of the response."""
    before = json("curl https://trees.example/trees/7", "shell") + "\n" + json("[1, 2].each { }", "ruby")
    assert only(operation(tmp_path, "", before=before)).response == Response()


@pytest.mark.parametrize(
    ("text", "is_map"),
    [
        ('{"7": {"a": 1}, "8": {"a": 2}}', True),
        ('{"/trees": {"a": 1}}', True),
        ('{"li_8gch9ve09orgn4fdz8": {"a": 1}}', True),
        ('{"ash": {"a": 1, "b": 2}, "elm": {"a": 1, "b": 2}}', False),
        ("{" + ", ".join(f'"tree{letter}": {{"a": 1, "b": 2}}' for letter in "abcde") + "}", True),
        ('{"id": 1, "plot": {"a": 1}}', False),
    ],
)
def test_keys_that_are_data_make_a_map(text: str, is_map: bool, tmp_path: Path) -> None:
    """Numbers, paths and ids are no names of fields, nor are the keys of many objects with the same fields."""
    extraction = operation(tmp_path, json(f'{{"id": 1, "trees": {text}}}'))
    found = fields(extraction, only(extraction).response.model)["trees"]
    assert found[0] == ("map" if is_map else "object")


def pair(folder: Path, one: str, other: str) -> Extraction:
    """What is read from two operations with these examples."""
    first = f"## List trees\n\n`GET /trees`\n\n{json(one)}\n"
    return extracted(folder, f"# Trees\n\n{first}\n## Get a tree\n\n`GET /trees/{{id}}`\n\n{json(other)}\n")


def test_examples_of_the_same_object_are_one_model(tmp_path: Path) -> None:
    """What one shows as null, empty or narrower, another one may show as it is."""
    one = '[{"id": 1, "size": 2, "at": null, "plot": null, "tags": [], "url": "https://a.example/b"}]'
    other = '{"id": 1, "size": 2.5, "at": "2020-02-03", "plot": {"name": "A"}, "tags": ["x"], "url": ""}'
    for texts in ((one, other), (f"[{other}]", one[1:-1])):
        extraction = pair(tmp_path, *texts)
        models = {command.response.model for command in extraction.spec.commands}
        (name,) = models
        assert fields(extraction, name) == {
            "id": "integer",
            "size": "float",
            "at": "date",
            "plot": ("object", "TreePlot"),
            "tags": ("list", "string"),
            "url": "string",
        }
        (model,) = [one_model for one_model in extraction.spec.models if one_model.name == name]
        assert [field.name for field in model.fields if field.nullable] == ["at", "plot"]


@pytest.mark.parametrize(
    "other",
    ['{"id": "x", "size": 2}', '{"id": 1, "size": [2]}', '{"id": 1, "size": {"a": 2}}', '{"id": 1, "age": 2}'],
)
def test_examples_that_contradict_each_other_are_two_models(other: str, tmp_path: Path) -> None:
    """Types that exclude each other, and other fields."""
    extraction = pair(tmp_path, '[{"id": 1, "size": 2}]', other)
    assert len({command.response.model for command in extraction.spec.commands}) == 2


def test_an_object_in_one_like_it_ends(tmp_path: Path) -> None:
    """What a field is in one of them is not looked for in the other one for ever."""
    text = '{"id": 1, "parent": {"id": 2, "parent": null}}'
    extraction = pair(tmp_path, f"[{text}]", text)
    assert {model.name for model in extraction.spec.models} == {"Tree", "TreeParent"}
