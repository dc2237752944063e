"""Linting docs by a path, and writing what was mended."""

import os
from collections.abc import Callable
from pathlib import Path

from slatebind.diagnostic import Diagnostic
from slatebind.dialects import load_dialect
from slatebind.files import STDIN
from slatebind.lint import Fixed, Settings, fix_document
from slatebind.output import Outcome, write_single


def lint(docs: str, dialect: str, settings: Settings) -> tuple[Fixed | None, tuple[Diagnostic, ...]]:
    """The docs at ``docs``, linted, and mended in memory; None, with the reasons, where the dialect cannot be read."""
    words, problems = load_dialect(dialect)
    if words is None:
        return None, problems
    return fix_document(docs, words, settings, _given(docs)), problems


def write_mended(fixed: Fixed) -> tuple[Outcome, ...]:
    """Put each file that mending changed in the place of what was read; an UnwritableError says what went wrong."""
    return tuple(
        write_single(file, after.decode(), is_ours=fixed.before[file].__eq__)
        for file, after in fixed.after.items()
        if after != fixed.before[file]
    )


def _given(docs: str) -> Callable[[str], bool]:
    """Whether a file may be mended: it is the one that was given, or lies in the folder that was."""
    if docs == STDIN:
        return lambda _: True
    root = Path(os.path.realpath(docs))
    if root.is_dir():
        return lambda file: Path(os.path.realpath(file)).is_relative_to(root)
    return lambda file: Path(os.path.realpath(file)) == root
