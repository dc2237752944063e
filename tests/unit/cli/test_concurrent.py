"""Concurrent runs on one project: each waits for its turn, and each sees a complete tree."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import DOCS, environment, started, write_docs
from processes import Child

RUNS = int(os.environ.get("SLATEBIND_CONCURRENT", "30"))
PLAN = """
[[spec]]
docs = "docs"
file = "spec/harbor.yaml"

[[target]]
use = "python"
out = "out"

[[target]]
use = "docs"
out = "out"
"""


@pytest.fixture
def project_folder(tmp_path: Path) -> Path:
    """A project with a configuration."""
    write_docs(tmp_path, "integer")
    (tmp_path / "slatebind.toml").write_text(PLAN)
    return tmp_path


def results_of(runs: "list[subprocess.Popen[str]]") -> Iterator[tuple[int, str, str]]:
    """Exit code, standard output and standard error of each process."""
    for run in runs:
        out, err = run.communicate(timeout=300)
        yield run.returncode, out, err


def test_concurrent_runs_leave_a_complete_tree(project_folder: Path) -> None:
    """Half of them generate, half of them check; none fails or sees the unfinished work of another."""
    assert [code for code, _, _ in results_of([started(project_folder, "generate")])] == [0]
    runs = []
    for number in range(RUNS):
        if number == RUNS * 4 // 5:
            write_docs(project_folder, "string")
        runs.append(started(project_folder, "check" if number % 2 else "generate"))
    for number, (code, out, err) in enumerate(results_of(runs)):
        is_allowed_to_find = number % 2 and code == 1
        assert code == 0 or is_allowed_to_find, (out, err)
        assert not is_allowed_to_find or "outdated spec/harbor.yaml" in out, out
        assert "Traceback" not in err
    assert [(code, out) for code, out, _ in results_of([started(project_folder, "check")])] == [(0, "")]
    assert "string" in (project_folder / "spec/harbor.yaml").read_text()
    assert not list(project_folder.rglob(".slatebind-tmp"))


def test_the_latest_docs_win(project_folder: Path) -> None:
    """A run that started before an edit never overwrites the output of a later run."""
    for turn in range(4):
        write_docs(project_folder, f"old{turn}")
        early = started(project_folder, "generate")
        time.sleep(0.05)
        (project_folder / "docs/source/index.html.md").write_text(DOCS.format(type=f"new{turn}"))
        late = started(project_folder, "generate")
        assert [code for code, _, _ in results_of([early, late])] == [0, 0]
        assert f"new{turn}" in (project_folder / "spec/harbor.yaml").read_text()
        assert [code for code, _, _ in results_of([started(project_folder, "check")])] == [0]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_waiting_is_reported_and_ends_with_the_other_run(project_folder: Path) -> None:
    """A waiting run says so; when the run that it waits for is killed, it continues at once."""
    holding = Child(
        [
            sys.executable,
            "-c",
            "import sys; from slatebind.locks import locked\n"
            "with locked('slatebind.toml'): print(1, flush=True); sys.stdin.read()",
        ],
        cwd=project_folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holding.stdout is not None
    holding.stdout.readline()
    waiting = started(project_folder, "generate")
    assert waiting.stderr is not None
    assert waiting.stderr.readline() == "slatebind: another run is using this project; waiting for it\n"
    assert waiting.poll() is None
    holding.kill()
    holding.communicate()
    assert [code for code, _, _ in results_of([waiting])] == [0]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_killed_runs_do_no_harm(project_folder: Path) -> None:
    """Runs that are killed at random moments block no other run and leave nothing broken."""
    chance = random.Random(11)
    for turn in range(4):
        write_docs(project_folder, f"word{turn}")
        runs = [started(project_folder, "generate") for _ in range(4)]
        time.sleep(chance.uniform(0.1, 0.8))
        for run in runs[:3]:
            run.kill()
        codes = [code for code, _, _ in results_of(runs)]
        assert codes[3] == 0
        assert set(codes[:3]) <= {0, -signal.SIGKILL}
        assert [code for code, _, _ in results_of([started(project_folder, "check")])] == [0]
