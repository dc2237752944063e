"""Bringing a folder up to date, and telling whether it is. What counts as ours is in the manifest beside the files."""

from collections.abc import Iterable, Sequence

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output.ignore import read_ignores
from slatebind.output.manifest import NOWHERE, Manifest, Origin, Record, dump, load
from slatebind.output.outcome import Outcome
from slatebind.output.paths import IGNORE, MANIFEST
from slatebind.output.plan import Choice, Fate, Planner, Step, refused
from slatebind.output.tree import Tree
from slatebind.regions import cut, filled
from slatebind.render.output_file import OutputFile


def write(
    files: Iterable[OutputFile],
    root: str,
    *,
    owner: str,
    force: bool = False,
    adopt: bool = False,
    is_whole: bool = True,
    origin: Origin = NOWHERE,
) -> Outcome:
    """Make the folder ``root`` hold ``files``, touching only what differs.

    Files that ``owner`` made in an earlier run and does not make now are deleted, if ``files`` are the whole. What a
    person edited, or made, is kept and reported, unless ``force`` discards it, or ``adopt`` leaves it to that person
    for good. Killed at any moment, each file is the old one or the new one, and the next run finishes the work. An
    UnwritableError tells what the system refused. ``origin`` is what the files are made from, for the record.
    """
    files = tuple(files)
    if problems := refused(files, root):
        return Outcome(root=root, diagnostics=problems)
    tree = Tree(root)
    with tree.held():
        return _Run(tree, root, owner, origin).write(files, Choice(force=force, adopt=adopt, is_whole=is_whole))


def compare(
    files: Iterable[OutputFile], root: str, *, owner: str, is_whole: bool = True, origin: Origin = NOWHERE
) -> Outcome:
    """What ``write`` would do, without doing it."""
    files = tuple(files)
    if problems := refused(files, root):
        return Outcome(root=root, diagnostics=problems)
    tree = Tree(root)
    with tree.watched():
        return _Run(tree, root, owner, origin).compare(files, Choice(is_whole=is_whole))


def difference(files: Iterable[OutputFile], root: str, path: str) -> str:
    """A unified diff from what stands at ``path`` to what ``files`` hold; empty where either is no text."""
    from difflib import unified_diff  # noqa: PLC0415 - few ask for it

    found = Tree(root).look(path).data or b""
    wanted = next((file.text for file in files if file.path == path), "")
    try:
        before = found.decode()
    except UnicodeDecodeError:
        return ""
    wanted, _ = filled(cut(wanted), cut(before))
    name = f"{root}/{path}"
    lines = unified_diff(before.splitlines(), wanted.splitlines(), name, f"{name} (generated)", lineterm="")
    return "\n".join(lines)


def recorded_template(root: str, owner: str, path: str) -> str | None:
    """The template that made ``path`` in an earlier run, by the manifest; None where it knows of no such file."""
    manifest, _ = _read(Tree(root).look(MANIFEST).data, root)
    record = manifest.record(owner)
    return record.templates.get(path, "") if path in record.paths else None


def recorded_paths(root: str) -> frozenset[str]:
    """Everything that is known to be made below ``root``, by anybody."""
    manifest, _ = _read(Tree(root).look(MANIFEST).data, root)
    return frozenset().union(*(record.paths for record in manifest.owners.values()))


_OURS = frozenset({Fate.CREATE, Fate.CHANGE, Fate.UNCHANGED})


