"""Files in the body of a request."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .values import ValueWriter

Upload: TypeAlias = str | os.PathLike[str] | bytes | bytearray | IO[bytes] | IO[str]
"""The argument for a file: its path, what it contains, or an object that can be read."""


class File(NamedTuple):
    """A file to send: its name without folders, and what it contains."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        return f"File({self.name!r}, {len(self.content)} bytes)"


def read_file(writer: ValueWriter, value: Any) -> File:
    """The file of a path, of bytes, or of an object that can be read, from where it is."""
    try:
        if isinstance(value, str | os.PathLike):
            path = Path(os.fspath(value))
            return File(path.name, path.read_bytes())
        if isinstance(value, bytes | bytearray | memoryview):
            return File(writer.param.name, bytes(value))
        content = value.read() if hasattr(value, "read") else None
    except OSError as error:
        writer.refuse(f"cannot be read: {error.strerror or error}")
    if isinstance(content, str):
        content = content.encode()
    if not isinstance(content, bytes):
        writer.refuse(
            f"must be a path, bytes or a file, not a value of type {type(value).__name__}"
        )
    name = getattr(value, "name", None)
    name = os.path.basename(name) if isinstance(name, str) else writer.param.name
    return File(name, content)
