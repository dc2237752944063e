"""How time and memory of the other commands grow with a document, from a few copies to ten times as many."""

import json
from collections.abc import Callable
from pathlib import Path

from bench.document import COPY, document
from bench.process import Run, Starter, WrongRunError
from bench.results import Section
from bench.work import empty_folder

TITLE = "The other commands, over ten times as many commands"
NOTE = "What counts is how much more ten times as much costs: where that is 10 x, a command of the API costs the same."
_SLOWEST = 240


def measure(starter: Starter, ours: Path, tell: Callable[[str], None], few: int = 4, many: int = 40) -> Section:
    """A row for each command of the command line: seconds and MiB for few and for many copies, and how they grow."""
    folder = empty_folder("scale")
    sizes = []
    for copies in (few, many):
        text = document(copies * COPY)
        (folder / f"{copies}.md").write_text(text, encoding="utf-8")
        (folder / f"{copies}-new.md").write_text(text.replace("|uuid|", "|string|", 40), encoding="utf-8")
        sizes.append(text.count("\n## "))
    rows = []
    for name, step in _STEPS.items():
        try:
            costs = []
            for copies, size in zip((few, many), sizes, strict=True):
                cost = step(_Command(starter, ours, folder, copies, size)).cost
                tell(f"slatebind {name}, {size:,} commands: {cost.wall:.2f} s")
                costs.append((cost.wall, cost.peak))
        except WrongRunError as problem:
            rows.append([name, *[""] * 5, str(problem)])
            continue
        (wall, peak), (longer, higher) = costs
        times = [f"{wall:.2f} s", f"{longer:.2f} s", f"{longer / wall:.1f} x"]
        rows.append([name, *times, f"{peak:.0f} MiB", f"{higher:.0f} MiB", f"{higher / peak:.1f} x"])
    small, large = (f"{size:,} commands" for size in sizes)
    return Section(TITLE, NOTE, ["`slatebind`", small, large, "growth", small, large, "growth"], rows)


class _Command:
    """Our command line over a document of some size."""

    def __init__(self, starter: Starter, ours: Path, folder: Path, name: int, size: int) -> None:
        self._starter, self._ours = starter, ours
        self.folder, self.name, self.size = folder, name, size

    def run(self, *words: str) -> Run:
        """Run it, without what an earlier run may have kept."""
        command = [str(self._ours / "slatebind"), *words]
        cache = {"XDG_CACHE_HOME": str(empty_folder("scale-cache")), "HOME": str(self.folder)}
        return self._starter.run(command, self.folder, cache, limit=_SLOWEST)


def _extract(command: _Command) -> Run:
    spec = f"{command.name}.yaml"
    run = command.run("extract", "-q", f"{command.name}.md", "-o", spec)
    lines = (command.folder / spec).read_text(encoding="utf-8").splitlines()
    _demand(run, run.code == 0 and sum(line.startswith("  group: ") for line in lines) == command.size)
    return run


def _lint(command: _Command) -> Run:
    run = command.run("lint", "--format", "json", f"{command.name}.md")
    _demand(run, run.code in {0, 1} and isinstance(json.loads(run.out), (list, dict)))
    return run


def _diff(command: _Command) -> Run:
    run = command.run("diff", f"{command.name}.md", f"{command.name}-new.md")
    _demand(run, run.code == 0 and "version: major" in run.out and run.out.count("was `uuid`") >= 20)
    return run


def _docs(command: _Command) -> Run:
    out = f"{command.name}-docs"
    run = command.run("generate", "-q", f"{command.name}.md", "--target", "docs", "--out", out)
    pages = sum(path.read_text(encoding="utf-8").count("\n## ") for path in (command.folder / out).rglob("*.md"))
    _demand(run, run.code == 0 and pages >= command.size)
    return run


def _demand(run: Run, holds: bool) -> None:
    if not holds:
        said = (run.err or run.out).strip().splitlines()[-1:] or ["it said nothing"]
        raise WrongRunError(f"it did not do its work: {said[0]}")


_STEPS: dict[str, Callable[[_Command], Run]] = {
    "extract": _extract,
    "lint": _lint,
    "diff": _diff,
    "generate --target docs": _docs,
}
