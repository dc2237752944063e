"""Collects what is wrong with a source, each with its place. A source is not trusted to be what it should be."""

from collections.abc import Iterator
from typing import Any

from slatebind.diagnostic import Diagnostic, Path, Position
from slatebind.findings import verify_diagnostic

_MAX_REPORTED = 20
"""Problems that are reported one by one; a file of another kind would have thousands."""


class Problems:
    """The problems of one source, called ``file`` in messages."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0
        self._seen: set[tuple[str, int]] = set()
        self.diagnostics: list[Diagnostic] = []

    def add(self, pointer: str, message: str, hint: str = "", *, line: int = 1, column: int = 1) -> None:
        """Report a problem at a JSON pointer, or at a line, once."""
        text = f"{pointer}: {message}" if pointer else message
        if (text, line) in self._seen:
            return
        self._count += 1
        if self._count <= _MAX_REPORTED:
            self._seen.add((text, line))
            at = Position(self._file, line, column)
            self.diagnostics.append(verify_diagnostic("verify-source-invalid", at, text, hint))

    def rows(self, holder: dict[str, Any], key: str, pointer: str) -> Iterator[dict[str, Any]]:
        """The elements of a list under a key, which may be missing; one that is not an object is reported as ``{}``."""
        value = holder.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.add(pointer, "expected a list")
            return
        for index, row in enumerate(value):
            if isinstance(row, dict):
                yield row
            else:
                self.add(f"{pointer}/{index}", "expected an object")
                yield {}

    def mapping(self, holder: Any, key: str, pointer: str) -> dict[str, Any]:
        """The object under a key, which may be missing."""
        value = holder.get(key) if isinstance(holder, dict) else None
        if value is None or isinstance(value, dict):
            return value or {}
        self.add(pointer, "expected an object")
        return {}

    def text(self, value: Any, key: str, pointer: str) -> str | None:
        """The text under a key; None, with a problem, if there is none."""
        if not isinstance(value, dict):
            self.add(pointer, "expected an object")
            return None
        text = value.get(key)
        if isinstance(text, str) and text:
            return text
        self.add(pointer, f"`{key}` is not a text")
        return None


def pointer(path: Path) -> str:
    """The JSON pointer of a path of keys and indices."""
    return "".join(f"/{escaped(str(step))}" for step in path)


def escaped(step: str) -> str:
    """A key as a step of a JSON pointer."""
    return step.replace("~", "~0").replace("/", "~1")
