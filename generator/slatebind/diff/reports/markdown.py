"""Markdown: a comment on a pull request, and a changelog entry."""

import re
from collections.abc import Iterator
from itertools import islice

from slatebind.diff.headings import subject
from slatebind.diff.reports.sections import NEW_DOCS
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level

_HEADINGS = {Level.BREAKING: "Breaking", Level.WARNING: "Needs review", Level.INFO: "Compatible"}
_RULES_OF_ADDITIONS = ("-added", "-gained")
"""Endings of the ids of rules whose findings a changelog lists as added."""
MAX_CHARACTERS = 60_000
"""Code hosts reject comments of more than 65,536 characters."""
_ITEM_LIMITS = (200, 100, 50, 20, 5)
"""The numbers of items in each section that are tried until a comment is short enough."""


def render(result: DiffResult) -> str:
    """A comment: breaking changes in full, others folded; as many of each as a code host accepts."""
    if result.is_new:
        return f"## API changes: {NEW_DOCS}\n\n`{_code(result.new)}`; version: **{result.bump}**.\n"
    texts = (_comment(result, limit) for limit in _ITEM_LIMITS)
    return next((text for text in texts if len(text) <= MAX_CHARACTERS), _comment(result, 0))


def _comment(result: DiffResult, limit: int) -> str:
    counts = ", ".join(f"{count} {level.value}" for level, count in result.counts.items() if count)
    lines = [f"## API changes: {counts or 'none'}", ""]
    lines += [f"From `{_code(result.old)}` to `{_code(result.new)}`; version: **{result.bump}**.", ""]
    for level in Level:
        findings = [finding for finding in result.findings if result.level(finding) is level]
        if findings and level is Level.BREAKING:
            lines += [f"### {_HEADINGS[level]}", "", *_bullets(map(_in_full, findings), len(findings), limit), ""]
        elif findings:
            lines += [f"<details><summary>{_HEADINGS[level]} ({len(findings)})</summary>", ""]
            lines += [*_bullets(map(_in_short, findings), len(findings), limit), "", "</details>", ""]
    remarks = [f"accepted: {_text(finding.message)} ({_text(finding.accepted or '')})" for finding in result.accepted]
    remarks += [f"{note.severity.value}: {_text(note.message)}" for note in result.notes]
    lines += _bullets(iter(remarks), len(remarks), limit)
    return "\n".join(lines).rstrip() + "\n"


def changelog(result: DiffResult) -> str:
    """The changes, accepted ones as well, in the form of Keep a Changelog."""
    sections: dict[str, list[Finding]] = {"Breaking": [], "Added": [], "Changed": [], "Documentation": []}
    for finding in result.everything:
        sections[_section(finding, result)].append(finding)
    lines = []
    for heading, findings in sections.items():
        if findings:
            lines += [f"### {heading}", "", *_bullets(map(_in_short, findings), len(findings), len(findings)), ""]
    return "\n".join(lines).rstrip() + "\n" if lines else ""


def _section(finding: Finding, result: DiffResult) -> str:
    if result.level(finding) is Level.BREAKING:
        return "Breaking"
    if finding.rule.endswith(_RULES_OF_ADDITIONS):
        return "Added"
    return "Documentation" if set(finding.levels) == {"docs"} else "Changed"


def _bullets(items: Iterator[str], count: int, limit: int) -> Iterator[str]:
    yield from (f"- {item}" for item in islice(items, limit))
    if count > limit:
        yield f"- and {count - limit} more"


def _in_full(finding: Finding) -> str:
    surfaces = ", ".join(surface for surface, level in finding.levels.items() if level is Level.BREAKING)
    text = f"{_in_short(finding)}  \n  Breaks {surfaces}: {finding.why}"
    if finding.witness:
        after = f" \u2192 `{_code(finding.witness.after)}`" if finding.witness.after else ""
        text += f"  \n  `{_code(finding.witness.before)}`{after}"
    return text


def _in_short(finding: Finding) -> str:
    confidence = f" (probably; confidence {finding.confidence:.0%})" if finding.confidence < 1 else ""
    names = ", ".join(f"`{_code(name)}`" for name in finding.commands)
    responses = f", in responses of {names}" if names else ""
    return f"**{_text(subject(finding))}**: {_text(finding.message)}{confidence}{responses}"


def _text(text: str) -> str:
    """Text from docs on one line, escaped; what is in backticks stays code."""
    parts = " ".join(text.split()).split("`")
    rendered = (_code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))
    return "`".join(rendered) if len(parts) % 2 else _escaped(text.replace("`", "'"))


def _escaped(text: str) -> str:
    """Text of which nothing is markup, a mention or an image."""
    return re.sub(r"([\\*_\[\]<>#|~!@&])", r"\\\1", " ".join(text.split()) if "\n" in text else text)


def _code(text: str) -> str:
    return " ".join(text.replace("`", "'").split()) or " "
