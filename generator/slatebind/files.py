"""Reading whole files, and the errors for files that cannot be read or written. Does not interpret their content."""

import sys
from pathlib import Path

STDIN = "-"
STDIN_NAME = "<stdin>"
"""The file name in positions within standard input."""
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"


class FileError(Exception):
    """A file operation failed; the message names the file and the reason."""


class UnreadableError(FileError):
    """A file cannot be read."""


class UnwritableError(FileError):
    """A file in the output folder cannot be read, written or deleted."""


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``. A pointer of Git LFS is not the file, but an error."""
    if path == STDIN and sys.stdin is None:  # the parent process closed it
        raise UnreadableError("standard input is closed")
    try:
        content = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableError(f"{path!r}: {error}") from error
    if content.startswith(_LFS_POINTER):
        hint = "fetch the file with `git lfs pull`, in a workflow with `lfs: true` of actions/checkout"
        raise UnreadableError(f"{path}: a pointer of Git LFS in place of the file; {hint}")
    return content


def read_text(path: str) -> str:
    """The text of a UTF-8 file, with LF line ends and without a byte order mark."""
    raw = read_bytes(path)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path}:{line}: byte 0x{raw[error.start]:02x} is not UTF-8") from error
