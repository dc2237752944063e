"""Runs the generated command line: in this process, or in one of its own."""

import os
import subprocess
import sys
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
    """Runs command lines in this process."""

    def __call__(self, *words: str, stdin: str | bytes = b"") -> Result:
        """The result of a command line."""
        from fernhill.cli.app import app  # noqa: PLC0415 - found through the path of the fixtures

        return CliRunner().invoke(app, words, prog_name="fernhill", input=stdin)

    def completions(self, line: str, comp_type: str = "9") -> list[str]:
        """What bash is offered for a line, each with its type: ``plain,list``. 63 is a second Tab."""
        variables = {"_FERNHILL_COMPLETE": "bash_complete", "COMP_LINE": line, "COMP_BREAKS": " \t\n\"'@><=;|&(:"}
        variables["COMP_TYPE"] = comp_type
        from fernhill.cli.app import app  # noqa: PLC0415

        done = CliRunner().invoke(
            app, prog_name="fernhill", complete_var="_FERNHILL_COMPLETE", env={**os.environ, **variables}
        )
        assert done.stderr == ""
        return [line for line in done.stdout.splitlines() if line]


def command_line(server: Server, *words: str, **given: Any) -> Any:
    """The command line as a process."""
    command = [sys.executable, "-m", "fernhill", *words]
    env = {**os.environ, **environment(server, PACKAGE), **given.pop("env", {})}
    return Child(command, **{"cwd": PACKAGE, "env": env, "stderr": subprocess.PIPE, "text": True, **given})
