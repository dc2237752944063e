"""Programs that judge generated code, installed once below ``build/`` in the versions that this folder pins.

Node packages are pinned by ``package.json`` and ``package-lock.json``, Go programs by ``go.mod`` and ``go.sum``.
"""

import hashlib
import os
import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

from install_once import install_once
from tools import find_program, stop_without

HERE = Path(__file__).parent
HOME = HERE.parents[1] / "build" / "judges"
ATTEMPTS = 3
PAUSE_SECONDS = 5
TIMEOUT_SECONDS = 250
"""Of one attempt; less than a test may take."""


@cache
def node_modules(*, with_linters: bool = False) -> Path:
    """The ``node_modules`` folder with TypeScript, esbuild and Node's types; with all that is pinned, if asked."""
    find_program("node")
    npm = find_program("npm")
    pinned = (HERE / "package.json", HERE / "package-lock.json")

    def create(folder: Path) -> None:
        folder.mkdir()
        for path in pinned:
            shutil.copyfile(path, folder / path.name)
        omitted = () if with_linters else ("--omit=dev",)
        options = ("--ignore-scripts", "--no-fund", "--no-audit", "--silent", *omitted)
        _download("node", folder, npm, "ci", *options)

    name = "node-all" if with_linters else "node"
    return install_once(HOME / name, _digest(*pinned), create) / "node_modules"


def node_program(name: str, *, with_linters: bool = False) -> str:
    """The path of a program among the pinned packages: ``tsc``, ``esbuild``, with the linters also ``redocly``."""
    return str(node_modules(with_linters=with_linters) / ".bin" / name)


@cache
def go_program(name: str) -> str:
    """The path of a Go program among the pinned ones: ``staticcheck``, ``oapi-codegen``. Only peers need them."""
    go = find_program("go")
    pinned = (HERE / "go.mod", HERE / "go.sum")

    def create(folder: Path) -> None:
        folder.mkdir()
        _download("go", HERE, go, "build", "-o", str(folder), "tool")

    return str(install_once(HOME / "go", _digest(*pinned), create) / name)


def go_requirement(module: str) -> str:
    """The line of a ``go.mod`` that requires a module in its pinned version."""
    text = (HERE / "go.mod").read_text(encoding="utf-8")
    (version,) = re.findall(rf"^\s*{re.escape(module)} (v\S+)", text, re.MULTILINE)
    return f"require {module} {version}\n"


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _download(needed: str, folder: Path, *command: str) -> None:
    """Run a command that downloads, some times if it fails; without a network, ``needed`` counts as missing."""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE_SECONDS)
        done = subprocess.run(
            command, cwd=folder, env=os.environ, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False
        )
        if done.returncode == 0:
            return
    stop_without(needed, f"`{' '.join(command[1:3])}` failed: {(done.stderr or done.stdout)[-500:]}")
