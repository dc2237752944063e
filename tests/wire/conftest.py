"""The package that is generated from the vectors' API."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from wire.vectors import API

GENERATOR = Path(__file__).parents[2] / "generator"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated Python package."""
    folder = tmp_path_factory.mktemp("vectors")
    command = [sys.executable, "-m", "slatebind", "generate", str(API), "--target", "python", "--out", "out", "-q"]
    subprocess.run(command, cwd=folder, check=True, env={"PYTHONPATH": str(GENERATOR), "PATH": "", "HOME": str(folder)})
    sys.path.insert(0, str(folder / "out"))
    import vectors  # type: ignore[import-not-found]  # noqa: PLC0415 - has just been made

    yield vectors
    sys.path.remove(str(folder / "out"))
