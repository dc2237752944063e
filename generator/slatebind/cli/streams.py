"""Writing to standard output and error, which may be closed, redirected, in any encoding, with or without colors."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Literal, TextIO

from slatebind.hidden_characters import escape_hidden

ColorMode = Literal["auto", "always", "never"]

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "dim": "2", "added": "32", "removed": "31"}

_MISSING = "..."
_NO = {"", "0", "false", "no", "off"}


@contextmanager
def tolerant_streams() -> Iterator[None]:
    """Meanwhile, characters that a terminal cannot show are written as escapes instead of ending the run."""
    streams = [(stream, stream.errors) for stream in (sys.stdout, sys.stderr) if isinstance(stream, TextIOWrapper)]
    for stream, _ in streams:
        stream.reconfigure(errors="backslashreplace")
    try:
        yield
    finally:
        for stream, errors in streams:
            with suppress(OSError, ValueError):  # a broken pipe, or closed by the command
                stream.reconfigure(errors=errors)


def echo_err(sentence: str) -> None:
    """Write a sentence for the user to standard error."""
    with suppress(OSError, ValueError):
        print(f"slatebind: {escape_hidden(sentence)}", file=sys.stderr, flush=True)


def echo(text: str) -> None:
    """Write data to standard output: UTF-8 whatever the terminal's encoding, line ends as they are."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def discard_output() -> None:
    """Redirect standard output, whose reader is gone: else the interpreter complains about it at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches ``stream``."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def has_colors(mode: ColorMode, stream: TextIO) -> bool:
    """Whether to use colours: the option decides, else NO_COLOR and FORCE_COLOR, else the terminal."""
    if mode != "auto":
        return mode == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(stream)


def is_ci() -> bool:
    """Whether a CI server runs the command: ``CI`` is set, and not to a word for no."""
    return os.environ.get("CI", "").strip().lower() not in _NO


class Paint:
    """Puts text into a style, or leaves it plain."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def __call__(self, style: str, text: str) -> str:
        """``text`` as ``style`` shows it."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self._on and text else text


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal."""
    return sum(_columns(character) for character in text)


def truncated(text: str, columns: int) -> str:
    """The text, or as much of it as fits with a mark that something is missing."""
    if width(text) <= columns:
        return text
    room, end = columns - len(_MISSING), 0
    while end < len(text) and (room := room - _columns(text[end])) >= 0:
        end += 1
    return f"{text[:end].rstrip()}{_MISSING}"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
