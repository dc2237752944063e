"""The heading that owns an operation, and what belongs to it, follow from where headings stand."""

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Command

TABLE = "|Name|Type|Description|\n|---|---|---|\n|{}|string|Text.|\n\n"


def commands(folder: Path, text: str) -> list[Command]:
    """The commands of a document."""
    file = folder / "index.html.md"
    file.write_text(f"---\ntitle: Trees\n---\n\n{text}", encoding="utf-8")
    spec = extract(str(file)).spec
    assert spec is not None
    return list(spec.commands)


def titles(folder: Path, text: str) -> list[tuple[str, list[str]]]:
    """The title and the names of the parameters of each operation."""
    return [(command.title, [param.name for param in command.params]) for command in commands(folder, text)]


@pytest.mark.parametrize("word", ["Usage", "Definition", "Syntax", "HTTP-verzoek", "HTTP İsteği", "HTTP 请求"])
def test_a_heading_above_a_request_alone_is_no_title(word: str, tmp_path: Path) -> None:
    """Whatever its words are, the heading above it owns the operation and the parts next to it."""
    request = f"{word}\n\n`GET /trees`\n\n### Query parameters\n\n{TABLE.format('color')}"
    response = '### Response\n\n```json\n{"id": 1}\n```\n'
    (command,) = commands(tmp_path, f"# Trees\n\n## List trees\n\n### {request}{response}")
    assert (command.title, [param.name for param in command.params]) == ("List trees", ["color"])
    assert command.response.shape == "object"


def test_a_repeated_heading_needs_no_verb_above(tmp_path: Path) -> None:
    """Two of them next to parts of operations are enough, at any level."""
    table = TABLE.format("color")
    text = "".join(f"# {name}\n\n## Poziv\n\n`GET /{name}`\n\n## Query\n\n{table}" for name in ("oak", "elm"))
    assert titles(tmp_path, text) == [("oak", ["color"]), ("elm", ["color"])]


def test_the_only_operation_of_a_chapter_keeps_its_title(tmp_path: Path) -> None:
    """It takes the parts next to it, and not those of its chapter's other headings."""
    text = f"# Trees\n\n## List trees\n\n`GET /trees`\n\n## Query parameters\n\n{TABLE.format('color')}"
    notes = f"## Notes\n\n{TABLE.format('note')}"
    assert titles(tmp_path, text + notes) == [("List trees", ["color"])]


def test_an_operation_below_a_method_alone(tmp_path: Path) -> None:
    """It takes nothing from the operation that has a title between it and the chapter."""
    listed = f"## List trees\n\n`GET /trees`\n\n{TABLE.format('color')}"
    text = f"# Trees\n\n{listed}## DELETE\n\n`/trees/{{id}}`\n"
    assert sorted(titles(tmp_path, text)) == [("List trees", ["color"]), ("Trees", ["id"])]


def test_parts_between_operations_of_one_level(tmp_path: Path) -> None:
    """They belong to the operation above them."""
    text = "# Trees\n\n" + "".join(
        f"## {verb} trees\n\n`GET /{verb}`\n\n## Query parameters\n\n{TABLE.format(verb)}" for verb in ("List", "Find")
    )
    assert titles(tmp_path, text) == [("List trees", ["List"]), ("Find trees", ["Find"])]


def test_a_word_for_a_part_can_be_a_title(tmp_path: Path) -> None:
    """Next to titles of operations, a heading with a request of its own is one."""
    text = (
        f"# Catalogue\n\n## Products\n\n`GET /products/{{id}}`\n\n{TABLE.format('size')}"
        "## Filters\n\n`GET /filters`\n\n## Errors\n\n`GET /errors`\n\n"
    )
    assert titles(tmp_path, text) == [("Products", ["size", "id"]), ("Filters", []), ("Errors", [])]


@pytest.mark.parametrize("heading", ["Response", "Response parameters", "返回值", "Respuesta", "Antwort"])
def test_the_response_behind_operations_next_to_each_other(heading: str, tmp_path: Path) -> None:
    """It is that of all of them if none has one; behind one that has its own, it belongs to none."""
    request = "### {0}\n\n#### HTTP request\n\n`POST /{0}`\n\n"
    answer = f"{{}} {heading}\n\n{TABLE.format('token')}"
    both = request.format("public") + request.format("private")
    first, second = commands(tmp_path, f"# Socket\n\n## Get a token\n\n{both}{answer.format('###')}")
    assert first.response.model is not None
    assert first.response.model == second.response.model
    with_own = request.format("public") + answer.format("####") + request.format("private")
    first, second = commands(tmp_path, f"# Socket\n\n## Get a token\n\n{with_own}{answer.format('###')}")
    assert (first.response.model is None, second.response.model) == (False, None)


@pytest.mark.parametrize(("name", "verb"), [("Requests", "List"), ("Endpoints", "Show"), ("Solicitudes", "Listar")])
def test_a_word_for_requests_can_be_what_an_api_has(name: str, verb: str, tmp_path: Path) -> None:
    """Above several operations it is the title of a chapter; the path in it is no operation of the chapter before."""
    below = f"### {verb} all\n\n`GET /all`\n\n### {verb} one\n\n`GET /all/{{id}}`\n\n"
    text = f"# Desk\n\n## Staff\n\n{below.replace('all', 'staff')}## {name}\n\nResource:\n`/api/requests`\n\n{below}"
    paths = [command.path for command in commands(tmp_path, text)]
    assert paths == ["/staff", "/staff/{id}", "/all", "/all/{id}"]


@pytest.mark.parametrize(
    "text",
    [
        "# API\n\n## First\n\n`GET /api?m=one&page=2`\n\n## Second\n\n`GET /api?m=two&page=1`\n",
        "# API\n\n## First\n\n### HTTP Request\n\n`GET /api?m=one`\n\n## Second\n\n`GET /api?m=two`\n",
        "# API\n\n## First\n\n`GET /api?page=2&m=one`\n\n`GET /api?page=1&m=two`\n",
    ],
)
def test_operations_told_apart_by_the_query(text: str, tmp_path: Path) -> None:
    """Wherever they stand and whatever else is in the query; their parameter is required."""
    selecting = [
        [param for param in command.params if param.name == "m" and param.required]
        for command in commands(tmp_path, text)
    ]
    assert [[param.values for param in params] for params in selecting] == [[("one",)], [("two",)]]


def test_another_value_of_a_page_is_the_same_operation(tmp_path: Path) -> None:
    """A request that stands below a title of a request is not read again with another parameter."""
    text = "# API\n\n## First\n\n### HTTP Request\n\n`GET /trees?kind=oak`\n\n## Second\n\n`GET /trees?size=big`\n"
    assert len(commands(tmp_path, text)) == 1
