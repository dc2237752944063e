"""The Go module of the sample with its mock server: what its users do, and the programs of its README."""

import re
import shutil
from pathlib import Path

import pytest

from documented_calls import documented_calls, go_program, judging_server
from emitted.conftest import ROOT
from go_modules import run_go, unformatted, write_program
from slatebind.mock import MockServer

MODULE = ROOT / "generated" / "go"
SPEC = ROOT / "spec" / "fernhill.yaml"
PROGRAMS = Path(__file__).parent / "go"
_EXAMPLE = re.compile(r"```go\n(package main\n.*?)```", re.DOTALL)

pytestmark = pytest.mark.languages


@pytest.fixture(autouse=True)
def no_waiting() -> None:
    """No waiting: the server is in this process and uses the real time."""


def test_the_module_works_with_a_server(tmp_path: Path) -> None:
    """Machines are deployed, listed and destroyed; the README's programs and documented calls do what they say."""
    module = tmp_path / "module"
    shutil.copytree(MODULE, module)
    shutil.copytree(PROGRAMS, module, dirs_exist_ok=True)
    examples = _EXAMPLE.findall((MODULE / "README.md").read_text(encoding="utf-8"))
    calls = go_program(documented_calls(SPEC)["go"], "fernhill")
    for name, text in zip(("list", "job", "calls"), (*examples, calls), strict=True):
        write_program(module, name, text)
    assert unformatted(module) == ""
    with MockServer(SPEC, job_seconds=0.05, is_strict=True) as server:
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
    with judging_server(SPEC) as server:
        run_go(module, "run", "./cmd/calls", **{**settings, "CLOUDSTACK_ENDPOINT": server.endpoint})
