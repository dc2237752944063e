"""Helpers for tests that run the command line: sample docs, a neutral environment, and runs in and out of process."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import NamedTuple

import pytest

from processes import Child
from slatebind.cli import main

GENERATOR = Path(__file__).parents[1] / "generator"

DOCS = dedent(
    """\
    ---
    title: Harbor API
    ---

    # Berth

    ## listBerths

    This command lists berths.

    <aside class="notice">
    Not asynchronous
    </aside>

    ### Command

    ```shell
    cmk listBerths
    ```

    ### Query Parameters

    | Parameter Name | Description | Type | Length | Required |
    | --- | --- | --- | --- | --- |
    | **id** | The berth's ID | uuid | 255 | false |

    ### Response Schema

    | Response Name | Description | Type |
    | --- | --- | --- |
    | **id** | The berth's ID | uuid |
    | **depth** | Metres at low tide | {type} |
    """
)


def _are_permissions_enforced() -> bool:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a")
        file.touch(mode=0o444)
        return not os.access(file, os.W_OK)


needs_permissions = pytest.mark.skipif(not _are_permissions_enforced(), reason="this user can write to read-only files")


class Done(NamedTuple):
    """A finished run."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def environment(**more: str) -> dict[str, str]:
    """The environment of this process, with the code under test and without variables for colors."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return {**kept, "PYTHONPATH": str(GENERATOR), "COLUMNS": "100", **more}


def run_here(*arguments: str, cwd: str | Path, stdin: bytes = b"", **variables: str) -> Done:
    """Run ``slatebind`` in ``cwd`` and in this process, which takes a tenth of the time of a new one."""
    return call_here(lambda: main(arguments), cwd=cwd, stdin=stdin, **variables)


def call_here(function: Callable[[], int], *, cwd: str | Path, stdin: bytes = b"", **variables: str) -> Done:
    """Call a function that returns an exit code, with folder, variables and streams as in a new process."""
    before = dict(os.environ)
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    with contextlib.chdir(cwd):
        os.environ.clear()
        os.environ.update(environment(**variables))
        sys.stdin, sys.stdout, sys.stderr = (io.TextIOWrapper(part, "utf-8") for part in (io.BytesIO(stdin), out, err))
        try:
            code = function()
            sys.stdout.flush()
            sys.stderr.flush()
            return Done(code, out.getvalue().decode(), err.getvalue().decode())
        finally:
            sys.stdin, sys.stdout, sys.stderr = streams
            os.environ.clear()
            os.environ.update(before)


def run_apart(*arguments: str, cwd: str | Path, stdin: bytes = b"", **variables: str) -> Done:
    """Run ``slatebind`` in a new process, for tests of how the interpreter starts and ends."""
    done = subprocess.run(
        [sys.executable, "-m", "slatebind", *arguments],
        cwd=cwd,
        env=environment(**variables),
        input=stdin,
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_docs(folder: Path, type_word: str) -> None:
    """Slate docs of one command; ``type_word`` is the type of its second response field."""
    source = folder / "docs" / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "index.html.md").write_text(DOCS.format(type=type_word), encoding="utf-8")


def started(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """Start ``slatebind`` in ``folder``, with a cache there, without waiting for it."""
    return Child(
        [sys.executable, "-m", "slatebind", *words],
        cwd=folder,
        env=environment(XDG_CACHE_HOME=str(folder / ".cache")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
