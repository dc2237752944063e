"""Runs of programs and what they cost: wall and CPU seconds, and the peak memory of the whole tree of processes."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_STARTER = Path(__file__).with_name("starter.py")


class Cost(NamedTuple):
    """What one run took: seconds, seconds, MiB."""

    wall: float
    cpu: float
    peak: float


class Run(NamedTuple):
    """One run: what it cost, how it ended and what it said."""

    cost: Cost
    code: int
    out: str
    err: str


class WrongRunError(Exception):
    """A run did not do what was to be measured, so that its figures would say nothing."""


class Starter:
    """Runs programs, one after the other."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process, self._folder = process, folder

    def run(
        self, argv: Sequence[str | Path], folder: Path, extra: Mapping[str, str] | None = None, *, limit: float = 600
    ) -> Run:
        """Run a program in ``folder``; raises WrongRunError where it takes more than ``limit`` seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        out, err = self._folder / "out", self._folder / "err"
        request = {
            "argv": list(map(str, argv)),
            "folder": str(folder),
            "environment": {**clean_environment(), **(extra or {})},
            "out": str(out),
            "err": str(err),
            "limit": limit,
        }
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        if answer["stopped"]:
            raise WrongRunError(f"stopped after {limit:.0f} s")
        cost = Cost(answer["wall"], answer["cpu"], answer["peak"])
        said = (path.read_text(encoding="utf-8", errors="replace") for path in (out, err))
        return Run(cost, answer["code"], *said)

    def succeed(
        self, argv: Sequence[str | Path], folder: Path, extra: Mapping[str, str] | None = None, *, limit: float = 600
    ) -> Run:
        """The same; raises WrongRunError where its exit code is not 0."""
        done = self.run(argv, folder, extra, limit=limit)
        if done.code != 0:
            last = (done.err.strip() or done.out.strip()).splitlines()[-1:] or ["it said nothing"]
            raise WrongRunError(f"exit code {done.code}: {last[0]}")
        return done


@contextmanager
def starter() -> Iterator[Starter]:
    """A starter for as long as it is needed."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-I", "-S", str(_STARTER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        yield Starter(process, Path(folder))
        assert process.stdin is not None
        process.stdin.close()


def clean_environment() -> dict[str, str]:
    """The environment without what would make Python compile everything anew, or find other packages than its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
