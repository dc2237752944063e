"""Running the command line as a user does, in a folder of its own."""

from pathlib import Path

import pytest

from command_line import Done, Run, run_apart, run_here, write_docs

OF_THE_PROCESS = ("PYTHON", "_SLATEBIND_COMPLETE")
"""Variables of the interpreter, and of click's completion, for which the generated client replaces the shells here."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with docs that contain one mistake, an unknown type."""
    write_docs(tmp_path, "intager")
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Run ``slatebind`` in the project's folder. Keyword arguments set environment variables."""

    def run(*arguments: str, stdin: bytes = b"", cwd: Path = project, **variables: str) -> Done:
        how = run_apart if any(name.startswith(OF_THE_PROCESS) for name in variables) else run_here
        return how(*arguments, cwd=cwd, stdin=stdin, **variables)

    return run
