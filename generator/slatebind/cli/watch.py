"""``slatebind watch``."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from slatebind.cli import exits, plan
from slatebind.cli.frame import forget_sources
from slatebind.cli.options import Telling, planned
from slatebind.cli.report import Report
from slatebind.cli.shell import report_internal_error
from slatebind.cli.signals import Terminated, interrupt_cause
from slatebind.cli.snapshot import FileSnapshot
from slatebind.cli.streams import ColorWish, echo_err
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.files import FileError, read_bytes

if TYPE_CHECKING:
    from slatebind.output import Outcome

EXAMPLES = """
\b
Examples:
  slatebind watch                         leave it running beside the editor
  slatebind watch -q                      tell errors only
"""

_PAUSE = 0.05
"""Seconds between two looks, and seconds of quiet after which a burst of changes is over."""
_BURST = 1.0
"""Seconds after which a burst that does not end is acted on all the same."""
_SHARE = 50
"""Looking takes at most one part in so many of a processor's time, unless that would make the pauses too long."""
_LONGEST = 1.0
_LISTED = 5


@click.command(epilog=EXAMPLES)
@planned
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours. NO_COLOR and FORCE_COLOR are respected.",
)
@click.option("-q", "--quiet", "is_quiet", is_flag=True, help="Tell errors only.")
@click.option("-v", "--verbose", "is_verbose", is_flag=True, help="Tell notes too, and name every file.")
def command(*, config: str | None, color: ColorWish, is_quiet: bool, is_verbose: bool) -> int:
    """Bring everything up to date now, and again whenever docs, overlays, templates, dialects or the plan change.

    What went wrong is told, and tried again after the next change; warnings are told when they are new. Generated
    files are not watched: they are what `slatebind generate` would write after the latest change. Ctrl-C ends it.
    """
    read_bytes(plan.locate(config))
    watch = Watch(config, Telling(color=color, is_quiet=is_quiet, is_verbose=is_verbose))
    try:
        while True:
            watch.regenerate()
            watch.wait()
    except (KeyboardInterrupt, Terminated):
        if watch.is_writing:
            raise
        watch.announce("stopped")
        return exits.FINE


class Watch:
    """A plan that is followed again after every change."""

    def __init__(self, config: str | None, telling: Telling) -> None:
        self.is_writing = False
        """Whether there is something left to do: an end then is an interruption."""
        self._config = config
        self._telling = telling
        self._home = os.getcwd()  # noqa: PTH109
        self._snapshot = FileSnapshot()
        self._sources: list[str] = []
        self._ours: set[str] = set()
        self._findings: tuple[Diagnostic, ...] = ()
        self._was_fine = False
        self._cost = 0.0

    def announce(self, sentence: str) -> None:
        """Write a sentence unless the user asked for quiet."""
        if not self._telling.is_quiet:
            echo_err(sentence)

    def wait(self) -> None:
        """Sleep until something changes that is not our own doing, and on until the burst of changes is over."""
        while not self._has_changed():
            pass
        end = time.monotonic() + _BURST
        while self._has_changed() and time.monotonic() < end:
            pass

    def _has_changed(self) -> bool:
        time.sleep(min(max(_PAUSE, _SHARE * self._cost), _LONGEST))
        began = time.process_time()
        # A folder that went away and came back is another one to the system, though not to the user.
        with suppress(OSError):
            os.chdir(self._home)
        changed = self._snapshot.changes() - self._ours
        self._cost = time.process_time() - began
        return bool(changed)

    def regenerate(self) -> None:
        """Bring everything up to date, whatever state it is in, and tell what came of it."""
        forget_sources()
        began = time.perf_counter()
        report = Report("watch", self._telling)
        self.is_writing = True
        is_done = self._attempt(report)
        self.is_writing = False
        seconds = time.perf_counter() - began
        report.tell_findings(_news(report.findings, self._findings))
        is_fine = is_done and report.exit_code == exits.FINE
        done = _done(report.outcomes, None if self._telling.is_verbose else _LISTED)
        if done or not (is_fine and self._was_fine) or self._telling.is_verbose:
            nothing = "everything is up to date" if is_fine else "nothing written"
            counts = f"; {report.counted()}" if report.findings else ""
            self.announce(f"{datetime.now():%H:%M:%S} {done or nothing} in {seconds:.2f} s{counts}")
        if is_done and report.exit_code != exits.USAGE:
            self._findings = report.findings
        self._was_fine, self._ours = is_fine, set(_touched(report.outcomes))

    def _attempt(self, report: Report) -> bool:
        """Follow the plan; tells whether it could be followed to its end."""
        try:
            with plan.turn(self._config, self._telling):
                self._follow(report)
        except FileError as problem:
            echo_err(f"error: {problem}")
        except OSError as problem:  # the working folder itself is gone
            echo_err(f"error: {self._home}: {problem.strerror}")
        except click.ClickException as problem:
            echo_err(f"error: {problem.format_message()}")
        except Exception as bug:
            if wish := interrupt_cause(bug):
                raise wish from None
            report_internal_error(bug)
        else:
            return True
        return False

    def _follow(self, report: Report) -> None:
        # What is read has to be in sight before, so that what changes meanwhile is seen afterwards.
        self._snapshot.watch(plan.places(self._config))
        project = plan.read_plan(self._config, report)
        if project is None:
            return
        self._snapshot.watch([*plan.places(self._config), *project.inputs()])
        sources = [*dict.fromkeys(project.sources()), plan.locate(self._config)]
        if sources != self._sources:
            self._sources = sources
            self.announce(f"watching {_joined(sources, None)}; stop with Ctrl-C")
        from slatebind.cli import work

        work.write_all(project.build(work.tracker(Telling(is_quiet=True))), report, force=False)


def _news(findings: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Every error, and of the rest what was not there before, on whatever line."""
    known = Counter(map(_without_line, before))
    for finding in findings:
        known.subtract([_without_line(finding)])
        if finding.severity is Severity.ERROR or known[_without_line(finding)] < 0:
            yield finding


def _without_line(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.at.file


def _done(outcomes: "Iterable[Outcome]", limit: int | None) -> str:
    """What was written and deleted, in words; nothing where nothing was."""
    kinds = {
        "wrote": [f"{one.root}/{path}" for one in outcomes for path in (*one.created, *one.changed)],
        "deleted": [f"{one.root}/{path}" for one in outcomes for path in one.deleted],
    }
    return ", ".join(f"{verb} {_joined(paths, limit)}" for verb, paths in kinds.items() if paths)


def _joined(names: Sequence[str], limit: int | None) -> str:
    shown = [os.path.normpath(name) for name in names[:limit]]
    if more := len(names) - len(shown):
        shown.append(f"{more} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _touched(outcomes: "Iterable[Outcome]") -> Iterator[str]:
    """The files that are ours, or were until now."""
    for one in outcomes:
        for path in (*one.created, *one.changed, *one.unchanged, *one.deleted):
            yield os.path.normpath(f"{one.root}/{path}")
