"""Findings in real documents: all irregularities of one, listed by hand, and counts for all documents."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from documents import SIDESCALE
from lint_documents import STRICT, dialect
from property.test_lint_fix import spec_without
from slatebind.diagnostic import Diagnostic
from slatebind.lint import Fixed, all_rules, fix_document, lint_document, one_of_each_group
from slatebind.markdown import read_document

COUNTS = Path(__file__).parent / "lint_counts.txt"

IRREGULAR = {
    "command-name-mismatch": ["69:1"],
    "container-without-children": ["243:2", "244:2", "251:2"],
    "example-missing": ["69:1", "182:1"],
    "example-placeholder": ["99:1", "213:1"],
    "example-positional": ["84:32", "195:15"],
    "example-prompt": ["84:1", "127:1", "195:1"],
    "field-not-in-example": ["142:1"],
    "comment-not-kept": ["77:1"],
    "length-on-nonstring": ["206:259"],
    "link-scheme": ["28:129", "28:180"],
    "name-identifier": ["136:2"],
    "promised-count": ["20:120"],
    "quote-other-command": ["192:1"],
    "section-empty": ["65:1"],
    "spelling": ["244:60"],
    "sync-with-job-fields": ["176:2"],
    "table-columns-swapped": ["176:1", "177:1", "178:1"],
    "table-row-pipes": ["258:1"],
    "term-casing": ["244:49", "253:28"],
    "type-alias": ["259:34"],
}
"""All irregularities in the document with the most of them, found by reading it."""

FIXED = {
    *("example-positional", "link-scheme"),
    *("quote-other-command", "spelling", "table-columns-swapped", "table-row-pipes", "type-alias"),
}


def positions_by_rule(found: tuple[Diagnostic, ...]) -> dict[str, list[str]]:
    """Lines and columns by rule."""
    by_rule = defaultdict(list)
    for finding in found:
        by_rule[finding.code].append(f"{finding.at.line}:{finding.at.column}")
    return dict(by_rule)


def fixed() -> tuple[Path, Fixed]:
    """That document, and its fixes."""
    (path,) = SIDESCALE.glob("07-*.md")
    return path, fix_document(str(path), dialect(), STRICT, lambda file: file == str(path))


def test_each_irregularity_is_found_at_its_position() -> None:
    """Exactly these are found."""
    assert positions_by_rule(fixed()[1].found) == IRREGULAR


def test_what_can_be_fixed_is_fixed() -> None:
    """After --fix, rules with fixes find nothing, the others find the same, and there are no new findings."""
    _, fixes = fixed()
    assert Counter({rule: len(found) for rule, found in positions_by_rule(fixes.left).items()}) == {
        rule: len(found) for rule, found in IRREGULAR.items() if rule not in FIXED
    }
    assert not any(finding.edits for finding in fixes.left)


def test_fixes_change_only_texts() -> None:
    """The spec is the same, except for descriptions, an example and an alias of a type."""
    path, fixes = fixed()
    before, after = fixes.before[str(path)].decode(), fixes.after[str(path)].decode()
    changes = tuple(sorted({key for rule in FIXED for key in all_rules()[rule].changes}))
    assert before != after
    assert spec_without(after, changes) == spec_without(before, changes)
    assert len(before.splitlines()) == len(after.splitlines())


def test_findings_of_all_documents() -> None:
    """The number of findings of each rule in each document: this shows new false positives.

    ``SLATEBIND_UPDATE=1 pytest tests/corpus/test_lint_corpus.py`` updates the counts.
    """
    text = "".join(counted())
    if os.environ.get("SLATEBIND_UPDATE"):
        COUNTS.write_text(text, encoding="utf-8")
    assert text == COUNTS.read_text(encoding="utf-8")


def counted() -> Iterator[str]:
    """A line for each rule with findings, with its counts by document."""
    counts: dict[str, dict[str, int]] = {rule: {} for rule in all_rules()}
    for path in sorted(SIDESCALE.glob("*.md")):
        found = one_of_each_group(lint_document(read_document(str(path)), dialect(), STRICT))
        for rule, count in Counter(finding.code for finding in found).items():
            counts[rule][path.name[:2]] = count
    for rule, by_document in counts.items():
        numbers = " ".join(f"{document}:{count}" for document, count in by_document.items())
        if numbers:
            yield f"{rule}: {numbers}\n"
