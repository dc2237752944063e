"""The errors and warnings in real documents and in the sample, each judged by a reader who has not seen the rules.

``lint_judged.txt`` has a line for each: the document, the rule, the place, a hash of the message and of the line, the
judgement (``right``, ``wrong`` or ``noise``) and the reason. A new finding has to be judged and added by hand; the test
prints its line with ``?`` as judgement.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from documents import SIDESCALE
from lint_documents import dialect
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.lint import Settings, lint_document, one_of_each_group
from slatebind.markdown import SourceLines, read_document

JUDGED = Path(__file__).parent / "lint_judged.txt"
SAMPLE = Path(__file__).parents[2] / "sample"
NUMBERS = ("07", "19", "20", "21", "22")
MIN_PRECISION = 0.95


@cache
def reported() -> tuple[str, ...]:
    """Everything but the judgement of each error and warning of the recommended rules."""
    documents = {number: next(SIDESCALE.glob(f"{number}-*.md")) for number in NUMBERS}
    return tuple(line for name, path in {**documents, "sample": SAMPLE}.items() for line in _reported(name, path))


def _reported(name: str, path: Path) -> Iterator[str]:
    document = read_document(str(path))
    lines = SourceLines.of_files(document.files)
    found = lint_document(document, dialect(), Settings())
    places = {(finding.code, finding.at): finding.place for finding in found}
    for finding in one_of_each_group(found):
        if finding.severity is not Severity.INFO:
            place = places[finding.code, finding.at]
            yield f"{name} | {finding.code} | {place} | {_hash(finding, lines)}"


def _hash(finding: Diagnostic, lines: SourceLines) -> str:
    text = f"{finding.message}\0{lines.line(finding.at)}"
    return sha256(text.encode()).hexdigest()[:10]


def judgements() -> dict[str, str]:
    """The judgement of each finding."""
    rows = [line.split(" | ") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line]
    return {" | ".join(row[:4]): row[4] for row in rows}


def test_every_finding_is_judged() -> None:
    """And no judgement is about a finding that is gone."""
    new = [f"{line} | ? |" for line in reported() if line not in judgements()]
    assert not new, "\n".join(new)
    assert set(judgements()) == set(reported())


def test_precision() -> None:
    """At least 95 % of the errors and warnings are right."""
    counts = Counter(judgements()[line] for line in reported())
    assert set(counts) <= {"right", "wrong", "noise"}
    assert counts["right"] >= MIN_PRECISION * counts.total()


def test_conventions_are_reported_once() -> None:
    """No document has more than a few warnings of a rule: what it does everywhere is one note."""
    counts = Counter(tuple(line.split(" | ")[:2]) for line in reported())
    assert max(counts.values()) < 10, counts.most_common(3)
