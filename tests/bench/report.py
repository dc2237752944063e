"""Results as Markdown: every number in it is computed here, none is written by hand."""

from collections.abc import Iterable, Sequence

from bench.aims import verdicts
from bench.peers import GROUPS, PEERS
from bench.results import AGAIN, CHECK, COLD, EDIT, OURS, TEMPLATE, Figure, Results

PLOT = "benchmark.svg"
_KINDS = (COLD, TEMPLATE, EDIT, AGAIN, CHECK)
_HEAD = """# Benchmarks

Written by `make bench`, which also drew the picture. Figures of one machine mean little: quote the ratios.

{machine}

Each figure is the least of several runs that took turns, in processes of their own, counted from the start of the
process to its end: wall and CPU seconds, and the peak memory of the process and of all that it started. A run counts
only if it did its work: it ended well, every name of the API is in its output, an edit has arrived there, and where
nothing was to do nothing was written. The reference is a made one, in the shape of real ones; one copy of it has
{small} commands. slatebind makes of it a spec and a Python package with a client, an async client, models and a
command line, in black's format.
"""
_PEERS = """The same commands, parameters and models as an OpenAPI document without the envelope in which CloudStack
sends answers, which is less to do. datamodel-code-generator makes models only; of openapi-generator's output, docs and
tests are left out. An edit changes one operation and one field.
"""


def report(results: Results) -> str:
    """The whole of it."""
    ours = [one for one in results.figures if one.subject == OURS]
    sizes = sorted({one.commands for one in ours})
    parts = [
        _HEAD.format(machine="\n".join(f"- {fact}" for fact in results.machine), small=sizes[0] if sizes else "no")
    ]
    if sizes:
        judged = verdicts(results, (sizes[0], sizes[-1]))
        parts += ["## Aims\n", table(["aim", "measured", "", "what stands in the way"], judged, left=4)]
        parts += ["## Generating\n", f"![Seconds and memory against the number of commands]({PLOT})\n"]
        parts.append(_generating(results, sizes))
    peers = [one for one in results.figures if one.group in GROUPS]
    if peers:
        parts += ["## Beside other generators\n", _PEERS]
    for size in sorted({one.commands for one in peers}):
        parts += [f"### {size:,} commands\n", _beside(results, size)]
    for section in results.sections:
        parts += [f"## {section.title}\n", *([f"{section.note}\n"] if section.note else [])]
        parts += [table(section.columns, section.rows)] if section.rows else []
    return "\n".join(parts)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """Rows as Markdown, the first columns to the left."""
    lines = [columns, [*["---"] * left, *["---:"] * (len(columns) - left)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _generating(results: Results, sizes: Sequence[int]) -> str:
    columns = ["", "commands", "wall", "CPU", "peak memory", "files", "lines", "written", "runs", "of `python -c pass`"]
    base = results.base()
    rows = [["`python -c pass`", "", *_costs(base), "", "", "", str(len(base.costs)), "1.0 x"]] if base else []
    for kind in _KINDS:
        for size in sizes:
            figure = next(
                (one for one in results.figures if (one.subject, one.kind, one.commands) == (OURS, kind, size)), None
            )
            if figure is None:
                continue
            named = [kind, f"{size:,}"]
            if not figure.costs:
                rows.append([*named, figure.missing or "not measured", *[""] * 7])
                continue
            made = [f"{number:,}" for number in (figure.files, figure.lines, figure.written)]
            ratio = f"{figure.best.wall / base.best.wall:,.1f} x" if base else ""
            rows.append([*named, *_costs(figure), *made, str(len(figure.costs)), ratio])
    return table(columns, rows)


def _beside(results: Results, size: int) -> str:
    """Ours first, then the peers', each with how many times ours it takes."""
    compared = [column for kind in (COLD, AGAIN, EDIT) for column in (kind, "of ours")]
    columns = ["", *compared, "CPU, cold", "memory, cold", "files", "lines"]
    releases = {peer.title: peer.release for peer in PEERS}
    of_size = [one for one in results.figures if one.commands == size]
    rows = []
    for name in dict.fromkeys(one.subject for one in of_size):
        kinds = {one.kind: one for one in of_size if one.subject == name}
        title = f"{name} {releases[name]}" if name in releases else name
        reason = next((one.missing for one in kinds.values() if one.missing), None)
        cells = [cell for kind in (COLD, AGAIN, EDIT) for cell in _ratio(results, kinds.get(kind), size)]
        cold = kinds.get(COLD)
        if cold is None or not cold.costs:
            rows.append([title, reason or "not measured", *[""] * 9])
            continue
        rows.append([title, *cells, *_costs(cold)[1:], f"{cold.files:,}", f"{cold.lines:,}"])
    return table(columns, rows)


def _ratio(results: Results, figure: Figure | None, size: int) -> tuple[str, str]:
    if figure is None or not figure.costs:
        return (figure.missing or "not measured") if figure else "not measured", ""
    ours = results.find(OURS, figure.kind, size)
    return seconds(figure.best.wall), f"{figure.best.wall / ours.best.wall:,.1f} x" if ours else ""


def _costs(figure: Figure) -> list[str]:
    return [seconds(figure.best.wall), seconds(figure.best.cpu), f"{figure.best.peak:.0f} MiB"]


def seconds(value: float) -> str:
    """A time as people say it."""
    return f"{value * 1e3:.0f} ms" if value < 1 else f"{value:.2f} s"
