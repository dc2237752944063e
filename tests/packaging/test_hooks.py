"""The GitHub action and the pre-commit hooks: their own commands are run in a repository of docs."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import environment, write_docs
from tools import find_program

ROOT = Path(__file__).parents[2]
SHA = "0" * 40


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A repository with one commit of docs, and ``slatebind`` on the path."""
    write_docs(tmp_path, "integer")
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", "docs")
    _git(tmp_path, "commit", "-q", "-m", "docs")
    return tmp_path


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _break(folder: Path) -> None:
    file = folder / "docs" / "source" / "index.html.md"
    file.write_text(file.read_text().replace("| **depth** |", "| **draught** |").replace("Metres", "Feet"))


def _environment(folder: Path, **more: str) -> dict[str, str]:
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    script = tools / "slatebind"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m slatebind "$@"\n')
    script.chmod(0o755)
    return environment(PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", **more)


@pytest.fixture
def run_action(docs: Path) -> Callable[..., tuple[int, str, str, str]]:
    """Run the action's script; its exit code, output, summary and outputs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "run"]
    given = {name: step["env"][name].removeprefix("${{ inputs.").removesuffix(" }}") for name in step["env"]}
    find_program("bash")

    def run_action(folder: Path = docs, **inputs: str) -> tuple[int, str, str, str]:
        values = {name: str(action["inputs"][key]["default"]) for name, key in given.items()}
        files = {name: docs / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for file in files.values():
            file.write_text("")
        more = {**values, **inputs, **{name: str(file) for name, file in files.items()}, "CI": "true"}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=folder,
            env=_environment(docs, **more),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr, *(file.read_text() for file in files.values())  # type: ignore[return-value]

    return run_action


def test_the_action_reports_a_break(docs: Path, run_action: Callable[..., Any]) -> None:
    """As annotations, as a summary and as an output, and it fails."""
    _break(docs)
    code, printed, summary, outputs = run_action(AGAINST="HEAD")
    assert code == 1
    assert "::error file=docs/source/index.html.md,line=" in printed
    assert summary.startswith("## API changes: 1 breaking")
    assert outputs == "bump=major\n"
    assert run_action(AGAINST="HEAD", DIFF_FAIL_ON="none")[0] == 0
    assert run_action(AGAINST="HEAD", SURFACE="docs")[0] == 0


@pytest.mark.parametrize("against", ["", SHA])
def test_the_action_without_a_base(docs: Path, run_action: Callable[..., Any], against: str) -> None:
    """The first push of a branch is only linted."""
    _break(docs)
    code, printed, summary, outputs = run_action(AGAINST=against)
    assert (code, summary, outputs) == (0, "", "")
    assert "nothing to compare with" in printed


def test_the_action_with_new_docs(docs: Path, run_action: Callable[..., Any]) -> None:
    """Docs that do not exist in the base break nothing."""
    shutil.copytree(docs / "docs", docs / "more")
    code, printed, *_ = run_action(AGAINST="HEAD", DOCS="more")
    assert (code, "more is new" in printed) == (0, True)


def test_the_action_in_a_shallow_checkout(docs: Path, run_action: Callable[..., Any]) -> None:
    """It fetches the one commit that it needs."""
    base = _git(docs, "rev-parse", "HEAD")
    _break(docs)
    _git(docs, "commit", "-q", "-a", "-m", "break")
    _git(docs, "config", "uploadpack.allowAnySHA1InWant", "true")
    _git(docs, "clone", "-q", "--depth", "1", docs.as_uri(), "checkout")
    code, _, summary, outputs = run_action(docs / "checkout", AGAINST=base)
    assert (code, outputs) == (1, "bump=major\n")
    assert summary.startswith("## API changes: 1 breaking")


def test_the_action_lints(docs: Path, run_action: Callable[..., Any]) -> None:
    """Lint findings make it fail as well; the diff is still reported."""
    file = docs / "docs" / "source" / "index.html.md"
    file.write_text(file.read_text().replace("| integer |", "| intager |"))
    code, printed, *_ = run_action(AGAINST="HEAD", LINT_FAIL_ON="warning", DIFF_FAIL_ON="none")
    assert code == 1
    assert "type-known" in printed
    assert run_action(AGAINST="HEAD", LINT_FAIL_ON="never", DIFF_FAIL_ON="none")[0] == 0


@pytest.mark.parametrize(("hook", "is_broken", "code"), [("lint", False, 0), ("diff", False, 0), ("diff", True, 1)])
def test_the_hooks(docs: Path, hook: str, is_broken: bool, code: int) -> None:
    """Their entries run with the docs' folder as argument."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    if is_broken:
        _break(docs)
    words = [*shlex.split(hooks[f"slatebind-{hook}"]["entry"]), "docs"]
    done = subprocess.run(words, cwd=docs, env=_environment(docs), capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
