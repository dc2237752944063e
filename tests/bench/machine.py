"""The machine and the versions that were measured, without names of machines, users or folders."""

import os
import platform
import subprocess
from importlib.metadata import distributions
from pathlib import Path

from bench.install import UnavailableError, program

_LIBRARIES = ("black", "click", "jinja2", "mistune", "msgspec", "pyyaml", "rich", "urllib3")


def describe(slatebind: Path, load: float) -> list[str]:
    """Lines for the report; ``slatebind`` is the ``bin`` folder of its environment, ``load`` the load average."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    paths = [str(folder) for folder in slatebind.parent.rglob("site-packages")]
    releases = {found.metadata["Name"].lower(): found.version for found in distributions(path=paths)}
    return [
        f"{_processor()}, {os.cpu_count()} processors, {memory:.0f} GiB of memory, {platform.system()}; "
        f"load average {load:.1f} before the first run",
        ", ".join([f"Python {platform.python_version()}", *_programs()]),
        ", ".join(f"{name} {releases[name]}" for name in _LIBRARIES if name in releases),
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(models, 'unknown processor')} ({platform.machine()})"


def _programs() -> list[str]:
    found = []
    for name in ("java", "node"):
        try:
            done = subprocess.run([program(name), "--version"], capture_output=True, text=True, check=False)
        except UnavailableError:
            continue
        found.append(f"{name} {done.stdout.removeprefix('openjdk ').removeprefix('v').split()[0]}")
    return found
