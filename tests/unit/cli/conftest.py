"""Running the command line as a user does: a process of its own, in a folder of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Done, Run, environment, write_docs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with docs that hold one irregularity, an unknown type."""
    write_docs(tmp_path, "intager")
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Run ``slatebind`` in the project's folder."""

    def run(*arguments: str, stdin: bytes = b"", cwd: Path = project, **variables: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "slatebind", *arguments],
            cwd=cwd,
            env=environment(**variables),
            input=stdin,
            capture_output=True,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
