"""What a run imports: most of the time of a small run is start-up, so nothing unused is imported."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLAN = '[[spec]]\ndocs = "index.html.md"\nfile = "acme.yaml"\n\n[[target]]\nuse = "python"\nout = "client"\n'


# Libraries that parse, render and format, and modules that only some runs need.
HEAVY = {"jinja2", "mistune", "yaml", "black", "rich", "asyncio", "slatebind.project.steps", "slatebind.output"}
SELDOM = {
    "difflib",
    "slatebind.diff.spec_diff",
    "slatebind.formats.as_json",
    "slatebind.lint",
    "slatebind.project.explain",
}


def run(folder: Path, *words: str, code: int = 0) -> set[str]:
    """The modules that a run imports."""
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPATH": str(ROOT / "generator"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-X", "importtime", "-m", "slatebind", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.M))


def test_runs_import_what_they_use(tmp_path: Path) -> None:
    """No formatter unless it is needed; a run with nothing to do imports no library."""
    docs = tmp_path / "index.html.md"
    docs.write_bytes(
        (ROOT / "sample" / "source" / "index.html.md").read_bytes().replace(b"includes:\n  - errors\n", b"")
    )
    (tmp_path / "slatebind.toml").write_text(PLAN)
    cold = run(tmp_path, "generate", "--quiet")
    assert {"mistune", "jinja2", "yaml", "tomllib", "click", "msgspec"} <= cold
    assert not {"black", "rich", "asyncio"} & cold
    docs.write_text(docs.read_text().replace("This command lists accounts", "This command shows accounts"))
    edit = run(tmp_path, "generate", "--quiet")
    assert {"jinja2", "click", "msgspec"} <= edit
    assert not ({"black", "rich", "asyncio"} | SELDOM) & edit
    nothing = run(tmp_path, "generate", "--quiet")
    assert not {"mistune", "jinja2", "yaml", "black", "click", "msgspec", "re"} & (nothing - BARE)


@pytest.mark.parametrize("command", ["generate", "check", "extract", "watch", "mock", "schema"])
def test_help_imports_little(tmp_path: Path, command: str) -> None:
    """Neither the modules that read documents nor those that write files."""
    assert not (HEAVY | SELDOM) & (run(tmp_path, command, "--help") - BARE)


@pytest.mark.parametrize("plan", ["[[spec]\n", "[[spec]]\ndoc = 'docs'\n", "[lint]\n", ""])
@pytest.mark.parametrize("command", ["generate", "check", "extract"])
def test_a_wrong_configuration_is_reported_at_once(tmp_path: Path, command: str, plan: str) -> None:
    """Nothing that would be needed afterwards is imported."""
    (tmp_path / "slatebind.toml").write_text(plan)
    assert not HEAVY & (run(tmp_path, command, code=2) - BARE)


# Imported by `python -m` itself and by start-up files of other packages.
BARE = set(
    re.findall(
        r"^import time:.*\| +(\S+)$",
        subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "this"], capture_output=True, text=True, check=True
        ).stderr,
        re.M,
    )
)
