"""``slatebind lint``."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence

import click
import msgspec

from slatebind.cli.lint_baseline import report_findings
from slatebind.cli.lint_rules import explain_rule, list_rules
from slatebind.cli.lint_task import LintOptions, LintTask, read_task
from slatebind.cli.options import OutputOptions, option, options, output_options
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, echo, echo_err, has_colors
from slatebind.diagnostic import Diagnostic
from slatebind.files import STDIN, STDIN_NAME
from slatebind.hidden_characters import mask_hidden
from slatebind.lint import PRESETS, Fixed, format_patch, one_of_each_group
from slatebind.plurals import counted
from slatebind.project.linting import lint, write_fixed

EXAMPLES = """
\b
Examples:
  slatebind lint                          the docs configured in slatebind.toml
  slatebind lint docs --preset strict
  slatebind lint docs --fix               fix what can be fixed
  slatebind lint docs --show-diff         show the fixes as a patch
  slatebind lint docs --show-diff --unsafe-fixes
  slatebind lint --explain table-row-pipes
  slatebind lint docs --format sarif > lint.sarif

\b
To suppress findings in the docs:
  <!-- slatebind-disable-next-line RULE: reason -->
  <!-- slatebind-disable RULE --> ... <!-- slatebind-enable RULE -->
  <!-- slatebind-disable-file RULE: reason -->
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1)
@option("preset", type=click.Choice(PRESETS))
@options("select", "ignore", "dialect", "fix", "unsafe-fixes")
@option("show-diff", help="Print the fixes as a patch instead.")
@options("baseline", "write-baseline", "explain", "list", "config")
@output_options(
    fail_on={"help": "Lowest severity of a finding that makes the exit code 1.  [default: as configured, else error]"}
)
def command(
    *, output_options: OutputOptions, explain: str | None, list_only: bool, paths: tuple[str, ...], **given: object
) -> int:
    """Report problems in the Slate docs at PATHS: files, folders, or `-` for standard input.

    Without PATHS, the docs configured in slatebind.toml are checked. Docs configured there are read with their
    dialect in any case.
    """
    options = LintOptions(**given, fail_on=output_options.fail_on)  # type: ignore[arg-type]
    if list_only:
        return list_rules(output_options, options.preset, options.select)
    if explain:
        return explain_rule(explain, output_options)
    if options.fix and options.show_diff:
        raise click.UsageError("--fix applies the fixes, --show-diff shows them: choose one")
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` cannot be combined with other paths")
    report = Report("lint", output_options)
    task = read_task(paths, options, report)
    if task is None:
        return report.finish()
    results = _run(task, options, report, output_options)
    report.set_fail_on(task.fail_on)
    files = {file for result in results for file in result.fixed.before}
    found = [result.found for result in results]
    new = report_findings(found, files, task, report, is_written=options.write_baseline)
    patches = [patch for result in results if options.show_diff for patch in _patches(result.fixed)]
    if patches:
        _put_patches(patches, output_options)
    code = report.finish(data_on_stdout=options.show_diff or (options.fix and STDIN in paths))
    for line in (
        _advice(results, new, options) if output_options.format == "text" and not output_options.is_quiet else ()
    ):
        echo_err(line)
    return code


class _Result(msgspec.Struct, frozen=True):
    """What came of one document. ``found`` are its findings, after --fix the remaining ones."""

    docs: str
    fixed: Fixed
    found: tuple[Diagnostic, ...]


def _run(task: LintTask, options: LintOptions, report: Report, output_options: OutputOptions) -> list[_Result]:
    """Lint all docs. Fixed files are written."""
    results = []
    for docs, dialect in task.docs:
        with progress(f"linting {docs}", output_options) as on_progress:
            fixed, problems = lint(docs, dialect, task.settings, on_progress, is_unsafe=options.unsafe_fixes)
        report.add(problems)
        if fixed is None:
            report.give_up()
            continue
        report.detected(docs, fixed.detected)
        if options.fix:
            _write(fixed, report)
        results.append(_Result(docs, fixed, fixed.left if options.fix else fixed.found))
    return results


def _advice(results: Iterable[_Result], new: Collection[Diagnostic], options: LintOptions) -> Iterator[str]:
    """What --fix did, or could do about ``new`` findings."""
    for result in results:
        fixed, findings = result.fixed, one_of_each_group(result.found)
        if options.fix and fixed.after != fixed.before:
            found = one_of_each_group(fixed.found)
            yield f"fixed {len(found) - len(findings)} of {counted(len(found), 'finding')} in {result.docs}"
        elif not options.fix and not options.show_diff:
            yield from _fixable(one_of_each_group(finding for finding in result.found if finding in new), result.docs)


def _fixable(findings: Sequence[Diagnostic], docs: str) -> Iterator[str]:
    """What --fix could do."""
    safe = sum(bool(finding.edits) for finding in findings)
    suggested = sum(bool(finding.suggested_edits) for finding in findings)
    total = f"of the {counted(len(findings), 'finding')} in {docs}"
    more = f"; {suggested} more with --unsafe-fixes, after a look at --show-diff" if suggested else ""
    if safe:
        yield f"--fix can fix {safe} {total}{more}"
    elif suggested:
        yield f"--fix --unsafe-fixes can fix {suggested} {total}, after a look at --show-diff"


def _write(fixed: Fixed, report: Report) -> None:
    """Write fixed files; standard input goes to standard output."""
    if STDIN_NAME in fixed.after:
        echo(fixed.after[STDIN_NAME].decode("utf-8", "surrogateescape"))
    for outcome in write_fixed(fixed):
        report.wrote("lint", outcome)


def _patches(fixed: Fixed) -> Iterable[str]:
    for file, after in fixed.after.items():
        if after != fixed.before[file]:
            yield format_patch(os.path.relpath(file), fixed.before[file], after)


def _put_patches(patches: list[str], output_options: OutputOptions) -> None:
    paint = Paint(on=has_colors(output_options.color, sys.stdout))
    for text in patches:
        if not has_colors(output_options.color, sys.stdout):
            echo(text)
            continue
        for number, line in enumerate(text.split("\n")[:-1]):
            style = "bold" if number < _PATCH_HEADER_LINES else {"+": "added", "-": "removed"}.get(line[:1], "dim")
            echo(paint(style, mask_hidden(line)) + "\n")


_PATCH_HEADER_LINES = 2
"""The lines at the start of a patch that name its file."""
