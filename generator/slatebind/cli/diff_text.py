"""A comparison as text for a terminal, grouped by command and wrapped to the width of the window."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from slatebind.cli.streams import Paint
from slatebind.diagnostic import Position
from slatebind.diff.headings import heading
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level
from slatebind.hidden_characters import escape_hidden

_STYLES = {Level.BREAKING: "error", Level.WARNING: "warning", Level.INFO: "info"}


def lines_of(result: DiffResult, paint: Paint, columns: int) -> Iterator[str]:
    """The lines of the report."""
    for title, findings in groupby(result.findings, key=heading):
        yield paint("bold", escape_hidden(title))
        for finding in findings:
            yield from _finding(finding, result, paint, columns)
        yield ""
    for accepted in result.accepted:
        text = f"accepted: {accepted.place}: {accepted.message} ({accepted.accepted})"
        yield from _wrapped(text, "", columns)
    for note in result.notes:
        severity = paint(note.severity.value, note.severity.value)
        yield f"{escape_hidden(str(note.at))}: {severity}: {escape_hidden(note.message)}"
    yield _summary(result, paint)


def _finding(finding: Finding, result: DiffResult, paint: Paint, columns: int) -> Iterator[str]:
    level = result.level(finding)
    surfaces = "/".join(surface for surface, own_level in finding.levels.items() if own_level is level)
    mark = paint(_STYLES[level], f"{level.value:<8}")
    confidence = f" (probably; confidence {finding.confidence:.0%})" if finding.confidence < 1 else ""
    first, *rest = _wrapped(f"{finding.message}{confidence}", "           ", columns)
    yield f"  {mark} {first.strip()}"
    yield from rest
    where = " -> ".join(escape_hidden(_short(at)) for at in (finding.old_at, finding.new_at) if at)
    yield from (paint("dim", line) for line in _wrapped(f"{finding.rule}, {surfaces}; {where}", "           ", columns))
    if level is not Level.INFO:
        yield from _wrapped(finding.why, "           ", columns)
    if finding.witness and level is Level.BREAKING:
        yield paint("removed", f"           - {escape_hidden(finding.witness.before)}")
        if finding.witness.after:
            yield paint("added", f"           + {escape_hidden(finding.witness.after)}")


def _short(at: Position) -> str:
    return f"{at.file}:{at.line}"


def _wrapped(text: str, margin: str, columns: int) -> list[str]:
    room = {"width": max(columns, 40), "break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(escape_hidden(text), initial_indent=margin, subsequent_indent=margin, **room) or [""]  # type: ignore[arg-type]


def _summary(result: DiffResult, paint: Paint) -> str:
    counts = [paint(_STYLES[level], f"{count} {level.value}") for level, count in result.counts.items() if count]
    if not counts:
        return f"no changes except accepted ones; version: {result.bump}" if result.accepted else "no changes"
    return f"{', '.join(counts)}; version: {result.bump}"
