"""What rules do not report in docs of HTTP APIs: what is right, what says the same, and what nobody would change."""

import base64
import json
from pathlib import Path

import pytest

from lint_documents import lint_text
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.lint import Settings, one_of_each_group

KEY = "8c1b0f6ce3d94a7db2a5e6f7093d41ce"
ORCHARD = """\
# Trees

## Plant a tree

Plants a tree.

`POST https://api.orchard.example/trees`

{text}
"""
ROWS = "Parameter | Type | Description\n--- | --- | ---\n"


def found_in(folder: Path, text: str, *rules: str) -> tuple[Diagnostic, ...]:
    """The findings of some rules in a section with this text."""
    return lint_text(folder, ORCHARD.format(text=text), Settings(preset="strict", select=rules), "slate")


def problems(found: tuple[Diagnostic, ...]) -> list[str]:
    """The messages of those that are no notes."""
    return [finding.message for finding in found if finding.severity is not Severity.INFO]


def token(**payload: object) -> str:
    """A JSON web token that says this."""
    parts = (json.dumps(part).encode() for part in ({"kid": "oak", "alg": "HS256"}, payload))
    texts = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    return ".".join((*texts, "dQw4w9WgXcQ8uJkT3mZp1RsVn7LbYx5HfGcAeKo2iPt"))


@pytest.mark.parametrize(
    ("sample", "is_live"),
    [
        (f"Authorization: Bearer {KEY}", True),
        (f"Authorization: Bearer {token(sub='oak')}", True),
        (f"Authorization: Bearer {token(sub='oak', exp=4102444800)}", True),
        (f"Authorization: Bearer {token(sub='oak', exp=1600000000)}", False),
        (f"Authorization: Bearer {token(sub='oak').replace('.', '.x', 1)}", False),
        ("Authorization: Bearer exJhbGciOiJI6IkpXVCJ9.eyJ1c2Vyi5NDEyODc4fQ.ZraBFohS4Tg39NszY", False),
        (f"GET https://sandbox.orchard.example/trees\nAuthorization: Bearer {KEY}", False),
        (f"X-Api-Key: {KEY}\nX-Api-Sign: ab", False),
        (f"X-Api-Sign: {KEY}", False),
        (f"X-Api-Secret: {KEY}", True),
        (f"access_token: {KEY}", True),
        (f"access_token: {KEY}\nexpires_in: 3600", False),
        ("GET https://s3.example/a?X-Amz-Credential=AKIAQ7ZKXW3VPLMTRN5B%2Fs3", False),
        ("api_token: 6f42433270bc61d746556b17605db1s4", False),
        ("client_secret: asdf8asf7sf54asf3as4f5sf6asfasf97dd", False),
        ("passphrase: QWIxMjM0NTY3OCkoKiZeJSQjQA==", False),
        (f"Authorization: Bearer {KEY}\n\nAuthorization: Bearer {KEY[:14]}0{KEY[14:]}", False),
    ],
)
def test_credentials_that_nobody_can_use(tmp_path: Path, sample: str, *, is_live: bool) -> None:
    """Those that expired, were altered, are of a sandbox, or are useless alone."""
    assert bool(found_in(tmp_path, f"```\n{sample}\n```\n", "secret-in-sample")) is is_live


def test_credentials_of_many_runs_of_a_test(tmp_path: Path) -> None:
    """A new one in each sample was made for it."""
    samples = "".join(f"```\nAuthorization: Bearer {number:02}{KEY}\n```\n\n" for number in range(30))
    assert found_in(tmp_path, samples, "secret-in-sample") == ()


def test_a_login_in_base_64_is_the_key_in_it(tmp_path: Path) -> None:
    """One finding for both."""
    login = base64.b64encode(f"{KEY}:".encode()).decode()
    text = f"```\ncurl -u {KEY}: /trees\n```\n\n```\nAuthorization: Basic {login}\n```\n"
    (finding,) = found_in(tmp_path, text, "secret-in-sample")
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    ("cell", "is_problem"),
    [
        ("strig", True),
        ("Path", True),
        ("UUIDv4 or null", False),
        ("BigDecimal", False),
        ("Urgency", False),
        ("List of Branches", False),
        ("List of intager", True),
    ],
)
def test_types_of_an_api_of_its_own(tmp_path: Path, cell: str, *, is_problem: bool) -> None:
    """Only a misspelled word, or one that says something else, is a problem of the docs."""
    found = found_in(tmp_path, f"{ROWS}kind | {cell} | What grows on it\n", "type-known")
    assert bool(problems(found)) is is_problem


