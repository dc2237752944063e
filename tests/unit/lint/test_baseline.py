"""Baselines survive edits elsewhere, runs from other folders, and runs over a part of the docs."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_documents import STRICT, lint_text
from slatebind.cli.error_handling import run
from slatebind.diagnostic import Diagnostic, Position
from slatebind.lint import against, dump_baseline, load_baseline

SAMPLE = Path(__file__).parents[3] / "sample" / "source" / "index.html.md"

DOCUMENT = """\
# Pier

## listPiers

This command lists piers.

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
cmk listPiers
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|--------------|-----------|----|------|--------|
|**id**|The the pier|{type}|255|false|

### Response schema

|Element|Description|Type|
|-------|-----------|----|
|**id**|The pier|uuid|
"""

CONFIGURATION = """\
[[spec]]
docs = "docs"
file = "spec.yaml"
[lint]
baseline = "known.json"
[[lint.overrides]]
paths = ["docs/source/*"]
rules = {repeated-word = "off"}
"""

Lint = Callable[..., tuple[int, list[tuple[str, str]]]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with docs in two folders, of which one is configured."""
    (tmp_path / "slatebind.toml").write_text(CONFIGURATION, encoding="utf-8")
    for folder in ("docs/source", "other"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html.md").write_text(DOCUMENT.format(type="anchor"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lint(capfdbinary: pytest.CaptureFixture[bytes]) -> Lint:
    """Runs the command; its exit code, and the code and the file's name of each finding."""

    def lint(*arguments: str) -> tuple[int, list[tuple[str, str]]]:
        code = run(["lint", *arguments, "--format", "json"])
        found = json.loads(capfdbinary.readouterr().out)["diagnostics"]
        return code, [(finding["code"], Path(finding["file"]).name) for finding in found]

    return lint


def entries() -> list[tuple[str, str]]:
    """Files and rules in the baseline."""
    return [(entry["file"], entry["rule"]) for entry in json.loads(Path("known.json").read_bytes())["findings"]]


@pytest.mark.parametrize("folder", [".", "docs", "docs/source", "other"])
def test_a_subfolder_gives_the_same_result(
    folder: str, project: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths of the baseline and of overrides are relative to the configuration."""
    assert lint("--write-baseline") == (0, [])
    written = Path("known.json").read_bytes()
    assert entries() == [("docs/source/index.html.md", "type-known")]
    monkeypatch.chdir(project / folder)
    assert lint() == (0, [])
    lint("--write-baseline")
    assert (project / "known.json").read_bytes() == written


def test_a_part_of_the_docs_leaves_the_rest_alone(project: Path, lint: Lint) -> None:
    """Writing and checking one folder, or one rule, neither removes nor misses entries about others."""
    lint("docs", "other", "--write-baseline")
    whole = Path("known.json").read_bytes()
    assert [rule for _, rule in entries()] == ["type-known", "repeated-word", "type-known"]
    for arguments in (("docs",), ("other",), ("docs/source/index.html.md",), ("other", "--select", "repeated-word")):
        assert lint(*arguments) == (0, []), arguments
        lint(*arguments, "--write-baseline")
        assert Path("known.json").read_bytes() == whole, arguments
    Path("docs/source/index.html.md").write_text(DOCUMENT.format(type="uuid"), encoding="utf-8")
    assert lint("other") == (0, [])
    assert lint("docs") == (0, [("baseline-gone", "known.json")])
    lint("docs", "--write-baseline")
    assert entries() == [("other/index.html.md", "repeated-word"), ("other/index.html.md", "type-known")]


def test_entries_of_former_versions_are_read(project: Path, lint: Lint) -> None:
    """They have messages, which may have been reworded and contain numbers; writing replaces them by places."""
    old = {
        "file": "docs/source/index.html.md",
        "rule": "type-known",
        "message": "there is no type `anchor` in 40 tables",
    }
    Path("known.json").write_text(json.dumps({"slatebind_baseline": 1, "findings": [old]}), encoding="utf-8")
    assert lint() == (0, [])
    lint("--write-baseline")
    (entry,) = json.loads(Path("known.json").read_bytes())["findings"]
    assert (entry["place"], "message" in entry) == ("listPiers > parameters > id", False)
    other = {**old, "message": "there is no type `chain`"}
    Path("known.json").write_text(json.dumps({"slatebind_baseline": 1, "findings": [other]}), encoding="utf-8")
    assert {code for code, _ in lint()[1]} == {"type-known", "baseline-gone"}


def test_a_place_is_accepted_as_often_as_it_was_recorded() -> None:
    """A second finding of the rule at the same place is new."""
    finding = Diagnostic(code="spelling", message="m", at=Position("a.md"), place="listPiers")
    baseline, _ = load_baseline(dump_baseline([finding]), "known.json")
    assert baseline is not None
    assert against(baseline, [finding, finding], "known.json") == (finding,)


def _identities(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.place) for finding in found)


def _edits() -> list[tuple[str, Callable[[str], str]]]:
    return [
        (
            "a row is added",
            lambda text: re.sub(r"(\n\|\*\*.*\n)", r"\1|**pier**|The pier|anchor|255|false|\n", text, count=1),
        ),
        ("a row is removed", lambda text: re.sub(r"\n\|\*\*.*(?=\n)", "", text, count=1)),
        ("descriptions are reworded", lambda text: re.sub(r"(?m)^(\|\*\*\w+\*\*\|)", r"\1Now vm: ", text)),
        ("types are changed", lambda text: re.sub(r"\|(string|uuid|list)\|", "|anchor|", text)),
        ("the example is completed", lambda text: re.sub(r"(?m)^(\$ cmk \w+)$", r"\1 pier=<pier>", text)),
        ("the description is reworded", lambda text: text.replace("This command ", "This command seperately ", 1)),
        ("a line is added", lambda text: text.replace("### ", "Some prose.\n\n### ", 1)),
    ]


@pytest.mark.parametrize(("title", "edit"), _edits(), ids=[title for title, _ in _edits()])
def test_an_edit_of_one_command_concerns_no_other(
    title: str, edit: Callable[[str], str], tmp_path: Path, chosen: list[int]
) -> None:
    """After any edit of one command of the sample, the findings of all others are at the same places."""
    text = SAMPLE.read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?=## [a-z]\w+$)", text)
    before = _identities(lint_text(tmp_path, text, STRICT))
    for number in chosen:
        part = parts[1 + number % (len(parts) - 1)]
        name = part.split("\n")[0].removeprefix("## ")
        after = _identities(lint_text(tmp_path, text.replace(part, edit(part)), STRICT))
        changed = (before - after) + (after - before)
        others = {(code, place) for code, place in changed if place.split(" ")[0] != name}
        assert not others, (title, name)


@pytest.fixture
def chosen() -> list[int]:
    """The commands that are edited."""
    return [2, 17, 31]
