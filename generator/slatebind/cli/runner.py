"""Generates a project's output, writes it, and records the result for the next run. Slow to import."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slatebind.cli import up_to_date
from slatebind.cli.configuration import arguments, configuration_candidates
from slatebind.cli.options import OutputOptions
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.files import read_bytes
from slatebind.output import MANIFEST, write
from slatebind.project.build import ProgressTracker, Project
from slatebind.project.build_output import BuildOutput


def snapshot(config: str | None, project: Project) -> list[bytes]:
    """What the configuration and its inputs hold now, for ``remember``."""
    return up_to_date.input_entries([*configuration_candidates(config), *project.inputs()])


class WrittenFiles(NamedTuple):
    """What is to be remembered of the files below ``root``, without their texts."""

    root: str
    entries: tuple[bytes, ...]


def written_files(output: BuildOutput) -> WrittenFiles:
    """The current state of an output's files."""
    files = ((f"{output.root}/{file.path}", file.data) for file in output.files or ())
    return WrittenFiles(output.root, tuple(up_to_date.output_entry(path, data) for path, data in files))


def remember(snapshot: list[bytes], outputs: Iterable[WrittenFiles], result: tuple[str, str, int]) -> None:
    """Record this run, so that an identical run can replay its output if nothing has changed."""
    words = arguments()
    if not words:
        return
    written = [output for output in outputs if output.entries]
    manifests = (f"{root}/{MANIFEST}" for root in dict.fromkeys(output.root for output in written))
    entries = [entry for output in written for entry in output.entries]
    entries += [up_to_date.output_entry(manifest, read_bytes(manifest)) for manifest in manifests]
    up_to_date.record(words, snapshot, entries, result)


def tracker(output_options: OutputOptions) -> ProgressTracker:
    """Shows the progress of each step, as the options say."""
    return lambda label: progress(label, output_options)


def reported(outputs: Iterable[BuildOutput], report: Report) -> Iterator[BuildOutput]:
    """The outputs of a project, one after the other; their findings go to the report."""
    for output in outputs:
        report.add(output.diagnostics)
        if output.has_failed:
            report.give_up()
        yield output


def write_all(
    outputs: Iterable[BuildOutput], report: Report, *, force: bool, adopt: bool = False
) -> list[WrittenFiles]:
    """Write each output before the next one is built, so that none is held any longer."""

    def written(output: BuildOutput) -> WrittenFiles:
        write_output(output, report, force=force, adopt=adopt)
        return written_files(output)

    # Not a loop: its variable would hold an output while the next one is built.
    return list(map(written, reported(outputs, report)))


def write_output(output: BuildOutput, report: Report, *, force: bool, adopt: bool) -> None:
    """Write the files of an output, if there are any."""
    if output.files is None:
        return
    outcome = write(
        output.files,
        output.root,
        owner=output.owner,
        force=force,
        adopt=adopt,
        is_whole=output.is_whole,
        origin=output.origin,
    )
    report.wrote(output.owner, outcome)


def report_stale_outputs(project: Project, report: Report, *, prune: bool = False) -> None:
    """Report generated files of targets that are no longer configured; or delete them, unless they were edited."""
    for stale in project.stale_outputs():
        if prune:
            report.wrote(stale.owner, write((), stale.root, owner=stale.owner, origin=stale.origin))
        else:
            report.add((stale.finding,))
