"""The command that adds an extra, for each way to install slatebind."""

import importlib.metadata
import importlib.util
import os
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from slatebind.installation import install_command, requirement


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ({}, ["slatebind[mock]"]),
        (
            {"url": "https://git.example/slatebind", "vcs_info": {"vcs": "git", "commit_id": "1f2e"}},
            ["slatebind[mock] @ git+https://git.example/slatebind@1f2e"],
        ),
        (
            {
                "url": "https://git.example/all",
                "subdirectory": "tools/slatebind",
                "vcs_info": {"vcs": "git", "commit_id": "1f2e", "requested_revision": "v1.2.0"},
            },
            ["slatebind[mock] @ git+https://git.example/all@v1.2.0#subdirectory=tools/slatebind"],
        ),
        (
            {"url": "file:///home/ada/slatebind-1.2.0.whl", "archive_info": {}},
            ["slatebind[mock] @ file:///home/ada/slatebind-1.2.0.whl"],
        ),
        ({"url": "file:///home/ada/a%20clone", "dir_info": {}}, ["/home/ada/a clone[mock]"]),
        (
            {"url": "file:///home/ada/clone", "dir_info": {"editable": True}},
            ["--editable", "/home/ada/clone[mock]"],
        ),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_the_requirement_names_where_slatebind_came_from(origin: dict[str, object], words: list[str]) -> None:
    """A package index, a repository, a file, a folder, or an editable clone."""
    assert requirement("mock", origin) == words


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The environment of slatebind, installed from a package index."""

    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: SimpleNamespace(read_text=lambda name: None))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("pipx_metadata.json", ["pipx", "install", "--force", "slatebind[mock]"]),
        ("uv-receipt.toml", ["uv", "tool", "install", "slatebind[mock]"]),
        ("pyvenv.cfg", [sys.executable, "-m", "pip", "install", "slatebind[mock]"]),
    ],
)
def test_the_installer_is_the_one_that_made_the_environment(released: Path, file: str, command: list[str]) -> None:
    """Tools of pipx and uv are installed again by these; other environments have a pip of their own."""
    (released / file).touch()
    assert shlex.split(install_command("mock")) == command


def test_in_an_active_environment_pip_needs_no_path(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell finds it."""
    monkeypatch.setenv("VIRTUAL_ENV", str(released))
    assert install_command("ruff") == "pip install 'slatebind[ruff]'"


def test_without_pip_uv_installs(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Environments that uv makes have no pip; uv is told which one is meant unless it is active."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert shlex.split(install_command("ruff"))[:4] == ["uv", "pip", "install", "--python"]
    monkeypatch.setenv("VIRTUAL_ENV", str(released))
    assert install_command("ruff") == "uv pip install 'slatebind[ruff]'"


@pytest.mark.parametrize("text", ["[]", "{"])
def test_records_that_cannot_be_read_count_as_a_package_index(
    released: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A message is more useful than an error about it."""
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: SimpleNamespace(read_text=lambda name: text))
    assert install_command("ruff").endswith(" 'slatebind[ruff]'")
