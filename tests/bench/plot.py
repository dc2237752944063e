"""The figures as a picture: seconds and memory against the size of a reference, ours and the peers'."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot
from matplotlib.axes import Axes

from bench.peers import GROUPS
from bench.results import AGAIN, COLD, EDIT, OURS, TEMPLATE, Figure, Results

_OUR_KINDS = {COLD: "o", TEMPLATE: "D", EDIT: "s", AGAIN: "v"}
# The same figures give the same bytes.
_SETTINGS: Any = {"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9}


def draw(results: Results, file: Path) -> None:
    """Write the picture, as SVG."""
    with mpl.rc_context(_SETTINGS):
        figure, (time, memory) = pyplot.subplots(1, 2, figsize=(11, 5), layout="constrained")
        _panel(time, results, "seconds", lambda one: one.best.wall)
        _panel(memory, results, "peak memory in MiB", lambda one: one.best.peak)
        base = results.base()
        if base:
            time.axhline(base.best.wall, color="grey", linestyle=":", linewidth=1, label="python -c pass")
        handles, labels = time.get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside right upper", frameon=False)
        figure.savefig(file, metadata={"Date": None})
        pyplot.close(figure)
    # The library leaves spaces at the ends of lines.
    text = file.read_text(encoding="utf-8")
    file.write_text("".join(f"{line.rstrip()}\n" for line in text.splitlines()), encoding="utf-8")


def _panel(axes: Axes, results: Results, title: str, value: Callable[[Figure], float]) -> None:
    for kind, marker in _OUR_KINDS.items():
        _line(axes, _curve(results, OURS, kind), value, f"slatebind, {kind}", marker, "-")
    peers = list(dict.fromkeys(one.subject for one in results.figures if one.group in GROUPS))
    for name in peers:
        _line(axes, _curve(results, name, COLD), value, f"{name}, cold", "x", "--")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("commands of the API")
    axes.set_ylabel(title)
    axes.grid(which="major", alpha=0.3)


def _curve(results: Results, subject: str, kind: str) -> list[Figure]:
    found = (one for one in results.figures if (one.subject, one.kind) == (subject, kind) and one.costs)
    return sorted(found, key=lambda one: one.commands)


def _line(
    axes: Axes, curve: list[Figure], value: Callable[[Figure], float], label: str, marker: str, style: str
) -> None:
    if curve:
        axes.plot(
            [one.commands for one in curve],
            [value(one) for one in curve],
            label=label,
            marker=marker,
            linestyle=style,
            markersize=5,
            linewidth=1.2,
        )
