"""Collecting diagnostics while a document is read."""

from slatebind.diagnostic import Diagnostic, Position, Severity


class Report:
    """An append-only list of diagnostics."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, at: Position, message: str, hint: str = "", related: tuple[Position, ...] = ()) -> None:
        """Something of the docs could not be taken into the spec."""
        self._add(Severity.ERROR, code, at, message, hint, related)

    def warn(self, code: str, at: Position, message: str, hint: str = "", related: tuple[Position, ...] = ()) -> None:
        """The docs are wrong or unclear; what was probably meant is in the spec."""
        self._add(Severity.WARNING, code, at, message, hint, related)

    def info(self, code: str, at: Position, message: str, hint: str = "", related: tuple[Position, ...] = ()) -> None:
        """Worth knowing; nothing is wrong with the spec."""
        self._add(Severity.INFO, code, at, message, hint, related)

    def _add(
        self, severity: Severity, code: str, at: Position, message: str, hint: str, related: tuple[Position, ...]
    ) -> None:
        self.diagnostics.append(
            Diagnostic(code=code, message=message, at=at, severity=severity, hint=hint, related=related)
        )
