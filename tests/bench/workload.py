"""Generators with an API reference to work on: runs of each kind, measured only if they did their work."""

import math
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.document import edit, edit_openapi, mark
from bench.install import ROOT, UnavailableError, work_folder
from bench.peers import Peer, search_path
from bench.process import Cost, RunFailedError, run_successfully
from bench.reference import Reference
from bench.results import COLD, EDIT, GO, NOOP, SLATEBIND, TEMPLATE, TYPESCRIPT, Figure

SETTLE_SECONDS = 2.1
"""After this time a file no longer counts as just written; users wait longer, too."""
_GRACE_SECONDS = 60.0
"""How long a run that started in time may take beyond the deadline."""
_CONFIGURATION = """
[[spec]]
docs = "index.html.md"
file = "spec/harbour.yaml"
name = "harbour"

[[target]]
use = "{target}"
out = "client"
templates = "templates"
"""
TARGETS = {SLATEBIND: "python", TYPESCRIPT: "typescript", GO: "go"}
_TEMPLATE_FILE = "group.py.j2"
_TEMPLATE_SENTENCE = "Commands of the group"

Log = Callable[[str], None]


class Input(NamedTuple):
    """A file that a generator reads; ``revision`` returns its text after a number of edits."""

    file: Path
    revision: Callable[[int], str]


class Workload(NamedTuple):
    """A generator in a folder of its own.

    ``edits`` has the file that changes before a run of that kind. ``leftovers`` are files that must not be there
    before a cold run, apart from the output. ``is_incremental``: it compares with earlier output.
    """

    tool: str
    commands: int
    folder: Path
    argv: tuple[str, ...]
    variables: Mapping[str, str]
    edits: Mapping[str, Input]
    outputs: tuple[str, ...]
    leftovers: tuple[str, ...]
    names: frozenset[str]
    is_incremental: bool

    def clean(self) -> None:
        """Delete output and leftovers."""
        for name in (*self.outputs, *self.leftovers):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """The output."""
        for name in self.outputs:
            path = self.folder / name
            yield from (file for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())

    def file_states(self) -> dict[Path, tuple[int, int]]:
        """Time and inode of each file of the output, which change when it is written."""
        return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in self.files()}

    def check(self, expected: str, names: frozenset[str]) -> tuple[int, int]:
        """Count files and lines; raises RunFailedError if the output lacks ``expected`` or one of ``names``."""
        found: set[str] = set()
        files = lines = 0
        is_current = False
        for path in self.files():
            text = path.read_text(encoding="utf-8", errors="replace")
            files, lines = files + 1, lines + text.count("\n")
            is_current = is_current or expected in text
            if names:
                found.update(word.replace("_", "").lower() for word in set(re.findall(r"\w+", text)))
        missing = sorted(name for name in names if name.lower() not in found)
        if missing:
            raise RunFailedError(
                f"{len(missing)} of {len(names)} names are missing in the output, such as {missing[0]}"
            )
        if not is_current:
            raise RunFailedError(f"the edit {expected!r} is missing in the output")
        return files, lines


def slatebind_workload(bin_folder: Path, reference: Reference, tool: str = SLATEBIND) -> Workload:
    """A slatebind project with a target; editing a template overrides one of Python, until the next cold run."""
    target = TARGETS[tool]
    if not (ROOT / "templates" / target).is_dir():
        raise UnavailableError(f"there is no target {target}")
    folder = work_folder(f"{reference.commands}-{target}")
    (folder / "slatebind.toml").write_text(_CONFIGURATION.format(target=target), encoding="utf-8")
    template = folder / "templates" / "python" / _TEMPLATE_FILE
    template.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "python" / _TEMPLATE_FILE).read_text(encoding="utf-8")
    assert _TEMPLATE_SENTENCE in text
    docs = Input(folder / "index.html.md", lambda number: edit(reference.docs, number))
    changed = Input(template, lambda number: text.replace(_TEMPLATE_SENTENCE, f"{_TEMPLATE_SENTENCE} {mark(number)}"))
    return Workload(
        tool=tool,
        commands=reference.commands,
        folder=folder,
        argv=(str(bin_folder / "slatebind"), "generate", "--quiet"),
        variables={"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)},
        edits={COLD: docs, EDIT: docs, TEMPLATE: changed},
        outputs=("spec", "client"),
        leftovers=("cache", f"templates/python/{_TEMPLATE_FILE}"),
        names=reference.operations,
        is_incremental=True,
    )


def peer_workload(peer: Peer, reference: Reference) -> Workload:
    """The same for another generator; raises UnavailableError if it cannot be installed."""
    argv = peer.install()
    folder = work_folder(f"{reference.commands}-{peer.name}")
    source = Input(folder / "openapi.json", lambda number: edit_openapi(reference.openapi, number))
    return Workload(
        tool=peer.name,
        commands=reference.commands,
        folder=folder,
        argv=argv,
        variables=search_path(argv[0]),
        edits={COLD: source, EDIT: source},
        outputs=(peer.out,),
        leftovers=(),
        names=reference.models | (reference.operations if peer.has_operations else frozenset()),
        is_incremental=False,
    )


class Runner:
    """Runs a workload, one kind of run after the other; after a failure it is not run again."""

    def __init__(
        self, workload: Workload, kinds: tuple[str, ...], *, limit: float = 600, deadline: float = math.inf
    ) -> None:
        self.workload = workload
        self._limit, self._deadline, self._revision = limit, deadline, 0
        self.figures = {kind: Figure(workload.tool, kind, workload.commands) for kind in kinds}

    def measure(self, kind: str, log: Log) -> None:
        """One run of a kind, if there is such a kind for this workload."""
        figure = self.figures.get(kind)
        if figure is None or figure.missing:
            return
        title = f"{self.workload.tool}, {self.workload.commands:,} commands, {kind}"
        try:
            cost = self._measure(kind, figure)
        except RunFailedError as error:
            for other in self.figures.values():
                other.missing = str(error)
            log(f"{title}: {error}")
        else:
            figure.costs.append(cost)
            log(f"{title}: {cost.wall:.3f} s")

    def _measure(self, kind: str, figure: Figure) -> Cost:
        workload = self.workload
        if kind == COLD:
            workload.clean()
        if kind in workload.edits:
            self.edit(kind)
        elif workload.is_incremental:
            time.sleep(SETTLE_SECONDS)
            self._run()  # records the state of files that were too new to be trusted
        before = workload.file_states()
        cost = self._run()
        after = workload.file_states()
        figure.files, figure.lines = workload.check(
            mark(self._revision), workload.names if kind == COLD else frozenset()
        )
        figure.written = sum(before.get(path) != state for path, state in after.items())
        if figure.files != self.figures[COLD].files:
            raise RunFailedError(f"{figure.files} files instead of {self.figures[COLD].files}")
        if kind == NOOP and workload.is_incremental and figure.written:
            raise RunFailedError("it wrote files although nothing has changed")
        return cost

    def edit(self, kind: str) -> str:
        """Change the input; returns the text that has to appear in the output."""
        self._revision += 1
        source = self.workload.edits[kind]
        source.file.write_text(source.revision(self._revision), encoding="utf-8")
        return mark(self._revision)

    def _run(self) -> Cost:
        left = self._deadline - time.monotonic()
        if left < 0:
            raise RunFailedError("skipped: the time was up")
        limit = min(self._limit, left + _GRACE_SECONDS)
        workload = self.workload
        return run_successfully(workload.argv, workload.folder, workload.variables, limit=limit).cost
