"""What tests that run the command line share: docs to run on, and an environment that changes nothing by itself."""

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


def _is_refused() -> bool:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a")
        file.touch(mode=0o444)
        return not os.access(file, os.W_OK)


needs_permissions = pytest.mark.skipif(not _is_refused(), reason="whoever runs the tests may write everywhere")


class Done(NamedTuple):
    """A finished run."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def environment(**more: str) -> dict[str, str]:
    """The process's environment without what changes colours, and with the code under test."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return {**kept, "PYTHONPATH": str(GENERATOR), "COLUMNS": "100", **more}


def write_docs(folder: Path, type_word: str) -> None:
    """Slate docs of one command; ``type_word`` is the type of its answer's second field."""
    source = folder / "docs" / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "index.html.md").write_text(DOCS.format(type=type_word), encoding="utf-8")


def started(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """``slatebind`` with these arguments in ``folder``, with a cache there, going on for itself."""
    return Child(
        [sys.executable, "-m", "slatebind", *words],
        cwd=folder,
        env=environment(XDG_CACHE_HOME=str(folder / ".cache")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
