"""The package of the largest real document passes mypy and black, can be imported, and reads answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from decoding import answers, decoded
from documents import SIDESCALE
from slatebind.project.steps import apply_shipped_overlay, extract

pytestmark = pytest.mark.peers


def run(folder: Path, *command: str) -> None:
    """Run a tool in a folder; it must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "generator")}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_package_of_the_largest_document(tmp_path: Path) -> None:
    """It passes mypy --strict and black, and imports without a warning; generating it again changes nothing.

    In the answer of every command, with the nested objects that the shipped overlay describes, every field is read.
    """
    (document,) = SIDESCALE.glob("22-*.md")
    generate = ["-m", "slatebind", "generate", str(document), "--target", "python", "--package", "real", "--out", "."]
    run(tmp_path, *generate)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.py")}
    assert len(before) > 80
    run(tmp_path, "-m", "mypy", "--strict", "real")
    run(tmp_path, "-m", "black", "--check", ".")
    run(
        tmp_path,
        "-W",
        "error",
        "-c",
        "import real; real.Client; [getattr(real.models, name) for name in dir(real.models)]",
    )
    run(tmp_path, *generate)
    assert {file: file.stat().st_mtime_ns for file in before} == before
    spec = apply_shipped_overlay(extract(str(document))).spec
    assert spec is not None
    sent = answers(spec)
    assert len(sent) > 100
    for (command, _, answer), read in zip(sent, decoded("real", tmp_path, sent), strict=True):
        assert read == [answer] * 3, command