def test_a_type_that_is_a_place_says_so(tmp_path: Path) -> None:
    """The column has another title than it should."""
    (finding,) = found_in(tmp_path, f"{ROWS}kind | Path | What grows on it\n", "type-known")
    assert "where the parameter is sent" in finding.message
    assert "`In`" in finding.hint


@pytest.mark.parametrize(
    ("table", "messages"),
    [
        ("Parameter | Type | | Description\n-|-|-|-\nkind | string | | What grows on it\n", []),
        ("Parameter | Type | | Description\n-|-|-|-\nkind | string | oak | What grows\n", ["column without a title"]),
        ("Parameter | Type | Season | Description\n-|-|-|-\nkind | string | spring | What grows\n", []),
        ("Parameter | Type | Descripton\n-|-|-\nkind | string | What grows\n", ["cells are not read"]),
        ("### Parameters\n\nModel | Description\n-|-\noak | It grows\n", []),
        ("### Parameters\n\nModel | Type | Description\n-|-|-\noak | string | It grows\n", ["no name column"]),
        ("### Headers\n\nHeader | Value\n--- | ---\nX-Tree | oak\n", []),
        ("### Headers\n\nHeader | Decription\n--- | ---\nX-Tree | oak\n", ["read as the description"]),
    ],
)
def test_columns_with_nothing_to_lose(tmp_path: Path, table: str, messages: list[str]) -> None:
    """An empty column, the only one next to the names, whatever its title is, and one with a title of the docs' own."""
    found = problems(found_in(tmp_path, table, "table-header-known"))
    assert len(found) == len(messages)
    assert all(part in message for part, message in zip(messages, found, strict=True))


@pytest.mark.parametrize(("end", "count"), [(" | |", 0), (" | -", 0), (" | oak", 1)])
def test_empty_cells_behind_the_last_column(tmp_path: Path, end: str, count: int) -> None:
    """Nothing is lost with them."""
    rows = "".join(f"{name} | string | What grows on it{end if name == 'b' else ''}\n" for name in "abc")
    assert len(found_in(tmp_path, f"{ROWS}{rows}", "table-cell-count")) == count


@pytest.mark.parametrize(
    ("line", "hint"), [("undefined", "remove the line"), ("All of them are optional, too", "put a blank line above it")]
)
def test_text_below_a_table_is_not_to_be_removed(tmp_path: Path, line: str, hint: str) -> None:
    """Somebody wrote it; only a stray word is left over from something."""
    (finding,) = found_in(tmp_path, f"{ROWS}kind | string | What grows on it\n{line}\n", "table-interrupted")
    assert finding.hint.startswith(hint)
    assert bool(finding.edits) is (line == "undefined")


def test_the_end_of_what_a_table_is_in(tmp_path: Path) -> None:
    """A closing tag is no row, and no text either."""
    text = "<code>\n| 3988.60 | 47 | Sell |<br/>\n| 3988.51 | 56 | Buy |<br/>\n</code>\n"
    assert found_in(tmp_path, text, "table-interrupted") == ()


def test_a_stray_fence_is_one_finding(tmp_path: Path) -> None:
    """What is in it is no broken example, and the hint is to remove it."""
    text = '```json\n> Response\n\n```json\n{"id": 1}\n```\n'
    found = found_in(tmp_path, text, "unclosed-block", "example-json-valid")
    assert [(finding.code, finding.hint) for finding in found] == [("unclosed-block", "remove it")]


def test_a_parameter_that_is_sent_back(tmp_path: Path) -> None:
    """It is described where it is sent; the other fields that are missing are one finding."""
    example = '```json\n{"id": 1, "kind": "oak", "age": 2, "owner": "me"}\n```\n'
    table = "Field | Type\n--- | ---\nid | integer\n"
    text = f"{ROWS}kind | string | What grows on it\n\n### Response\n\n{example}\n{table}"
    (finding,) = found_in(tmp_path, text, "example-field-undocumented")
    assert "`age`, `owner`" in finding.message


