"""Fast runs of the command line, forked from a process that has already imported everything.

Each run is a process of its own, with its own folder, cache and streams, and can be killed.
"""

import json
import subprocess
import sys
from pathlib import Path

from command_line import Done, environment

_FORKING = """
import importlib, json, os, pkgutil, signal, sys, time
import black, click, jinja2, jinja2.sandbox, mistune, rich.console, yaml
import slatebind
for found in pkgutil.walk_packages(slatebind.__path__, "slatebind."):
    if not found.name.startswith(("slatebind.mock", "slatebind.__main__")):
        importlib.import_module(found.name)
from slatebind.cli import main

print("ready", flush=True)
for line in sys.stdin:
    request = json.loads(line)
    child = os.fork()
    if child:
        if request["dies_after"] is not None:
            time.sleep(request["dies_after"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
        continue
    os.chdir(request["folder"])
    os.environ["XDG_CACHE_HOME"] = request["cache"]
    for number, file in ((0, os.devnull), (1, request["out"]), (2, request["err"])):
        os.dup2(os.open(file, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    code = main(request["words"])
    sys.stdout.flush()
    os._exit(code)
"""


class Forker:
    """A process that forks runs, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._out, self._err = folder / "out", folder / "err"
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKING],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._read_line() == "ready"

    def run(self, folder: Path, cache: Path, *words: str, dies_after: float | None = None) -> Done:
        """Run in ``folder``; the run is killed after ``dies_after`` seconds, if given."""
        assert self._process.stdin is not None
        request: dict[str, object] = {"folder": str(folder), "cache": str(cache), "words": words}
        request |= {"out": str(self._out), "err": str(self._err), "dies_after": dies_after}
        print(json.dumps(request), file=self._process.stdin, flush=True)
        code = int(self._read_line())
        return Done(code, self._out.read_text(), self._err.read_text())

    def _read_line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """Stop the process."""
        self._process.kill()
        self._process.communicate()
