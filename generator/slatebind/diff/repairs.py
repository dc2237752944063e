"""What extraction had to put right in the old docs and need not in the new ones, or the other way round.

A repaired table changes no spec, since it was read as meant before; readers of the docs are glad all the same.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.diff.verdict import Finding, Level

_REPAIRED = "The docs say now what was read out of them before."
_DAMAGED = "What the docs say can be read only by guessing."


class Reading(Iterable[tuple[str | None, Diagnostic]]):
    """The findings of one side's extraction, each with the command that it stands in."""

    def __init__(self, diagnostics: Iterable[Diagnostic], positions: Positions) -> None:
        self._found = [one for one in diagnostics if one.severity is not Severity.INFO]
        starts = ((at, str(path[1])) for path, at in positions.items() if len(path) == 2 and path[0] == "commands")
        self._starts = sorted(starts)

    def __iter__(self) -> Iterator[tuple[str | None, Diagnostic]]:
        return ((self._command(one.at), one) for one in self._found)

    def _command(self, at: Position) -> str | None:
        index = bisect(self._starts, (at, chr(0x10FFFF))) - 1
        return self._starts[index][1] if index >= 0 and self._starts[index][0].file == at.file else None


def repairs(old: Reading, new: Reading, kept: dict[str, str]) -> Iterator[Finding]:
    """What was put right, and what went wrong, in the commands that both sides have: ``kept``, old to new names."""
    stayed = set(kept.values())
    was = [(kept.get(command or "", command), one) for command, one in old if command is None or command in kept]
    now = [(command, one) for command, one in new if command is None or command in stayed]
    for command, one in _without(was, now):
        yield _finding("docs-repaired", f"put right: {one.message}", _REPAIRED, Level.INFO, command, one, None)
    for command, one in _without(now, was):
        yield _finding("docs-damaged", one.message, _DAMAGED, Level.WARNING, command, None, one)


_Found = list[tuple[str | None, Diagnostic]]


def _without(these: _Found, those: _Found) -> Iterator[tuple[str | None, Diagnostic]]:
    """Those that the others do not have: the same thing said of the same command."""
    left = Counter((command, one.code, one.message) for command, one in those)
    for command, one in these:
        said = command, one.code, one.message
        if left[said]:
            left[said] -= 1
        else:
            yield command, one


def _finding(
    rule: str, message: str, why: str, level: Level, command: str | None, old: Diagnostic | None, new: Diagnostic | None
) -> Finding:
    code = (old or new).code  # type: ignore[union-attr]
    return Finding(
        rule=rule,
        place=f"{command}.{code}" if command else f"docs.{code}",
        message=message,
        why=why,
        levels={"docs": level},
        old=("commands", command) if command and old else None,
        new=("commands", command) if command and new else None,
        old_at=old.at if old else None,
        new_at=new.at if new else None,
    )
