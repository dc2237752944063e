"""Baselines of accepted findings on the command line, for lint and verify, which share a file."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import msgspec

from slatebind.cli.report import Report
from slatebind.diagnostic import Diagnostic
from slatebind.files import read_text
from slatebind.lint import AcceptedFindings, against, dump_baseline, load_baseline, missing_baseline
from slatebind.output import write_single


class BaselineFile(msgspec.Struct, frozen=True):
    """The file of a baseline. A run looks for what the entries accept that it ``checks``; it leaves the others alone.

    Files in it are relative to ``folder``.
    """

    path: str
    folder: str
    checks: Callable[[AcceptedFindings], bool]

    def new(
        self, found: Sequence[Diagnostic], report: Report
    ) -> tuple[Collection[Diagnostic], tuple[Diagnostic, ...]] | None:
        """The findings that it does not have, and one for each entry that is gone; None if it cannot be read."""
        if not Path(self.path).exists():
            report.add((missing_baseline(self.path),))
            return None
        baseline, problems = load_baseline(read_text(self.path), self.path)
        report.add(problems)
        if baseline is None:
            return None
        left = against(baseline, found, self.path, self.folder, self.checks)
        known = set(found)
        return {finding for finding in left if finding in known}, tuple(
            finding for finding in left if finding not in known
        )

    def write(self, found: Sequence[Diagnostic], owner: str, report: Report) -> None:
        """Write findings to it; entries that the run does not check stay."""
        existing = None
        if Path(self.path).exists():
            existing, _ = load_baseline(read_text(self.path), self.path)
        kept = [entry for entry in existing.findings if not self.checks(entry)] if existing else []
        text = dump_baseline(found, self.folder, kept)
        report.wrote(owner, write_single(self.path, text, is_ours=lambda data: b"slatebind_baseline" in data))
