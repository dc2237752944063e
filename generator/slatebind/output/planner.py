"""Decides what to do with each file of an output folder, before anything is written.

Three texts meet at each path: what an earlier run wrote (known by its hash in the manifest), what is there now, and
what is generated now. If the first two agree, nobody edited the file and it may be replaced or deleted. If they do not,
the file is the user's and is kept, unless an option decides otherwise. Regions complicate this: their content is the
user's in a file that is otherwise generated, so only what is outside of them is hashed, and they are merged into the
new text. Two simpler designs were dropped: comparing with what is generated now cannot tell an edit from a change of
the spec, and time stamps do not survive a checkout. All decisions are made first, because a deleted file can make room
for a new one (``a`` becomes ``a/b``), and so that ``compare`` and ``write`` can never disagree.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.digests import sha256_hex
from slatebind.output.folder import ExistingFile, OutputFolder
from slatebind.output.ignore import IgnoreMatcher
from slatebind.output.manifest import Record
from slatebind.output.paths import is_encodable, path_conflicts, path_problem
from slatebind.output_file import OutputFile
from slatebind.regions import SplitText, may_hold_regions, merge_regions, split_regions

_ADOPT = "`slatebind generate --adopt` keeps your version permanently"
_FORCE = f"move it away; {_ADOPT}, `--force` overwrites it"
_DISCARD = f"undo the edit, or move the file away; {_ADOPT}, `--force` discards the edit"
_REGION = f"move the text of the region elsewhere; {_ADOPT}, `--force` discards the text"


class Action(Enum):
    """What is done with a file, or why nothing is."""

    CREATE = auto()
    CHANGE = auto()
    UNCHANGED = auto()
    DELETE = auto()
    ALREADY_GONE = auto()
    UNDECIDED = auto()
    EDITED = auto()
    FOREIGN = auto()
    ADOPTED = auto()
    RELEASED = auto()
    IGNORED = auto()


class WriteOptions(msgspec.Struct, frozen=True, kw_only=True):
    """``force`` overwrites the user's files and edits, ``adopt`` makes them the user's permanently.

    Without ``is_whole`` a file that is missing may still be generated later, and is not deleted.
    """

    force: bool = False
    adopt: bool = False
    is_whole: bool = True


class Step(msgspec.Struct, frozen=True):
    """A file and what is done with it. ``data`` is what to write; without it, the generated part of ``file``.

    ``generated_hash`` is the hash of what is generated now, ``existing_hash`` of the generated part of what is there.
    """

    path: str
    action: Action
    data: bytes | None = None
    file: OutputFile | None = None
    generated_hash: str = ""
    existing_hash: str = ""
    diagnostic: Diagnostic | None = None


class Planner:
    """Decides for the files of one owner. ``others`` are the owners of other files, by path."""

    def __init__(
        self,
        folder: OutputFolder,
        displayed_root: str,
        record: Record,
        others: Mapping[str, str],
        options: WriteOptions,
        is_ignored: IgnoreMatcher,
    ) -> None:
        self._folder = folder
        self._root = displayed_root
        self._record = record
        self._others = others
        self._options = options
        self._is_ignored = is_ignored

    def plan(self, files: Iterable[OutputFile]) -> tuple[Step, ...]:
        """The steps in a safe order: deletions first, since they may make room."""
        generated = {file.path: file for file in files}
        ignored = {path for path in self._record.paths | generated.keys() if self._is_ignored(path)}
        removals = [self._remove(path) for path in sorted(self._record.paths - generated.keys() - ignored)]
        removed = frozenset(step.path for step in removals if step.action in {Action.DELETE, Action.ALREADY_GONE})
        writes = [self._write(generated[path], removed) for path in sorted(generated) if path not in ignored]
        return *removals, *writes, *(Step(path, Action.IGNORED) for path in sorted(ignored & generated.keys()))

    def _remove(self, path: str) -> Step:
        """The step for a file that was generated before and is not any more."""
        if not self._options.is_whole:
            return Step(path, Action.UNDECIDED)
        found = self._folder.read(path)
        if found.data is None:
            return Step(path, Action.ALREADY_GONE)
        existing, existing_hash = _split_and_hash(found.data)
        is_generated = self._record.is_generated(path, existing_hash)
        if self._options.force or (is_generated and not existing.is_used):
            return Step(path, Action.DELETE, existing_hash=existing_hash)
        if self._options.adopt:
            return Step(path, Action.RELEASED)
        if is_generated:
            return self._edited(path, "", "no longer generated, but a region contains text; keeping the file", _REGION)
        return self._edited(path, "", "no longer generated, but edited since it was; keeping the file")

    def _write(self, file: OutputFile, removed: frozenset[str]) -> Step:
        """The step for a file that is generated. Only data that differs from the file's own text is kept in memory."""
        path = file.path
        found = self._folder.read(path)
        generated = split_regions(file.text)
        unmerged = file.data
        generated_hash = sha256_hex(unmerged)
        if found.obstacle:
            return self._write_at_obstacle(file, generated_hash, found, removed)
        if found.data is None:
            return Step(path, Action.CREATE, file=file, generated_hash=generated_hash)
        if path in self._others and not self._options.force:
            return self._foreign(path, f"this file was generated by `{self._others[path]}`; keeping it")
        if found.data == unmerged:
            return Step(path, Action.UNCHANGED, generated_hash=generated_hash, existing_hash=generated_hash)
        existing, existing_hash = _split_and_hash(found.data)
        text, problem = merge_regions(generated, existing)
        data = _encoded(text)
        if found.data == data:
            return Step(path, Action.UNCHANGED, generated_hash=generated_hash, existing_hash=existing_hash)
        if path in self._record.adopted:
            return self._adopted(path, generated_hash)
        is_generated = self._record.is_generated(path, existing_hash)
        if self._options.force or (is_generated and not problem):
            return Step(path, Action.CHANGE, data, generated_hash=generated_hash, existing_hash=existing_hash)
        if self._options.adopt:
            return Step(path, Action.ADOPTED, generated_hash=generated_hash)
        if is_generated:
            return self._edited(path, generated_hash, f"{problem}; keeping the file", _REGION)
        if path in self._record.paths:
            reason = existing.problem or "edited since it was generated"
            return self._edited(path, generated_hash, f"{reason}; keeping the file")
        return self._foreign(path, "this file was not generated by slatebind; keeping it")

    def _write_at_obstacle(
        self, file: OutputFile, generated_hash: str, found: ExistingFile, removed: frozenset[str]
    ) -> Step:
        """The step if a folder, a link or another file is where ``file``, or a folder around it, is to be."""
        path = file.path
        if found.kind == "a file" and found.obstacle in removed:
            return Step(path, Action.CREATE, file=file, generated_hash=generated_hash)
        if found.kind == "a folder" and removed.issuperset(self._folder.files_below(found.obstacle)):
            return Step(path, Action.CREATE, file=file, generated_hash=generated_hash)
        if path in self._record.adopted:
            return self._adopted(path, generated_hash)
        if self._options.force and found.kind == "a symbolic link" and found.obstacle == path:
            return Step(path, Action.CHANGE, file=file, generated_hash=generated_hash)
        if self._options.adopt and found.obstacle == path:
            return Step(path, Action.ADOPTED, generated_hash=generated_hash)
        place = "" if found.obstacle == path else f" at {found.obstacle}"
        return self._foreign(path, f"{found.kind} is in the way{place}; keeping it", "move it away")

    def _adopted(self, path: str, generated_hash: str) -> Step:
        """The step for a file that a person adopted, with a warning if its generated version has changed since."""
        known_hash = self._record.adopted[path]
        if self._options.adopt or known_hash == generated_hash:
            return Step(path, Action.ADOPTED, generated_hash=generated_hash)
        finding = Diagnostic(
            code="output-adopted",
            message="the generated version of this adopted file has changed",
            at=Position(f"{self._root}/{path}"),
            hint="see `slatebind check --why`, then run `slatebind generate --adopt` to keep yours; or delete it",
        )
        return Step(path, Action.ADOPTED, generated_hash=known_hash, diagnostic=finding)

    def _edited(self, path: str, generated_hash: str, message: str, hint: str = _DISCARD) -> Step:
        at = Position(f"{self._root}/{path}")
        finding = Diagnostic(code="output-edited", message=message, at=at, hint=hint)
        return Step(path, Action.EDITED, generated_hash=generated_hash, diagnostic=finding)

    def _foreign(self, path: str, message: str, hint: str = _FORCE) -> Step:
        at = Position(f"{self._root}/{path}")
        finding = Diagnostic(code="output-foreign-file", severity=Severity.ERROR, message=message, at=at, hint=hint)
        return Step(path, Action.FOREIGN, diagnostic=finding)


def _split_and_hash(data: bytes) -> tuple[SplitText, str]:
    """An existing file split at its regions, and the hash of what is outside of them.

    Bytes that are not UTF-8 are preserved.
    """
    if not may_hold_regions(data):
        return SplitText(()), sha256_hex(data)
    existing = split_regions(data.decode(errors="surrogateescape"))
    return existing, sha256_hex(_encoded(existing.generated))


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def unwritable_files(files: Sequence[OutputFile], root: str) -> tuple[Diagnostic, ...]:
    """An error for each path that is invalid or conflicts with another, and each text that cannot be encoded."""
    texts = {file.path: "" if file.is_binary else file.text for file in files}
    conflicts = {
        path: f"conflicts with {other!r}" for path, other in path_conflicts(file.path for file in files).items()
    }
    invalid = {path: problem for path in texts if (problem := path_problem(path))}
    unencodable = {path: "contains half a character" for path, text in texts.items() if not is_encodable(text)}
    return tuple(
        Diagnostic(
            code="output-path",
            severity=Severity.ERROR,
            message=f"the file {path!r} {problem}",
            at=Position(root),
            hint="change the target's files, or the name that the path is made of",
        )
        for path, problem in sorted({**unencodable, **conflicts, **invalid}.items())
    )
