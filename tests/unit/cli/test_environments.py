"""Every command in unfriendly environments: whatever it finds there, it ends with an exit code and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Run, environment
from slatebind.cli.app import COMMANDS

ARGUMENTS = [
    "--version",
    "--help",
    "nonsense",
    "init",
    "extract docs",
    "extract -",
    "extract docs -o new/spec.yaml",
    "generate",
    "generate --config slatebind.toml --verbose",
    "generate docs -t python -o client",
    "generate - -t docs -o other",
    "check",
    "check --show-diff",
    "lint docs",
    "lint - --format json",
    "lint --explain type-known",
    "verify docs --against -",
    "verify --list",
    "diff docs docs",
    "diff - docs",
    "diff docs --against HEAD",
    "bump docs docs",
    "changelog docs docs",
    "targets",
    "schema",
    "mock nowhere.yaml --port 0",
    "watch --config nowhere.toml",
]
BUG = 64
"""The exit code of the script below if a command fails in a way that none should; higher ones name the command."""
SCRIPT = f"""
import os, sys
from slatebind.cli import main
for index, arguments in enumerate({ARGUMENTS!r}):
    try:
        code = main(arguments.split())
    except BaseException:
        os._exit({BUG} + index)
    if code not in (0, 1, 2, 141):
        os._exit({BUG} + index)
os._exit(0)
"""

ENVIRONMENTS = {
    "as usual": "{run}",
    "closed input": "{run} <&-",
    "closed output": "{run} >&-",
    "closed errors": "{run} 2>&-",
    "everything closed": "{run} <&- >&- 2>&-",
    "full output": "{run} >/dev/full",
    "full errors": "{run} 2>/dev/full",
    "no cache, no home": "HOME=/nowhere XDG_CACHE_HOME=/dev/null/x {run}",
    "no git, no temporary folder": "PATH=/nowhere TMPDIR=/nowhere {run}",
    "ASCII": "LC_ALL=C PYTHONIOENCODING=ascii PYTHONUTF8=0 {run}",
    "odd terminal": "TERM=dumb COLUMNS=x NO_COLOR= FORCE_COLOR=1 LINES=-1 {run}",
    "working directory is gone": "mkdir gone; cd gone; rmdir ../gone; {run}",
    "no file can be written": "ulimit -f 0; trap '' XFSZ; {run}",
    "working directory is unreadable": "mkdir closed; cd closed; chmod 0 .; {run}",
    "docs are unreadable": "chmod -R 0 docs; {run}; code=$?; chmod -R u+rwX docs; exit $code",
    "docs are links in a circle": "rm -r docs; ln -s docs docs; {run}",
    "configuration is a folder": "rm slatebind.toml; mkdir slatebind.toml; {run}",
    "output is a device": "rm -rf out; ln -s /dev/null out; {run}",
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_no_command_ends_in_a_bug(project: Path, name: str) -> None:
    """Closed streams, full disks, missing folders and programs are answered by sentences."""
    if "/dev/full" in ENVIRONMENTS[name] and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (project / "slatebind.toml").write_text(
        '[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\n[[target]]\nuse = "docs"\nout = "out"\n'
    )
    (project / "run.py").write_text(SCRIPT)
    command = ENVIRONMENTS[name].format(run=f"'{sys.executable}' '{project}/run.py'")
    done = subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=project,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0, (ARGUMENTS[done.returncode - BUG], done.stderr.decode()[-2000:])


def test_every_command_is_tried() -> None:
    """A new command has to be added above."""
    assert {arguments.split()[0] for arguments in ARGUMENTS} >= COMMANDS.keys()


LONG_NAMES = {"long name": "n" * 300, "long path": "n/" * 3000, "not UTF-8": "\udcff.md", "line break": "a\nb"}


@pytest.mark.parametrize("name", LONG_NAMES)
@pytest.mark.parametrize(
    "arguments",
    [
        "extract {}",
        "extract docs -o {}/x",
        "extract docs --dialect {}",
        "extract docs --dialect {}.yaml",
        "extract docs --overlay {}",
        "extract docs --name {}",
        "lint {}",
        "lint {} --format json",
        "lint docs --baseline {}",
        "lint docs --write-baseline --baseline {}/x",
        "generate {} -t docs -o x",
        "generate docs -t docs -o {}/x",
        "generate docs -t {} -o x",
        "generate docs -t docs -o x --templates {}",
        "generate docs -t docs -o x --option {}=1",
        "generate docs -t python -o x --package {}",
        "generate --config {}",
        "check --config {}",
        "diff {} docs",
        "diff docs HEAD:{}",
        "diff docs docs --ignore-file {}",
        "bump docs {}",
        "changelog {} docs --format json",
        "mock {} --port 0",
        "init {}",
        "targets --templates {}",
        "{}",
    ],
)
def test_names_that_the_file_system_refuses(run: Run, project: Path, arguments: str, name: str) -> None:
    """Too long, or of bytes that are no text: a sentence, not a bug."""
    assert project.is_dir()
    done = run(*(word.replace("{}", LONG_NAMES[name]) for word in arguments.split()))
    assert done.code in {0, 1, 2}, done
    assert "Traceback" not in done.err
