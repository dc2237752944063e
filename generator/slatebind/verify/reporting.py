"""Disagreements as findings: at their place in the docs, with their place in the source."""

from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Diagnostic, Path, Position, Positions, position_of
from slatebind.findings import VERIFY_FINDINGS
from slatebind.verify.disagreement import Disagreement, shared
from slatebind.verify.facts import SourceFacts

_MAX_NAMED = 3
"""Commands that a finding about a shared model names."""


def findings(
    disagreements: Iterable[Disagreement], source: SourceFacts, positions: Positions, file: str
) -> Iterator[tuple[Diagnostic, Disagreement]]:
    """A finding for each disagreement, once for all commands that share it. ``file`` is the name of the docs."""
    for disagreement, commands in shared(disagreements):
        yield _finding(disagreement, commands, source, positions, file), disagreement


def _finding(
    disagreement: Disagreement, commands: tuple[str, ...], source: SourceFacts, positions: Positions, file: str
) -> Diagnostic:
    is_line = disagreement.at.isdecimal()  # which formats show as a related position
    hints = [
        hint
        for hint in (disagreement.hint, "" if is_line else f"compared with {source.place(disagreement.at)}")
        if hint
    ]
    subject = _named(commands)
    return Diagnostic(
        code=disagreement.rule,
        message=f"{subject}: {disagreement.message}" if subject else disagreement.message,
        at=_position(disagreement.path, positions, file),
        severity=VERIFY_FINDINGS[disagreement.rule].severity,
        hint=" ".join(hints) if disagreement.hint.endswith("?") else "; ".join(hints),
        related=_related(disagreement, source),
        place=_place(disagreement),
    )


def _position(path: Path, positions: Positions, file: str) -> Position:
    """The position of a part of the spec, or of the command that it belongs to."""
    return position_of(positions, path, file)


def _related(disagreement: Disagreement, source: SourceFacts) -> tuple[Position, ...]:
    at = disagreement.at
    line = int(at) if at.isdecimal() else source.lines.get(at)
    return (Position(source.file, line),) if line else ()


def _named(commands: tuple[str, ...]) -> str:
    names = ", ".join(f"`{name}`" for name in commands[:_MAX_NAMED])
    more = len(commands) - _MAX_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _place(disagreement: Disagreement) -> str:
    """What identifies a finding in a baseline: the part of the spec, and what it lacks."""
    steps = " > ".join(str(step) for step in disagreement.path)
    return f"{steps} > {disagreement.name}" if disagreement.name else steps or disagreement.rule
