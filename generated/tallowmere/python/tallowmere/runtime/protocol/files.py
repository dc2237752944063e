"""Files in the body of a request: small ones in memory, others read while they are sent."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import TextIOBase
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from .errors import UploadFailed

if TYPE_CHECKING:
    from .values import ValueWriter

Upload: TypeAlias = str | os.PathLike[str] | bytes | bytearray | IO[bytes] | IO[str]
"""The argument for a file: its path, what it contains, or an object that can be read."""
MAX_BYTES_IN_MEMORY = 2**20
"""Larger files are read part by part, each time that they are sent."""
_CHUNK_BYTES = 2**16


class StoredContent:
    """What a file contains, from a position on: ``file`` is its path, or open for bytes."""

    def __init__(
        self, name: str, file: str | IO[bytes], size: int, start: int = 0
    ) -> None:
        self._name = name
        self._file = file
        self._size = size
        self._start = start

    def __len__(self) -> int:
        return self._size

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, part by part. An UploadFailed if there are not as many as there were."""
        left = self._size
        with self._opened() as file:
            while left:
                chunk = self._read(file, min(left, _CHUNK_BYTES))
                if not chunk:
                    raise UploadFailed(f"{self._name} became shorter while it was sent")
                left -= len(chunk)
                yield chunk

    def _opened(self) -> AbstractContextManager[IO[bytes]]:
        try:
            if isinstance(self._file, str):
                return open(self._file, "rb")
            self._file.seek(self._start)
        except (OSError, ValueError) as error:
            raise self._failure(error) from None
        return nullcontext(self._file)

    def _read(self, file: IO[bytes], size: int) -> bytes:
        # What fails here must not be taken for a failure of the connection.
        try:
            return file.read(size)
        except (OSError, ValueError) as error:
            raise self._failure(error) from None

    def _failure(self, error: OSError | ValueError) -> UploadFailed:
        return UploadFailed(f"{self._name} cannot be read: {_reason(error)}")


Content: TypeAlias = bytes | StoredContent


class File(NamedTuple):
    """A file to send: its name without folders, and what it contains."""

    name: str
    content: Content

    def __repr__(self) -> str:
        return f"File({self.name!r}, {len(self.content)} bytes)"


def read_file(writer: ValueWriter, value: Any) -> File:
    """The file of a path, of bytes, or of an object that can be read, from where it is."""
    try:
        if isinstance(value, str | os.PathLike):
            path: str = os.fspath(value)
            return File(os.path.basename(path), path_content(path))
        if isinstance(value, bytes | bytearray | memoryview):
            return File(writer.param.name, bytes(cast("bytes", value)))
        content = _object_content(value) if hasattr(value, "read") else None
    except (OSError, ValueError) as error:
        writer.refuse(f"cannot be read: {_reason(error)}")
    if isinstance(content, str):
        content = content.encode()
    if not isinstance(content, bytes | StoredContent):
        writer.refuse(
            f"must be a path, bytes or a file, not a value of type {type(value).__name__}"
        )
    return File(_object_name(value) or writer.param.name, content)


def path_content(path: str) -> Content:
    """What the file of a path contains. An OSError or a ValueError if it cannot be read."""
    with open(path, "rb") as file:
        found = os.fstat(file.fileno())
        if stat.S_ISREG(found.st_mode) and found.st_size > MAX_BYTES_IN_MEMORY:
            return StoredContent(path, os.path.abspath(path), found.st_size)
        return file.read()


def _object_content(file: Any) -> Any:
    """What an object gives that can be read; of a large file that can be read again, where it is."""
    if isinstance(file, TextIOBase) or not _is_seekable(file):
        return file.read()
    start = file.tell()
    size = file.seek(0, os.SEEK_END) - start
    file.seek(start)
    if size <= MAX_BYTES_IN_MEMORY:
        return file.read()
    return StoredContent(_object_name(file) or "the file", file, size, start)


def _is_seekable(file: Any) -> bool:
    return hasattr(file, "seekable") and hasattr(file, "tell") and bool(file.seekable())


def _object_name(file: Any) -> str:
    name = getattr(file, "name", None)
    return os.path.basename(name) if isinstance(name, str) else ""


def _reason(error: OSError | ValueError) -> str:
    return str(getattr(error, "strerror", None) or error)
