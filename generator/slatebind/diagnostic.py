"""Diagnostics with their positions, severities and edits, as plain values. Does not print."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

Path = tuple[str | int, ...]
"""The address of a value in a spec: ``("commands", "copyIso", "params", "id", "type")``.

Records in lists are addressed by name (errors by code, sources by path), items of other lists by index.
"""


class Severity(StrEnum):
    """The severity of a diagnostic. By default, only errors make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Sort key: 0 is the most severe."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Position(msgspec.Struct, frozen=True, order=True, gc=False):
    """A position in a text file. Lines and columns count from 1; columns count characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


Positions = Mapping[Path, Position]
"""The position that each part of a spec was read from, in the docs or in a YAML file."""


class Edit(msgspec.Struct, frozen=True, order=True):
    """A replacement in a file: the text ``before`` at ``at`` becomes ``after``.

    ``before`` may end with a newline, to remove a line; if it is empty, ``after`` is inserted.
    """

    at: Position
    before: str
    after: str


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: what was seen and what was expected; ``hint`` says what to do about it.

    ``place`` is where it is in terms that stay when lines move: a command, a table and a row. Findings of one code and
    one ``group`` are shown as one. Both are empty unless lint knows them.
    ``edits`` fix it without changing what the docs say; ``suggested_edits`` are a fix that needs judgement. Both are
    empty if there is none.
    """

    code: str
    message: str
    at: Position
    severity: Severity = Severity.WARNING
    hint: str = ""
    related: tuple[Position, ...] = ()
    edits: tuple[Edit, ...] = ()
    suggested_edits: tuple[Edit, ...] = ()
    place: str = ""
    group: str = ""

    def __str__(self) -> str:
        return f"{self.at}: {self.severity}[{self.code}]: {self.message}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by position, then most severe first, without duplicates."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.at, d.severity.rank, d.code, d.message)))


def position_of(positions: Positions, path: Path, file: str) -> Position:
    """The position of ``path`` or of its nearest ancestor with a position; else the start of ``file``."""
    for end in range(len(path), -1, -1):
        if path[:end] in positions:
            return positions[path[:end]]
    return Position(file)
