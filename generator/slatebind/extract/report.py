"""Collecting findings while a document is read."""

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import diagnostic
from slatebind.markdown import SourceLines


class Report:
    """An append-only list of findings. ``lines`` are the source of what is read, for those who supply edits."""

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
        """A finding; ``code`` is one of the table of findings, which knows its severity."""
        self.diagnostics.append(diagnostic(code, at, message, hint, related=related, edits=edits))
