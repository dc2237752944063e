"""Sections whose request is in a sample only, next to sections with request lines."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document

CLOSE = "\n## Close an account\n\n`DELETE https://ledger.test/v4/accounts/{id}`\n"
TABLE = "\n| Field | Type |\n| --- | --- |\n| owner | string |\n"
ANSWER = '\n```json\n{"id": 17}\n```\n'


def extract(folder: Path, text: str) -> Extraction:
    """What is read from a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def requests(folder: Path, text: str) -> list[str]:
    """The method and path of each operation."""
    return [f"{command.method} {command.path}" for command in extract(folder, text).spec.commands]


def section(call: str, below: str, language: str = "shell") -> str:
    """A document with a section that has a sample alone, and one with a request line."""
    return f"# Accounts\n\n## Open an account\n\n```{language}\n{call}\n```\n{below}{CLOSE}"


@pytest.mark.parametrize("below", [TABLE, ANSWER, "\nBody:\n\n- `owner` (string): who\n"])
@pytest.mark.parametrize(
    ("language", "call"),
    [
        ("shell", "curl -X POST https://ledger.test/v4/accounts -d owner=a"),
        ("http", "POST /v4/accounts HTTP/1.1\nHost: ledger.test"),
    ],
)
def test_a_described_section_with_a_sample_is_an_operation(
    tmp_path: Path, language: str, call: str, below: str
) -> None:
    """A table, a list or an answer next to a sample make an operation, though others have request lines."""
    text = section(call, below, language)
    assert requests(tmp_path, text) == ["POST /v4/accounts", "DELETE /v4/accounts/{id}"]


@pytest.mark.parametrize(
    "call",
    [
        "curl -X DELETE https://ledger.test/v4/accounts/992",
        "curl https://elsewhere.test/v4/hook",
        "POST /hook HTTP/1.1\nHost: 127.0.0.1",
        "curl --request \\\n  https://ledger.test/v4/accounts/992",
    ],
)
def test_a_sample_of_another_operation_or_server_is_none(tmp_path: Path, call: str) -> None:
    """What repeats an operation with values, goes elsewhere, or has lost its method is no operation of its own."""
    assert requests(tmp_path, section(call, TABLE)) == ["DELETE /v4/accounts/{id}"]


def test_an_undescribed_section_with_a_sample_is_a_warning(tmp_path: Path) -> None:
    """A section with nothing but a sample may be an operation: that is said."""
    text = section("curl -X POST https://ledger.test/v4/accounts/992/freeze", "")
    assert requests(tmp_path, text) == ["DELETE /v4/accounts/{id}"]
    assert [finding.code for finding in extract(tmp_path, text).diagnostics] == ["request-unannounced"]


def test_a_single_change_with_an_answer_alone_is_a_warning(tmp_path: Path) -> None:
    """Where all operations but one have request lines, an answer does not make one of a call without parameters."""
    others = "".join(f"\n## Operation {number}\n\n`GET /v4/things{number}x`\n" for number in "abcdefghijklmnopqrst")
    text = section("curl -X POST https://ledger.test/v4/accounts", ANSWER) + others
    assert len(requests(tmp_path, text)) == 21
    assert "request-unannounced" in [finding.code for finding in extract(tmp_path, text).diagnostics]
    assert len(requests(tmp_path, text.replace("-X POST ", ""))) == 22


def test_a_section_of_another_level_is_no_operation(tmp_path: Path) -> None:
    """A sample in an introduction, above the level of operations, announces nothing."""
    text = f"# Welcome\n\n```shell\ncurl https://ledger.test/v4/ping\n```\n{ANSWER}\n# Accounts\n{CLOSE}"
    assert requests(tmp_path, text) == ["DELETE /v4/accounts/{id}"]


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("/v4/accounts/992/logs", "/v4/accounts/{id}/logs"),
        ("/v4/accounts/acc_17/logs", "/v4/accounts/{id}/logs"),
        ("/v4/clerks/Vj5rmkBq", "/v4/clerks/{id}"),
        ("/v4/clerks/17/notes/18", "/v4/clerks/{id}/notes/{id_2}"),
        ("/oauth2/v0/tokens", "/oauth2/v0/tokens"),
        ("/api/4/clerks", "/api/4/clerks"),
    ],
)
def test_values_in_the_path_of_a_sample_are_variables(tmp_path: Path, path: str, read: str) -> None:
    """Numbers and identifiers are variables, named as other operations name them; versions and words are not."""
    assert requests(tmp_path, section(f"curl https://ledger.test{path}", ANSWER))[0] == f"GET {read}"


