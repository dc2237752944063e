"""What is to be done with each file, decided before anything is touched."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.digests import sha256_hex
from slatebind.output.ignore import Ignores
from slatebind.output.manifest import Record
from slatebind.output.paths import clashes, complaint, is_encodable
from slatebind.output.tree import Found, Tree
from slatebind.regions import Parts, cut, filled, may_hold_regions
from slatebind.render.output_file import OutputFile

_ADOPT = "`slatebind generate --adopt` keeps the file as yours for good"
_FORCE = f"move it away; {_ADOPT}, `--force` overwrites it"
_DISCARD = f"undo the edit, or move it away; {_ADOPT}, `--force` discards the edit"
_REGION = f"move its text elsewhere; {_ADOPT}, `--force` discards the text"


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
    ADOPTED = auto()
    RELEASED = auto()
    IGNORED = auto()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """``force`` overwrites what a person made or edited, ``adopt`` leaves it to that person from now on.

    Without ``is_whole`` a missing file may yet be wanted.
    """

    force: bool = False
    adopt: bool = False
    is_whole: bool = True


class Step(msgspec.Struct, frozen=True):
    """A file and its fate. ``data`` is what is to stand there; without it, what ``file`` holds outside of its places.

    ``made`` is the hash of what was generated for it, ``before`` of what of that stands there now.
    """

    path: str
    fate: Fate
    data: bytes | None = None
    file: OutputFile | None = None
    made: str = ""
    before: str = ""
    diagnostic: Diagnostic | None = None


class Planner:
    """Decides for the files of one owner."""

    def __init__(
        self, tree: Tree, shown_root: str, record: Record, others: Mapping[str, str], choice: Choice, ignores: Ignores
    ) -> None:
        self._tree = tree
        self._root = shown_root
        self._record = record
        self._others = others
        self._choice = choice
        self._ignores = ignores

    def plan(self, files: Iterable[OutputFile]) -> tuple[Step, ...]:
        """The steps in the order in which they are safe: what goes, goes first, since it may make room."""
        wanted = {file.path: file for file in files}
        ignored = {path for path in self._record.paths | wanted.keys() if self._ignores(path)}
        ending = [self._end(path) for path in sorted(self._record.paths - wanted.keys() - ignored)]
        leaving = frozenset(step.path for step in ending if step.fate in {Fate.DELETE, Fate.GONE})
        putting = [self._put(wanted[path], leaving) for path in sorted(wanted) if path not in ignored]
        return *ending, *putting, *(Step(path, Fate.IGNORED) for path in sorted(ignored & wanted.keys()))

    def _end(self, path: str) -> Step:
        """A file that was made before and is not made any more."""
        if not self._choice.is_whole:
            return Step(path, Fate.UNDECIDED)
        found = self._tree.look(path)
        if found.data is None:
            return Step(path, Fate.GONE)
        parts, before = _standing(found.data)
        is_made = self._record.made(path, before)
        if self._choice.force or (is_made and not parts.is_used):
            return Step(path, Fate.DELETE, before=before)
        if self._choice.adopt:
            return Step(path, Fate.RELEASED)
        if is_made:
            return self._edited(path, "", "is not generated any more, but a region holds text; it is kept", _REGION)
        return self._edited(path, "", "is not generated any more, but was edited since it was; it is kept")

    def _put(self, file: OutputFile, leaving: frozenset[str]) -> Step:
        """A file that is made. Only what differs from the file's own text is held: of much output not all can be."""
        path = file.path
        found = self._tree.look(path)
        wanted = cut(file.text)
        plain = wanted.outside.encode()
        made = sha256_hex(plain)
        if found.obstacle:
            return self._around(file, made, found, leaving)
        if found.data is None:
            return Step(path, Fate.CREATE, file=file, made=made)
        if path in self._others and not self._choice.force:
            return self._foreign(path, f"a file of {self._others[path]} stands here; it is kept")
        if found.data == plain:
            return Step(path, Fate.UNCHANGED, made=made, before=made)
        here, before = _standing(found.data)
        text, problem = filled(wanted, here)
        data = _encoded(text)
        if found.data == data:
            return Step(path, Fate.UNCHANGED, made=made, before=before)
        if path in self._record.adopted:
            return self._adopted(path, made)
        if self._choice.force or (self._record.made(path, before) and not problem):
            return Step(path, Fate.CHANGE, data, made=made, before=before)
        if self._choice.adopt:
            return Step(path, Fate.ADOPTED, made=made)
        if self._record.made(path, before):
            return self._edited(path, made, f"{problem}; it is kept", _REGION)
        if path in self._record.paths:
            why = here.problem or "was edited since it was generated"
            return self._edited(path, made, f"{why}; it is kept")
        return self._foreign(path, "a file that slatebind did not make stands here; it is kept")

    def _around(self, file: OutputFile, made: str, found: Found, leaving: frozenset[str]) -> Step:
        """A folder, a link or another file stands where ``file``, or a folder around it, is to be."""
        path = file.path
        if found.kind == "a file" and found.obstacle in leaving:
            return Step(path, Fate.CREATE, file=file, made=made)
        if found.kind == "a folder" and leaving.issuperset(self._tree.inside(found.obstacle)):
            return Step(path, Fate.CREATE, file=file, made=made)
        if path in self._record.adopted:
            return self._adopted(path, made)
        if self._choice.force and found.kind == "a symbolic link" and found.obstacle == path:
            return Step(path, Fate.CHANGE, file=file, made=made)
        if self._choice.adopt and found.obstacle == path:
            return Step(path, Fate.ADOPTED, made=made)
        place = "here" if found.obstacle == path else f"at {found.obstacle}"
        return self._foreign(path, f"{found.kind} stands {place}; it is kept", "move it away")

    def _adopted(self, path: str, made: str) -> Step:
        """A file that a person took over; who did should know when what is generated in its stead changes."""
        known = self._record.adopted[path]
        if self._choice.adopt or known == made:
            return Step(path, Fate.ADOPTED, made=made)
        finding = Diagnostic(
            code="output-adopted",
            message="you adopted this file, and what would be generated here has changed since",
            at=Position(f"{self._root}/{path}"),
            hint="see what `slatebind check --why` shows of it, then run `slatebind generate --adopt`; or delete it",
        )
        return Step(path, Fate.ADOPTED, made=known, diagnostic=finding)

    def _edited(self, path: str, made: str, message: str, hint: str = _DISCARD) -> Step:
        at = Position(f"{self._root}/{path}")
        finding = Diagnostic(code="output-edited", message=message, at=at, hint=hint)
        return Step(path, Fate.EDITED, made=made, diagnostic=finding)

    def _foreign(self, path: str, message: str, hint: str = _FORCE) -> Step:
        at = Position(f"{self._root}/{path}")
        finding = Diagnostic(code="output-foreign-file", severity=Severity.ERROR, message=message, at=at, hint=hint)
        return Step(path, Fate.FOREIGN, diagnostic=finding)


def _standing(data: bytes) -> tuple[Parts, str]:
    """What stands in a file, cut at its regions, and the hash of what is outside of them.

    Bytes that are no text stay what they are.
    """
    if not may_hold_regions(data):
        return Parts(()), sha256_hex(data)
    parts = cut(data.decode(errors="surrogateescape"))
    return parts, sha256_hex(_encoded(parts.outside))


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


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
