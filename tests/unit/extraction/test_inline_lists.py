"""Parameters that stand in lines, and facts that stand where no title announces them."""

from pathlib import Path

import pytest

from slate_docs import spec_of


def rows(folder: Path, request: str, below: str) -> list[tuple[str, str | None, bool]]:
    """The name and the place of each parameter, and whether it is required."""
    params = spec_of(folder, f"# Trees\n\n## Trees\n\n`{request}`\n\n{below}\n").commands[0].params
    return [(param.name, param.location, param.required) for param in params]


@pytest.mark.parametrize(
    ("request_line", "below", "expected"),
    [
        ("GET /trees", "Query string: `from`, `to` (optional)", [("from", "query", True), ("to", "query", False)]),
        ("GET /trees", "**Query:** `from`, `to`", [("from", "query", False), ("to", "query", False)]),
        ("GET /trees", "Headers: `X-Shop` (required)", [("X-Shop", "header", True)]),
        ("PUT /trees", "Paramètres POST : `a` (facultatif), `b`", [("a", "body", False), ("b", "body", True)]),
        ("PUT /trees", "Body: `json`", []),
        ("PUT /trees", "Body: `name` of the tree", []),
        ("PUT /trees", "Example body: `name`, `mode`", []),
    ],
)
def test_names_in_a_line_behind_a_label_are_parameters(
    tmp_path: Path, request_line: str, below: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    """Where some of them are optional, the others are required; a sentence and a single word are no such line."""
    assert rows(tmp_path, request_line, below) == expected


def test_what_stands_behind_optional_in_brackets_is_a_description(tmp_path: Path) -> None:
    """Values there are those of the parameter."""
    text = "# Trees\n\n## List\n\n`GET /trees`\n\nQuery: `page`, `kind` (optional, one of `high`, `low`)\n"
    assert [param.values for param in spec_of(tmp_path, text).commands[0].params] == [(), ("high", "low")]


def test_items_named_after_the_item_that_they_are_inside_of_are_its_members(tmp_path: Path) -> None:
    """They need no type of their own."""
    fields = "* `owner` - *optional* - who\n  * `owner.name` - the name\n"
    text = f"# Trees\n\n## Plant\n\n`PUT /trees`\n\nFields:\n\n{fields}"
    spec = spec_of(tmp_path, text)
    assert [(param.name, param.type) for param in spec.commands[0].params] == [("owner", "object")]
    assert [field.name for field in spec.models[0].fields] == ["name"]


@pytest.mark.parametrize(
    ("title", "required", "optional"), [("Status", "required", "optional"), ("Condición", "obligatorio", "opcional")]
)
def test_a_column_that_says_in_each_cell_what_is_required_has_that_role(
    tmp_path: Path, title: str, required: str, optional: str
) -> None:
    """Whatever its title is, unless another column says it."""
    table = f"|Parameter|Type|{title}|\n|---|---|---|\n|a|string|{required}|\n|b|string|{optional}|"
    assert rows(tmp_path, "GET /trees", table) == [("a", "query", True), ("b", "query", False)]


def test_a_word_for_nothing_is_no_description(tmp_path: Path) -> None:
    """Generators of docs fill the cells of descriptions that they do not have."""
    table = "|Parameter|Type|Description|\n|---|---|---|\n|a|string|none|\n|b|string|None taken|"
    params = spec_of(tmp_path, f"# Trees\n\n## List\n\n`GET /trees`\n\n{table}\n").commands[0].params
    assert [param.description for param in params] == ["", "None taken"]


@pytest.mark.parametrize(
    "below_the_title",
    [
        "    https://api.example.ir/v1/trees\n\nMethods: GET",
        "**URL**\n\n```\n/v1/trees\n```\n\n**Method**: `GET`",
        "/v1/trees\n\nMethod: GET",
    ],
)
def test_a_url_of_its_own_belongs_to_the_labelled_method_below_it(tmp_path: Path, below_the_title: str) -> None:
    """It may be in a block of code or in none."""
    commands = spec_of(
        tmp_path, f"# Trees\n\n## List\n\n{below_the_title}\n\n## Get\n\n`GET /v1/trees/{{id}}`\n"
    ).commands
    assert [command.method for command in commands] == ["GET", "GET"]
    assert commands[0].path and commands[0].path.endswith("/trees")


def test_a_url_of_its_own_without_a_method_below_it_is_no_request(tmp_path: Path) -> None:
    """It may be an address of anything."""
    text = "# Trees\n\n## About\n\n```\n/v1/trees\n```\n\nRead more.\n\n## Get\n\n`GET /v1/trees/{id}`\n"
    assert [command.title for command in spec_of(tmp_path, text).commands] == ["Get"]


def test_a_short_sentence_that_begins_with_a_verb_says_what_an_operation_reads(tmp_path: Path) -> None:
    """A link in another sentence says nothing about the response."""
    resource = "\n\n## The tree object\n\n|Attribute|Type|\n|---|---|\n|height|integer|\n"
    link = "[tree](#the-tree-object)"
    for sentence, model in ((f"Fetch one {link}.", "Tree"), (f"The {link} is old.", None)):
        text = f"# Trees\n\n## Get\n\n`GET /trees/{{id}}`\n\n{sentence}{resource}"
        assert spec_of(tmp_path, text).commands[0].response.model == model


def test_a_comment_above_a_member_says_in_its_last_sentence_that_it_is_required(tmp_path: Path) -> None:
    """Docs explain bodies in comments of scripts."""
    text = (
        "# Quotas\n\n## Set\n\n`PUT /quotas`\n\n```javascript\n{\n  // Requests per minute. Required.\n  rpm: 60,\n"
        "  // Requests per day. Optional.\n  rpd: 10000\n}\n```\n"
    )
    params = spec_of(tmp_path, text).commands[0].params
    assert [(param.name, param.required) for param in params] == [("rpm", True), ("rpd", False)]


@pytest.mark.parametrize(
    ("heading", "url"),
    [
        ("Notifiche", "https://www.tuo-sito.example/avvisi"),
        ("Gatilhos", "https://seusite.example/retorno"),
        ("Événements", "https://votre-serveur.example/evenement"),
        ("Benachrichtigungen", "https://ihr-server.example/meldung"),
        ("Powiadomienia", "https://twojsklep.example/status"),
    ],
)
def test_what_the_api_sends_to_a_users_server_is_no_operation_in_any_language(
    tmp_path: Path, heading: str, url: str
) -> None:
    """Both the heading and the host say so."""
    text = f"# Trees\n\n## List\n\n`GET https://api.example.com/trees`\n\n# {heading}\n\n`POST {url}`\n"
    assert [command.method for command in spec_of(tmp_path, text).commands] == ["GET"]
