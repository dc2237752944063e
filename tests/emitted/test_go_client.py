"""The Go module of the sample with its mock server: what its users do, and the programs of its README."""

import re
import shutil
from pathlib import Path

import pytest

from emitted.conftest import ROOT
from go_modules import run_go, unformatted
from slatebind.mock import MockServer

MODULE = ROOT / "generated" / "go"
PROGRAMS = Path(__file__).parent / "go"
_EXAMPLE = re.compile(r"```go\n(package main\n.*?)```", re.DOTALL)

pytestmark = pytest.mark.languages


@pytest.fixture(autouse=True)
def no_waiting() -> None:
    """No waiting: the server is in this process and uses the real time."""


def test_the_module_works_with_a_server(tmp_path: Path) -> None:
    """Machines are deployed, listed and destroyed; the README's programs do what they say."""
    module = tmp_path / "module"
    shutil.copytree(MODULE, module)
    shutil.copytree(PROGRAMS, module, dirs_exist_ok=True)
    examples = _EXAMPLE.findall((MODULE / "README.md").read_text(encoding="utf-8"))
    for name, text in zip(("list", "job"), examples, strict=True):
        folder = module / "cmd" / name
        folder.mkdir(parents=True)
        (folder / "main.go").write_text(text, encoding="utf-8")
    assert unformatted(module) == ""
    with MockServer(ROOT / "spec" / "fernhill.yaml", job_seconds=0.05, is_strict=True) as server:
        settings = {
            "CLOUDSTACK_ENDPOINT": server.endpoint,
            "CLOUDSTACK_KEY": server.key,
            "CLOUDSTACK_SECRET": server.secret,
            "MOCK_USERNAME": server.username,
            "MOCK_PASSWORD": server.password,
        }
        run_go(module, "test", "-count=1", ".", **settings)
        assert "VirtualMachine{id: " in run_go(module, "run", "./cmd/list", **settings)
        assert "deployVirtualMachine 431" in run_go(module, "run", "./cmd/job", **settings)