def test_a_value_where_another_request_line_has_a_variable_is_one(tmp_path: Path) -> None:
    """`/trees/992/photos` next to `/trees/{id}` has the same variable; a number elsewhere stays."""
    lines = ("`GET /trees/{id}`", "`GET /trees/992/photos`", "`GET /years/2024`")
    text = "# Trees\n" + "".join(f"\n## Operation {number}\n\n{line}\n" for number, line in enumerate(lines))
    assert requests(tmp_path, text) == ["GET /trees/{id}", "GET /trees/{id}/photos", "GET /years/2024"]


def test_calls_of_one_section_are_operations_of_their_own(tmp_path: Path) -> None:
    """In one block of code, each with the comment above it as its title, or in several; each request once."""
    block = "```shell\n# Switch on\ncurl -X POST http://hub.test/devices/5/on\n# Switch off\n{}\n```\n"
    off = "curl -X POST http://hub.test/devices/5/off"
    first = "# Devices\n\n## One\n\n```shell\ncurl http://hub.test/devices/4\n```\n\n## On and off\n\n"
    for text in (block.format(off), block.format(off + "\n" + off), block.format("") + f"\n```shell\n$ {off}\n```\n"):
        spec = extract(tmp_path, first + text).spec
        assert [(command.method, command.path) for command in spec.commands] == [
            ("GET", "/devices/{id}"),
            ("POST", "/devices/{id}/on"),
            ("POST", "/devices/{id}/off"),
        ]
    spec = extract(tmp_path, first + block.format(off)).spec
    assert [command.title for command in spec.commands[1:]] == ["Switch on", "Switch off"]


def test_further_calls_that_are_examples_are_no_operations(tmp_path: Path) -> None:
    """What another section shows, what differs in a value, and what goes to another server."""
    text = """# Forecasts

## Find a forecast

```shell
curl https://sky.test/forecasts/london
curl https://sky.test/forecasts/paris
curl https://elsewhere.test/hook -d x=1
curl -X DELETE https://sky.test/stations/5
```

## Remove a station

```shell
curl -X DELETE https://sky.test/stations/7
```
"""
    assert requests(tmp_path, text) == ["GET /forecasts/london", "DELETE /stations/{id}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "To open an account, send a `POST` request to `/v4/accounts`.",
        "Use `POST /v4/accounts` to open one.",
        "Make a POST request to https://ledger.test/v4/accounts.",
    ],
)
def test_a_described_section_with_a_sentence_is_an_operation(tmp_path: Path, sentence: str) -> None:
    """A sentence with the request, with rows below it, announces the operation of a section without a request line."""
    text = f"# Accounts\n\n## Open an account\n\n{sentence}\n"
    assert requests(tmp_path, text + TABLE + CLOSE) == ["POST /v4/accounts", "DELETE /v4/accounts/{id}"]
    assert requests(tmp_path, text + CLOSE) == ["DELETE /v4/accounts/{id}"]


def test_a_document_that_announces_all_operations_by_mentions(tmp_path: Path) -> None:
    """Sections with rows are operations; in a long guide, few of them are mentions."""
    text = "# Cats\n\n## Add\n\nUse `POST /cats` to add one.\n{}\n## Change\n\nWith `PUT /cats/{{id}}`.\n{}"
    text = text.format(TABLE, TABLE)
    assert requests(tmp_path, text) == ["POST /cats", "PUT /cats/{id}"]
    guide = "".join(f"\n## Chapter {number}\n\nA text.\n" for number in range(20))
    assert requests(tmp_path, text + guide) == []
