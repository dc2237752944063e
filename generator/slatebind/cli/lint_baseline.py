"""Reports findings of ``slatebind lint`` that are not in the baseline, or writes them to it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from slatebind.cli.lint_task import LintTask
from slatebind.cli.report import Report
from slatebind.diagnostic import Diagnostic
from slatebind.files import read_text
from slatebind.formats.identity import relative
from slatebind.lint import against, dump_baseline, load_baseline, missing_baseline, one_of_each_group
from slatebind.output import write_single


def report_findings(
    found: Sequence[tuple[Diagnostic, ...]],
    files: Collection[str],
    task: LintTask,
    report: Report,
    *,
    is_written: bool,
) -> Collection[Diagnostic]:
    """Report the findings of each document, those that say the same as one; the findings that no baseline accepts.

    ``files`` are those that were read; entries of the baseline about others are left alone.
    """
    unique = tuple(dict.fromkeys(finding for findings in found for finding in findings))
    read = {relative(file, task.folder) for file in files}
    if is_written:
        _write(unique, read, task, report)
        return ()
    accepted = _accepted(unique, read, task, report)
    if accepted is None:
        report.give_up()
        return ()
    new, gone = accepted
    for findings in found:
        report.add(one_of_each_group(finding for finding in findings if finding in new))
    report.add(gone)
    return new


def _accepted(
    found: tuple[Diagnostic, ...], files: Collection[str], task: LintTask, report: Report
) -> tuple[Collection[Diagnostic], tuple[Diagnostic, ...]] | None:
    """The findings that the baseline does not have, and its entries that are gone; None if it cannot be read."""
    if task.baseline is None:
        return set(found), ()
    if not Path(task.baseline).exists():
        report.add((missing_baseline(task.baseline),))
        return None
    baseline, problems = load_baseline(read_text(task.baseline), task.baseline)
    report.add(problems)
    if baseline is None:
        return None
    left = against(baseline, found, task.baseline, task.folder, lambda entry: task.checks(entry, files))
    known = set(found)
    return {finding for finding in left if finding in known}, tuple(finding for finding in left if finding not in known)


def _write(found: tuple[Diagnostic, ...], files: Collection[str], task: LintTask, report: Report) -> None:
    """Write the findings to the baseline. Its entries about other files and rules stay."""
    assert task.baseline is not None
    existing = None
    if Path(task.baseline).exists():
        existing, _ = load_baseline(read_text(task.baseline), task.baseline)
    kept = [entry for entry in existing.findings if not task.checks(entry, files)] if existing else []
    text = dump_baseline(found, task.folder, kept)
    report.wrote("lint", write_single(task.baseline, text, is_ours=lambda data: b"slatebind_baseline" in data))
