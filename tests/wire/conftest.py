"""The packages that are generated from the vectors' API, and their clients."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from wire.python_runtime import AnyRuntime, Runtime
from wire.typescript_runtime import TypeScriptRuntime, running
from wire.vectors import API

GENERATOR = Path(__file__).parents[2] / "generator"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the vectors of clients that run elsewhere, before tests are selected by their marks."""
    for item in items:
        called = getattr(item, "callspec", None)
        if called is not None and called.params.get("runtime") == TypeScriptRuntime.kind:
            item.add_marker(pytest.mark.languages)


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


@pytest.fixture(scope="session")
def typescript(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypeScriptRuntime]:
    """The client of the generated TypeScript package."""
    with running(tmp_path_factory.mktemp("typescript")) as runtime:
        yield runtime


@pytest.fixture
def runtime(request: pytest.FixtureRequest) -> AnyRuntime:
    """The client of a kind."""
    if request.param == TypeScriptRuntime.kind:
        found: TypeScriptRuntime = request.getfixturevalue("typescript")
        return found
    return Runtime(request.getfixturevalue("package"), request.param)
