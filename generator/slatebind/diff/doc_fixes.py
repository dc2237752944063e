"""Errors of the docs that were fixed or introduced between two versions, by the findings of extraction.

Fixing a broken table does not change the spec if it was read as intended before, so that deltas do not show it.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.diff.address import Key
from slatebind.diff.deltas import Deltas, Removed
from slatebind.diff.registry import REGISTRY
from slatebind.diff.verdict import Finding, Level

_LAST_CHARACTER = chr(0x10FFFF)
"""Sorts after every name."""

DAMAGED = "docs-damaged"
"""The id of errors that were introduced. Lint reports them as well."""

_Located = tuple[Key | None, Diagnostic]
"""A diagnostic with the command that it is about; None outside of commands."""


class ExtractionFindings(Iterable[_Located]):
    """The errors and warnings of one side's extraction, each with the command in whose section it is."""

    def __init__(self, diagnostics: Iterable[Diagnostic], positions: Positions, commands: Iterable[Key]) -> None:
        self._diagnostics = [found for found in diagnostics if found.severity is not Severity.INFO]
        self.positions = positions
        starts = ((positions.get(("commands", name)), str(name)) for name in commands)
        self._command_starts = sorted((at, name) for at, name in starts if at)

    def __iter__(self) -> Iterator[_Located]:
        return ((self._command_at(found.at), found) for found in self._diagnostics)

    def _command_at(self, at: Position) -> str | None:
        index = bisect(self._command_starts, (at, _LAST_CHARACTER)) - 1
        if index < 0:
            return None
        start, name = self._command_starts[index]
        return name if start.file == at.file else None


def find_doc_fixes(
    old: ExtractionFindings, new: ExtractionFindings, new_names: dict[Key, Key], deltas: Deltas
) -> Iterator[Finding]:
    """What was fixed and what broke in the commands of both sides, whose new names by their old ones are ``new_names``.

    An error in a row that was removed was not fixed, and outside of commands there is nothing to compare it with.
    """
    removed_lines = {line_of(old.positions.get(delta.old or ())) for delta in deltas if isinstance(delta, Removed)}
    before = [(new_names[command], found) for command, found in old if command in new_names]
    candidates = [(command, found) for command, found in before if line_of(found.at) not in removed_lines]
    kept_commands = set(new_names.values())
    after = [(command, found) for command, found in new if command is None or command in kept_commands]
    for (command, found), count in _counted(_difference(candidates, after)):
        yield _fixed(command, found, count, new.positions)
    everything_before = [(new_names.get(command or "", command), found) for command, found in old]
    for (command, found), count in _counted(_difference(after, everything_before)):
        yield _broken(command, found, count)


def _counted(located: Iterable[_Located]) -> Iterator[tuple[_Located, int]]:
    """The first of those that say the same of the same command, such as of each row of a table, and their number."""
    same: dict[tuple[Key | None, str, str], list[_Located]] = defaultdict(list)
    for command, found in located:
        same[command, found.code, found.message].append((command, found))
    return ((each[0], len(each)) for each in same.values())


def _message(found: Diagnostic, count: int) -> str:
    return f"{found.message} ({count} times)" if count > 1 else found.message


def _fixed(command: Key | None, found: Diagnostic, count: int, positions: Positions) -> Finding:
    path = ("commands", str(command))
    return Finding(
        rule="docs-repaired",
        place=_place(command, found),
        message=f"fixed: {_message(found, count)}",
        why=REGISTRY["docs-repaired"].why,
        levels={"docs": Level.INFO},
        old=path,
        new=path,
        old_at=found.at,
        new_at=positions.get(path),
    )


def _broken(command: Key | None, found: Diagnostic, count: int) -> Finding:
    return Finding(
        rule=DAMAGED,
        place=_place(command, found),
        message=_message(found, count),
        why=REGISTRY[DAMAGED].why,
        levels={"docs": Level.WARNING},
        old=None,
        new=("commands", command) if command else None,
        new_at=found.at,
    )


def _place(command: Key | None, found: Diagnostic) -> str:
    return f"{command or 'docs'}.{found.code}"


def line_of(at: Position | None) -> tuple[str, int] | None:
    """The file and the line of a position."""
    return (at.file, at.line) if at else None


def _difference(left: Sequence[_Located], right: Sequence[_Located]) -> Iterator[_Located]:
    """The findings of ``left`` that ``right`` does not have, by command, code and message."""
    unmatched = Counter((command, found.code, found.message) for command, found in right)
    for command, found in left:
        identity = command, found.code, found.message
        if unmatched[identity]:
            unmatched[identity] -= 1
        else:
            yield command, found
