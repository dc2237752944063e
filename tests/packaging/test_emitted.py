"""The generated package for a new user: installed into an empty environment, with every snippet of its README run."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fresh_environments import create_environment
from slatebind.mock import MockServer

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated" / "python"
README = (PACKAGE / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that contains only the package with all its extras."""
    folder = tmp_path_factory.mktemp("environment")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PACKAGE)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return create_environment(folder / "venv", f"{wheel}[async,cli,query]")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address and the keys of the mock server, in the variables that the README uses."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLOUDSTACK_", "PYTHON"))}
    with MockServer(ROOT / "spec" / "fernhill.yaml", job_seconds=0.1) as server:
        given = {"ENDPOINT": server.endpoint, "KEY": server.key, "SECRET": server.secret}
        yield {
            **kept,
            **{f"CLOUDSTACK_{name}": value for name, value in given.items()},
            "HOME": str(tmp_path_factory.mktemp("home")),
        }


@pytest.mark.parametrize("snippet", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_snippets_run(bin_folder: Path, environment: dict[str, str], snippet: str) -> None:
    """Each runs unchanged, without a warning, and prints something."""
    command = [bin_folder / "python", "-W", "error", "-c", snippet]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_command_line_runs(bin_folder: Path, environment: dict[str, str]) -> None:
    """The lines in the README run in a shell."""
    (block,) = re.findall(r"```shell\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines():
        program, *words = shlex.split(line.split(">>")[0], comments=True)
        done = subprocess.run(
            [bin_folder / program, *words], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout
        if "json" in words:
            assert json.loads(done.stdout)


def test_a_job_on_the_command_line(bin_folder: Path, environment: dict[str, str]) -> None:
    """A shell script finds an object, changes it, waits for the job, and gets an error for an unknown id."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [bin_folder / "fernhill", *words], env=environment, capture_output=True, text=True, check=False
        )

    machine, *_ = json.loads(run("list", "virtualmachines", "-o", "json").stdout)
    stopped = run("stop", "virtualmachine", f"id={machine['id']}", "-o", "json")
    assert json.loads(stopped.stdout)["state"] == "Stopped"
    gone = run("virtual-machine", "stop", "--id", "7f3c1d5e-0000-4000-8000-000000000001")
    assert (gone.returncode, gone.stdout) == (4, "")
    assert gone.stderr.startswith("error: stopVirtualMachine: 431")