class _Run:
    """One look at a folder, and what follows from it."""

    def __init__(self, tree: Tree, root: str, owner: str, origin: Origin) -> None:
        self._tree = tree
        self._root = root
        self._owner = owner
        self._origin = origin
        self._before = tree.look(MANIFEST).data
        self._manifest, self._problems = _read(self._before, root)
        self._record = self._manifest.record(owner)
        self._ignores, self._misread = read_ignores(tree.look(IGNORE).data, root)

    def write(self, files: Sequence[OutputFile], choice: Choice) -> Outcome:
        if self._misread or (self._problems and not choice.force):
            return Outcome(root=self._root, diagnostics=(*self._problems, *self._misread))
        self._tree.sweep(self._record.paths)
        steps = self._steps(files, choice)
        if any(step.fate in {Fate.CREATE, Fate.CHANGE, Fate.DELETE} for step in steps):
            self._save(_intended(self._record, steps), durable=True)
        for step in steps:
            self._act(step)
        self._save(self._settled(files, steps))
        return self._outcome(steps)

    def compare(self, files: Sequence[OutputFile], choice: Choice) -> Outcome:
        if self._misread or self._problems:
            return Outcome(root=self._root, diagnostics=(*self._problems, *self._misread))
        steps = self._steps(files, choice)
        outcome = self._outcome(steps)
        after = self._bytes(self._settled(files, steps))
        if after == self._before:
            return outcome
        if after is None:
            return msgspec.structs.replace(outcome, deleted=(MANIFEST, *outcome.deleted))
        if self._before is None:
            return msgspec.structs.replace(outcome, created=(MANIFEST, *outcome.created))
        return msgspec.structs.replace(outcome, changed=(MANIFEST, *outcome.changed))

    def _steps(self, files: Sequence[OutputFile], choice: Choice) -> tuple[Step, ...]:
        others = self._manifest.others(self._owner)
        return Planner(self._tree, self._root, self._record, others, choice, self._ignores).plan(files)

    def _settled(self, files: Sequence[OutputFile], steps: Sequence[Step]) -> Record:
        """The record once the steps are taken."""
        standing = {**_made(steps), **_left(self._record, steps)}
        return Record(
            files=standing,
            adopted={step.path: step.made for step in steps if step.fate is Fate.ADOPTED},
            origin=self._origin,
            templates={file.path: file.template for file in files if file.path in standing and file.template},
        )

    def _act(self, step: Step) -> None:
        match step.fate:
            case Fate.DELETE:
                self._tree.delete(step.path)
            case Fate.GONE:
                self._tree.prune(step.path)
            case Fate.CREATE | Fate.CHANGE:
                self._tree.replace(step.path, _content(step))
            case _:
                pass

    def _save(self, record: Record, *, durable: bool = False) -> None:
        data = self._bytes(record)
        if data is None and self._before is not None:
            self._tree.delete(MANIFEST)
        elif data is not None and data != self._before:
            self._tree.replace(MANIFEST, data, durable=durable)
        self._before = data

    def _bytes(self, record: Record) -> bytes | None:
        """The manifest with ``record`` in it; None where it would say nothing."""
        manifest = self._manifest.with_record(self._owner, record)
        return dump(manifest) if manifest.owners else None

    def _outcome(self, steps: Sequence[Step]) -> Outcome:
        def of(*fates: Fate) -> tuple[str, ...]:
            return tuple(sorted(step.path for step in steps if step.fate in fates))

        return Outcome(
            root=self._root,
            created=of(Fate.CREATE),
            changed=of(Fate.CHANGE),
            unchanged=of(Fate.UNCHANGED),
            deleted=of(Fate.DELETE),
            kept=of(Fate.EDITED, Fate.FOREIGN),
            adopted=of(Fate.ADOPTED, Fate.RELEASED),
            ignored=of(Fate.IGNORED),
            diagnostics=(*self._problems, *(step.diagnostic for step in steps if step.diagnostic)),
        )


def _content(step: Step) -> bytes:
    if step.data is not None:
        return step.data
    assert step.file is not None
    return cut(step.file.text).outside.encode()


def _intended(record: Record, steps: Sequence[Step]) -> Record:
    """The record while the steps are taken: what stands there is ours, and so is what comes."""
    here = {step.path: step.before for step in steps if step.before}
    made = _made(steps)
    return msgspec.structs.replace(
        record,
        files={**here, **_left(record, steps)},
        pending={path: value for path, value in made.items() if here.get(path) != value},
    )


def _made(steps: Sequence[Step]) -> dict[str, str]:
    return {step.path: step.made for step in steps if step.fate in _OURS}


def _left(record: Record, steps: Sequence[Step]) -> dict[str, str]:
    """A file that is left as it is stays as it was recorded: one that was edited is thereby known as edited."""
    left = {Fate.EDITED, Fate.UNDECIDED}
    return {step.path: record.recorded(step.path) for step in steps if step.fate in left}


def _read(data: bytes | None, root: str) -> tuple[Manifest, tuple[Diagnostic, ...]]:
    """What is recorded; an error where that cannot be told, since without it every file would be a stranger's."""
    if data is None:
        return Manifest(), ()
    try:
        return load(data), ()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        finding = Diagnostic(
            code="output-manifest",
            severity=Severity.ERROR,
            message=f"the record of generated files cannot be read: {error}",
            at=Position(f"{root}/{MANIFEST}"),
            hint="restore it from version control, or let --force write everything anew",
        )
        return Manifest(), (finding,)
