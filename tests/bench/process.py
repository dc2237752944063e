"""Runs programs and measures them: wall and CPU time, and the peak memory of the largest process."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LAUNCHER = Path(__file__).with_name("launch.py")


class Cost(NamedTuple):
    """What a run cost: wall seconds, CPU seconds of all its processes, MiB of the largest of them."""

    wall: float
    cpu: float
    peak: float

    @classmethod
    def least(cls, costs: Sequence["Cost"]) -> "Cost":
        """The minimum of each value: what other programs add is never negative."""
        return cls(*map(min, zip(*costs, strict=True)))


class Run(NamedTuple):
    """A program that has ended."""

    cost: Cost
    code: int
    out: str
    err: str

    @property
    def last_line(self) -> str:
        """The last line of its output, for a message."""
        return (self.err.strip() or self.out.strip() or "no output").splitlines()[-1]


class RunFailedError(Exception):
    """A run did not do the work that was to be measured, so its cost would be meaningless."""


def run(
    argv: Sequence[str | Path], folder: Path, variables: Mapping[str, str] | None = None, *, limit: float = 600
) -> Run:
    """Run a program in ``folder``; raises RunFailedError if it takes more than ``limit`` seconds."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as record:
        process = subprocess.run(
            [sys.executable, "-I", "-S", _LAUNCHER, record.name, str(limit), *argv],
            cwd=folder,
            env={**clean_environment(), **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if process.returncode != 0:
            raise RunFailedError(f"{argv[0]} cannot be started")
        code, wall, cpu, peak, timeouts = map(float, record.read().split())
    if timeouts:
        raise RunFailedError(f"stopped after {limit:.0f} s")
    return Run(Cost(wall, cpu, peak), int(code), process.stdout, process.stderr)


def run_successfully(
    argv: Sequence[str | Path], folder: Path, variables: Mapping[str, str] | None = None, *, limit: float = 600
) -> Run:
    """The same; raises RunFailedError unless the exit code is 0."""
    done = run(argv, folder, variables, limit=limit)
    if done.code != 0:
        raise RunFailedError(f"exit code {done.code}: {done.last_line}")
    return done


def clean_environment() -> dict[str, str]:
    """The environment without variables that make Python recompile everything or find other packages."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
