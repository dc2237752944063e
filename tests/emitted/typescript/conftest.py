"""The committed package of the sample and one of hostile docs, compiled once; a mock server for both."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from documented_calls import documented_calls, typescript_program
from emitted.conftest import ROOT
from install_once import install_once
from judges.programs import node_program
from slatebind import load_spec, render
from slatebind.diagnostic import Severity
from slatebind.mock import MockServer
from tools import find_program

HERE = Path(__file__).parent
PACKAGE = ROOT / "generated" / "typescript"
SPEC = ROOT / "spec" / "fernhill.yaml"
_EXAMPLE = re.compile(r"```ts\n(.*?)```", re.DOTALL)


class Compiled:
    """What the compiler made of the packages: a folder of modules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, script: str, *arguments: str, before: str = "") -> str:
        """Run a script of this folder, which imports the sample's package by its name, or one that was compiled.

        ``before`` is a script that prepares Node for it.
        """
        for name in filter(None, (script, before)):
            if (HERE / name).exists():
                shutil.copyfile(HERE / name, self.folder / name)
        options = ["--test"] if ".test." in script else []
        if before:
            options += ["--import", f"./{before}"]
        command = [find_program("node"), *options, script, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Compiled:
    """The packages, the examples of the README and ``types.ts``, compiled with all strict flags; workers share them."""
    tsc = node_program("tsc")
    shared = tmp_path_factory.getbasetemp()
    folder = (shared if worker_id == "master" else shared.parent) / "typescript"

    def create(made: Path) -> None:
        shutil.copytree(PACKAGE, made)
        for number, text in enumerate(_EXAMPLE.findall((PACKAGE / "README.md").read_text(encoding="utf-8"))):
            (made / "src" / f"example{number}.ts").write_text(text, encoding="utf-8")
        program = typescript_program(documented_calls(SPEC)["typescript"], "fernhill")
        (made / "src" / "calls.ts").write_text(program, encoding="utf-8")
        shutil.copyfile(HERE / "types.ts", made / "src" / "types.ts")
        _write_hostile(made / "src" / "hostile")
        done = subprocess.run([tsc, "--skipDefaultLibCheck"], cwd=made, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout

    return Compiled(install_once(folder, "compiled", create))


def _write_hostile(folder: Path) -> None:
    rendered = render(load_spec(str(HERE / "hostile.yaml")), "typescript", {})
    assert rendered.files is not None
    assert not [problem for problem in rendered.diagnostics if problem.severity is Severity.ERROR]
    for file in rendered.files:
        if file.path.startswith("src/") and not file.path.endswith(".d.ts"):
            path = folder / file.path.removeprefix("src/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """The mock server of the sample, in strict mode."""
    with MockServer(SPEC, job_seconds=0.05, is_strict=True) as server:
        yield server


@pytest.fixture
def login(mock: MockServer) -> str:
    """What a script has to know of the mock server, as JSON."""
    names = ("endpoint", "key", "secret", "username", "password")
    return json.dumps({name: getattr(mock, name) for name in names})
