"""``slatebind watch``."""

import gc
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from slatebind.cli import exit_codes
from slatebind.cli.code_frame import forget_sources
from slatebind.cli.configuration import configuration_candidates, locate_configuration, project_lock, read_project
from slatebind.cli.error_handling import report_internal_error
from slatebind.cli.options import OutputOptions, options
from slatebind.cli.report import Report
from slatebind.cli.signals import Terminated, interrupt_cause
from slatebind.cli.snapshot import FileSnapshot
from slatebind.cli.streams import ColorMode, echo_err
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.files import FileError, read_bytes

if TYPE_CHECKING:
    from slatebind.output import Outcome

EXAMPLES = """
\b
Examples:
  slatebind watch                         keep it running while you edit
  slatebind watch -q                      show errors only
"""

_POLL_SECONDS = 0.05
"""The pause between two polls; a series of changes ends when nothing changes for this long."""
_MAX_SERIES_SECONDS = 1.0
"""After this time, a series of changes is handled even if it continues."""
_MAX_POLL_CPU_SHARE = 1 / 50
"""Polling many files takes longer: the pauses grow with it, up to the maximum."""
_MAX_POLL_SECONDS = 1.0
_MAX_LISTED_FILES = 5


@click.command(epilog=EXAMPLES)
@options("config", "color", "quiet", "verbose")
def command(*, config: str | None, color: ColorMode, is_quiet: bool, is_verbose: bool) -> int:
    """Generate everything configured in slatebind.toml now, and again on every change of an input.

    Inputs are docs, overlays, templates, dialects and the configuration. Errors are reported each time, warnings when
    they are new. Generated files are not watched. Stop with Ctrl-C.
    """
    read_bytes(locate_configuration(config))
    watch = Watch(config, OutputOptions(color=color, is_quiet=is_quiet, is_verbose=is_verbose))
    try:
        while True:
            watch.regenerate()
            watch.wait()
    except (KeyboardInterrupt, Terminated):
        if watch.is_writing:
            raise
        watch.announce("stopped")
        return exit_codes.SUCCESS


class Watch:
    """Generates a project again after every change."""

    def __init__(self, config: str | None, output_options: OutputOptions) -> None:
        self.is_writing = False
        """Whether a run is in progress: stopping then is an interruption."""
        self._config = config
        self._output_options = output_options
        self._home = os.getcwd()  # noqa: PTH109
        self._snapshot = FileSnapshot()
        self._sources: list[str] = []
        self._outputs: set[str] = set()
        self._findings: tuple[Diagnostic, ...] = ()
        self._was_fine = False
        self._poll_cost = 0.0

    def announce(self, sentence: str) -> None:
        """Write a sentence unless the user asked for quiet."""
        if not self._output_options.is_quiet:
            echo_err(sentence)

    def wait(self) -> None:
        """Block until an input changes, then until no further change arrives."""
        # While nothing has to be done: otherwise garbage of up to a hundred runs stays in memory.
        gc.collect()
        while not self._has_changed():
            pass
        end = time.monotonic() + _MAX_SERIES_SECONDS
        while self._has_changed() and time.monotonic() < end:
            pass

    def _has_changed(self) -> bool:
        time.sleep(min(max(_POLL_SECONDS, self._poll_cost / _MAX_POLL_CPU_SHARE), _MAX_POLL_SECONDS))
        began = time.process_time()
        # A folder that went away and came back is another one to the system, though not to the user.
        with suppress(OSError):
            os.chdir(self._home)
        changed = self._snapshot.changes() - self._outputs
        self._poll_cost = time.process_time() - began
        return bool(changed)

    def regenerate(self) -> None:
        """Generate everything, whatever state it is in, and print the result."""
        forget_sources()
        began = time.perf_counter()
        report = Report("watch", self._output_options)
        self.is_writing = True
        is_done = self._attempt(report)
        self.is_writing = False
        seconds = time.perf_counter() - began
        report.print_findings(_new_findings(report.findings, self._findings))
        is_fine = is_done and report.exit_code == exit_codes.SUCCESS
        done = _summary(report.outcomes, None if self._output_options.is_verbose else _MAX_LISTED_FILES)
        if done or not (is_fine and self._was_fine) or self._output_options.is_verbose:
            nothing = "everything is up to date" if is_fine else "nothing written"
            counts = f"; {report.counted()}" if report.findings else ""
            self.announce(f"{datetime.now():%H:%M:%S} {done or nothing} in {seconds:.3f} s{counts}")
        if is_done and report.exit_code != exit_codes.USAGE:
            self._findings = report.findings
        self._was_fine, self._outputs = is_fine, set(_generated_files(report.outcomes))

    def _attempt(self, report: Report) -> bool:
        """Generate everything; whether that could be done to the end."""
        try:
            with project_lock(self._config, self._output_options):
                self._generate(report)
        except FileError as problem:
            echo_err(f"error: {problem}")
        except OSError as problem:  # the working folder itself is gone
            echo_err(f"error: {self._home}: {problem.strerror}")
        except click.ClickException as problem:
            echo_err(f"error: {problem.format_message()}")
        except Exception as bug:
            if cause := interrupt_cause(bug):
                raise cause from None
            report_internal_error(bug)
        else:
            return True
        return False

    def _generate(self, report: Report) -> None:
        # Watched before they are read, so that a change in between is noticed.
        self._snapshot.watch(configuration_candidates(self._config))
        project = read_project(self._config, report)
        if project is None:
            return
        self._snapshot.watch([*configuration_candidates(self._config), *project.inputs()])
        sources = [*dict.fromkeys(project.sources()), locate_configuration(self._config)]
        if sources != self._sources:
            self._sources = sources
            self.announce(f"watching {_joined(sources, None)}; stop with Ctrl-C")
        from slatebind.cli import runner

        track = runner.tracker(OutputOptions(is_quiet=True))
        runner.write_all(project.build(track), report, force=False)


def _new_findings(findings: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Every error, and other findings that are new; one that is on another line now is not."""
    known = Counter(map(_without_line, before))
    for finding in findings:
        known.subtract([_without_line(finding)])
        if finding.severity is Severity.ERROR or known[_without_line(finding)] < 0:
            yield finding


def _without_line(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.at.file


def _summary(outcomes: "Iterable[Outcome]", limit: int | None) -> str:
    """The files written and deleted, as text; nothing if there are none."""
    kinds = {
        "wrote": [f"{outcome.root}/{path}" for outcome in outcomes for path in (*outcome.created, *outcome.changed)],
        "deleted": [f"{outcome.root}/{path}" for outcome in outcomes for path in outcome.deleted],
    }
    return ", ".join(f"{verb} {_joined(paths, limit)}" for verb, paths in kinds.items() if paths)


def _joined(names: Sequence[str], limit: int | None) -> str:
    shown = [os.path.normpath(name) for name in names[:limit]]
    if more := len(names) - len(shown):
        shown.append(f"{more} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _generated_files(outcomes: "Iterable[Outcome]") -> Iterator[str]:
    """The generated files, and those that were until now."""
    for outcome in outcomes:
        for path in (*outcome.created, *outcome.changed, *outcome.unchanged, *outcome.deleted):
            yield os.path.normpath(f"{outcome.root}/{path}")
