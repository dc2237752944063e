"""Collecting findings while a document is read."""

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import diagnostic
from slatebind.markdown import SourceLines


class Report:
    """The findings so far. ``lines`` are the source lines, from which callers build edits."""

    def __init__(self, lines: SourceLines) -> None:
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []

    def add(
        self,
        code: str,
        at: Position,
        message: str,
        hint: str = "",
        *,
        related: tuple[Position, ...] = (),
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Add a finding; its severity is that of ``code`` in the table of findings."""
        self.diagnostics.append(diagnostic(code, at, message, hint, related=related, edits=edits))
