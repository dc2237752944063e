"""A document under all rules: what the extractor reports and what the rules find, as one list."""

from collections.abc import Iterator

import msgspec

from slatebind.diagnostic import Diagnostic, Severity, in_order
from slatebind.dialects import Dialect
from slatebind.extract import extract_with_source
from slatebind.lint.rule import Edit, Rule
from slatebind.lint.rules import all_rules
from slatebind.lint.settings import Settings
from slatebind.lint.subject import Subject
from slatebind.lint.suppress import Suppression, read_suppressions, silence
from slatebind.markdown import SourceDocument
from slatebind.tick import Tick, unwatched


class Result(msgspec.Struct, frozen=True):
    """What was found, in order, and the edits that mend a finding, by the finding."""

    findings: tuple[Diagnostic, ...]
    edits: dict[Diagnostic, tuple[Edit, ...]]


def lint_document(document: SourceDocument, dialect: Dialect, settings: Settings, tick: Tick = unwatched) -> Result:
    """Everything that the settings ask for and that no comment of the document silences.

    ``tick`` is told how many of the rules have looked.
    """
    subject = Subject(document, extract_with_source(document, dialect), dialect)
    edits: dict[Diagnostic, tuple[Edit, ...]] = {}
    for finding, mending in (*_extracted(subject, settings), *_checked(subject, settings, tick)):
        severity = settings.severity(finding)
        if severity is not None:
            edits[msgspec.structs.replace(finding, severity=severity)] = mending
    suppressions, problems = read_suppressions(subject.files, subject.fenced)
    left, unused = silence(tuple(edits), suppressions)
    wanted = [one for one in unused if settings.runs(one.rule)]
    own = [*problems, *map(_unused, wanted)]
    left += [msgspec.structs.replace(one, severity=severity) for one in own if (severity := settings.severity(one))]
    findings = in_order(left)
    # Characters of a file that is not UTF-8 have no certain columns.
    unreadable = {one.at.file for one in subject.document.diagnostics if one.code == "source-encoding"}
    mended = {one: edits[one] for one in findings if edits.get(one) and one.at.file not in unreadable}
    return Result(findings, mended)


_Mended = tuple[Diagnostic, tuple[Edit, ...]]


def _extracted(subject: Subject, settings: Settings) -> Iterator[_Mended]:
    """What the extractor reports, with the fixes of the rules of these names."""
    rules = all_rules()
    for finding in subject.extraction.diagnostics:
        rule = rules.get(finding.code)
        mends = rule is not None and rule.fix is not None and settings.runs(finding.code)
        yield finding, tuple(rule.fix(subject, finding)) if mends and rule and rule.fix else ()


def _checked(subject: Subject, settings: Settings, tick: Tick) -> Iterator[_Mended]:
    rules = all_rules().values()
    for number, rule in enumerate(rules):
        tick(number, len(rules))
        if rule.check is not None and settings.runs(rule.id):
            yield from _check(rule, subject)


def _check(rule: Rule, subject: Subject) -> Iterator[_Mended]:
    assert rule.check is not None
    for found in rule.check(subject):
        finding = Diagnostic(
            code=rule.id,
            message=found.message,
            at=found.at,
            severity=rule.severity,
            hint=found.hint,
            related=found.related,
        )
        yield finding, found.edits


def _unused(one: Suppression) -> Diagnostic:
    return Diagnostic(
        code="suppression-unused",
        message=f"this comment silences `{one.rule}`, which finds nothing here",
        at=one.at,
        severity=Severity.WARNING,
        hint="remove the comment",
    )
