"""A comparison as text for a terminal: a summary, then a line for each change, or each in full and wrapped."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from slatebind.cli.streams import Paint, truncated, width
from slatebind.diagnostic import Position
from slatebind.diff.headings import heading, uses
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
from slatebind.hidden_characters import escape_hidden
from slatebind.plurals import counted

_STYLES = {
    Section.BREAKING: "error",
    Section.WARNINGS: "warning",
    Section.NEW: "info",
    Section.OTHER: "info",
    Section.DOCS: "dim",
}
_VERBOSE_COLUMNS = 100
_MIN_COLUMNS = 40
_INDENT = "  "
_DETAILS = _INDENT * 3


def lines_of(result: DiffResult, paint: Paint, columns: int | None, *, is_verbose: bool) -> Iterator[str]:
    """The lines of the report, at most ``columns`` wide where details can be left out."""
    if result.is_new:
        yield f"{NEW_DOCS}; version: {result.bump}"
        return
    if not result.findings and not result.accepted:
        yield "no changes"
    else:
        yield from (paint("bold", line) for line in _wrapped(f"{summary(result)}; version: {result.bump}", "", columns))
        target = f"; sdk: what the target {result.named_target} generates" if result.named_target else ""
        yield from _wrapped(f"{result.old} -> {result.new}{target}", "", columns)
    for section, findings in sections(result):
        yield ""
        if section is Section.DOCS and not is_verbose:
            yield from _wrapped(f"{section} ({len(findings)}): {rule_counts(findings)}", "", columns)
            continue
        yield paint(_STYLES[section], f"{section} ({len(findings)})")
        for finding in () if is_verbose else findings:
            yield _in_short(finding, result, columns)
        if is_verbose:
            yield from _in_full(findings, result, paint, columns)
    yield from _remarks(result, paint, columns)
    if result.findings and not is_verbose:
        yield from ("", paint("dim", "--verbose shows each change in full"))


def _in_short(finding: Finding, result: DiffResult, columns: int | None) -> str:
    follows = len(shown_consequences(finding, result))
    more = f", with {counted(follows, 'change')} that follow{'s' if follows == 1 else ''}" if follows else ""
    at = (finding.old_at if finding.new is None else finding.new_at) or finding.new_at or finding.old_at
    where = f" ({_short(at)})" if at else ""
    about, request, message = headline(finding)
    short = f"{f'{about}: ' if about else ''}{message}{_confidence(finding)}{more}"
    full = f"{about} ({request}){short.removeprefix(about)}" if request else short
    used = "".join(f", in {use.text(', '.join(use.named))}" for use in uses(finding))
    texts = dict.fromkeys((f"{full}{used}{where}", f"{short}{used}{where}", f"{short}{where}", short))
    lines = [f"{_INDENT}{escape_hidden(text)}" for text in texts]
    if columns is None:
        return lines[0]
    return next((line for line in lines if width(line) <= columns), truncated(lines[-1], max(columns, _MIN_COLUMNS)))


def _in_full(findings: list[Finding], result: DiffResult, paint: Paint, columns: int | None) -> Iterator[str]:
    for title, group in groupby(findings, key=heading):
        yield from _wrapped(title, _INDENT, columns)
        for finding in group:
            yield from _details(finding, result, paint, columns or _VERBOSE_COLUMNS)


def _details(finding: Finding, result: DiffResult, paint: Paint, columns: int) -> Iterator[str]:
    level = result.level(finding)
    yield from _wrapped(f"{finding.message}{_confidence(finding)}", _INDENT * 2, columns)
    for note in _notes(finding, level):
        yield from (paint("dim", line) for line in _wrapped(note, _DETAILS, columns))
    if level is not Level.INFO:
        yield from _wrapped(finding.why, _DETAILS, columns)
    for consequence in shown_consequences(finding, result):
        yield from _wrapped(consequence.message, f"{_DETAILS}  ", columns, first=f"{_DETAILS}* ")
    if finding.witness and level is Level.BREAKING:
        yield paint("removed", f"{_DETAILS}- {escape_hidden(finding.witness.before)}")
        if finding.witness.after:
            yield paint("added", f"{_DETAILS}+ {escape_hidden(finding.witness.after)}")


def _notes(finding: Finding, level: Level) -> Iterator[str]:
    surfaces = "/".join(surface for surface, own_level in finding.levels.items() if own_level is level)
    where = " -> ".join(_short(at) for at in (finding.old_at, finding.new_at) if at)
    yield f"{finding.rule}, {surfaces}; {where}"
    if finding.other_places:
        yield f"also at {', '.join(finding.other_places)}"


def _remarks(result: DiffResult, paint: Paint, columns: int | None) -> Iterator[str]:
    """Accepted changes, and the problems of the ignore file."""
    if result.accepted:
        yield from ("", paint("dim", f"Accepted ({len(result.accepted)})"))
    for finding in result.accepted:
        text = f"{finding.place}: {result.level(finding)}: {finding.message} ({finding.accepted})"
        yield from _wrapped(text, _INDENT * 2, columns, first=_INDENT)
    if result.notes:
        yield ""
    for note in result.notes:
        severity = paint(note.severity.value, note.severity.value)
        yield f"{escape_hidden(str(note.at))}: {severity}: {escape_hidden(note.message)}"


def _confidence(finding: Finding) -> str:
    return f" (probably; confidence {finding.confidence:.0%})" if finding.confidence < 1 else ""


def _short(at: Position) -> str:
    return f"{at.file}:{at.line}"


def _wrapped(text: str, margin: str, columns: int | None, *, first: str | None = None) -> list[str]:
    """Text on as many lines as it needs, the first of which starts with ``first``."""
    initial = margin if first is None else first
    if columns is None:
        return [f"{initial}{escape_hidden(text)}"]
    room = {"width": max(columns, _MIN_COLUMNS), "break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(escape_hidden(text), initial_indent=initial, subsequent_indent=margin, **room) or [""]  # type: ignore[arg-type]
