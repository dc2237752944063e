"""Findings in the formats of other programs: each is valid and safe with hostile text."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from xmlschema import XMLSchema

from slatebind.diagnostic import Diagnostic, Edit, Position, Severity
from slatebind.formats import FORMATS, RuleInfo, format_findings
from slatebind.formats.markdown import markdown_code, markdown_text
from slatebind.hidden_characters import escape_hidden

RULES = {"table-row-pipes": RuleInfo(title="A row has the pipes that its header has", help="Renderers differ.")}
FOUND = (
    Diagnostic(
        code="table-row-pipes",
        message="row has no last pipe, its header has one",
        at=Position("docs/a b.md", 7, 3),
        hint="add the last pipe",
        related=(Position("docs/a b.md", 5, 1),),
        edits=(Edit(Position("docs/a b.md", 7, 20), "", "|"), Edit(Position("docs/a b.md", 8, 1), "undefined\n", "")),
    ),
    Diagnostic(code="row-lost", message="100%: a, b\n::error::x", at=Position("b.md"), severity=Severity.ERROR),
    Diagnostic(code="comment-not-kept", message="<!-- & \x00\x1b -->", at=Position("b.md", 2), severity=Severity.INFO),
)
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""The schema in GitLab's documentation of code quality reports."""

texts = st.text(max_size=40)
positions = st.builds(Position, texts.filter(lambda text: "\0" not in text), st.integers(1, 99), st.integers(1, 99))
findings = st.lists(
    st.builds(
        Diagnostic,
        code=st.sampled_from(["table-row-pipes", "row-lost"]),
        message=st.text(min_size=1, max_size=40),
        hint=texts,
        at=positions,
        edits=st.lists(st.builds(Edit, positions, texts, texts), max_size=2).map(tuple),
        severity=st.sampled_from(list(Severity)),
    ),
    max_size=4,
)


@cache
def sarif_schema() -> Draft7Validator:
    """The schema of SARIF 2.1.0 by OASIS."""
    schema = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema)


@cache
def junit_schema() -> XMLSchema:
    """The schema that Jenkins uses for JUnit files."""
    return XMLSchema(Path(__file__).parent / "junit-10.xsd")


def read(form: str, text: str) -> Any:
    """A document of a format, checked with its schema or by its rules."""
    match form:
        case "sarif":
            document = json.loads(text)
            sarif_schema().validate(document)
            return document
        case "gitlab":
            document = json.loads(text)
            Draft7Validator(GITLAB).validate(document)
            return document
        case "json":
            return json.loads(text)
        case "junit":
            junit_schema().validate(text)
            return ElementTree.fromstring(text.encode())
        case "checkstyle":
            return ElementTree.fromstring(text.encode())
        case _:
            return text


@given(findings)
def test_every_format_accepts_any_text(found: list[Diagnostic]) -> None:
    """Whatever a message contains, each format is valid and contains every finding."""
    sarif = read("sarif", format_findings("sarif", found, RULES))
    assert len(sarif["runs"][0]["results"]) == len(found)
    assert len(read("gitlab", format_findings("gitlab", found, RULES))) == len(found)
    assert len(read("json", format_findings("json", found, RULES))["diagnostics"]) == len(found)
    assert len(read("checkstyle", format_findings("checkstyle", found, RULES)).findall("file/error")) == len(found)
    junit = read("junit", format_findings("junit", found, RULES))
    assert len(junit.findall("testsuite/testcase")) == int(junit.get("tests")) == max(1, len(found))
    lines = format_findings("github", found, RULES).split("\n")
    assert [line[:2] for line in lines] == ["::"] * len(found) + [""]


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings_are_a_document_too(form: str) -> None:
    """A run without findings gives a valid document, not an empty file."""
    assert read(form, format_findings(form, (), {})) is not None


def test_sarif_names_rules_positions_and_levels() -> None:
    """Code hosts show the rule's title and help, and link related lines."""
    run = read("sarif", format_findings("sarif", FOUND, RULES))["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert rules["table-row-pipes"]["shortDescription"]["text"] == RULES["table-row-pipes"].title
    assert rules["table-row-pipes"]["help"]["markdown"] == "Renderers differ."
    assert place["artifactLocation"]["uri"] == "docs/a%20b.md"
    assert place["region"] == {"startLine": 7, "startColumn": 3}
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    assert [list(rules)[result["ruleIndex"]] for result in run["results"]] == [finding.code for finding in FOUND]


def test_sarif_contains_fixes() -> None:
    """As deleted regions and inserted text: an insertion, and a whole line."""
    result = read("sarif", format_findings("sarif", FOUND, RULES))["runs"][0]["results"][0]
    ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
    assert change["artifactLocation"]["uri"] == "docs/a%20b.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 7, "startColumn": 20, "endLine": 7, "endColumn": 20},
            "insertedContent": {"text": "|"},
        },
        {
            "deletedRegion": {"startLine": 8, "startColumn": 1, "endLine": 9, "endColumn": 1},
            "insertedContent": {"text": ""},
        },
    ]
    told = read("json", format_findings("json", FOUND, RULES))["diagnostics"]
    assert told[0]["edits"][1] == {"file": "docs/a b.md", "line": 8, "column": 1, "before": "undefined\n", "after": ""}
    assert [finding["edits"] for finding in told[1:]] == [[], []]


