"""What extraction had to put right in the old docs and need not in the new ones, or the other way round.

A repaired table changes no spec, since it was read as meant before; readers of the docs are glad all the same.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.diff.catalogue import CATALOGUE
from slatebind.diff.facts import Facts, Removed
from slatebind.diff.verdict import Finding, Level


class Reading(Iterable[tuple[str | None, Diagnostic]]):
    """The findings of one side's extraction, each with the command that it stands in."""

    def __init__(self, diagnostics: Iterable[Diagnostic], positions: Positions, commands: Iterable[str]) -> None:
        self._found = [one for one in diagnostics if one.severity is not Severity.INFO]
        self.positions = positions
        found = ((positions.get(("commands", name)), name) for name in commands)
        self._starts = sorted((at, name) for at, name in found if at)

    def __iter__(self) -> Iterator[tuple[str | None, Diagnostic]]:
        return ((self._command(one.at), one) for one in self._found)

    def _command(self, at: Position) -> str | None:
        index = bisect(self._starts, (at, chr(0x10FFFF))) - 1
        return self._starts[index][1] if index >= 0 and self._starts[index][0].file == at.file else None


def repairs(old: Reading, new: Reading, kept: dict[str, str], facts: Facts) -> Iterator[Finding]:
    """What was put right, and what went wrong, in the commands that both sides have: ``kept``, old to new names.

    What a row that is gone said wrongly was not put right, and of text outside of commands nobody knows.
    """
    stayed = set(kept.values())
    gone = {_line(old.positions.get(fact.old or ())) for fact in facts if isinstance(fact, Removed)}
    was = [(kept[command], one) for command, one in old if command in kept and _line(one.at) not in gone]
    now = [(command, one) for command, one in new if command is None or command in stayed]
    before = [(kept.get(command or "", command), one) for command, one in old]
    for command, one in _without(was, now):
        yield Finding(
            rule="docs-repaired",
            place=_place(command, one),
            message=f"put right: {one.message}",
            why=CATALOGUE["docs-repaired"].why,
            levels={"docs": Level.INFO},
            old=("commands", str(command)),
            new=("commands", str(command)),
            old_at=one.at,
            new_at=new.positions.get(("commands", str(command))),
        )
    for command, one in _without(now, before):
        yield Finding(
            rule="docs-damaged",
            place=_place(command, one),
            message=one.message,
            why=CATALOGUE["docs-damaged"].why,
            levels={"docs": Level.WARNING},
            old=None,
            new=("commands", command) if command else None,
            new_at=one.at,
        )


def _place(command: str | None, found: Diagnostic) -> str:
    return f"{command or 'docs'}.{found.code}"


def _line(at: Position | None) -> tuple[str, int] | None:
    return (at.file, at.line) if at else None


_Found = Sequence[tuple[str | None, Diagnostic]]


def _without(these: _Found, those: _Found) -> Iterator[tuple[str | None, Diagnostic]]:
    """Those that the others do not have: the same thing said of the same command."""
    left = Counter((command, one.code, one.message) for command, one in those)
    for command, one in these:
        said = command, one.code, one.message
        if left[said]:
            left[said] -= 1
        else:
            yield command, one
