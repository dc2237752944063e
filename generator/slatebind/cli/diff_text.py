"""A comparison for a person at a terminal: by command, the worst first to meet the eye, no wider than the window."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from slatebind.cli.streams import Paint
from slatebind.diagnostic import Position
from slatebind.diff.headings import heading
from slatebind.diff.outcome import Outcome
from slatebind.diff.verdict import Finding, Level
from slatebind.hidden_characters import escape_hidden

_STYLES = {Level.BREAKING: "error", Level.WARNING: "warning", Level.INFO: "info"}


def told(outcome: Outcome, paint: Paint, columns: int) -> Iterator[str]:
    """The lines of the whole comparison."""
    for place, found in groupby(outcome.findings, key=heading):
        yield paint("bold", escape_hidden(place))
        for finding in found:
            yield from _finding(finding, outcome, paint, columns)
        yield ""
    for one in outcome.accepted:
        yield from _wrapped(f"accepted: {one.finding.place}: {one.finding.message} ({one.reason})", "", columns)
    for note in outcome.notes:
        severity = paint(note.severity.value, note.severity.value)
        yield f"{escape_hidden(str(note.at))}: {severity}: {escape_hidden(note.message)}"
    yield _summary(outcome, paint)


def _finding(finding: Finding, outcome: Outcome, paint: Paint, columns: int) -> Iterator[str]:
    level = outcome.level(finding)
    surfaces = "/".join(surface for surface, one in finding.levels.items() if one is level)
    mark = paint(_STYLES[level], f"{level.value:<8}")
    guess = f" (a guess, {finding.confidence:.0%} sure)" if finding.confidence < 1 else ""
    first, *rest = _wrapped(f"{finding.message}{guess}", "           ", columns)
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


def _summary(outcome: Outcome, paint: Paint) -> str:
    counts = [paint(_STYLES[level], f"{count} {level.value}") for level, count in outcome.counts.items() if count]
    if not counts:
        return (
            f"nothing changed but what is accepted; version: {outcome.bump}" if outcome.accepted else "nothing changed"
        )
    return f"{', '.join(counts)}; version: {outcome.bump}"
