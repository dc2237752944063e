"""``slatebind lint``."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from slatebind.cli.lint_plan import LintOptions, Task, read_tasks
from slatebind.cli.lint_rules import explain, list_rules
from slatebind.cli.options import Telling, planned, telling
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, echo, echo_err, has_colors
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.files import STDIN, STDIN_NAME, read_text
from slatebind.hidden_characters import mask_hidden
from slatebind.lint import PRESETS, Fixed, against, dump_baseline, load_baseline, missing_baseline, patch
from slatebind.output import write_single
from slatebind.pipeline.linting import lint, write_mended

EXAMPLES = """
\b
Examples:
  slatebind lint                          the docs that slatebind.toml plans
  slatebind lint docs --preset strict
  slatebind lint docs --fix               mend what can be mended
  slatebind lint docs --diff              show the mending as a patch
  slatebind lint --explain table-row-pipes
  slatebind lint docs --format sarif > lint.sarif

\b
In the docs, where a finding is meant to stay:
  <!-- slatebind-disable-next-line RULE: reason -->
  <!-- slatebind-disable RULE --> ... <!-- slatebind-enable RULE -->
  <!-- slatebind-disable-file RULE: reason -->
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1)
@click.option("--preset", type=click.Choice(PRESETS), help="How many rules run.  [default: recommended]")
@click.option("--select", metavar="RULE", multiple=True, help="Run these rules alone; `table-*` names several.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Leave these rules out.")
@click.option("--dialect", metavar="NAME|FILE", help="What the docs call things.")
@click.option(
    "--fix",
    "fixes",
    is_flag=True,
    help="Mend what can be mended: files in place, `-` to standard output.",
)
@click.option("--diff", "shows_diff", is_flag=True, help="Print the mending as a patch instead.")
@click.option("--baseline", metavar="FILE", help="Findings that are known; tell the others.")
@click.option("--write-baseline", "writes_baseline", is_flag=True, help="Write today's findings to the baseline.")
@click.option(
    "--fail-on", type=click.Choice([one.value for one in Severity]), help="What exits with 1.  [default: error]"
)
@click.option("--explain", "explained", metavar="RULE", help="Say what a rule is about, and stop.")
@click.option("--list", "lists", is_flag=True, help="List the rules, those of --preset or --select alone, and stop.")
@planned
@telling
def command(*, telling: Telling, explained: str | None, lists: bool, paths: tuple[str, ...], **given: object) -> int:
    """Tell what is wrong with the Slate docs at PATHS: files, folders, or `-` for standard input.

    Without PATHS, the docs that the project's plan names are linted. Exits with 1 where something at least as bad as
    --fail-on is found.
    """
    options = LintOptions(**given)  # type: ignore[arg-type]
    if lists or explained:
        return list_rules(telling, options.preset, options.select) if lists else explain(explained or "", telling)
    if options.fixes and options.shows_diff:
        raise click.UsageError("--fix mends, --diff shows what it would mend: choose one")
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` is linted alone")
    report = Report("lint", telling)
    task = read_tasks(paths, options, report)
    if task is None:
        return report.finish()
    found, patches, advice = _run(task, options, report, telling)
    _judge(task, options, found, report)
    if patches:
        _put_patches(patches, telling)
    code = report.finish(data_on_stdout=options.shows_diff or (options.fixes and STDIN in paths))
    for line in advice if telling.format == "text" and not telling.is_quiet else ():
        echo_err(line)
    return code


def _run(
    task: Task, options: LintOptions, report: Report, telling: Telling
) -> tuple[list[Diagnostic], list[str], list[str]]:
    """What was found in all docs, the patches that --diff is to show, and what --fix did or could do.

    Mended files are written.
    """
    found: list[Diagnostic] = []
    patches: list[str] = []
    advice: list[str] = []
    for docs, dialect in task.docs:
        with progress(f"linting {docs}", telling) as tick:
            fixed, problems = lint(docs, dialect, task.settings, tick)
        report.add(problems)
        if fixed is None:
            report.give_up()
            continue
        findings = fixed.left if options.fixes else fixed.found
        found += findings
        if options.shows_diff:
            patches += _patches(fixed)
        if options.fixes:
            _write(fixed, report)
            if fixed.after != fixed.before:
                advice.append(f"fixed {len(fixed.found) - len(findings)} of {len(fixed.found)} findings in {docs}")
        elif not options.shows_diff and (fixable := sum(bool(finding.edits) for finding in findings)):
            advice.append(f"--fix can fix {fixable} of the {len(findings)} findings in {docs}")
    return list(dict.fromkeys(found)), patches, advice


def _write(fixed: Fixed, report: Report) -> None:
    """Mended files take the place of what was read; what came from standard input goes to standard output."""
    if STDIN_NAME in fixed.after:
        echo(fixed.after[STDIN_NAME].decode("utf-8", "surrogateescape"))
    for outcome in write_mended(fixed):
        report.wrote("lint", outcome)


def _patches(fixed: Fixed) -> Iterable[str]:
    for file, after in fixed.after.items():
        if after != fixed.before[file]:
            yield patch(os.path.relpath(file), fixed.before[file], after)


def _put_patches(patches: list[str], telling: Telling) -> None:
    paint = Paint(on=has_colors(telling.color, sys.stdout))
    for text in patches:
        if not has_colors(telling.color, sys.stdout):
            echo(text)
            continue
        for number, line in enumerate(text.split("\n")[:-1]):
            style = "bold" if number < _HEADERS else {"+": "added", "-": "removed"}.get(line[:1], "dim")
            echo(paint(style, mask_hidden(line)) + "\n")


_HEADERS = 2
"""A patch begins with so many lines that name its file."""


def _judge(task: Task, options: LintOptions, found: list[Diagnostic], report: Report) -> None:
    """The findings against the baseline, or into it; the run fails where what is left is bad enough."""
    if options.writes_baseline:
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
    if any(finding.severity.rank <= task.fail_on.rank for finding in found):
        report.fail()
