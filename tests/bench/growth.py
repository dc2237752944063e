"""How time and memory of the other commands grow with the size of a document."""

import json
from collections.abc import Callable
from pathlib import Path

from bench.document import COPY, document
from bench.install import work_folder
from bench.process import Run, RunFailedError, run
from bench.results import Section
from bench.workload import Log
from slatebind.mock.cloudstack.api_list import describe_apis
from slatebind.project.steps import extract

TITLE = "Growth of the other commands"
NOTE = "Linear growth is a factor of 10."
_TIMEOUT_SECONDS = 240
_CHANGED_FIELDS = 40
_COMMANDS_PER_COPY = 115


def measure_growth(slatebind: Path, log: Log, small: int = 4, large: int = 40) -> Section:
    """A row for each command of the command line: wall time and memory for both sizes, in copies of 115 commands."""
    folder = work_folder("growth")
    for copies in (small, large):
        _write_documents(folder, copies)
    rows = []
    for name in _COMMANDS:
        try:
            rows.append([f"`{name}`", *_grow(name, slatebind, folder, (small, large), log)])
        except RunFailedError as error:
            rows.append([f"`{name}`", str(error), *[""] * 5])
    columns = [f"{copies * _COMMANDS_PER_COPY:,} commands" for copies in (small, large)]
    return Section(TITLE, NOTE, ["", *columns, "factor", *columns, "factor"], rows)


def _grow(name: str, slatebind: Path, folder: Path, sizes: tuple[int, int], log: Log) -> list[str]:
    arguments, is_done = _COMMANDS[name]
    costs = []
    for copies in sizes:
        words = [word.format(copies) for word in arguments]
        variables = {"XDG_CACHE_HOME": str(work_folder("growth-cache")), "HOME": str(folder)}
        done = run([slatebind, *words], folder, variables, limit=_TIMEOUT_SECONDS)
        if not is_done(done, folder / f"{copies}-out", copies * _COMMANDS_PER_COPY):
            raise RunFailedError(f"unexpected output: {done.last_line}")
        costs.append(done.cost)
        log(f"slatebind {name}, {copies} copies: {done.cost.wall:.2f} s")
    first, second = costs
    times = [f"{first.wall:.2f} s", f"{second.wall:.2f} s", f"{second.wall / first.wall:.1f}"]
    peaks = [f"{first.peak:.0f} MiB", f"{second.peak:.0f} MiB", f"{second.peak / first.peak:.1f}"]
    return [*times, *peaks]


def _write_documents(folder: Path, copies: int) -> None:
    text = document(copies * COPY)
    (folder / f"{copies}.md").write_text(text, encoding="utf-8")
    new = folder / f"{copies}-new.md"
    new.write_text(text.replace("|uuid|", "|string|", _CHANGED_FIELDS), encoding="utf-8")
    spec = extract(str(new)).spec
    assert spec is not None
    apis = describe_apis(spec.commands, {model.name: model for model in spec.models})
    answer = json.dumps({"listapisresponse": {"count": len(apis), "api": apis}})
    (folder / f"{copies}-server.json").write_text(answer, encoding="utf-8")


def _count(folder: Path, pattern: str, text: str) -> int:
    return sum(file.read_text(encoding="utf-8").count(text) for file in folder.rglob(pattern))


Check = Callable[[Run, Path, int], bool]
_COMMANDS: dict[str, tuple[tuple[str, ...], Check]] = {
    "extract": (
        ("extract", "-q", "{}.md", "-o", "{}-out/spec.yaml"),
        lambda done, out, commands: done.code == 0 and _count(out, "spec.yaml", "\n  group: ") == commands,
    ),
    "lint": (
        ("lint", "--format", "json", "{}.md"),
        lambda done, _out, _commands: done.code in {0, 1} and isinstance(json.loads(done.out), (list, dict)),
    ),
    "diff": (
        ("diff", "{}.md", "{}-new.md", "--fail-on", "never"),
        lambda done, _out, _commands: (
            done.code == 0 and "version: major" in done.out and done.out.count("`uuid`") >= _CHANGED_FIELDS // 2
        ),
    ),
    # The same changes as those of diff.
    "verify": (
        ("verify", "{}.md", "--against", "{}-server.json", "--fail-on", "never", "--format", "json"),
        lambda done, _out, _commands: done.code == 0 and done.out.count('"verify-') >= _CHANGED_FIELDS // 2,
    ),
    "generate --target docs": (
        ("generate", "-q", "{}.md", "--target", "docs", "-o", "{}-out"),
        lambda done, out, commands: done.code == 0 and _count(out, "*.md", "\n## ") >= commands,
    ),
}
