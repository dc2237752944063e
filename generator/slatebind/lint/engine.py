"""Runs all rules over a document and combines their findings with those of extraction."""

from collections.abc import Iterator

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, in_order
from slatebind.dialects import Dialect
from slatebind.extraction import extract_with_source
from slatebind.extraction.completeness.dialect_fit import NO_COMMANDS
from slatebind.findings import VERIFY_FINDINGS, diagnostic
from slatebind.lint.context import LintContext
from slatebind.lint.facts import hold
from slatebind.lint.grouping import with_groups
from slatebind.lint.places import Places
from slatebind.lint.registry import all_rules
from slatebind.lint.rule import Rule
from slatebind.lint.settings import Settings
from slatebind.lint.suppress import Suppression, read_suppressions, suppress
from slatebind.markdown import SourceDocument
from slatebind.progress import ProgressCallback, no_progress


def lint_document(
    document: SourceDocument, dialect: Dialect, settings: Settings, on_progress: ProgressCallback = no_progress
) -> tuple[Diagnostic, ...]:
    """Findings of all enabled rules that no comment of the document suppresses, in order, each at its place.

    ``one_of_each_group`` makes one of those that say the same.
    ``on_progress`` gets the numbers of checked rules and of all.
    """
    context = LintContext(document, extract_with_source(document, dialect), dialect)
    found = (*context.extraction.diagnostics, *_checked(context, settings, on_progress))
    places = Places(context)
    findings = tuple(with_groups(found, all_rules(), context, places))
    suppressions, problems = read_suppressions(context.files, context.fenced)
    left, unused = suppress(tuple(_with_severity(findings, settings)), suppressions)
    of_comments = [
        replace(problem, place=places.place(problem.at))
        for problem in (*problems, *(_unused(comment) for comment in unused if _looks_for(comment.rule, settings)))
    ]
    # Characters of a file that is not UTF-8 have no certain columns.
    unreadable = {finding.at.file for finding in document.diagnostics if finding.code == "source-encoding"}
    return in_order(
        replace(finding, edits=(), suggested_edits=()) if finding.at.file in unreadable else finding
        for finding in (*left, *_with_severity(of_comments, settings))
    )


def _with_severity(findings: tuple[Diagnostic, ...] | list[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """The findings whose rule is on, with the severity that the settings give them."""
    for finding in findings:
        severity = settings.severity(finding)
        if severity is not None:
            yield replace(finding, severity=severity)


def _checked(context: LintContext, settings: Settings, on_progress: ProgressCallback) -> Iterator[Diagnostic]:
    if any(finding.code == NO_COMMANDS for finding in context.extraction.diagnostics):
        return  # a document of another kind: what the rules would say of it is about something else
    rules = all_rules().values()
    for number, rule in enumerate(rules):
        on_progress(number, len(rules))
        if settings.runs(rule.id) and hold(rule.needs, context):
            yield from _check(rule, context)


def _check(rule: Rule, context: LintContext) -> Iterator[Diagnostic]:
    for violation in rule.check(context) if rule.check else ():
        yield Diagnostic(
            code=rule.id,
            message=violation.message,
            at=violation.at,
            severity=rule.severity,
            hint=violation.hint,
            related=violation.related,
            edits=violation.edits if violation.is_safe else (),
            suggested_edits=() if violation.is_safe else violation.edits,
        )


def _looks_for(rule: str, settings: Settings) -> bool:
    """Whether lint reports findings of a rule. Those of ``slatebind verify`` need a server."""
    return rule not in VERIFY_FINDINGS and settings.runs(rule)


def _unused(comment: Suppression) -> Diagnostic:
    message = f"unused suppression: no finding of `{comment.rule}` here"
    return diagnostic("suppression-unused", comment.at, message, "remove the comment")
