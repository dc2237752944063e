"""Markdown: a comment on a pull request, and an entry of a changelog."""

import re
from collections.abc import Callable, Iterable

from slatebind.diff.headings import subject
from slatebind.diff.outcome import Outcome
from slatebind.diff.verdict import Finding, Level

_HEADINGS = {Level.BREAKING: "Breaking", Level.WARNING: "To look at", Level.INFO: "Fine"}
_ADDED = ("-added", "-gained")
_MOST = 200
"""So many lines of a kind; a code host refuses comments beyond 65,000 characters."""


def render(outcome: Outcome) -> str:
    """A comment: what breaks in full, the rest folded away."""
    counts = ", ".join(f"{count} {level.value}" for level, count in outcome.counts.items() if count)
    lines = [f"## API changes: {counts or 'none'}", ""]
    lines += [f"From `{_code(outcome.old)}` to `{_code(outcome.new)}`; version: **{outcome.bump}**.", ""]
    for level in Level:
        found = [finding for finding in outcome.findings if outcome.level(finding) is level]
        if found and level is Level.BREAKING:
            lines += [f"### {_HEADINGS[level]}", "", *_bullets(found, _whole)]
        elif found:
            lines += [f"<details><summary>{_HEADINGS[level]} ({len(found)})</summary>", ""]
            lines += [*_bullets(found, _brief), "", "</details>", ""]
    lines += [f"- accepted: {_text(one.finding.message)} ({_text(one.reason)})" for one in outcome.accepted]
    lines += [f"- {note.severity.value}: {_text(note.message)}" for note in outcome.notes]
    return "\n".join(lines).rstrip() + "\n"


def changelog(outcome: Outcome) -> str:
    """The changes as Keep a Changelog has them."""
    sections: dict[str, list[Finding]] = {"Breaking": [], "Added": [], "Changed": [], "Documentation": []}
    for finding in outcome.findings:
        sections[_section(finding, outcome)].append(finding)
    lines = []
    for heading, found in sections.items():
        if found:
            lines += [f"### {heading}", "", *_bullets(found, _brief), ""]
    return "\n".join(lines).rstrip() + "\n" if lines else ""


def _section(finding: Finding, outcome: Outcome) -> str:
    if outcome.level(finding) is Level.BREAKING:
        return "Breaking"
    if finding.rule.endswith(_ADDED):
        return "Added"
    return "Documentation" if set(finding.levels) == {"docs"} else "Changed"


def _bullets(found: list[Finding], tell: Callable[[Finding], str]) -> Iterable[str]:
    yield from (f"- {tell(finding)}" for finding in found[:_MOST])
    if len(found) > _MOST:
        yield f"- and {len(found) - _MOST} more"


def _whole(finding: Finding) -> str:
    surfaces = ", ".join(surface for surface, level in finding.levels.items() if level is Level.BREAKING)
    text = f"{_brief(finding)}  \n  Breaks {surfaces}: {finding.why}"
    if finding.witness:
        after = f" \u2192 `{_code(finding.witness.after)}`" if finding.witness.after else ""
        text += f"  \n  `{_code(finding.witness.before)}`{after}"
    return text


def _brief(finding: Finding) -> str:
    guessed = f" (a guess, {finding.confidence:.0%} sure)" if finding.confidence < 1 else ""
    answers = f", in answers of {', '.join(f'`{_code(one)}`' for one in finding.commands)}" if finding.commands else ""
    return f"**{_text(subject(finding))}**: {_text(finding.message)}{guessed}{answers}"


def _text(text: str) -> str:
    """Text from docs, in one line and harmless; what stands in backticks stays code."""
    parts = " ".join(text.split()).split("`")
    shown = (_code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))
    return "`".join(shown) if len(parts) % 2 else _escaped(text.replace("`", "'"))


def _escaped(text: str) -> str:
    """Nothing of it is markup, a mention or an image."""
    return re.sub(r"([\\*_\[\]<>#|~!@&])", r"\\\1", " ".join(text.split()) if "\n" in text else text)


def _code(text: str) -> str:
    return " ".join(text.replace("`", "'").split()) or " "
