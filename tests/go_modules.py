"""Generating Go modules and running the go command in them."""

import os
import subprocess
import sys
from pathlib import Path

from command_line import GENERATOR
from tools import find_program

TIMEOUT_SECONDS = 240


def make_module(spec: Path, folder: Path, *options: str) -> Path:
    """Generate the module of a spec; its folder."""
    command = [sys.executable, "-m", "slatebind", "generate", str(spec), "--target", "go", "--out", str(folder), "-q"]
    done = subprocess.run(
        [*command, *options],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(GENERATOR)},
    )
    assert done.returncode == 0, done.stderr
    return folder


def run_go(module: Path, *arguments: str, **environment: str) -> str:
    """What the go command prints in a module; it has to succeed. Nothing is downloaded."""
    done = subprocess.run(
        [find_program("go"), *arguments],
        cwd=module,
        env={**os.environ, "GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local", **environment},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def write_program(module: Path, name: str, text: str) -> None:
    """Write a program of a module."""
    folder = module / "cmd" / name
    folder.mkdir(parents=True)
    (folder / "main.go").write_text(text, encoding="utf-8")


def write_example(module: Path) -> None:
    """Write the program of a module's README to ``cmd/example``."""
    readme = (module / "README.md").read_text(encoding="utf-8")
    write_program(module, "example", readme.partition("```go\n")[2].partition("```")[0])


def unformatted(module: Path) -> str:
    """The files that gofmt would change."""
    done = subprocess.run([find_program("gofmt"), "-l", "."], cwd=module, capture_output=True, text=True, check=True)
    return done.stdout
