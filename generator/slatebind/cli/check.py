"""``slatebind check``."""

import shlex
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click
import msgspec

from slatebind._version import __version__
from slatebind.cli import exit_codes
from slatebind.cli.configuration import project_lock, read_project
from slatebind.cli.options import OutputOptions, options, output_options
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, echo, echo_err, has_colors
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.hidden_characters import escape_hidden, mask_hidden
from slatebind.plurals import counted

if TYPE_CHECKING:
    from slatebind.project.build_output import BuildOutput

EXAMPLES = """
\b
Examples:
  slatebind check                         list what `slatebind generate` would write
  slatebind check --show-diff             and show the lines that would change
  slatebind check --why client/acme/models/zone.py
  slatebind check --format github         annotations in a pull request
"""


_SUMMARIES = {
    exit_codes.SUCCESS: "everything is up to date",
    exit_codes.FINDINGS: "every file is up to date; the findings above fail the check",
}
_STATE_DESCRIPTIONS = {"missing": "is missing", "outdated": "is outdated", "extra": "is no longer generated"}


class StaleFile(msgspec.Struct, frozen=True):
    """A file that is not up to date. ``state`` is missing, outdated, extra or edited."""

    file: str
    state: str
    diff: str = ""


@click.command(epilog=EXAMPLES)
@options("show-diff", "why", "config")
@output_options()
def command(*, output_options: OutputOptions, show_diff: bool, why: str | None, config: str | None) -> int:
    """Check whether everything configured in slatebind.toml is up to date.

    Nothing is written. Each file that is missing, outdated, extra or edited is listed, and is an error. With --why
    only FILE is checked, and explained.
    """
    with project_lock(config, output_options):
        if why is not None:
            return _explain(why, config, output_options)
        return _check(config, output_options, show_diff=show_diff)


def _explain(file: str, config: str | None, output_options: OutputOptions) -> int:
    report = Report("check", msgspec.structs.replace(output_options, is_quiet=True))
    project = read_project(config, report)
    if project is None:
        return report.finish()
    from slatebind.cli import runner
    from slatebind.cli import why as explanations

    outputs = list(runner.reported(project.build(runner.tracker(output_options)), report))
    explanation = explanations.explain(outputs, file)
    if explanation.state not in explanations.SETTLED_STATES:
        report.fail()
    if output_options.format == "text":
        explanations.print_explanation(explanation, Paint(on=has_colors(output_options.color, sys.stdout)))
        diffs = (_difference(output, explanation.file) for output in outputs)
        _show(next(filter(None, diffs), ""), Paint(on=has_colors(output_options.color, sys.stdout)))
    code = report.finish(why=explanations.as_json(explanation))
    if output_options.format == "text" and explanation.state not in explanations.SETTLED_STATES:
        echo_err(remedy(explanation.state, config))
    return code


def _difference(output: "BuildOutput", file: str) -> str:
    from slatebind.output import difference

    for generated in output.files or ():
        if f"{output.root}/{generated.path}" == file:
            return difference(output.files or (), output.root, generated.path)
    return ""


def _check(config: str | None, output_options: OutputOptions, *, show_diff: bool) -> int:
    report = Report("check", output_options)
    project = read_project(config, report)
    if project is None:
        return report.finish(stale=[], other_versions={})
    from slatebind.cli import runner

    snapshot = runner.snapshot(config, project)
    runner.report_stale_outputs(project, report)
    outputs = list(runner.reported(project.build(runner.tracker(output_options)), report))
    versions: dict[str, str] = {}
    stale = [found for output in outputs for found in _stale(output, report, versions, show_diff=show_diff)]
    if stale:
        report.fail()
    if output_options.format not in {"text", "json"}:
        report.add(_finding(found, config) for found in stale if found.state != "edited")
    if output_options.format == "text":
        _list(stale, Paint(on=has_colors(output_options.color, sys.stdout)))
    code = report.finish(stale=stale, other_versions=versions)
    if output_options.format == "text" and stale:
        _advise(stale, versions, config)
    sentence = "" if stale or output_options.is_quiet or output_options.format != "text" else _SUMMARIES.get(code, "")
    if sentence:
        echo_err(sentence)
    if report.is_settled:
        printed = f"slatebind: {sentence}\n" if sentence else ""
        written = map(runner.written_files, outputs)
        runner.remember(snapshot, written, report.when_unchanged(printed, stale=[], other_versions={}))
    return code


def _stale(output: "BuildOutput", report: Report, versions: dict[str, str], *, show_diff: bool) -> list[StaleFile]:
    """The files of an output that are not up to date.

    If another version of slatebind generated them, ``versions`` gets it for their folder.
    """
    from slatebind.output import compare, difference, recorded_version

    if output.files is None:
        return []
    outcome = compare(output.files, output.root, owner=output.owner, is_whole=output.is_whole, origin=output.origin)
    report.add(outcome.diagnostics)
    states = {
        **dict.fromkeys(outcome.created, "missing"),
        **dict.fromkeys(outcome.changed, "outdated"),
        **dict.fromkeys(outcome.deleted, "extra"),
        **dict.fromkeys(outcome.kept, "edited"),
    }
    version = recorded_version(output.root, output.owner) if states else ""
    if version not in {"", __version__}:
        versions[output.root] = version
    return [
        StaleFile(f"{output.root}/{path}", state, difference(output.files, output.root, path) if show_diff else "")
        for path, state in sorted(states.items())
    ]


def _finding(found: StaleFile, config: str | None) -> Diagnostic:
    """A stale file for formats that contain findings only; edited files are findings anyway."""
    return Diagnostic(
        code=f"output-{found.state}",
        message=f"the generated file {_STATE_DESCRIPTIONS[found.state]}",
        at=Position(found.file),
        severity=Severity.ERROR,
        hint=remedy(found.state, config),
    )


def _list(stale: list[StaleFile], paint: Paint) -> None:
    for found in stale:
        echo(f"{found.state:<9}{escape_hidden(found.file)}\n")
        _show(found.diff, paint)


def _show(diff: str, paint: Paint) -> None:
    for line in diff.splitlines():
        style = {"+": "added", "-": "removed"}.get(line[:1], "dim")
        echo(f"  {paint(style, mask_hidden(line))}\n")


def remedy(state: str, config: str | None) -> str:
    """What to do so that a file is up to date."""
    command = f"slatebind generate{f' --config {shlex.quote(config)}' if config else ''}"
    if state == "edited":
        return f"`{command} --adopt` keeps the edits as yours, `{command} --force` discards them"
    return f"run `{command}`"


def _advise(stale: list[StaleFile], versions: dict[str, str], config: str | None) -> None:
    counts = Counter("edited" if found.state == "edited" else "stale" for found in stale)
    if counts["stale"]:
        echo_err(f"{_files(counts['stale'], 'is', 'are')} not up to date: {remedy('stale', config)}")
    if counts["edited"]:
        edited = _files(counts["edited"], "was", "were")
        echo_err(f"{edited} edited, or not written by slatebind: {remedy('edited', config)}")
    for folder, version in versions.items():
        echo_err(f"{escape_hidden(folder)} was generated by slatebind {escape_hidden(version)}; this is {__version__}")


def _files(number: int, singular: str, plural: str) -> str:
    return f"{counted(number, 'file')} {singular if number == 1 else plural}"
