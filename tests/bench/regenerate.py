"""What it costs to generate again: run by `make bench`. Figures are medians; ratios are to starting Python."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.scale import PEAK, document

TITLE = "Generating again, 115 commands"
COLUMNS = ("", "wall", "CPU", "peak memory", "of `python -c pass`")
PLAN = """
[[spec]]
docs = "index.html.md"
file = "spec/acme.yaml"
name = "acme"

[[target]]
use = "python"
out = "client"
"""


def rows() -> list[tuple[str, ...]]:
    """A row for each kind of run."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "slatebind.toml").write_text(PLAN, encoding="utf-8")
        docs = folder / "index.html.md"
        text = document(115)
        docs.write_text(text, encoding="utf-8")
        edits = iter(range(99))

        def forget() -> None:
            shutil.rmtree(folder / "cache", ignore_errors=True)
            shutil.rmtree(folder / "client", ignore_errors=True)

        def edit() -> None:
            said = f"This command, seen {next(edits)} times, lists"
            assert "This command lists" in text
            docs.write_text(text.replace("This command lists", said, 1), encoding="utf-8")

        base = _median(folder, [], _nothing)
        generate = ["generate", "-q"]
        cold = _median(folder, generate, forget)
        _run(folder, generate)
        none = _median(folder, generate, _nothing)
        check = _median(folder, ["check", "-q"], _nothing)
        one = _median(folder, generate, edit)
        names = ("nothing but Python", "cold", "nothing to do", "`check`, nothing to do", "one command edited")
        return [
            (name, f"{wall * 1e3:.0f} ms", f"{cpu * 1e3:.0f} ms", f"{peak:.0f} MiB", f"{wall / base[0]:.1f} x")
            for name, (wall, cpu, peak) in zip(names, (base, cold, none, check, one), strict=True)
        ]


def _median(folder: Path, words: list[str], before: Callable[[], None]) -> tuple[float, float, float]:
    found = []
    for _ in range(7):
        before()
        found.append(_run(folder, words))
    wall, cpu, peak = zip(*found, strict=True)
    return median(wall), median(cpu), median(peak)


def _run(folder: Path, words: list[str]) -> tuple[float, float, float]:
    """Wall and CPU seconds, and MiB, of a process of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    peak = folder / "peak"
    began, before = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-c", PEAK, str(peak), *words],
        cwd=folder,
        env=environment,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    wall, after = time.perf_counter() - began, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu, int(peak.read_text()) / 1024


def _nothing() -> None:
    pass