def test_a_copy_of_a_section_is_a_note(tmp_path: Path) -> None:
    """The same operation under another topic contradicts nothing."""
    section = "## Get a tree\n\nGets a tree.\n\n`GET https://api.orchard.example/trees/1`\n\n"
    found = found_in(tmp_path, f"{section}# Wood\n\n{section}", "command-repeated")
    assert [finding.severity for finding in found] == [Severity.INFO]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See [it](#gone).", 1),
        ("<!--\nSee [it](#gone).\n-->", 0),
        ("See [it](#request-parameters---verified-customer).\n\n### Request parameters - verified customer", 0),
        ("See [it](#cria-o-de-rvores).\n\n### Criação de árvores", 0),
        ("See [it](#apple--pears).\n\n### Apples & pears", 1),
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, text: str, count: int) -> None:
    """Anchors of earlier versions of Slate are right; what is in a comment is not on the page."""
    assert len(found_in(tmp_path, text, "dangling-reference")) == count


@pytest.mark.parametrize(
    ("link", "heading", "hint"),
    [
        ("update-a-tree", "Update trees", "did you mean `#update-trees`?"),
        ("update-an-alert", "Update a user", "link to a heading of this page"),
        ("the-tax-object", "The tag object", "link to a heading of this page"),
        ("create-expensesextras", "Create expenses&extras", "did you mean `#create-expenses-amp-extras`?"),
    ],
)
def test_a_hint_names_a_heading_with_the_same_words(tmp_path: Path, link: str, heading: str, hint: str) -> None:
    """Another word makes another heading, however similar the rest is."""
    (finding,) = found_in(tmp_path, f"See [it](#{link}).\n\n### {heading}\n", "dangling-reference")
    assert finding.hint == hint


def test_variables_that_nothing_describes(tmp_path: Path) -> None:
    """Capital letters alone are no variable; several paths are one finding, with where the variable is described."""
    others = "".join(f"## Get {number}\n\n`GET /trees/{{id}}/{number}`\n\n" for number in "abcd")
    known = "## Get it\n\n`GET /trees/{id}`\n\nPath variable | Description\n--- | ---\nid | Its number\n\n"
    more = "".join(known.replace("GET", "DELETE").replace("{id}", f"{{id}}/{number}") for number in "abcdef")
    text = f"## Get a setting\n\n`GET /settings/MAX_TREES`\n\n{known}{others}{more}"
    found = found_in(tmp_path, text, "path-variable-undocumented")
    (finding,) = one_of_each_group(found)
    assert len(found) == 4
    assert finding.severity is Severity.WARNING
    assert "such as that of `" in finding.hint


def test_alternatives_in_a_list_are_no_row(tmp_path: Path) -> None:
    """A pipe in a sentence stands between words."""
    text = "* `v`: optional, defaults to `ref`. One of ref | default | full | custom\n"
    assert found_in(tmp_path, text, "table-header-known", "required-boolean", "type-known") == ()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("`kind` | What grows on it\nage | Its age\n", "nothing says whether"),
        ("Planted this year | It is young\nPlanted before | It is old\n", ""),
    ],
)
def test_a_table_of_which_nothing_says_what_it_is(tmp_path: Path, rows: str, message: str) -> None:
    """One of names asks for a heading; one of values for nothing."""
    found = problems(found_in(tmp_path, f"Field | Description\n--- | ---\n{rows}", "table-not-read"))
    assert [text[: len(message)] for text in found] == [message] * bool(message)


def test_rows_of_an_operation_that_lack_the_same_cell_are_one_finding(tmp_path: Path) -> None:
    """The finding names how many there are; rows of another operation are another one."""
    rows = f"{ROWS}a | string | One\nb | string\nc | string\n"
    heading = "\n## Fell a tree\n\nFells it.\n\n`DELETE https://api.orchard.example/trees`\n\n"
    other = f"{heading}{ROWS}d | string | One\ne | string\n"
    found = one_of_each_group(found_in(tmp_path, rows + other, "table-cell-count"))
    assert problems(found) == [
        "2 cells where the header has 3; no value for description (the first of 2 alike)",
        "2 cells where the header has 3; no value for description",
    ]


def test_a_login_that_the_docs_put_together_is_an_example(tmp_path: Path) -> None:
    """The text says of which name and password it is made."""
    login = base64.b64encode(f"orchard:{KEY}".encode()).decode()
    header = f"`Authorization: Basic {login}`"
    assert problems(found_in(tmp_path, header, "secret-in-sample"))
    assert not problems(found_in(tmp_path, f"For the user `orchard` and `{KEY}` it is {header}.", "secret-in-sample"))
