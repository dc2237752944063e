"""``slatebind lint``."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from slatebind.cli.lint_rules import explain_rule, list_rules
from slatebind.cli.lint_task import LintOptions, LintTask, read_task
from slatebind.cli.options import OutputOptions, option, options, output_options
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, echo, echo_err, has_colors
from slatebind.diagnostic import Diagnostic
from slatebind.files import STDIN, STDIN_NAME, read_text
from slatebind.hidden_characters import mask_hidden
from slatebind.lint import PRESETS, Fixed, against, dump_baseline, format_patch, load_baseline, missing_baseline
from slatebind.output import write_single
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
    found, patches, advice = _run(task, options, report, output_options)
    report.set_fail_on(task.fail_on)
    _report_findings(task, options, found, report)
    if patches:
        _put_patches(patches, output_options)
    code = report.finish(data_on_stdout=options.show_diff or (options.fix and STDIN in paths))
    for line in advice if output_options.format == "text" and not output_options.is_quiet else ():
        echo_err(line)
    return code


def _run(
    task: LintTask, options: LintOptions, report: Report, output_options: OutputOptions
) -> tuple[list[Diagnostic], list[str], list[str]]:
    """The findings in all docs, the patches for --show-diff, and what --fix did or could do.

    Fixed files are written.
    """
    found: list[Diagnostic] = []
    patches: list[str] = []
    advice: list[str] = []
    for docs, dialect in task.docs:
        with progress(f"linting {docs}", output_options) as on_progress:
            fixed, problems = lint(docs, dialect, task.settings, on_progress, is_unsafe=options.unsafe_fixes)
        report.add(problems)
        if fixed is None:
            report.give_up()
            continue
        findings = fixed.left if options.fix else fixed.found
        found += findings
        if options.show_diff:
            patches += _patches(fixed)
        if options.fix:
            _write(fixed, report)
            if fixed.after != fixed.before:
                total = counted(len(fixed.found), "finding")
                advice.append(f"fixed {len(fixed.found) - len(findings)} of {total} in {docs}")
        elif not options.show_diff:
            advice += _fixable(findings, docs)
    return list(dict.fromkeys(found)), patches, advice


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


def _report_findings(task: LintTask, options: LintOptions, found: list[Diagnostic], report: Report) -> None:
    """Report the findings that are not in the baseline, or write them to it."""
    if options.write_baseline:
        assert task.baseline is not None
        text = dump_baseline(found)
        report.wrote("lint", write_single(task.baseline, text, is_ours=lambda data: b"slatebind_baseline" in data))
        return
    if task.baseline is not None and not Path(task.baseline).exists():
        report.add((missing_baseline(task.baseline),))
        report.give_up()
        return
    if task.baseline is not None:
        baseline, problems = load_baseline(read_text(task.baseline), task.baseline)
        report.add(problems)
        if baseline is None:
            report.give_up()
            return
        found = list(against(baseline, found, task.baseline))
    report.add(found)
