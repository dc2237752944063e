"""Baselines, comments that suppress findings, and output formats, with docs of an HTTP API."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from slatebind.cli.error_handling import run
from slatebind.formats import FORMATS

SAMPLE = Path(__file__).parents[3] / "sample" / "rest" / "source"
COPIED = "\n## Weigh a tool\n\n`GET https://api.tallowmere.example/v1/tools/{tool_id}/weight`\n\nIt is is heavy.\n"
ROWS = "\nParameter | Type | Description\n--- | --- | ---\nunit | string | The unit of of it\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample with a mistake, in the working folder."""
    copytree(SAMPLE, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "docs" / "index.html.md"
    page.write_text(page.read_text("utf-8") + COPIED + ROWS, encoding="utf-8")
    return page


def lint(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> list[tuple[str, int]]:
    """The code and the line of each finding."""
    run(["lint", "docs", "--preset", "strict", "--format", "json", *arguments])
    found = json.loads(capfdbinary.readouterr().out)["diagnostics"]
    return [(finding["code"], finding["line"]) for finding in found]


def test_findings_in_a_baseline_are_known_wherever_they_move(
    docs: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """They are found by operation and row; a new one in another operation is reported."""
    assert "repeated-word" in dict(lint(capfdbinary))
    lint(capfdbinary, "--baseline", "known.json", "--write-baseline")
    places = {entry["place"] for entry in json.loads(Path("known.json").read_bytes())["findings"]}
    assert "get_weigh_tool > parameters > unit" in places
    text = docs.read_text("utf-8")
    docs.write_text(text.replace("\n## Fetch a photo", "\nMore text.\n\n## Fetch a photo"), encoding="utf-8")
    assert lint(capfdbinary, "--baseline", "known.json") == []
    added = "\n## Paint a tool\n\n`PUT https://api.tallowmere.example/v1/tools/{tool_id}/paint`\n" + ROWS
    docs.write_text(text + added, encoding="utf-8")
    assert "repeated-word" in dict(lint(capfdbinary, "--baseline", "known.json"))


def test_what_stands_above_a_request_line_belongs_to_its_operation(
    docs: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Samples often stand between the heading and the request line."""
    sample = "```shell\ncurl -X POST https://api.tallowmere.example/v1/tool/7/scale\n```\n"
    added = f"\n## Scale a tool\n\n{sample}\n`PUT /v1/tools/{{id}}/scale`\n"
    docs.write_text(docs.read_text("utf-8") + added, encoding="utf-8")
    lint(capfdbinary, "--baseline", "known.json", "--write-baseline")
    found = json.loads(Path("known.json").read_bytes())["findings"]
    assert [entry["place"] for entry in found if entry["rule"] == "sample-differs"] == ["scale_tool"]


def test_a_comment_suppresses_a_finding(docs: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """At the next line of a table, as everywhere."""
    text = docs.read_text("utf-8")
    comment = "<!-- slatebind-disable-next-line repeated-word: meant -->\n"
    docs.write_text(text.replace("unit | string | The unit", f"{comment}unit | string | The unit"), encoding="utf-8")
    assert "repeated-word" not in dict(lint(capfdbinary))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_findings(form: str, docs: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each names the rule and the file."""
    assert docs.is_file()
    run(["lint", "docs", "--format", form])
    out = capfdbinary.readouterr().out.decode()
    assert "repeated-word" in out
    assert "index.html.md" in out
