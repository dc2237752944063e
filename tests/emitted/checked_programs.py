"""A program that type checkers have to accept, and lines of another one of which they have to report each."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from type_checking import mypy


class Programs(NamedTuple):
    """The right program, the head of the wrong one, and its lines."""

    right: str
    begin: str
    wrong: tuple[str, ...]

    def write(self, folder: Path) -> None:
        """Write both."""
        (folder / "right.py").write_text(self.right)
        (folder / "wrong.py").write_text(self.begin + "".join(f"    {line}\n" for line in self.wrong))

    def check_with_mypy(self, folder: Path, package: Path) -> None:
        """mypy accepts the right program and reports every wrong line."""
        self.write(folder)
        files = folder / "right.py", folder / "wrong.py"
        out = mypy(package, *files).stdout
        assert [line for line in out.splitlines() if "wrong.py" not in line] == []
        assert self._reported({int(number) for number in re.findall(r"wrong\.py:(\d+): error", out)}) == self.wrong

    def check_with_pyright(self, folder: Path, package: Path) -> None:
        """pyright in its strict mode does the same."""
        self.write(folder)
        settings = {"typeCheckingMode": "strict", "extraPaths": [str(package)], "pythonVersion": "3.11"}
        (folder / "pyrightconfig.json").write_text(json.dumps(settings))
        checker = Path(sys.executable).with_name("basedpyright")
        command = [checker, "--outputjson", "--pythonpath", sys.executable, "--project", folder]
        out = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
        found = [problem for problem in json.loads(out)["generalDiagnostics"] if problem["severity"] == "error"]
        assert [problem for problem in found if not problem["file"].endswith("wrong.py")] == []
        assert self._reported({problem["range"]["start"]["line"] + 1 for problem in found}) == self.wrong

    def _reported(self, lines: set[int]) -> tuple[str, ...]:
        """The wrong lines that have errors, by their numbers in the file."""
        first = self.begin.count("\n") + 1
        return tuple(line for number, line in enumerate(self.wrong, first) if number in lines)
