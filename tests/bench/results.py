"""What was measured, as values that can be kept in a file and reported again."""

from pathlib import Path

import msgspec

from bench.process import Cost

COLD, AGAIN, CHECK, EDIT, TEMPLATE = "cold", "nothing to do", "check", "one command edited", "one template edited"
OURS, BASE = "slatebind", "python -c pass"


class Figure(msgspec.Struct):
    """One kind of run of one program over one size of reference; ``missing`` says why there is no other."""

    subject: str
    group: str
    kind: str
    commands: int
    costs: list[Cost] = []
    files: int = 0
    lines: int = 0
    written: int = 0
    missing: str | None = None

    @property
    def best(self) -> Cost:
        """The least of all runs, of each of the figures: what other processes add is never negative."""
        return Cost(*map(min, zip(*self.costs, strict=True)))


class Section(msgspec.Struct):
    """A table of its own: a title, what stands above it, columns and rows."""

    title: str
    note: str
    columns: list[str]
    rows: list[list[str]]


class Results(msgspec.Struct):
    """Everything of one run of the benchmark."""

    machine: list[str] = []
    figures: list[Figure] = []
    sections: list[Section] = []
    is_as_black_writes: bool | None = None

    def find(self, subject: str, kind: str, commands: int) -> Figure | None:
        """The figure, if it was measured."""
        wanted = (subject, kind, commands)
        found = (one for one in self.figures if (one.subject, one.kind, one.commands) == wanted and one.costs)
        return next(found, None)

    def base(self) -> Figure | None:
        """What starting Python costs."""
        return self.find(BASE, AGAIN, 0)


def save(results: Results, file: Path) -> None:
    """Keep results."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(results)))


def load(file: Path) -> Results:
    """Results that were kept."""
    return msgspec.json.decode(file.read_bytes(), type=Results)


def rounded(value: float) -> str:
    """A number with as many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
