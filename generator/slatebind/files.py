"""Reading files whole, and the errors that tell what the system refused. Knows bytes, not what they mean."""

import sys
from pathlib import Path

STDIN = "-"
STDIN_NAME = "<stdin>"
"""What positions in it are told by."""


class FileError(Exception):
    """A file that the system did not let us have; the message names it and says why."""


class UnreadableError(FileError):
    """A file that cannot be read."""


class UnwritableError(FileError):
    """A file that cannot be read, written or deleted where output goes."""


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as problem:
        raise UnreadableError(f"{path}: {problem.strerror or problem}") from problem
    except ValueError as problem:  # a NUL in the path
        raise UnreadableError(f"{path!r}: {problem}") from problem


def read_text(path: str) -> str:
    """The text of a UTF-8 file, with LF line ends and without a byte order mark."""
    raw = read_bytes(path)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise UnreadableError(f"{path}:{line}: byte 0x{raw[problem.start]:02x} is not UTF-8") from problem
