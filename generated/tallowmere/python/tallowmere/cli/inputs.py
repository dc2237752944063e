"""Values that are read from files (``name=@file``) and from standard input (``name=-``)."""

from __future__ import annotations

import sys
from typing import BinaryIO, TextIO

from ..runtime.redact import is_secret

MAX_BYTES = 4 * 2**20
"""More than any request may hold."""


class InputError(Exception):
    """A value cannot be read; the message says why."""


class Inputs:
    """Reads values for one command line: standard input can be read only once."""

    def __init__(self) -> None:
        self._stdin_reader = ""

    def read(self, name: str, text: str) -> str:
        """The value that ``text`` stands for; itself, unless it is ``-`` or begins with ``@``.

        ``@@`` stands for a single ``@``. One line end at the end of what is read is
        dropped, as most editors and programs add one.
        """
        if text.startswith("@@"):
            return text[1:]
        if text in ("-", "@-"):
            return self._from_stdin(name)
        if text.startswith("@"):
            return _from_file(text[1:])
        return text

    def read_bytes(self, name: str) -> bytes:
        """All of standard input, as it is."""
        stdin = self._stdin()
        self._stdin_reader = name
        return stdin.buffer.read()

    def _from_stdin(self, name: str) -> str:
        stdin = self._stdin()
        if stdin.isatty() and is_secret(name):
            return _typed(name)
        self._stdin_reader = name
        return _text("standard input", stdin.buffer)

    def _stdin(self) -> TextIO:
        """Standard input, if nothing was read from it."""
        if self._stdin_reader:
            raise InputError(
                f"standard input is already read for `{self._stdin_reader}`"
            )
        if sys.stdin is None:
            raise InputError("standard input is closed")
        return sys.stdin


def _typed(name: str) -> str:
    """What is typed at a terminal, which does not show it."""
    from getpass import getpass

    try:
        return getpass(f"{name}: ")
    except EOFError:
        raise InputError("nothing was typed") from None


def _from_file(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return _text(path, file)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        hint = "" if path else "; `@` is followed by the name of a file"
        raise InputError(f"cannot read {path!r}: {reason}{hint}") from None


def _text(source: str, file: BinaryIO) -> str:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError(f"{source} is longer than {MAX_BYTES // 2**20} MiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(
            f"{source} is not UTF-8 text: byte {problem.start + 1}"
        ) from None
    return text.removesuffix("\n").removesuffix("\r")
