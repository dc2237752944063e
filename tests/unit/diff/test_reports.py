"""Reports of a comparison for other programs and for browsers."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from msgspec.structs import replace

from slatebind.cli.diff_text import lines_of
from slatebind.cli.streams import Paint
from slatebind.diagnostic import Diagnostic, Position
from slatebind.diff.reports import as_json, diagnostics, html, markdown
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level, Surface

SARIF = Path(__file__).parents[1] / "formats" / "sarif-schema-2.1.0.json"
HOSTILE = "</script><img src=x onerror=alert(1)> \u202e ::error::%0A [x](javascript:y) @all"


@pytest.fixture
def result(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> DiffResult:
    """A required parameter, a removed field, an added command, and hostile names."""
    changed = {
        "|255|false\n**quayid": "|255|true\n**quayid",
        "**depth**|Its depth|integer\n": "",
        "# Berth\n": f"# Berth {HOSTILE}\n",
        "## deleteBerth": "## dropBerth",
        "cmk delete berth": "cmk drop berth",
    }
    return compared(document("old.md"), document("new.md", changed))


class Page(HTMLParser):
    """The tags of a page, its ids, and its style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.inside: dict[str, str] = {"style": "", "script": ""}
        self.policy = ""
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag, its id, its addresses and its handlers."""
        given = dict(attrs)
        self.tags.append(tag)
        self._open = tag
        self.ids += [given["id"] or ""] if "id" in given else []
        self.handlers += [name for name in given if name.startswith("on")]
        self.addresses += [given[name] or "" for name in ("href", "src", "action") if name in given]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_data(self, data: str) -> None:
        """The content of style and script."""
        if self._open in self.inside:
            self.inside[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        """The end of either."""
        self._open = ""


def test_the_page_has_an_article_for_each_finding(result: DiffResult) -> None:
    """Each article has a unique id."""
    page = Page(html.render(result))
    assert page.tags.count("article") == len(result.findings) > 3
    assert len(set(page.ids)) == len(page.ids)


def test_the_page_is_self_contained(result: DiffResult) -> None:
    """Links stay within the page; its policy allows only its own style and script, by their digests."""
    page = Page(html.render(result))
    assert all(address.startswith("#") for address in page.addresses)
    digests = {
        name: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for name, text in page.inside.items()
    }
    assert page.policy == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'"
    )


def test_the_page_runs_no_code_from_the_docs(result: DiffResult) -> None:
    """Markup in names is escaped, and bidirectional overrides are made visible."""
    text = html.render(result)
    page = Page(text)
    assert (page.tags.count("script"), page.tags.count("img"), page.handlers) == (1, 0, [])
    assert "&lt;img src=x" in text
    assert "\u202e" not in text


def test_a_page_without_changes(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """The page says that there are none."""
    name = document("old.md")
    assert "No changes." in html.render(compared(name, name))


def test_json_is_valid(result: DiffResult) -> None:
    """The output is valid against the published schema."""
    schema = as_json.diff_schema()
    Draft202012Validator.check_schema(schema)
    printed = json.loads(as_json.render(result))
    Draft202012Validator(schema).validate(printed)
    assert len(printed["changes"]) == len(result.findings)
    broken = {**printed, "changes": [{**printed["changes"][0], "level": "worse"}]}
    assert not Draft202012Validator(schema).is_valid(broken)


def test_fingerprints_are_stable(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """Each finding has its own fingerprint, which added lines above it do not change."""
    changes = {"**depth**|Its depth|integer\n": "", "|The quay|uuid": "|The quay|string"}
    names = (
        document("old.md"),
        document("new.md", changes),
        document("moved.md", {**changes, "# Berth\n": "Hello.\n\n# Berth\n"}),
    )
    first, second = (json.loads(as_json.render(compared(names[0], name)))["changes"] for name in names[1:])
    marks = {change["place"]: change["fingerprint"] for change in first}
    assert len(set(marks.values())) == len(first) == 2
    assert marks.items() <= {change["place"]: change["fingerprint"] for change in second}.items()


def test_sarif_is_valid(result: DiffResult) -> None:
    """By the OASIS schema of SARIF 2.1.0; a result is located in the new document, the old location is related."""
    log = json.loads(diagnostics.render([result], "sarif"))
    Draft7Validator(json.loads(SARIF.read_text(encoding="utf-8"))).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == len(result.findings)
    required = next(result for result in results if result["ruleId"] == "param-became-required")
    locations = [*required["locations"], *required["relatedLocations"]]
    assert [location["physicalLocation"]["artifactLocation"]["uri"] for location in locations] == ["new.md", "old.md"]


def test_junit_counts_failures(result: DiffResult) -> None:
    """Breaking changes and warnings are failures; the counts are correct."""
    suites = ElementTree.fromstring(diagnostics.render([result], "junit"))
    failures = suites.findall(".//failure")
    assert len(suites.findall(".//testcase")) == int(suites.attrib["tests"]) == len(result.findings)
    assert len(failures) == int(suites.attrib["failures"]) > 0


def test_annotations_are_one_line_each(result: DiffResult) -> None:
    """Text from docs cannot start a workflow command."""
    lines = diagnostics.render([result], "github").splitlines()
    assert len(lines) == len(result.findings)
    assert all(
        re.match(r"::(error|warning|notice) file=(old|new)\.md,line=\d+,col=\d+,title=[^,:]*::", line) for line in lines
    )


def test_markdown_from_docs_is_escaped(result: DiffResult) -> None:
    """Names from docs cannot mention users or add links; breaking changes come first and in full."""
    text = markdown.render(result)
    outside = re.sub(r"`[^`\n]*`", "", text)
    assert not re.search(r"(?<!\\)\]\(", outside)
    assert not re.search(r"@all", outside)
    assert text.index("## API changes") < text.index("### Breaking") < text.index("<details>")
    assert "`client.berth" in text


def test_a_comment_is_short_enough_for_code_hosts(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> None:
    """Findings that do not fit are counted."""
    many = "".join(f"## do{'Something' * 20}{number}\n\nDoes it.\n\n" for number in range(400))
    text = markdown.render(compared(document("old.md", {"## listBerths": f"{many}## listBerths"}), document("new.md")))
    assert 10_000 < len(text) < 65_536
    assert "\n- and 300 more\n" in text


def test_a_changelog_entry(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """The sections of Keep a Changelog; empty without changes."""
    old = document("old.md")
    new = document("new.md", {"**depth**|Its depth|integer\n": "**width**|Its breadth at the head|float\n"})
    assert markdown.changelog(compared(old, old)) == ""
    assert markdown.changelog(compared(old, new)) == (
        "### Breaking\n\n"
        "- **model Berth**: field `depth` was removed, in responses of `listBerths`\n\n"
        "### Added\n\n"
        "- **model Berth**: field `width` was added, in responses of `listBerths`\n"
    )


def finding(rule: str, level: Level, number: int, *, surfaces: tuple[Surface, ...] = ("wire", "docs")) -> Finding:
    """A finding on a parameter, with a long message."""
    return Finding(
        rule=rule,
        place=f"list{rule.title().replace('-', '')}{number}.params.id",
        message=f"`{rule}` {number}: {'the parameter is not what it was before this change ' * 2}".strip(),
        why="Because.",
        levels=dict.fromkeys(surfaces, level),
        old=None,
        new=None,
        new_at=Position("docs/source/index.html.md", number + 1),
    )


def many(breaking: int, others: int) -> DiffResult:
    """A result with findings of all sections, in another order than that of reports."""
    found = []
    for number in range(others):
        found.append(finding("description-changed", Level.INFO, number, surfaces=("docs",)))
        found.append(finding("param-became-optional", Level.INFO, number))
        found.append(finding("param-added", Level.INFO, number))
        found.append(finding("constraint-added", Level.WARNING, number))
    found += [finding("param-removed", Level.BREAKING, number) for number in range(breaking)]
    return DiffResult(old="old.md", new="new.md", findings=tuple(found))


ORDER = ["param-removed", "constraint-added", "param-added", "param-became-optional", "description-changed"]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "github"])
def test_what_matters_comes_first(form: str) -> None:
    """After the counts: breaking changes, warnings, new parts, the rest, and last what concerns the docs only."""
    result = many(4, 30)
    match form:
        case "text":
            text = "\n".join(lines_of(result, Paint(on=False), 80, is_verbose=True))
        case "github":
            text = diagnostics.render([result], form)
        case _:
            text = {"markdown": markdown, "html": html}[form].render(result)
    rules = re.findall("|".join(ORDER), text.replace("description-changed 30", ""))
    assert [rule for rule, _ in groupby(rules)] == ORDER
    counts = "4 breaking, 30 warnings, 30 new, 30 other changes, 30 in the docs only"
    assert (counts in text[: text.index(ORDER[0])]) == (form != "github")


def test_warnings_of_the_docs_come_last() -> None:
    """A section starts with what concerns callers and code."""
    damaged = finding("docs-damaged", Level.WARNING, 1, surfaces=("docs",))
    result = DiffResult(old="a", new="b", findings=(damaged, finding("constraint-added", Level.WARNING, 2)))
    text = "\n".join(lines_of(result, Paint(on=False), None, is_verbose=False))
    assert text.index("constraint-added") < text.index("docs-damaged")


def test_changed_names_of_errors_are_shown() -> None:
    """Each on a line of its own; changed descriptions of errors are counted."""
    rules = ("error-renamed", "error-removed", "description-changed")
    found = tuple(finding(rule, Level.INFO, number, surfaces=("docs",)) for number, rule in enumerate(rules))
    result = DiffResult(old="a", new="b", findings=found)
    lines = list(lines_of(result, Paint(on=False), None, is_verbose=False))
    assert "Other changes (2)" in lines
    assert "Docs only (1): description-changed 1" in lines
    assert sum("error-re" in line for line in lines) == 2


def test_a_thousand_changes_as_text() -> None:
    """A line for each change that is not of the docs only, within the width of the terminal; --verbose has all."""
    result = many(200, 200)
    lines = list(lines_of(result, Paint(on=False), 80, is_verbose=False))
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("  ") for line in lines) == 800
    assert len(lines) < 800 + 20
    assert "Docs only (200): description-changed 200" in lines
    assert len(list(lines_of(result, Paint(on=False), 80, is_verbose=True))) > 3000
    uncut = list(lines_of(result, Paint(on=False), None, is_verbose=False))
    assert uncut[4].endswith("before this change (docs/source/index.html.md:1)")


def test_docs_changes_are_folded() -> None:
    """In Markdown and in the page; breaking changes and warnings are not."""
    text = markdown.render(many(4, 30))
    folded = re.findall("<details><summary>(.*?)</summary>", text)
    assert folded == ["New (30)", "Other changes (30)", "Docs only (30): description-changed 30"]
    page = html.render(many(4, 30))
    assert re.findall(r"<details class=section( open)?>\n<summary><h2>([\w ]+)", page) == [
        (" open", "Breaking "),
        (" open", "Warnings "),
        (" open", "New "),
        (" open", "Other changes "),
        ("", "Docs only "),
    ]


def test_a_comment_on_a_thousand_changes() -> None:
    """It is short enough, and names the breaking changes first."""
    text = markdown.render(many(150, 300))
    assert len(text) < 65_536
    assert text.count("`param-removed`") == 100
    assert "- and 50 more" in text
    assert "- 300 more" in text


def test_consequences_and_other_places() -> None:
    """They are shown with the change that they follow from, if they concern the selected surfaces."""
    follows = (finding("field-removed", Level.BREAKING, 1), finding("field-added", Level.INFO, 2, surfaces=("docs",)))
    cause = replace(
        finding("response-model-changed", Level.BREAKING, 0), consequences=follows, other_places=("models.Iso",)
    )
    result = DiffResult(old="a", new="b", findings=(cause,), surfaces=("wire",))
    short, full = (
        "\n".join(lines_of(result, Paint(on=False), None, is_verbose=is_verbose)) for is_verbose in (False, True)
    )
    assert "and 1 more: " in short
    assert ", with 1 change that follows" in short
    for text in (full, markdown.render(result), html.render(result)):
        assert "field-removed" in text
        assert "field-added" not in text
    assert "also at models.Iso" in full


def test_accepted_changes_and_notes() -> None:
    """Every report for people has the accepted changes with their level and reason, and what is wrong with the file."""
    accepted = replace(finding("param-removed", Level.BREAKING, 1), accepted="never worked")
    note = Diagnostic(code="ignore-unused", message="entry matches no finding", at=Position("slatebind-diff.yaml", 3))
    result = DiffResult(old="a", new="b", findings=(), accepted=(accepted,), notes=(note,))
    text = "\n".join(lines_of(result, Paint(on=False), 80, is_verbose=False))
    for report in (text, markdown.render(result), html.render(result)):
        assert "1 accepted" in report
        assert "never worked" in report
        assert "entry matches no finding" in report
        assert "breaking" in report


def test_many_consequences_are_folded() -> None:
    """In the page all can be unfolded; in Markdown the first ten are listed."""
    follows = tuple(finding("field-removed", Level.BREAKING, number) for number in range(12))
    cause = replace(finding("response-model-changed", Level.BREAKING, 0), consequences=follows)
    result = DiffResult(old="a", new="b", findings=(cause,))
    assert "<summary>12 changes follow</summary>" in html.render(result)
    assert markdown.render(result).count("\n  - ") == 11
    assert "\n  - and 2 more" in markdown.render(result)
