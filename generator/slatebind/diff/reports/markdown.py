"""Markdown: a comment on a pull request, and a changelog entry."""

from collections.abc import Iterator
from itertools import islice

from slatebind.diff.headings import uses
from slatebind.diff.reports.sections import (
    NEW_DOCS,
    Section,
    headline,
    rule_counts,
    sections,
    shown_consequences,
    summary,
)
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level
from slatebind.formats.markdown import markdown_code, markdown_text

_RULES_OF_ADDITIONS = ("-added", "-gained")
"""Endings of the ids of rules whose findings a changelog lists as added."""
MAX_CHARACTERS = 60_000
"""Code hosts reject comments of more than 65,536 characters."""
_ITEM_LIMITS = (
    (200, 200, 200, 200, 200),
    (200, 200, 50, 20, 0),
    (100, 50, 20, 5, 0),
    (50, 20, 5, 0, 0),
    (0, 0, 0, 0, 0),
)
"""The numbers of items in each section that are tried until a comment is short enough."""
_MAX_CONSEQUENCES = 10
_OPEN = (Section.BREAKING, Section.WARNINGS)
"""The sections that are not folded."""


def render(result: DiffResult) -> str:
    """A comment: breaking changes in full and warnings, others folded; as many of each as a code host accepts."""
    if result.is_new:
        return f"## API changes: {NEW_DOCS}\n\n`{markdown_code(result.new)}`; version: **{result.bump}**.\n"
    texts = (_comment(result, dict(zip(Section, limits, strict=True))) for limits in _ITEM_LIMITS)
    return next((text for text in texts if len(text) <= MAX_CHARACTERS), _summary(result))


def _comment(result: DiffResult, limits: dict[Section, int]) -> str:
    lines = [_summary(result)]
    for section, findings in sections(result):
        is_full = section is Section.BREAKING
        texts = (_in_full(finding, result) if is_full else _in_short(finding) for finding in findings)
        items = _bullets(texts, len(findings), limits[section])
        title = f"{section} ({len(findings)})"
        if section in _OPEN:
            lines += [f"### {title}", "", *items, ""]
        else:
            counts = f": {rule_counts(findings)}" if section is Section.DOCS else ""
            lines += [f"<details><summary>{title}{counts}</summary>", "", *items, "", "</details>", ""]
    remarks = [_accepted(finding, result) for finding in result.accepted]
    remarks += [f"{note.severity.value}: {markdown_text(note.message)}" for note in result.notes]
    lines += _bullets(iter(remarks), len(remarks), limits[Section.WARNINGS])
    return "\n".join(lines).rstrip() + "\n"


def _summary(result: DiffResult) -> str:
    sides = f"From `{markdown_code(result.old)}` to `{markdown_code(result.new)}`"
    if result.named_target:
        sides += f"; `sdk` is what the target `{markdown_code(result.named_target)}` generates"
    return f"## API changes: {summary(result) or 'none'}\n\n{sides}; version: **{result.bump}**.\n"


def changelog(result: DiffResult) -> str:
    """The changes, accepted ones as well, in the form of Keep a Changelog."""
    by_heading: dict[str, list[Finding]] = {"Breaking": [], "Added": [], "Changed": [], "Documentation": []}
    for finding in result.everything:
        by_heading[_heading(finding, result)].append(finding)
    lines = []
    for heading, findings in by_heading.items():
        if findings:
            lines += [f"### {heading}", "", *(f"- {_in_short(finding)}" for finding in findings), ""]
    return "\n".join(lines).rstrip() + "\n" if lines else ""


def _heading(finding: Finding, result: DiffResult) -> str:
    if result.level(finding) is Level.BREAKING:
        return "Breaking"
    if finding.rule.endswith(_RULES_OF_ADDITIONS):
        return "Added"
    return "Documentation" if set(finding.levels) == {"docs"} else "Changed"


def _bullets(items: Iterator[str], count: int, limit: int) -> Iterator[str]:
    yield from (f"- {item}" for item in islice(items, limit))
    if count > limit:
        yield f"- {'and ' if limit else ''}{count - limit} more"


def _in_full(finding: Finding, result: DiffResult) -> str:
    surfaces = ", ".join(surface for surface, level in finding.levels.items() if level is Level.BREAKING)
    lines = [_in_short(finding), f"Breaks {surfaces}: {markdown_text(finding.why)}"]
    if finding.witness:
        after = f" \u2192 `{markdown_code(finding.witness.after)}`" if finding.witness.after else ""
        lines.append(f"`{markdown_code(finding.witness.before)}`{after}")
    consequences = shown_consequences(finding, result)
    follows = _bullets((markdown_text(each.message) for each in consequences), len(consequences), _MAX_CONSEQUENCES)
    return "\n  ".join(("  \n  ".join(lines), *follows))


def _in_short(finding: Finding) -> str:
    confidence = f" (probably; confidence {finding.confidence:.0%})" if finding.confidence < 1 else ""
    about, request, message = headline(finding)
    request = f" (`{markdown_code(request)}`)" if request else ""
    prefix = f"**{markdown_text(about)}**{request}: " if about else ""
    return f"{prefix}{markdown_text(message)}{confidence}{_uses(finding)}"


def _uses(finding: Finding) -> str:
    texts = (use.text(", ".join(f"`{markdown_code(name)}`" for name in use.named)) for use in uses(finding))
    return "".join(f", in {text}" for text in texts)


def _accepted(finding: Finding, result: DiffResult) -> str:
    reason = markdown_text(finding.accepted or "")
    return f"accepted, {result.level(finding)}: {_in_short(finding)} ({reason})"
