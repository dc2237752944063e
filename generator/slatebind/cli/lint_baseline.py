"""Reports findings of ``slatebind lint`` that are not in the baseline, or writes them to it."""

from collections.abc import Collection, Sequence

from slatebind.cli.baselines import BaselineFile
from slatebind.cli.lint_task import LintTask
from slatebind.cli.report import Report
from slatebind.diagnostic import Diagnostic
from slatebind.formats.identity import relative
from slatebind.lint import one_of_each_group


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
    baseline = None
    if task.baseline is not None:
        baseline = BaselineFile(task.baseline, task.folder, lambda entry: task.checks(entry, read))
    if is_written and baseline is not None:
        baseline.write(unique, "lint", report)
        return ()
    accepted = baseline.new(unique, report) if baseline is not None else (set(unique), ())
    if accepted is None:
        report.give_up()
        return ()
    new, gone = accepted
    for findings in found:
        report.add(one_of_each_group(finding for finding in findings if finding in new))
    report.add(gone)
    return new
