"""How long the emitted command line takes to start, beside Python with click alone: run by `make bench`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.document import document
from bench.results import Section

PACKAGE = Path(__file__).parents[2] / "generated" / "python"
TITLE = "Starting the emitted command line"
NOTE = "CPU time, the best of several runs that take turns, with modules compiled, as pip leaves them."
COLUMNS = ("", "sample", "of `import click`", "115 commands", "of `import click`")
WORDS = {"`--help`": ["--help"], "help of a verb": ["list", "--help"], "completion": []}


def section() -> Section:
    """A row for each way to start."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "acme.md").write_text(document(), encoding="utf-8")
        command = ["generate", "acme.md", "--target", "python", "--package", "acme", "--out", "out", "-q"]
        subprocess.run([sys.executable, "-m", "slatebind", *command], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        small, large = _costs(PACKAGE, "fernhill"), _costs(folder / "out", "acme")
    rows = [
        [
            name,
            *(text for cost, base in ((s, small[0]), (many, large[0])) for text in (_ms(cost), f"{cost / base:.2f} x")),
        ]
        for name, s, many in zip(("`import click`", *WORDS), small, large, strict=True)
    ]
    return Section(TITLE, NOTE, list(COLUMNS), rows)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"


def _costs(package: Path, program: str) -> list[float]:
    """CPU seconds of importing click, and of each way to start the program."""
    runs = [["-c", "import click"], *(["-m", program, *words] for words in WORDS.values())]
    rounds = [[_cost(package, program, run) for run in runs] for _ in range(15)]
    return [min(column) for column in zip(*rounds, strict=True)]


def _cost(package: Path, program: str, words: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if words == ["-m", program]:
        environment |= {f"_{program.upper()}_COMPLETE": "bash_complete", "COMP_LINE": f"{program} list "}
    command = [sys.executable, *words]
    with subprocess.Popen(command, cwd=package, env=environment, stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return used.ru_utime + used.ru_stime
