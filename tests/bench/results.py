"""What was measured, as values that can be saved and reported again."""

from pathlib import Path

import msgspec

from bench.process import Cost

COLD, NOOP, EDIT, TEMPLATE, WATCH = "cold", "no-op", "one command edited", "one template edited", "watch"
SLATEBIND, PYTHON_START = "slatebind", "`python -c pass`"
TYPESCRIPT, GO = "slatebind, target typescript", "slatebind, target go"


class Figure(msgspec.Struct):
    """All runs of one kind, of one tool and one size of API; ``missing`` says why there are none, or no more."""

    tool: str
    kind: str
    commands: int
    costs: list[Cost] = []
    files: int = 0
    lines: int = 0
    written: int = 0
    missing: str = ""

    @property
    def best(self) -> Cost:
        """The minimum of all runs."""
        return Cost.least(self.costs)


class Floor(msgspec.Struct):
    """A floor, what was measured for it, the same in CPU time, the verdict, and the cause of a miss."""

    floor: str
    measured: str
    cpu: str
    verdict: str
    cause: str = ""


class Section(msgspec.Struct):
    """A table of the report, with its title, a note, and the floors of what it measures."""

    title: str
    note: str
    columns: list[str]
    rows: list[list[str]]
    floors: list[Floor] = []


class Results(msgspec.Struct):
    """Everything that one run of the benchmark measured."""

    machine: list[str] = []
    figures: list[Figure] = []
    sections: list[Section] = []

    def find(self, tool: str, kind: str, commands: int) -> Figure | None:
        """The figure, if it was measured."""
        key = (tool, kind, commands)
        found = (figure for figure in self.figures if (figure.tool, figure.kind, figure.commands) == key)
        return next((figure for figure in found if figure.costs), None)


def save(results: Results, file: Path) -> None:
    """Save results for a later report."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(results)))


def load(file: Path) -> Results:
    """Results that were saved."""
    return msgspec.json.decode(file.read_bytes(), type=Results)


def floor(text: str, value: float | None, limit: float, unit: str, cause: str) -> Floor:
    """Whether a value is at most the limit."""
    if value is None:
        return Floor(text, "", "", "not measured")
    measured = f"{rounded(value)} {unit}"
    return Floor(text, measured, "", "held") if value <= limit else Floor(text, measured, "", "missed", cause)


def rounded(value: float) -> str:
    """A number with three significant digits, or all of its integer part."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
