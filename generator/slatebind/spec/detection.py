"""Detecting whether a path holds a spec or docs, by how its content begins."""

import io
import re
import sys
from pathlib import Path, PurePath

from slatebind.files import STDIN

_SPEC_SUFFIXES = frozenset({".yaml", ".yml"})
_DOCS_SUFFIXES = frozenset({".md", ".markdown", ".erb"})
_SPEC_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\r?\n)*slatebind: *[0-9]")
_SNIFFED_BYTES = 1 << 16


def is_spec(path: str) -> bool:
    """Whether there is a spec at ``path``, and not docs. The suffix decides; where it does not, the content does.

    Standard input is only looked at: what was seen can still be read. Call this before reading standard input.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _SPEC_SUFFIXES or suffix in _DOCS_SUFFIXES:
        return suffix in _SPEC_SUFFIXES
    return starts_spec(_start_of(path))


def starts_spec(data: bytes) -> bool:
    """Whether a file that starts with ``data`` is a spec: only comments come before its version."""
    return _SPEC_START.match(data) is not None


def _start_of(path: str) -> bytes:
    """The first bytes of a file or of standard input; none of what can be read only once, or not at all."""
    try:
        if path == STDIN:
            return _start_of_stdin()
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as file:
            return file.read(_SNIFFED_BYTES)
    except (OSError, ValueError):
        return b""


def _start_of_stdin() -> bytes:
    """What standard input, or what a calling program put in its place, starts with; it can still be read."""
    stream = getattr(sys.stdin, "buffer", None)
    if isinstance(stream, io.BufferedReader):
        return stream.peek(_SNIFFED_BYTES)
    if stream is None or not stream.seekable():
        return b""
    position = stream.tell()
    data: bytes = stream.read(_SNIFFED_BYTES)
    stream.seek(position)
    return data
