"""The figures as a picture: wall time and memory against the size of an API."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot
from matplotlib.axes import Axes

from bench.results import COLD, EDIT, NOOP, SLATEBIND, TEMPLATE, Figure, Results

_MARKERS = {COLD: "o", TEMPLATE: "D", EDIT: "s", NOOP: "v"}
# The same figures give the same bytes.
_SETTINGS: Any = {"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9}


def draw(results: Results, file: Path) -> None:
    """Write the picture as SVG."""
    with mpl.rc_context(_SETTINGS):
        picture, (time, memory) = pyplot.subplots(1, 2, figsize=(11, 5), layout="constrained")
        _panel(time, results, "wall time in seconds", lambda figure: figure.best.wall)
        _panel(memory, results, "peak memory in MiB", lambda figure: figure.best.peak)
        picture.legend(*time.get_legend_handles_labels(), loc="outside right upper", frameon=False)
        picture.savefig(file, metadata={"Date": None})
        pyplot.close(picture)
    # matplotlib leaves spaces at the ends of lines.
    text = file.read_text(encoding="utf-8")
    file.write_text("".join(f"{line.rstrip()}\n" for line in text.splitlines()), encoding="utf-8")


def _panel(axes: Axes, results: Results, title: str, value: Callable[[Figure], float]) -> None:
    curves: dict[tuple[str, str], list[Figure]] = {}
    for figure in sorted(results.figures, key=lambda figure: figure.commands):
        if figure.costs and (figure.kind == COLD or (figure.tool == SLATEBIND and figure.kind in _MARKERS)):
            curves.setdefault((figure.tool, figure.kind), []).append(figure)
    for (tool, kind), curve in curves.items():
        marker, style = (_MARKERS[kind], "-") if tool == SLATEBIND else ("x", "--")
        x, y = [figure.commands for figure in curve], list(map(value, curve))
        axes.plot(x, y, marker=marker, linestyle=style, label=f"{tool}, {kind}", markersize=5, linewidth=1.2)
    axes.set(xscale="log", yscale="log", xlabel="commands of the API", ylabel=title)
    axes.grid(which="major", alpha=0.3)
