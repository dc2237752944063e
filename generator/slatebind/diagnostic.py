"""What went wrong and where: positions, severities and diagnostics, as values. Knows nothing of printing."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

Path = tuple[str | int, ...]
"""Where something stands in a spec: ``("commands", "copyIso", "params", "id", "type")``.

A list's records are addressed by name (an error by its code, a source by its path), other lists by index.
"""


class Severity(StrEnum):
    """How bad it is. Only errors make a run fail by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Position(msgspec.Struct, frozen=True, order=True, gc=False):
    """A place in a text file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


Positions = Mapping[Path, Position]
"""Where each part of a spec was read from, in the docs or in a YAML file."""


class Edit(msgspec.Struct, frozen=True, order=True):
    """A change of a file: ``before``, which is the text at ``at``, becomes ``after``.

    ``before`` may end with a newline, to remove a line; an empty one inserts.
    """

    at: Position
    before: str
    after: str


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: what was seen, what was expected, and, in ``hint``, what to do about it.

    ``edits`` fix it; they are empty where that takes a decision.
    """

    code: str
    message: str
    at: Position
    severity: Severity = Severity.WARNING
    hint: str = ""
    related: tuple[Position, ...] = ()
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        return f"{self.at}: {self.severity}[{self.code}]: {self.message}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, worst first where places coincide, without repetitions."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.at, d.severity.rank, d.code, d.message)))


def position_of(positions: Positions, path: Path, file: str) -> Position:
    """The position of ``path`` or of the nearest part around it; the start of ``file`` where nothing is known."""
    for end in range(len(path), -1, -1):
        if path[:end] in positions:
            return positions[path[:end]]
    return Position(file)
