"""Runs the generated command line: in this process, or in one of its own."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from emitted.conftest import KEY, PACKAGE, SECRET, Server
from processes import Child

MACHINES = [{"id": f"v{n}", "name": "vm", "state": "Running", "memory": n, "nic": [{"id": "n"}]} for n in range(3)]


def environment(server: Server, home: Path) -> dict[str, str]:
    """The address of the server and the credentials; no configuration files."""
    return {
        "CLOUDSTACK_ENDPOINT": server.endpoint,
        "CLOUDSTACK_KEY": KEY,
        "CLOUDSTACK_SECRET": SECRET,
        "HOME": str(home),
    }


class Shell:
    """Runs command lines of a package in this process."""

    def __init__(self, package: str = "fernhill") -> None:
        self.package = package

    def __call__(self, *words: str, stdin: str | bytes = b"") -> Result:
        """The result of a command line."""
        return CliRunner().invoke(self._app(), words, prog_name=self.package, input=stdin)

    def _app(self) -> Any:
        # The package is found through the path of the fixtures.
        return import_module(f"{self.package}.cli.app").app

    def completions(self, line: str, comp_type: str = "9") -> list[str]:
        """What bash is offered for a line, each with its type: ``plain,list``. 63 is a second Tab."""
        complete = f"_{self.package.upper()}_COMPLETE"
        variables = {complete: "bash_complete", "COMP_LINE": line, "COMP_BREAKS": " \t\n\"'@><=;|&(:"}
        variables["COMP_TYPE"] = comp_type
        done = CliRunner().invoke(
            self._app(), prog_name=self.package, complete_var=complete, env={**os.environ, **variables}
        )
        assert done.stderr == ""
        return [line for line in done.stdout.splitlines() if line]


def command_line(server: Server, *words: str, **given: Any) -> Any:
    """The command line as a process."""
    command = [sys.executable, "-m", "fernhill", *words]
    env = {**os.environ, **environment(server, PACKAGE), **given.pop("env", {})}
    return Child(command, **{"cwd": PACKAGE, "env": env, "stderr": subprocess.PIPE, "text": True, **given})
