"""Results as Markdown; every number in it is computed."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import astuple

from bench.floors import SMALL, judge
from bench.peers import PEERS
from bench.results import COLD, EDIT, GO, NOOP, PYTHON_START, SLATEBIND, TEMPLATE, TYPESCRIPT, Figure, Results

PLOT = "benchmark.svg"
_HEAD = """# Benchmarks

Written by `make bench`. Absolute figures hold for one machine only: compare the ratios.

{machine}

Each figure is the minimum of several runs. The tools take turns, and every run is a process of its own that is measured
from its start to its end: wall time, CPU time, and the peak memory of its largest process. A run counts only if it did
its work: it succeeded, every name of the API is in its output, an edit has reached the output, and a no-op wrote
nothing. The API reference is a generated one in the shape of real ones. slatebind generates a spec and a Python package
with a client, an async client, models and a command line.
"""
_PEERS = """The other generators read the same commands, parameters and models as OpenAPI, without the envelope that
CloudStack puts around answers, which is less work. datamodel-code-generator generates models only; docs and tests of
openapi-generator are turned off. An edit changes one operation and one field. With 1,150 commands only cold runs are
measured, since none of the others is incremental. Ratios are relative to slatebind.
"""
_COMPARED = [
    *("", *(column for kind in (COLD, NOOP, EDIT) for column in (kind, "ratio"))),
    *("CPU, cold", "memory, cold", "files", "lines"),
]


def report(results: Results) -> str:
    """The whole report."""
    parts = [_HEAD.format(machine="\n".join(f"- {line}" for line in results.machine)), "## Floors\n"]
    floors = map(astuple, judge(results))
    parts.append(table(["floor", "measured", "by CPU time", "verdict", "cause"], floors, left=5))
    parts += ["## Generation\n", f"![Wall time and memory by number of commands]({PLOT})\n"]
    columns = ["", "commands", "wall", "CPU", "memory", "files", "lines", "written", "runs", f"of {PYTHON_START}"]
    parts.append(table(columns, _generation(results)))
    if targets := list(_comparison(results, SMALL, (SLATEBIND, TYPESCRIPT, GO))):
        parts += [f"### Targets, {SMALL} commands\n", table(_COMPARED, targets)]
    peers = {peer.name for peer in PEERS}
    parts += ["## Comparison with other generators\n", _PEERS]
    for commands in sorted({figure.commands for figure in results.figures if figure.tool in peers}):
        parts += [f"### {commands:,} commands\n", table(_COMPARED, _comparison(results, commands, (SLATEBIND, *peers)))]
    for section in results.sections:
        parts += [f"## {section.title}\n", f"{section.note}\n"]
        parts += [table(section.columns, section.rows)] if section.rows else []
    return "\n".join(parts)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """A Markdown table whose first columns are aligned to the left, the others to the right."""
    lines = [columns, [*["---"] * left, *["---:"] * (len(columns) - left)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _generation(results: Results) -> Iterator[list[str]]:
    base = results.find(PYTHON_START, COLD, 0)
    for kind in (COLD, TEMPLATE, EDIT, NOOP):
        for figure in results.figures:
            if figure.tool != SLATEBIND or figure.kind != kind:
                continue
            title = [kind, f"{figure.commands:,}"]
            if not figure.costs:
                yield [*title, figure.missing or "not measured", *[""] * 7]
                continue
            counts = [f"{count:,}" for count in (figure.files, figure.lines, figure.written, len(figure.costs))]
            ratio = f"{figure.best.wall / base.best.wall:,.1f} x" if base else ""
            yield [*title, *_cost(figure), *counts, ratio]
    if base:
        yield [PYTHON_START, "", *_cost(base), "", "", "", f"{len(base.costs)}", "1.0 x"]


def _comparison(results: Results, commands: int, tools: Collection[str]) -> Iterator[list[str]]:
    """slatebind, then the others with their times relative to slatebind's."""
    releases = {peer.name: f"{peer.name} {peer.release}" for peer in PEERS}
    figures = {(figure.tool, figure.kind): figure for figure in results.figures if figure.commands == commands}
    for tool in dict.fromkeys(tool for tool, kind in figures if tool in tools and kind == COLD):
        title, cold = releases.get(tool, tool), figures[tool, COLD]
        if not cold.costs:
            yield [title, cold.missing or "not measured", *[""] * 9]
            continue
        times = []
        for kind in (COLD, NOOP, EDIT):
            figure, own = figures.get((tool, kind)), results.find(SLATEBIND, kind, commands)
            times.append(seconds(figure.best.wall) if figure and figure.costs else "")
            times.append(f"{figure.best.wall / own.best.wall:,.1f} x" if figure and figure.costs and own else "")
        yield [title, *times, *_cost(cold)[1:], f"{cold.files:,}", f"{cold.lines:,}"]


def _cost(figure: Figure) -> list[str]:
    wall, cpu, peak = figure.best
    return [seconds(wall), seconds(cpu), f"{peak:.0f} MiB"]


def seconds(value: float) -> str:
    """A time in milliseconds or seconds."""
    return f"{value * 1e3:.0f} ms" if value < 1 else f"{value:.2f} s"
