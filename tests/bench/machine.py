"""What the figures were got on: no names of machines, users or folders."""

import os
import platform
import subprocess
from importlib.metadata import distributions
from pathlib import Path

from bench.install import AbsentError, program

_LIBRARIES = ("black", "click", "jinja2", "mistune", "msgspec", "pyyaml", "rich", "urllib3")


def load_average() -> str:
    """How many processes were at work in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f}"


def facts(ours: Path, load: str) -> list[str]:
    """The machine and its load, programs, and the libraries of the environment whose ``bin`` is ``ours``."""
    return [
        f"{_processor()}, {os.cpu_count()} processors, {_memory()} of memory, {platform.system()}; "
        f"{load} processes at work when the first run began",
        ", ".join(["Python " + platform.python_version(), *_programs()]),
        ", ".join(_releases(ours)),
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(named, 'unnamed')} ({platform.machine()})"


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def _programs() -> list[str]:
    found = []
    for name, flag in (("java", "-version"), ("node", "--version")):
        try:
            done = subprocess.run([program(name), flag], capture_output=True, text=True, check=False)
        except AbsentError:
            continue
        found.append(f"{name} {(done.stdout or done.stderr).splitlines()[0].split()[-1 if flag == '--version' else 2]}")
    return [one.replace('"', "").replace(" v", " ") for one in found]


def _releases(ours: Path) -> list[str]:
    folders = [str(folder) for folder in ours.parent.rglob("site-packages")]
    found = {one.metadata["Name"].lower(): one.version for one in distributions(path=folders)}
    return [f"{name} {found[name]}" for name in _LIBRARIES if name in found]
