"""Collecting findings while a document is read."""

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Edit, Position, Severity
from slatebind.findings import diagnostic
from slatebind.markdown import SourceLines


class Report:
    """The findings so far. ``lines`` are the source lines, from which callers build edits.

    With ``words_once``, an unknown word is reported where it is first found, and not again.
    """

    def __init__(self, lines: SourceLines, *, words_once: bool = False) -> None:
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []
        self._words_once = words_once
        self._words: set[tuple[str, str]] = set()

    def add(
        self,
        code: str,
        at: Position,
        message: str,
        hint: str = "",
        *,
        related: tuple[Position, ...] = (),
        edits: tuple[Edit, ...] = (),
        word: str = "",
    ) -> None:
        """Add a finding; its severity is that of ``code`` in the table of findings.

        ``word`` is the one that the dialect does not have, if that is what is reported.
        """
        if word and self._words_once:
            if (code, word) in self._words:
                return
            self._words.add((code, word))
        self.diagnostics.append(diagnostic(code, at, message, hint, related=related, edits=edits))

    def note(
        self, code: str, at: Position, message: str, hint: str = "", related: tuple[Position, ...] = (), word: str = ""
    ) -> None:
        """Add a finding that is no problem here, whatever its severity is elsewhere."""
        count = len(self.diagnostics)
        self.add(code, at, message, hint, related=related, word=word)
        self.diagnostics[count:] = [replace(found, severity=Severity.INFO) for found in self.diagnostics[count:]]
