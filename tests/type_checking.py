"""Runs of mypy on generated packages and programs that use them.

Most of the time of a run goes into the standard library and other packages, which never change: each run begins with a
copy of what mypy found out about them once.
"""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from install_once import install_once

ROOT = Path(__file__).parents[1]
SAMPLES = {"fernhill": ROOT / "generated" / "python", "tallowmere": ROOT / "generated" / "tallowmere" / "python"}


def mypy(folder: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """``mypy --strict`` in a folder, and what it says. It finds no more and no less than one without a cache."""
    known = install_once(ROOT / "build" / "mypy", f"{version('mypy')} {sys.version}", _check_samples)
    with TemporaryDirectory() as copy:
        shutil.copytree(known, copy, dirs_exist_ok=True)
        return _run(folder, Path(copy), *arguments)


def _check_samples(cache: Path) -> None:
    for name, folder in SAMPLES.items():
        _run(folder, cache, name)


def _run(folder: Path, cache: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", cache, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