def test_fingerprints_survive_moves_and_are_unique() -> None:
    """A finding further down has the same fingerprint; two equal ones in a file have different fingerprints."""
    at = Position("a.md", 9)
    moved = [Diagnostic(code="c", message="m", at=at), Diagnostic(code="c", message="m", at=Position("a.md", 12))]
    before = json.loads(format_findings("gitlab", [Diagnostic(code="c", message="m", at=Position("a.md", 2))], {}))
    after = json.loads(format_findings("gitlab", moved, {}))
    assert after[0]["fingerprint"] == before[0]["fingerprint"] != after[1]["fingerprint"]


def test_github_commands_cannot_be_injected() -> None:
    """Line breaks become spaces; percent signs, and colons and commas in a title, are escaped."""
    lines = format_findings("github", FOUND, RULES).splitlines()
    title = "title=table-row-pipes%3A A row has the pipes that its header has"
    assert lines[0].startswith(f"::warning file=docs/a b.md,line=7,col=3,{title}::row has no last pipe")
    assert lines[1].endswith("::100%25: a, b ::error::x")
    assert lines[2].startswith("::notice ")


HOSTILE = "ping @octocat, @org/team, see #1, GH-2, o/r#3, !4, https://x.example/i/5 \x1b[31m\u202egnp\u2066 \u200b."


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit", "checkstyle"])
def test_hidden_characters_are_visible(form: str) -> None:
    """Control and direction characters of a message are written as escapes in every format that people read."""
    text = format_findings(form, [Diagnostic(code="c", message=HOSTILE, at=Position("a.md"))], {})
    assert not {"\x1b", "\u202e", "\u2066"} & set(text)
    assert r"\u202egnp" in text.replace("\\\\", "\\")


def test_annotations_mention_nobody() -> None:
    """A character without width breaks mentions and references."""
    text = format_findings("github", [Diagnostic(code="c", message=HOSTILE, at=Position("a.md"))], {})
    assert not re.search(r"@\w|#\d|GH-\d|!\d|://", text)
    assert "@\u200boctocat" in text


def test_sarif_messages_have_no_links() -> None:
    """Brackets before parentheses, which would be a link, are set apart."""
    text = format_findings("sarif", [Diagnostic(code="c", message="[x](https://y.example)", at=Position("a.md"))], {})
    assert json.loads(text)["runs"][0]["results"][0]["message"]["text"] == "[x] (https://y.example)"


def test_markdown_text() -> None:
    """What a code host renders has no markup, mention, reference or address of the text; backticks stay code."""
    source = markdown_text(f"{HOSTILE} <b>[x](y)</b> ![i](j) *z* `@code` 100% {{a - b}} & c: d")
    html = MarkdownIt().render(source)
    shown = unescape(re.sub(r"<code>.*?</code>", "", html))
    assert re.findall(r"<code>.*?</code>", html) == ["<code>@code</code>"]
    assert re.findall(r"</?(\w+)", html) == ["p", "code", "code", "p"]
    assert not re.search(r"@\w|#\d|GH-\d|!\d|://|[\x1b\u202e\u2066]", shown)
    visible = shown.replace("\u200b", "")
    assert visible.startswith("<p>ping @octocat, @org/team, see #1, GH-2, o/r#3, !4, https://x.example/i/5 \\x1b[31m")
    assert visible.endswith("<b>[x](y)</b> ![i](j) *z*  100% {a - b} & c: d</p>\n")


PIECES = [*"ab1 `*_[]()<>!#@&;:/\\\"'~|$^{}-+=.\n\t\u202e", "http://", "www.", "&lt;", "[x](y)", "<b>", "**"]
MARKUP = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=30).map("".join)


@given(MARKUP)
def test_any_text_in_markdown_is_only_text(text: str) -> None:
    """Rendered, it has no elements but code, and reads as it was written."""
    html = MarkdownIt().enable("table").enable("strikethrough").render(f"x {markdown_text(text)} x\n")
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "code"}
    shown = unescape(re.sub(r"</?(p|code)>", "", html))
    assert re.search(r"@\w|://|www\.", re.sub(r"<code>.*?</code>", " ", html)) is None

    def plain(text: str) -> str:
        return re.sub(r"[\s`'\u200b]", "", text)

    assert plain(shown) == plain(f"x{escape_hidden(text)}x")


def test_markdown_code() -> None:
    """Text between backticks cannot end them; an odd backtick in text is an apostrophe."""
    assert markdown_code("`a`\n@b\u202e") == r"'a' @b\u202e"
    assert markdown_text("a`b*") == r"a'b\*"


def test_xml_leaves_out_forbidden_characters() -> None:
    """Control characters are written as escapes, markup is escaped, and notes are not failures."""
    junit = read("junit", format_findings("junit", FOUND, RULES))
    assert (junit.get("tests"), junit.get("failures")) == ("3", "2")
    assert [case.findtext("system-out") for case in junit.iter("testcase")][2] == "b.md:2:1: <!-- & \\x00\\x1b -->"
    errors = read("checkstyle", format_findings("checkstyle", FOUND, RULES)).findall("file/error")
    assert errors[0].attrib == {
        "line": "7",
        "column": "3",
        "severity": "warning",
        "message": "row has no last pipe, its header has one (add the last pipe)",
        "source": "slatebind.table-row-pipes",
    }
