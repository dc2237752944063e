"""Installs what is measured below build/bench: slatebind as a wheel, the other tools by name and version."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.process import clean_environment
from install_once import install_once

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "bench"
_TIMEOUT_SECONDS = 600
_PIP_INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "10")


class UnavailableError(Exception):
    """Something cannot be installed or is not there; the message says why."""


def work_folder(name: str) -> Path:
    """A new, empty folder to run something in."""
    folder = HOME / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def slatebind_wheel() -> Path:
    """The ``bin`` folder of an environment with this checkout's wheel and what the emitted client needs."""
    wheels = HOME / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _execute([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)])
    (wheel,) = wheels.glob("*.whl")
    bin_folder = environment("slatebind", ["msgspec", "urllib3", "aiohttp", "click"])
    pip = [str(bin_folder / "python"), *_PIP_INSTALL]
    _execute([*pip, "--force-reinstall", "--no-deps", str(wheel)])
    _execute([*pip, str(wheel)])
    return bin_folder


def environment(name: str, requirements: Sequence[str]) -> Path:
    """The ``bin`` folder of a Python environment with the requirements, created when they change."""

    def create(folder: Path) -> None:
        venv.create(folder, with_pip=True, upgrade_deps=True)
        _execute([str(folder / "bin" / "python"), *_PIP_INSTALL, *requirements])

    return _installed(name, requirements, create) / "bin"


def node_modules(name: str, packages: Sequence[str]) -> Path:
    """A ``node_modules`` folder with the packages, created when they change."""
    npm = program("npm")

    def create(folder: Path) -> None:
        folder.mkdir(parents=True)
        options = ["--prefix", str(folder), "--no-save", "--no-fund", "--no-audit", "--silent"]
        _execute([npm, "install", *options, *packages])

    return _installed(name, packages, create) / "node_modules"


def _installed(name: str, requirements: Sequence[str], create: Callable[[Path], None]) -> Path:
    return install_once(HOME / name, "\n".join(requirements), create)


def program(name: str) -> str:
    """The path of a program that the machine has to provide."""
    path = shutil.which(name)
    if path is None:
        raise UnavailableError(f"{name} is not installed")
    return path


def _execute(command: list[str]) -> None:
    name = Path(command[0]).name
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, env=clean_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(f"{name} did not finish within {_TIMEOUT_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        last_line = (error.stderr.strip() or error.stdout.strip() or "no output").splitlines()[-1]
        raise UnavailableError(f"{name} failed: {last_line.replace(str(ROOT), '.')}") from error
