"""Linting the docs at a path, and writing the fixed files."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.dialects import choose_dialect
from slatebind.files import STDIN, STDIN_NAME, read_bytes
from slatebind.lint import Fixed, Override, Settings, fix_document
from slatebind.markdown import read_document
from slatebind.output import Outcome, write_single
from slatebind.progress import ProgressCallback, no_progress
from slatebind.project.config import LintConfig


def lint(
    docs: str,
    dialect: str,
    settings: Settings,
    on_progress: ProgressCallback = no_progress,
    *,
    is_unsafe: bool = False,
) -> tuple[Fixed | None, tuple[Diagnostic, ...]]:
    """Lint the docs at ``docs`` and fix them in memory; None and the errors if the dialect cannot be loaded.

    ``on_progress`` gets the numbers of checked rules and of all. ``is_unsafe`` applies suggested edits, too.
    """
    read = cache(read_bytes)
    chosen = choose_dialect(dialect, (file.text for file in read_document(docs, read).files))
    if chosen.dialect is None:
        return None, chosen.problems
    is_fixable = _fixable_files(docs)
    fixed = fix_document(docs, chosen.dialect, settings, is_fixable, on_progress, read=read, is_unsafe=is_unsafe)
    return replace(fixed, detected=str(chosen.detection or "")), chosen.problems


def settings_of(config: LintConfig, folder: str = "") -> Settings:
    """The lint settings of a configuration. ``folder`` is that of its file, as seen from the working folder."""
    overrides = tuple(Override(override.paths, override.rules) for override in config.overrides)
    return Settings(preset=config.preset, rules=config.rules, overrides=overrides, folder=folder)


def write_fixed(fixed: Fixed) -> tuple[Outcome, ...]:
    """Write each file that a fix changed; raises UnwritableError.

    A file that another program has changed in the meantime is kept and reported.
    """
    return tuple(
        _report_kept(write_single(file, after.decode(), is_ours=fixed.before[file].__eq__), file)
        for file, after in fixed.after.items()
        if after != fixed.before[file] and file != STDIN_NAME
    )


def _report_kept(outcome: Outcome, file: str) -> Outcome:
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


def _fixable_files(docs: str) -> Callable[[str], bool]:
    """A predicate for the files that may be fixed: the given file, or all files in the given folder."""
    if docs == STDIN:
        return STDIN_NAME.__eq__
    root = Path(os.path.realpath(docs))
    if root.is_dir():
        return lambda file: Path(os.path.realpath(file)).is_relative_to(root)
    return lambda file: Path(os.path.realpath(file)) == root
