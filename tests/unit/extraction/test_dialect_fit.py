"""A document that was read with the wrong dialect, or is none, gets one finding."""

from pathlib import Path

import pytest

from lint_documents import STRICT, dialect
from slatebind.diagnostic import Diagnostic
from slatebind.extraction import extract_spec
from slatebind.lint import lint_document
from slatebind.markdown import read_document

OPERATION = """\
## Plant a {0}

`POST /{0}`

Parameter | Type | Description
--- | --- | ---
name | strnig | It's  name <br>
age | nubmer | how Old

"""
REQUESTS = "# Garden\n\n" + "".join(OPERATION.format(name) for name in ("oak", "elm", "fir", "yew", "ash"))
COMMANDS = "# Garden\n\n" + "".join(f"## list{name}\n\nThis command lists.  \n\n" for name in ("Oaks", "Elms", "Firs"))
GUIDE = "# Guide\n\nText.  \n\n| a | b |\n|---|\n| 1 |\n\n## Teh rest\n\nMore text.\n"


def findings(folder: Path, text: str, name: str) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Those of extraction, and those of lint."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    document = read_document(str(file))
    return extract_spec(document, dialect(name)).diagnostics, lint_document(document, dialect(name), STRICT)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (
            REQUESTS,
            "cloudstack",
            "no commands found in the dialect `cloudstack`; the document has 5 request lines, 0 command names",
        ),
        (
            COMMANDS,
            "slate",
            "no endpoints found in the dialect `slate`; the document has 0 request lines, 3 command names",
        ),
        (
            GUIDE,
            "slate",
            "no commands found: neither request lines such as `GET /trees/{id}`, nor headings that are command names "
            "such as `listTrees`",
        ),
    ],
)
def test_a_document_of_another_kind_gets_one_finding(tmp_path: Path, text: str, name: str, message: str) -> None:
    """It says what was found, and which dialect would do better; what is wrong with its tables does not matter."""
    for found in findings(tmp_path, text, name):
        assert [(finding.code, finding.message) for finding in found] == [("no-commands", message)]


def test_few_commands_where_another_dialect_finds_many(tmp_path: Path) -> None:
    """They are in the spec, but the rest of the document was not meant for this dialect."""
    for found in findings(tmp_path, REQUESTS * 3 + "## listOaks\n\nThis command lists.\n", "cloudstack"):
        assert [(finding.code, finding.message, finding.hint) for finding in found] == [
            (
                "no-commands",
                "only 1 command found in the dialect `cloudstack`; the document has 15 request lines, 1 command name",
                "read it with the dialect `slate`, or with `auto`",
            )
        ]


def test_an_error_can_be_the_reason(tmp_path: Path) -> None:
    """It is kept if no other dialect is: here the only command has no name, so that its row is lost."""
    text = "# Oaks\n\n## All oaks\n\n### Query parameters\n\n|Name|Type|\n|---|---|\n|**id**|uuid|\n"
    extracted, _ = findings(tmp_path, text, "cloudstack")
    assert [finding.code for finding in extracted] == ["no-commands", "command-name", "row-lost"]


def test_what_a_comment_hides_can_be_the_reason(tmp_path: Path) -> None:
    """It is kept like an error, since the commands may be in the comment."""
    text = "# Oaks\n\n<!--\n## listOaks\n\n### Query parameters\n\n|Name|Type|\n|---|---|\n|**id**|uuid|\n-->\n"
    extracted, _ = findings(tmp_path, text, "cloudstack")
    assert [finding.code for finding in extracted] == ["no-commands", "comment-hides-content"]


def test_rows_are_no_reason(tmp_path: Path) -> None:
    """A reference of properties gets one finding, whatever is wrong with the rows of its tables."""
    row = f"|Description|The age of the tree.\n{'It counts rings. ' * 20}|\n|Type|Integer|\n"
    text = f"# Tree\n\n## Age property\n\n|Name|Value|\n|---|---|\n{row}"
    for found in findings(tmp_path, text, "slate"):
        assert [finding.code for finding in found] == ["no-commands"]


def test_tables_without_endpoints_are_no_findings(tmp_path: Path) -> None:
    """A reference of resources has one finding, however its tables are written: no request says what they are about."""
    row = "|Property|Type|\n|---|---|\n||string|\n\n"
    text = "# Chassis\n\nSee `GET /chassis` in the standard.\n\n" + "".join(f"## Object {n}\n\n{row}" for n in range(9))
    for found in findings(tmp_path, text, "slate"):
        assert [finding.message for finding in found] == [
            "no endpoints found in the dialect `slate`; the document has 1 request line, 0 command names"
        ]


def test_a_document_without_commands_may_describe_an_http_api(tmp_path: Path) -> None:
    """The hint names the option that reads it as one, where it was not read so."""
    hints = {name: findings(tmp_path, GUIDE, name)[0][0].hint or "" for name in ("cloudstack", "slate")}
    assert {name: "`--dialect slate`" in hint for name, hint in hints.items()} == {"cloudstack": True, "slate": False}
