"""How long ``slatebind watch`` takes from noticing a change to the files written, as it reports itself."""

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bench.process import Cost, RunFailedError, clean_environment
from bench.results import EDIT, WATCH, Figure
from bench.workload import Log, Runner, Workload

_TIMEOUT_SECONDS = 120
_REPORT = re.compile(r" wrote .* in (\d+\.\d+) s")


def measure_watch(slatebind: Path, runner: Runner, edits: int, log: Log) -> Figure:
    """Edit the docs of a workload while they are watched; CPU and memory are not measured."""
    workload = runner.workload
    figure = Figure(workload.tool, WATCH, workload.commands)
    workload.clean()
    runner.edit(EDIT)
    with _watching(slatebind, workload) as lines:
        try:
            _next_seconds(lines)
            for _ in range(edits):
                expected = runner.edit(EDIT)
                seconds = _next_seconds(lines)
                workload.check(expected, frozenset())
                figure.costs.append(Cost(seconds, 0, 0))
                log(f"{workload.tool}, {workload.commands:,} commands, {WATCH}: {seconds:.3f} s")
        except RunFailedError as error:
            figure.missing = str(error)
            log(f"{workload.tool}, {workload.commands:,} commands, {WATCH}: {error}")
    return figure


@contextmanager
def _watching(slatebind: Path, workload: Workload) -> Iterator[IO[str]]:
    """The lines that ``slatebind watch`` prints, which end when it takes too long."""
    variables = {**clean_environment(), **workload.variables}
    with subprocess.Popen(
        [slatebind, "watch"], cwd=workload.folder, env=variables, stderr=subprocess.PIPE, text=True
    ) as process:
        timer = threading.Timer(_TIMEOUT_SECONDS, process.kill)
        timer.start()
        try:
            assert process.stderr is not None
            yield process.stderr
        finally:
            timer.cancel()
            process.kill()


def _next_seconds(lines: IO[str]) -> float:
    for line in lines:
        if report := _REPORT.search(line):
            return float(report[1])
    raise RunFailedError("watch ended or reported no change")
