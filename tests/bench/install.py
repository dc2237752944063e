"""Puts what is measured into folders of its own below build/: ourselves as a wheel, the others by name and version."""

import fcntl
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.process import clean_environment

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "bench"
_LIMIT = 600


class AbsentError(Exception):
    """Something cannot be had on this machine; says why."""


@contextmanager
def alone() -> Iterator[None]:
    """While this runs no other run of the benchmark installs anything; raises AbsentError where one is at work."""
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise AbsentError("another run of the benchmark is at work in this folder") from problem
        yield


def environment(name: str, requirements: Sequence[str]) -> Path:
    """The ``bin`` of a Python environment that holds the requirements; made once for each set of them."""
    folder = HOME / name
    bin_folder = folder / "bin"
    wanted = "\n".join(requirements)
    done = folder / "installed"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        _do([str(bin_folder / "python"), "-m", "pip", *_QUIETLY, *requirements])
        done.write_text(wanted, encoding="utf-8")
    return bin_folder


def ourselves() -> Path:
    """The ``bin`` of an environment with this checkout's wheel, installed as a user would."""
    wheels = HOME / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _do([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)])
    (wheel,) = wheels.glob("*.whl")
    bin_folder = environment("slatebind", [str(wheel), "urllib3"])
    pip = [str(bin_folder / "python"), "-m", "pip", *_QUIETLY]
    _do([*pip, "--force-reinstall", "--no-deps", str(wheel)])
    _do([*pip, str(wheel)])  # what it needs may have changed since the environment was made
    return bin_folder


def node_modules(name: str, packages: Sequence[str]) -> Path:
    """A ``node_modules`` that holds the packages; made once for each set of them."""
    npm = program("npm")
    folder = HOME / name
    done = folder / "installed"
    wanted = "\n".join(packages)
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _do([npm, "install", "--prefix", str(folder), "--no-save", "--no-fund", "--no-audit", "--silent", *packages])
        done.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


def program(name: str) -> str:
    """Where a program is that the machine has to bring."""
    found = shutil.which(name)
    if found is None:
        raise AbsentError(f"there is no {name} on this machine")
    return found


_QUIETLY = ("install", "--quiet", "--disable-pip-version-check")


def _do(command: list[str]) -> None:
    name = Path(command[0]).name
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_LIMIT, env=clean_environment()
        )
    except subprocess.TimeoutExpired as problem:
        raise AbsentError(f"{name} did not end within {_LIMIT} s") from problem
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise AbsentError(f"{name} could not install it: {said.replace(str(ROOT), '.')}")
