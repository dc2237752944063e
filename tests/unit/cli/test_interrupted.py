"""Runs that are interrupted, or fail because of the system: the next run completes their work."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command_line import Done, Run, environment, needs_permissions, started

PLAN = """
[[spec]]
docs = "docs"
file = "spec/harbor.yaml"

[[target]]
use = "python"
out = "out/python"

[[target]]
use = "docs"
out = "out/docs"
"""
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals and limits")


@pytest.fixture
def project_folder(project: Path) -> Path:
    """A project with a configuration and an empty cache."""
    (project / "slatebind.toml").write_text(PLAN)
    return project


def assert_next_run_completes(run: Run, project_folder: Path) -> None:
    """The next run completes the work without force, and no temporary file is left."""
    done = run("generate", XDG_CACHE_HOME=str(project_folder / ".cache"))
    assert done.code == 0, done
    assert run("check", XDG_CACHE_HOME=str(project_folder / ".cache")).code == 0
    assert not [file for folder in ("spec", "out") for file in (project_folder / folder).rglob("*tmp*")]


@posix
@pytest.mark.parametrize(
    ("number", "code", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_termination_is_reported(run: Run, project_folder: Path, number: int, code: int, word: str) -> None:
    """Whenever a run gets SIGTERM, it ends with the exit code and one message, and the next run continues."""
    chance = random.Random(5)
    codes = set()
    for _ in range(6):
        for folder in ("spec", "out", ".cache"):
            shutil.rmtree(project_folder / folder, ignore_errors=True)
        with started(project_folder, "generate") as process:
            # The first cached chapter shows that the command is running, not the interpreter still starting.
            while not (project_folder / ".cache").exists() and process.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.2))
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        codes.add(process.returncode)
        assert process.returncode in {code, 0, -number}, err
        assert "Traceback" not in err
        assert process.returncode != code or err.splitlines()[-1].startswith("slatebind: " + word)
    assert code in codes
    assert_next_run_completes(run, project_folder)


@posix
def test_a_run_that_is_terminated_while_writing(run: Run, project_folder: Path) -> None:
    """The signal comes after the first file; the next run writes the rest."""
    with started(project_folder, "generate") as process:
        while not (project_folder / "out/python").exists() and process.poll() is None:
            time.sleep(0.001)
        process.terminate()
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.splitlines()[-1:]) == (
        143,
        ["slatebind: terminated; each file written so far is complete; the next run continues from there"],
    )
    assert_next_run_completes(run, project_folder)


@posix
def test_a_disk_that_fills_up(run: Run, project_folder: Path) -> None:
    """The file that could not be written is named, none is incomplete, and the next run continues."""
    limited = (
        "import resource, sys; from slatebind.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "generate"],
        cwd=project_folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert b"slatebind: error: out/python/" in done.stderr
    assert b": File too large\n" in done.stderr
    assert_next_run_completes(run, project_folder)


def test_an_output_folder_that_is_deleted_during_a_run(run: Run, project_folder: Path) -> None:
    """Whatever that run reports, the next one writes all files again."""
    first = run("generate")
    assert first.code == 0
    with started(project_folder, "generate", "--force") as process:
        for _ in range(20):
            shutil.rmtree(project_folder / "out", ignore_errors=True)
            time.sleep(0.03)
        _, err = process.communicate(timeout=60)
    assert process.returncode in {0, 2}, err
    assert "Traceback" not in err
    assert "this is a bug" not in err
    assert_next_run_completes(run, project_folder)


@needs_permissions
def test_a_read_only_checkout_can_be_checked(run: Run, project_folder: Path) -> None:
    """``check`` does not need to write anywhere."""
    assert run("generate").code == 0
    for folder in (project_folder, *(path for path in project_folder.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    done: Done = run("check", XDG_CACHE_HOME="/nowhere")
    for folder in (project_folder, *(path for path in project_folder.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    assert (done.code, done.out) == (0, "")
