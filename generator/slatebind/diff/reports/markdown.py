"""Markdown: a comment on a pull request, and an entry of a changelog."""

import re
from collections.abc import Iterator
from itertools import islice

from slatebind.diff.headings import subject
from slatebind.diff.outcome import Outcome
from slatebind.diff.verdict import Finding, Level

_HEADINGS = {Level.BREAKING: "Breaking", Level.WARNING: "To look at", Level.INFO: "Fine"}
_ADDED = ("-added", "-gained")
_LONGEST = 60_000
"""A code host refuses comments beyond 65,536 characters."""


def render(outcome: Outcome) -> str:
    """A comment: what breaks in full, the rest folded away; as much as a code host takes."""
    texts = (_comment(outcome, most) for most in (200, 100, 50, 20, 5))
    return next((text for text in texts if len(text) <= _LONGEST), _comment(outcome, 0))


def _comment(outcome: Outcome, most: int) -> str:
    counts = ", ".join(f"{count} {level.value}" for level, count in outcome.counts.items() if count)
    lines = [f"## API changes: {counts or 'none'}", ""]
    lines += [f"From `{_code(outcome.old)}` to `{_code(outcome.new)}`; version: **{outcome.bump}**.", ""]
    for level in Level:
        found = [finding for finding in outcome.findings if outcome.level(finding) is level]
        if found and level is Level.BREAKING:
            lines += [f"### {_HEADINGS[level]}", "", *_bullets(map(_whole, found), len(found), most), ""]
        elif found:
            lines += [f"<details><summary>{_HEADINGS[level]} ({len(found)})</summary>", ""]
            lines += [*_bullets(map(_brief, found), len(found), most), "", "</details>", ""]
    beside = [f"accepted: {_text(one.finding.message)} ({_text(one.reason)})" for one in outcome.accepted]
    beside += [f"{note.severity.value}: {_text(note.message)}" for note in outcome.notes]
    lines += _bullets(iter(beside), len(beside), most)
    return "\n".join(lines).rstrip() + "\n"


def changelog(outcome: Outcome) -> str:
    """The changes as Keep a Changelog has them."""
    sections: dict[str, list[Finding]] = {"Breaking": [], "Added": [], "Changed": [], "Documentation": []}
    for finding in outcome.findings:
        sections[_section(finding, outcome)].append(finding)
    lines = []
    for heading, found in sections.items():
        if found:
            lines += [f"### {heading}", "", *_bullets(map(_brief, found), len(found), len(found)), ""]
    return "\n".join(lines).rstrip() + "\n" if lines else ""


def _section(finding: Finding, outcome: Outcome) -> str:
    if outcome.level(finding) is Level.BREAKING:
        return "Breaking"
    if finding.rule.endswith(_ADDED):
        return "Added"
    return "Documentation" if set(finding.levels) == {"docs"} else "Changed"


def _bullets(told: Iterator[str], count: int, most: int) -> Iterator[str]:
    yield from (f"- {text}" for text in islice(told, most))
    if count > most:
        yield f"- and {count - most} more"


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
