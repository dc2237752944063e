"""What goes to standard error: errors, notes, and how to continue."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

import click

from . import exit_codes


def error(text: str, problem: BaseException | None = None) -> None:
    """Say what went wrong, and what the notes of the exception add."""
    _print("error", text)
    for added in getattr(problem, "__notes__", ()):
        note(added)


def note(text: str) -> None:
    """Say what scripts may want to know, too."""
    _print("note", text)


def hint(text: str) -> None:
    """Say what helps who sits at a terminal."""
    if is_terminal(sys.stderr):
        is_plain = "NO_COLOR" in os.environ
        text = printable(text)
        click.echo(text if is_plain else click.style(text, dim=True), err=True)


def refuse(problems: Iterable[str]) -> int:
    """Say what is wrong with the arguments, and where the help is; the exit code."""
    for problem in problems:
        error(problem)
    note(f"see {click.get_current_context().command_path} --help")
    return exit_codes.USAGE


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a closed one is None."""
    return stream is not None and stream.isatty()


def printable(text: str) -> str:
    """The text on one line, without what could steer a terminal."""
    text = text.replace("\n", " ")
    return "".join(
        character if character.isprintable() else "\ufffd" for character in text
    )


def _print(kind: str, text: str) -> None:
    first, *others = text.split("\n")
    lines = [f"{kind}: {printable(first)}", *(f"  {printable(o)}" for o in others)]
    click.echo("\n".join(lines), err=True)
