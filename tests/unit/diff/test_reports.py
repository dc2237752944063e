"""What machines and browsers are given of a comparison."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from slatebind.diff.reports import as_json, diagnostics, html, markdown
from slatebind.diff.result import DiffResult

SARIF = Path(__file__).parents[1] / "formats" / "sarif-schema-2.1.0.json"
HOSTILE = "</script><img src=x onerror=alert(1)> \u202e ::error::%0A [x](javascript:y) @all"


@pytest.fixture
def result(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> DiffResult:
    """A required parameter, a field that is gone, a command that is new, and names as an enemy would choose them."""
    changed = {
        "|255|false\n**quayid": "|255|true\n**quayid",
        "**depth**|Its depth|integer\n": "",
        "# Berth\n": f"# Berth {HOSTILE}\n",
        "## deleteBerth": "## dropBerth",
        "cmk delete berth": "cmk drop berth",
    }
    return compared(document("old.md"), document("new.md", changed))


class Page(HTMLParser):
    """The tags of a page, its ids, and what its style and script hold."""

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
        """What stands in style and script."""
        if self._open in self.inside:
            self.inside[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        """The end of either."""
        self._open = ""


def test_the_page_holds_every_change_once(result: DiffResult) -> None:
    """An article for each finding, each with an address of its own."""
    page = Page(html.render(result))
    assert page.tags.count("article") == len(result.findings) > 3
    assert len(set(page.ids)) == len(page.ids)


def test_the_page_needs_nothing_from_elsewhere(result: DiffResult) -> None:
    """Links lead into the page; its policy allows its own style and script by their digests, and nothing more."""
    page = Page(html.render(result))
    assert all(address.startswith("#") for address in page.addresses)
    digests = {
        name: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for name, text in page.inside.items()
    }
    assert page.policy == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'"
    )


def test_the_page_runs_nothing_from_the_docs(result: DiffResult) -> None:
    """Markup in names is text, and what turns lines round is shown."""
    text = html.render(result)
    page = Page(text)
    assert (page.tags.count("script"), page.tags.count("img"), page.handlers) == (1, 0, [])
    assert "&lt;img src=x" in text
    assert "\u202e" not in text


def test_a_page_about_nothing(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """It says so."""
    name = document("old.md")
    assert "No changes." in html.render(compared(name, name))


def test_json_keeps_to_its_schema(result: DiffResult) -> None:
    """The schema that is published describes what is printed."""
    schema = as_json.diff_schema()
    Draft202012Validator.check_schema(schema)
    printed = json.loads(as_json.render(result))
    Draft202012Validator(schema).validate(printed)
    assert len(printed["changes"]) == len(result.findings)
    broken = {**printed, "changes": [{**printed["changes"][0], "level": "worse"}]}
    assert not Draft202012Validator(schema).is_valid(broken)


def test_fingerprints_stay(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """Each change has one of its own, which lines that are added above do not touch."""
    gone = {"**depth**|Its depth|integer\n": "", "|The quay|uuid": "|The quay|string"}
    names = (
        document("old.md"),
        document("new.md", gone),
        document("moved.md", {**gone, "# Berth\n": "Hello.\n\n# Berth\n"}),
    )
    first, second = (json.loads(as_json.render(compared(names[0], name)))["changes"] for name in names[1:])
    marks = {one["place"]: one["fingerprint"] for one in first}
    assert len(set(marks.values())) == len(first) == 2
    assert marks.items() <= {one["place"]: one["fingerprint"] for one in second}.items()


def test_sarif_keeps_to_its_schema(result: DiffResult) -> None:
    """OASIS' schema of SARIF 2.1.0; a result's place is in the new document, the old one is related."""
    log = json.loads(diagnostics.render(result, "sarif"))
    Draft7Validator(json.loads(SARIF.read_text(encoding="utf-8"))).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == len(result.findings)
    required = next(one for one in results if one["ruleId"] == "param-became-required")
    places = [*required["locations"], *required["relatedLocations"]]
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in places] == ["new.md", "old.md"]


def test_junit_counts_what_fails(result: DiffResult) -> None:
    """Breaks and warnings are failures; the counts are those of the cases."""
    suites = ElementTree.fromstring(diagnostics.render(result, "junit"))
    failures = suites.findall(".//failure")
    assert len(suites.findall(".//testcase")) == int(suites.attrib["tests"]) == len(result.findings)
    assert len(failures) == int(suites.attrib["failures"]) > 0


def test_annotations_are_one_line_each(result: DiffResult) -> None:
    """Nothing in the docs can begin a workflow command of its own."""
    lines = diagnostics.render(result, "github").splitlines()
    assert len(lines) == len(result.findings)
    assert all(
        re.match(r"::(error|warning|notice) file=(old|new)\.md,line=\d+,col=\d+,title=[^,:]*::", one) for one in lines
    )


def test_markdown_is_no_markup_of_the_docs(result: DiffResult) -> None:
    """Names from docs mention nobody and link nowhere; breaks come first and in full."""
    text = markdown.render(result)
    outside = re.sub(r"`[^`\n]*`", "", text)
    assert not re.search(r"(?<!\\)\]\(", outside)
    assert not re.search(r"(?<!\\)@all", outside)
    assert text.index("### Breaking") < text.index("<details>")
    assert "`client.berth" in text


def test_a_comment_is_no_longer_than_a_code_host_takes(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> None:
    """Where there is more, it is counted."""
    many = "".join(f"## do{'Something' * 20}{number}\n\nDoes it.\n\n" for number in range(400))
    text = markdown.render(compared(document("old.md", {"## listBerths": f"{many}## listBerths"}), document("new.md")))
    assert 10_000 < len(text) < 65_536
    assert "\n- and 300 more\n" in text


def test_a_changelog_entry(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """Sections as Keep a Changelog has them; nothing where nothing changed."""
    old = document("old.md")
    new = document("new.md", {"**depth**|Its depth|integer\n": "**width**|Its breadth at the head|float\n"})
    assert markdown.changelog(compared(old, old)) == ""
    assert markdown.changelog(compared(old, new)) == (
        "### Breaking\n\n"
        "- **model Berth**: field `depth` was removed, in responses of `listBerths`\n\n"
        "### Added\n\n"
        "- **model Berth**: field `width` was added, in responses of `listBerths`\n"
    )
