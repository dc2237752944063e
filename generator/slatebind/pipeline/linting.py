"""Linting docs by a path, and writing what was fixed."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from slatebind.config import LintPlan
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.dialects import load_dialect
from slatebind.files import STDIN, STDIN_NAME
from slatebind.lint import Fixed, Override, Settings, fix_document
from slatebind.output import Outcome, write_single
from slatebind.progress import ProgressCallback, no_progress


def lint(
    docs: str, dialect: str, settings: Settings, on_progress: ProgressCallback = no_progress
) -> tuple[Fixed | None, tuple[Diagnostic, ...]]:
    """The docs at ``docs``, linted, and fixed in memory; None, with the reasons, where the dialect cannot be read.

    ``on_progress`` is told how far that is.
    """
    words, problems = load_dialect(dialect)
    if words is None:
        return None, problems
    return fix_document(docs, words, settings, _given(docs), on_progress), problems


def settings_of(plan: LintPlan) -> Settings:
    """How a project's findings are judged, by its plan alone."""
    overrides = tuple(Override(one.paths, one.rules) for one in plan.overrides)
    return Settings(preset=plan.preset, rules=plan.rules, overrides=overrides)


def write_fixed(fixed: Fixed) -> tuple[Outcome, ...]:
    """Replace each file that a fix changed; an UnwritableError says what went wrong.

    A file that another program has changed in the meantime is kept, which is told.
    """
    return tuple(
        _told(write_single(file, after.decode(), is_ours=fixed.before[file].__eq__), file)
        for file, after in fixed.after.items()
        if after != fixed.before[file] and file != STDIN_NAME
    )


def _told(outcome: Outcome, file: str) -> Outcome:
    if not outcome.kept:
        return outcome
    changed = Diagnostic(
        code="file-changed",
        message="the file changed while it was being fixed; keeping it as it is",
        at=Position(file),
        severity=Severity.ERROR,
        hint="run --fix again",
    )
    return replace(outcome, diagnostics=(changed,))


def _given(docs: str) -> Callable[[str], bool]:
    """Whether a file may be fixed: it is the one that was given, or lies in the folder that was."""
    if docs == STDIN:
        return STDIN_NAME.__eq__
    root = Path(os.path.realpath(docs))
    if root.is_dir():
        return lambda file: Path(os.path.realpath(file)).is_relative_to(root)
    return lambda file: Path(os.path.realpath(file)) == root
