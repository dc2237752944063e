"""The calls that documentation shows: each runs as it is, and sends what its sample says."""

import shlex
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from black_form import black_form
from documented_calls import EDGES, FILE, documented_calls, expected_requests, judging_server, shell_program
from emitted.conftest import ROOT
from rest_packages import package_of
from slatebind import load_spec
from tools import find_program

SPECS = {**{name: ROOT / "spec" / f"{name}.yaml" for name in ("fernhill", "tallowmere")}, "edges": EDGES}
HOSTS = ("https://api.tallowmere.example", "https://files.tallowmere.example", "https://edges.example")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with the file that calls send."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / FILE).write_bytes(b"x")
    return tmp_path


@pytest.fixture
def edges(folder: Path) -> Iterator[None]:
    """The package of the spec that is not a sample."""
    spec = load_spec(str(EDGES)).spec
    assert spec is not None
    with package_of(spec, folder / "package", "edges"):
        yield


@pytest.mark.usefixtures("edges")
@pytest.mark.parametrize("name", SPECS)
def test_in_python(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the generated package, configured as its README says; those of the samples are in black's form."""
    calls = documented_calls(SPECS[name])["python"]
    with judging_server(SPECS[name]) as server:
        for variable, value in server.environment.items():
            monkeypatch.setenv(variable, value)
        names: dict[str, Any] = {}
        exec(calls.setup, names)
        for code in calls.code.values():
            if name != "edges":
                assert black_form(f"{calls.setup}\n\n{code}\n") == f"{calls.setup}\n\n{code}\n"
            # The API may refuse it.
            with redirect_stdout(StringIO()), suppress(import_module(name).errors.ApiError):
                exec(code, names)


@pytest.mark.parametrize("name", SPECS)
def test_with_curl(name: str, folder: Path) -> None:
    """In a shell that knows POSIX alone; only the host is another."""
    find_program("curl")
    calls = documented_calls(SPECS[name])["curl"]
    with judging_server(SPECS[name]) as server:
        servers = dict.fromkeys(HOSTS, server.endpoint)
        environment = {
            **server.environment,
            "CLOUDSTACK_USERNAME": server.username,
            "CLOUDSTACK_PASSWORD": server.password,
            "PATH": "/usr/bin:/bin",
        }
        (folder / "calls.sh").write_text(shell_program(calls, servers), encoding="utf-8")
        command = [find_program("sh"), "calls.sh"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr


def test_with_cmk() -> None:
    """Each is a verb and a noun, which make the command's name, and a word for each parameter."""
    expected = expected_requests(SPECS["fernhill"])
    for name, code in documented_calls(SPECS["fernhill"])["cmk"].code.items():
        program, *words = shlex.split(code)
        assert program == "cmk"
        parts = [word for word in words if "=" not in word]
        assert words[: len(parts)] == parts
        assert len(parts) in (1, 2)
        assert "".join(parts) == name.lower()
        assert sorted(tuple(word.split("=", 1)) for word in words[len(parts) :]) == list(expected[name].params)
