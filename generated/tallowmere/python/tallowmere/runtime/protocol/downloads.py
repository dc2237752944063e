"""Files that responses are written to."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import IO, TypeAlias

from .errors import SaveFailed

SaveTo: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""The path of a file, or a file that is open for bytes."""


class Download:
    """Writes the body of a response to a file, which only a whole body replaces."""

    def __init__(self, target: SaveTo) -> None:
        self._target = target
        self._start: int | None = None

    @contextmanager
    def receive(self) -> Generator[Callable[[bytes], object]]:
        """A function that writes the next part. A SaveFailed if the file cannot be written."""
        target = self._target
        if isinstance(target, str | os.PathLike):
            # What a link leads to is replaced, not the link.
            path = os.path.realpath(target)
            is_special = os.path.exists(path) and not os.path.isfile(path)
            yield from (_write_to_device if is_special else _write_to_path)(path)
        else:
            self._rewind(target)
            yield _guarded(target)

    def _rewind(self, file: IO[bytes]) -> None:
        """Begin where the first attempt began."""
        if self._start is None:
            self._start = file.tell() if file.seekable() else -1
        elif self._start >= 0:
            file.seek(self._start)
            file.truncate()
        else:
            raise SaveFailed("a part of the response was written; it cannot be undone")


def _write_to_path(path: str) -> Generator[Callable[[bytes], object]]:
    """Write to a file next to it, which is renamed when it is whole."""
    part = f"{path}.part"
    try:
        file = open(part, "wb")
    except OSError as error:
        raise _failure(path, error) from None
    is_whole = False
    try:
        yield _guarded(file)
        is_whole = True
    finally:
        if not is_whole:
            _discard(file, part)
    try:
        file.close()
        os.replace(part, path)
    except OSError as error:
        _discard(file, part)
        raise _failure(path, error) from None


def _write_to_device(path: str) -> Generator[Callable[[bytes], object]]:
    """Write to a pipe or the like, which cannot be renamed."""
    try:
        file = open(path, "wb", buffering=0)
    except OSError as error:
        raise _failure(path, error) from None
    with file:
        yield _guarded(file)


def _discard(file: IO[bytes], path: str) -> None:
    with suppress(OSError):
        file.close()
    with suppress(OSError):
        os.unlink(path)


def _guarded(file: IO[bytes]) -> Callable[[bytes], object]:
    """Writes to a file. Its errors must not be taken for those of a connection."""

    def write(chunk: bytes) -> None:
        try:
            file.write(chunk)
        except OSError as error:
            raise _failure(getattr(file, "name", "the file"), error) from None

    return write


def _failure(path: object, error: OSError) -> SaveFailed:
    return SaveFailed(f"{path} cannot be written: {error.strerror or error}")
