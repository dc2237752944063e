"""Each folder here is a case: an input with all expected results.

A folder with ``input.md`` is a document: ``spec.yaml`` is its spec, ``findings.txt`` what extracting it reports, and
``lint.txt`` what all rules report; ``fixed.md``, where it exists, is the document after --fix. Its dialect is that of
``dialect.yaml``, if it has one.
A folder with ``slatebind.toml`` is a project: ``expected`` has every file that
``slatebind generate`` writes there, and in ``findings.txt`` what it prints. A folder ``diff-...`` has two versions of
docs, ``old`` and ``new``: ``diff.txt`` is what changed between them. ``make update-cases`` writes what comes of the
inputs now; read the difference before it is committed.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from command_line import run_here
from lint_documents import STRICT, dialect
from slatebind.diagnostic import Diagnostic
from slatebind.diff.verdict import Finding
from slatebind.extraction import extract_spec
from slatebind.lint import fix_document, lint_document, one_of_each_group
from slatebind.markdown import read_document
from slatebind.project.diffing import DEFAULT_IGNORES, compare_sides, read_ignores
from slatebind.project.sides import open_sides, side_of
from slatebind.spec.codec import dump, load

FOLDER = Path(__file__).parent
SAMPLE = FOLDER.parents[1] / "sample" / "source"
DOCUMENTS = sorted(file.parent.name for file in FOLDER.glob("*/input.md"))
COMPARISONS = sorted(folder.name for folder in FOLDER.glob("diff-*"))
PROJECTS = sorted(file.parent.name for file in FOLDER.glob("*/slatebind.toml"))
IS_UPDATE = bool(os.environ.get("SLATEBIND_UPDATE"))


@pytest.mark.parametrize("case", DOCUMENTS)
def test_document(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document gives its spec, its findings and those of all rules, with positions."""
    folder = FOLDER / case
    monkeypatch.chdir(folder)
    spoken = dialect(folder / "dialect.yaml" if (folder / "dialect.yaml").exists() else "cloudstack")
    document = read_document("input.md")
    extracted = extract_spec(document, spoken)
    compare(folder / "spec.yaml", dump(extracted.spec))
    compare(folder / "findings.txt", lines(extracted.diagnostics))
    compare(folder / "lint.txt", lines(one_of_each_group(lint_document(document, spoken, STRICT))))
    assert load(dump(extracted.spec), "spec.yaml").spec == extracted.spec
    if (folder / "fixed.md").exists():
        fixed = fix_document("input.md", spoken, STRICT, lambda _: True)
        compare(folder / "fixed.md", fixed.after["input.md"].decode())


def test_lint_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings of all rules in the bundled sample: this shows new false positives."""
    monkeypatch.chdir(SAMPLE)
    found = lint_document(read_document("index.html.md"), dialect(), STRICT)
    compare(FOLDER / "sample" / "lint.txt", lines(one_of_each_group(found)))


@pytest.mark.parametrize("case", COMPARISONS)
def test_comparison(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of docs give exactly these changes, with what follows from each below it."""
    folder = FOLDER / case
    monkeypatch.chdir(folder)
    names = ("old", "new") if Path("old").is_dir() else ("old.md", "new.md")
    ignores, problems = read_ignores(DEFAULT_IGNORES) if Path(DEFAULT_IGNORES).is_file() else (None, ())
    assert problems == ()
    result = compare_sides(*open_sides(*map(side_of, names)), names, ignores=ignores)
    assert result.notes == ()
    told = [text for finding in result.everything for text in changes(finding)]
    compare(folder / "diff.txt", "\n".join((f"version: {result.bump}", *told, "")))


def changes(finding: Finding, margin: str = "") -> Iterator[str]:
    """A change on one line, and what follows from it."""
    accepted = f" (accepted: {finding.accepted})" if finding.accepted else ""
    responses = f" in responses of {', '.join(finding.commands)}" if finding.commands else ""
    yield f"{margin}{finding.level()} {finding.rule} {finding.place}: {finding.message}{responses}{accepted}"
    for place in finding.other_places:
        yield f"{margin}  also {place}"
    for below in finding.consequences:
        yield from changes(below, f"{margin}  ")


@pytest.mark.parametrize("case", PROJECTS)
def test_project(case: str, tmp_path: Path) -> None:
    """A project gives exactly its files, findings and exit code."""
    project, expected = tmp_path / case, FOLDER / case / "expected"
    shutil.copytree(FOLDER / case, project, ignore=shutil.ignore_patterns("expected"))
    inputs = set(files(project))
    done = run_here("generate", cwd=project)
    written = {path: text for path, text in files(project).items() if path not in inputs}
    written["findings.txt"] = f"{done.err}{done.out}exit code {done.code}\n"
    if IS_UPDATE:
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in written.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, encoding="utf-8")
    assert written == files(expected)


def lines(findings: Iterable[Diagnostic]) -> str:
    """Findings as text, each hint on a line of its own."""
    return "".join(f"{finding}\n    {finding.hint}\n" if finding.hint else f"{finding}\n" for finding in findings)


def files(folder: Path) -> dict[str, str]:
    """The texts below a folder by their paths, without slatebind's own records."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(".slatebind")
    }


def compare(expected: Path, text: str) -> None:
    """Compare a text with a file, or update the file if requested."""
    if IS_UPDATE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
