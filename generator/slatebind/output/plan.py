"""What is to be done with each file, decided before anything is touched."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output.manifest import Record, fingerprint
from slatebind.output.paths import clashes, complaint, is_encodable
from slatebind.output.tree import Found, Tree
from slatebind.render.output_file import OutputFile

_FORCE = "move it away, or let --force overwrite it"


class Fate(Enum):
    """What becomes of a file."""

    CREATE = auto()
    CHANGE = auto()
    UNCHANGED = auto()
    DELETE = auto()
    GONE = auto()
    UNDECIDED = auto()
    EDITED = auto()
    FOREIGN = auto()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """``force`` overwrites what a person made or edited; without ``is_whole`` a missing file may yet be wanted."""

    force: bool = False
    is_whole: bool = True


class Step(msgspec.Struct, frozen=True):
    """A file and its fate. ``data`` is what is to stand there, None where nothing is; ``before`` is the hash of what is
    replaced or deleted.
    """

    path: str
    fate: Fate
    data: bytes | None = None
    before: str = ""
    diagnostic: Diagnostic | None = None


class Planner:
    """Decides for the files of one owner."""

    def __init__(self, tree: Tree, shown_root: str, record: Record, others: Mapping[str, str], choice: Choice) -> None:
        self._tree = tree
        self._root = shown_root
        self._record = record
        self._others = others
        self._choice = choice

    def plan(self, files: Iterable[OutputFile]) -> tuple[Step, ...]:
        """The steps in the order in which they are safe: what goes, goes first, since it may make room."""
        wanted = {file.path: file.text.encode() for file in files}
        ending = [self._end(path) for path in sorted(self._record.paths - wanted.keys())]
        leaving = frozenset(step.path for step in ending if step.fate in {Fate.DELETE, Fate.GONE})
        return *ending, *(self._put(path, data, leaving) for path, data in sorted(wanted.items()))

    def _end(self, path: str) -> Step:
        """A file that was made before and is not made any more."""
        if not self._choice.is_whole:
            return Step(path, Fate.UNDECIDED)
        found = self._tree.look(path)
        if found.data is None:
            return Step(path, Fate.GONE)
        before = fingerprint(found.data)
        if self._choice.force or self._record.made(path, before):
            return Step(path, Fate.DELETE, before=before)
        return self._edited(path, None, "is not generated any more, but was edited since it was; it is kept")

    def _put(self, path: str, data: bytes, leaving: frozenset[str]) -> Step:
        found = self._tree.look(path)
        if found.obstacle:
            return self._around(path, data, found, leaving)
        if found.data is None:
            return Step(path, Fate.CREATE, data)
        if path in self._others and not self._choice.force:
            return self._foreign(path, data, f"a file of {self._others[path]} stands here; it is kept")
        before = fingerprint(found.data)
        if found.data == data:
            return Step(path, Fate.UNCHANGED, data, before)
        if self._choice.force or self._record.made(path, before):
            return Step(path, Fate.CHANGE, data, before)
        if path in self._record.paths:
            return self._edited(path, data, "was edited since it was generated; it is kept")
        return self._foreign(path, data, "a file that slatebind did not make stands here; it is kept")

    def _around(self, path: str, data: bytes, found: Found, leaving: frozenset[str]) -> Step:
        """A folder, a link or a file stands where ``path``, or a folder around it, is to be."""
        if found.kind == "a file" and found.obstacle in leaving:
            return Step(path, Fate.CREATE, data)
        if found.kind == "a folder" and leaving.issuperset(self._tree.inside(found.obstacle)):
            return Step(path, Fate.CREATE, data)
        if self._choice.force and found.kind == "a symbolic link" and found.obstacle == path:
            return Step(path, Fate.CHANGE, data)
        place = "here" if found.obstacle == path else f"at {found.obstacle}"
        return self._foreign(path, data, f"{found.kind} stands {place}; it is kept", "move it away")

    def _edited(self, path: str, data: bytes | None, message: str) -> Step:
        at = Position(f"{self._root}/{path}")
        hint = "undo the edit or move it away; --force discards it"
        finding = Diagnostic(code="output-edited", message=message, at=at, hint=hint)
        return Step(path, Fate.EDITED, data, diagnostic=finding)

    def _foreign(self, path: str, data: bytes, message: str, hint: str = _FORCE) -> Step:
        at = Position(f"{self._root}/{path}")
        finding = Diagnostic(code="output-foreign-file", severity=Severity.ERROR, message=message, at=at, hint=hint)
        return Step(path, Fate.FOREIGN, data, diagnostic=finding)


def refused(files: Sequence[OutputFile], root: str) -> tuple[Diagnostic, ...]:
    """What cannot be written anywhere: paths that lead astray or collide, text that is no Unicode."""
    texts = {file.path: file.text for file in files}
    twins = {path: f"stands in the way of {other!r}" for path, other in clashes(file.path for file in files).items()}
    problems = {path: problem for path in texts if (problem := complaint(path))}
    halves = {path: "would hold half a character" for path, text in texts.items() if not is_encodable(text)}
    return tuple(
        Diagnostic(
            code="output-path",
            severity=Severity.ERROR,
            message=f"the file {path!r} {problem}",
            at=Position(root),
            hint="change the target's file plan, or the name that the path is made of",
        )
        for path, problem in sorted({**halves, **twins, **problems}.items())
    )
