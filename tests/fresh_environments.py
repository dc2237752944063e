"""Virtual environments that contain nothing but what a test installs, and processes that see nothing else."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build_wheel(project: Path, folder: Path) -> Path:
    """The wheel of a project, built from its sdist without downloads."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, project, cwd=folder.parent)
    (wheel,) = folder.glob("*.whl")
    return wheel


def create_environment(folder: Path, *requirements: str | Path, with_pip: bool = False) -> Path:
    """The folder with the commands of a new environment, with these packages, and with pip if asked."""
    venv.create(folder, with_pip=with_pip)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    # Our pip installs there, which is faster than a pip of its own; files are compiled when they are used.
    pip = (sys.executable, "-m", "pip", "--python", commands / "python")
    run(*pip, "install", "--quiet", "--disable-pip-version-check", "--no-compile", *requirements, cwd=folder)
    return commands


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """A command's standard output; if it fails, the error shows its whole output."""
    done = subprocess.run(
        command, cwd=cwd, env={**environment(), **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def environment(commands: Path | None = None, home: Path | None = None) -> dict[str, str]:
    """The variables of this process, without those that make Python find this repository.

    ``commands`` come first, and ``home`` is the home folder.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    if commands is not None:
        kept["PATH"] = os.pathsep.join((str(commands), kept["PATH"]))
    return kept if home is None else {**kept, "HOME": str(home)}
