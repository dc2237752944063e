"""Findings that say the same: what a whole document does is reported once, and so is a message that is repeated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Severity, in_order
from slatebind.findings import FINDINGS
from slatebind.lint.context import LintContext
from slatebind.lint.facts import hold
from slatebind.lint.places import Places
from slatebind.lint.rule import Rule

CONVENTION = "convention"
"""The group of a rule's findings in a document that follows a convention of its own."""
MANY = "many"
"""The group of a rule's findings where there are more than can be settled one by one."""
_MIN_PLACES = 3
_MIN_COMMANDS = 5
_MAX_RELATED = 5


def with_groups(
    findings: Iterable[Diagnostic], rules: Mapping[str, Rule], context: LintContext, places: Places
) -> Iterator[Diagnostic]:
    """The findings with their places and groups.

    A rule that most of the places it applies to break does not fit the document, which follows another convention:
    its findings are not mistakes but notes, and its fixes are only suggested. Problems with reading the docs stay what
    they are.
    """
    by_code: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(replace(finding, place=places.place(finding.at)))
    for code, same in by_code.items():
        rule = rules.get(code)
        if _is_convention(same, rule, context, places):
            yield from (_of_convention(finding, is_read=code in FINDINGS) for finding in same)
        elif rule is not None and rule.max_single is not None and len(same) > rule.max_single:
            yield from (replace(finding, group=MANY) for finding in same)
        else:
            yield from (replace(finding, group=_repeated(finding, context, places)) for finding in same)


def _repeated(finding: Diagnostic, context: LintContext, places: Places) -> str:
    """The group of a finding with those that say the same; empty if it is shown alone."""
    definition = FINDINGS.get(finding.code)
    if definition is None or definition.is_once:
        return finding.message
    if definition.is_once_per_command and hold(("requests",), context):
        return f"{places.section(finding.at)}: {finding.message}"
    return ""


def _is_convention(found: list[Diagnostic], rule: Rule | None, context: LintContext, places: Places) -> bool:
    if rule is not None and rule.places is not None:
        return len(found) >= _MIN_PLACES and len(found) * 2 > rule.places(context)
    if len({finding.message for finding in found}) * 2 <= len(found):
        return False  # a few messages that are repeated say more than one
    commands = {places.section(finding.at) for finding in found if places.is_command(finding.at)}
    return len(commands) >= _MIN_COMMANDS and len(commands) * 2 > len(places.commands)


def _of_convention(finding: Diagnostic, *, is_read: bool) -> Diagnostic:
    if is_read:
        return replace(finding, group=CONVENTION)
    suggested = (*finding.edits, *finding.suggested_edits)
    return replace(finding, group=CONVENTION, severity=Severity.INFO, edits=(), suggested_edits=suggested)


def one_of_each_group(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, of each group only the first, which says how many there are and where the next ones are."""
    groups: dict[object, list[Diagnostic]] = {}
    for finding in in_order(findings):
        key = (finding.code, finding.severity, finding.group) if finding.group else finding
        groups.setdefault(key, []).append(finding)
    return in_order(_combined(same) for same in groups.values())


def _combined(same: list[Diagnostic]) -> Diagnostic:
    first, *others = same
    if not others:
        return first
    is_convention = first.group == CONVENTION
    alike = f"the first of {len(same)} alike{', a convention of this document' if is_convention else ''}"
    next_ones = tuple(finding.at for finding in others)
    return replace(
        first,
        message=f"{first.message} ({alike})",
        place=first.group,
        related=(*first.related, *next_ones)[:_MAX_RELATED],
        edits=tuple(edit for finding in same for edit in finding.edits),
        suggested_edits=tuple(edit for finding in same for edit in finding.suggested_edits),
    )
