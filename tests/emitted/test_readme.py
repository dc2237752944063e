"""The emitted README is true: what it shows runs as it stands, against the mock server."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emitted.conftest import PACKAGE, ROOT
from slatebind.mock import MockServer

README = (PACKAGE / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SHELL = [
    line.partition("  #")[0]
    for block in re.findall(r"```shell\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if ">>" not in line
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A home without files, and the address and keys of a mock server."""
    home = tmp_path_factory.mktemp("home")
    with MockServer(ROOT / "spec" / "fernhill.yaml", job_seconds=0.05) as server:
        yield {
            "HOME": str(home),
            "PYTHONPATH": str(PACKAGE),
            "CLOUDSTACK_ENDPOINT": server.endpoint,
            "CLOUDSTACK_KEY": server.key,
            "CLOUDSTACK_SECRET": server.secret,
        }


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Python in the home."""
    home = Path(environment["HOME"])
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("code", PYTHON)
def test_python_blocks(code: str, environment: dict[str, str]) -> None:
    """Each is a program that ends without an error and prints something."""
    ended = run(["-W", "error", "-c", code], environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


@pytest.mark.parametrize("line", SHELL)
def test_shell_lines(line: str, environment: dict[str, str]) -> None:
    """Each succeeds."""
    program, *arguments = shlex.split(line)
    assert program == "fernhill"
    ended = run(["-m", "fernhill", *arguments], environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


def test_there_is_something_to_run() -> None:
    """The blocks are found."""
    assert len(PYTHON) >= 4
    assert len(SHELL) >= 6
