"""Shell completion, typed into real shells on a terminal."""

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from emitted.conftest import PACKAGE
from tools import find_program

SHELLS = {
    "bash": (["bash", "--norc", "-i"], 'eval "$(fernhill completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -u; eval "$(fernhill completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "fernhill completion fish | source"),
}
TYPED = {
    "fernhill vir": "fernhill virtual-machine ",
    "fernhill list virtualm": "fernhill list virtualmachines ",
    "fernhill listVirt": "fernhill listVirtualMachines ",
    "fernhill virtual-machine deploy --zo": "fernhill virtual-machine deploy --zoneid ",
    "fernhill deploy virtualmachine zo": "fernhill deploy virtualmachine zoneid=",
    "fernhill deploy virtualmachine startvm=t": "fernhill deploy virtualmachine startvm=true ",
    "fernhill deploy virtualmachine --startvm f": "fernhill deploy virtualmachine --startvm false ",
    "fernhill deploy virtualmachine --startvm=t": "fernhill deploy virtualmachine --startvm=true ",
    "fernhill list zones -o y": "fernhill list zones -o yaml ",
    "fernhill call listZ": "fernhill call listZones ",
    "fernhill deploy virtualmachine userdata=@sub/us": "fernhill deploy virtualmachine userdata=@sub/user.txt ",
    "fernhill deploy virtualmachine userdata=@su": "fernhill deploy virtualmachine userdata=@sub/",
    "fernhill list zones keyword=nothing": "fernhill list zones keyword=nothing",
    "fernhill list zones --filter netw": "fernhill list zones --filter networktype",
    "fernhill list zones --filter id,netw": "fernhill list zones --filter id,networktype",
}


PROGRAM = """\
#!/bin/sh
if [ -n "$_FERNHILL_COMPLETE" ] || [ "$1" = completion ]; then
    PYTHONPATH={package} exec {python} -m fernhill "$@"
fi
line=$(printf '<%s>' "$@")
echo "$line" >> {log}
"""
"""A program that completes as the command line does, and saves the arguments that it is run with."""


class Terminal:
    """A shell that is typed into."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(environment["HOME"])
            os.execvpe(command[0], command, environment)

    def close(self) -> None:
        """Exit the shell."""
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.file)

    def run(self, keys: str, log: Path) -> str:
        """Type a line; the arguments that the program was run with."""
        before = len(log.read_text())
        os.write(self.file, keys.encode())
        end = time.monotonic() + 30
        while len(log.read_text()) == before and time.monotonic() < end:
            if select.select([self.file], [], [], 0.05)[0]:
                os.read(self.file, 65536)  # otherwise the shell blocks
        return log.read_text()[before:].strip()


@pytest.mark.parametrize("name", ["bash", *(pytest.param(name, marks=pytest.mark.peers) for name in ("zsh", "fish"))])
def test_tab_completes(name: str, tmp_path: Path) -> None:
    """Groups, verbs, command names, options, values and files; no space where a value goes on, or for nothing."""
    command, setup = SHELLS[name]
    find_program(name)
    log, program = tmp_path / "log", tmp_path / "fernhill"
    log.touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "user.txt").touch()
    program.write_text(PROGRAM.format(package=PACKAGE, python=sys.executable, log=log))
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    terminal = Terminal(command, {"PATH": path, "HOME": str(tmp_path), "TERM": "dumb", "LC_ALL": "C.UTF-8"})
    try:
        assert terminal.run(f"{setup}\rfernhill ready\r", log) == "<ready>"
        for keys, line in TYPED.items():
            words = "".join(f"<{word}>" for word in f"{line}X".split()[1:])
            assert terminal.run(f"{keys}\tX\r", log) == words
    finally:
        terminal.close()
