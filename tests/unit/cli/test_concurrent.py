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
def plan(tmp_path: Path) -> Path:
    """A project with a configuration."""
    write_docs(tmp_path, "integer")
    (tmp_path / "slatebind.toml").write_text(PLAN)
    return tmp_path


def ended(runs: "list[subprocess.Popen[str]]") -> Iterator[tuple[int, str, str]]:
    """Exit code, standard output and standard error of each process."""
    for run in runs:
        out, err = run.communicate(timeout=300)
        yield run.returncode, out, err


def test_concurrent_runs_leave_a_complete_tree(plan: Path) -> None:
    """Half of them generate, half of them check; none fails or sees the unfinished work of another."""
    assert [code for code, _, _ in ended([started(plan, "generate")])] == [0]
    runs = []
    for number in range(RUNS):
        if number == RUNS * 4 // 5:
            write_docs(plan, "string")
        runs.append(started(plan, "check" if number % 2 else "generate"))
    for number, (code, out, err) in enumerate(ended(runs)):
        is_allowed_to_find = number % 2 and code == 1
        assert code == 0 or is_allowed_to_find, (out, err)
        assert not is_allowed_to_find or "outdated spec/harbor.yaml" in out, out
        assert "Traceback" not in err
    assert [(code, out) for code, out, _ in ended([started(plan, "check")])] == [(0, "")]
    assert "string" in (plan / "spec/harbor.yaml").read_text()
    assert not list(plan.rglob(".slatebind-tmp"))


def test_the_latest_docs_win(plan: Path) -> None:
    """A run that started before an edit never overwrites the output of a later run."""
    for turn in range(4):
        write_docs(plan, f"old{turn}")
        early = started(plan, "generate")
        time.sleep(0.05)
        (plan / "docs/source/index.html.md").write_text(DOCS.format(type=f"new{turn}"))
        late = started(plan, "generate")
        assert [code for code, _, _ in ended([early, late])] == [0, 0]
        assert f"new{turn}" in (plan / "spec/harbor.yaml").read_text()
        assert [code for code, _, _ in ended([started(plan, "check")])] == [0]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_waiting_is_reported_and_ends_with_the_other_run(plan: Path) -> None:
    """A waiting run says so; when the run that it waits for is killed, it continues at once."""
    holding = Child(
        [
            sys.executable,
            "-c",
            "import sys; from slatebind.locks import locked\n"
            "with locked('slatebind.toml'): print(1, flush=True); sys.stdin.read()",
        ],
        cwd=plan,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holding.stdout is not None
    holding.stdout.readline()
    waiting = started(plan, "generate")
    assert waiting.stderr is not None
    assert waiting.stderr.readline() == "slatebind: another run is using this project; waiting for it\n"
    assert waiting.poll() is None
    holding.kill()
    holding.communicate()
    assert [code for code, _, _ in ended([waiting])] == [0]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_killed_runs_do_no_harm(plan: Path) -> None:
    """Runs that are killed at random moments block no other run and leave nothing broken."""
    chance = random.Random(11)
    for turn in range(4):
        write_docs(plan, f"word{turn}")
        runs = [started(plan, "generate") for _ in range(4)]
        time.sleep(chance.uniform(0.1, 0.8))
        for run in runs[:3]:
            run.kill()
        codes = [code for code, _, _ in ended(runs)]
        assert codes[3] == 0
        assert set(codes[:3]) <= {0, -signal.SIGKILL}
        assert [code for code, _, _ in ended([started(plan, "check")])] == [0]
