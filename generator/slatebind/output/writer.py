"""Writing generated files into a folder, and checking whether it is up to date. The manifest says what is generated."""

from collections.abc import Iterable, Sequence

import msgspec

from slatebind._version import __version__
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output.folder import OutputFolder
from slatebind.output.ignore import read_ignore_file
from slatebind.output.manifest import NO_ORIGIN, Manifest, Origin, Record, dump, load
from slatebind.output.outcome import Outcome
from slatebind.output.paths import IGNORE, MANIFEST
from slatebind.output.planner import Action, Planner, Step, WriteOptions, unwritable_files
from slatebind.output_file import OutputFile
from slatebind.regions import merge_regions, split_regions


def write(
    files: Iterable[OutputFile],
    root: str,
    *,
    owner: str,
    force: bool = False,
    adopt: bool = False,
    is_whole: bool = True,
    origin: Origin = NO_ORIGIN,
) -> Outcome:
    """Write ``files`` into the folder ``root``, touching only what differs.

    ``owner`` names the target whose files they are. Files that it generated in an earlier run and not now are deleted,
    unless ``is_whole`` is False, which says that ``files`` are a part of all. What a person edited or created is kept
    and reported, unless ``force`` discards it or ``adopt`` makes it theirs permanently. ``origin`` is recorded: what
    the files are generated from. Raises an UnwritableError with the system's reason. If the run is killed, each file is
    the old one or the new one, and the next run finishes the work.
    """
    files = tuple(files)
    if problems := unwritable_files(files, root):
        return Outcome(root=root, diagnostics=problems)
    folder = OutputFolder(root)
    options = WriteOptions(force=force, adopt=adopt, is_whole=is_whole)
    with folder.locked_for_writing():
        return _FolderUpdate(folder, root, owner, origin).write(files, options)


def compare(
    files: Iterable[OutputFile], root: str, *, owner: str, is_whole: bool = True, origin: Origin = NO_ORIGIN
) -> Outcome:
    """What ``write`` with the same arguments would do, without doing it. Raises an UnwritableError likewise."""
    files = tuple(files)
    if problems := unwritable_files(files, root):
        return Outcome(root=root, diagnostics=problems)
    folder = OutputFolder(root)
    with folder.locked_for_reading():
        return _FolderUpdate(folder, root, owner, origin).compare(files, WriteOptions(is_whole=is_whole))


def difference(files: Iterable[OutputFile], root: str, path: str) -> str:
    """A unified diff from what is at ``path`` to what is generated for it; empty if that is not text."""
    from difflib import unified_diff  # noqa: PLC0415 - rarely used

    data = OutputFolder(root).read(path).data or b""
    try:
        existing = data.decode()
    except UnicodeDecodeError:
        return ""
    file = next((file for file in files if file.path == path), OutputFile(path, ""))
    if file.is_binary:
        return ""
    merged, _ = merge_regions(split_regions(file.text), split_regions(existing))
    name = f"{root}/{path}"
    lines = unified_diff(existing.splitlines(), merged.splitlines(), name, f"{name} (generated)", lineterm="")
    return "\n".join(lines)


def recorded_template(root: str, owner: str, path: str) -> str | None:
    """The template of ``path`` in an earlier run, by the manifest; None if that has no such file."""
    manifest, _ = _read_manifest(OutputFolder(root).read(MANIFEST).data, root)
    record = manifest.record(owner)
    return record.templates.get(path, "") if path in record.paths else None


def recorded_version(root: str, owner: str) -> str:
    """The version of slatebind that last wrote files of ``owner``, by the manifest; empty if that has none."""
    manifest, _ = _read_manifest(OutputFolder(root).read(MANIFEST).data, root)
    return manifest.record(owner).version


def recorded_paths(root: str) -> frozenset[str]:
    """Everything that was generated below ``root``, by any owner."""
    manifest, _ = _read_manifest(OutputFolder(root).read(MANIFEST).data, root)
    return frozenset().union(*(record.paths for record in manifest.owners.values()))


_GENERATED = frozenset({Action.CREATE, Action.CHANGE, Action.UNCHANGED})
"""Actions after which a file is as generated."""
_WRITTEN = frozenset({Action.CREATE, Action.CHANGE, Action.DELETE})
"""Actions that change a file."""


class _FolderUpdate:
    """One update of a folder, or the comparison with what it would do: reads the manifest once, then acts on it."""

    def __init__(self, folder: OutputFolder, root: str, owner: str, origin: Origin) -> None:
        self._folder = folder
        self._root = root
        self._owner = owner
        self._origin = origin
        self._saved = folder.read(MANIFEST).data
        self._manifest, self._problems = _read_manifest(self._saved, root)
        self._record = self._manifest.record(owner)
        self._is_ignored, self._ignore_problems = read_ignore_file(folder.read(IGNORE).data, root)

    def write(self, files: Sequence[OutputFile], options: WriteOptions) -> Outcome:
        if self._ignore_problems or (self._problems and not options.force):
            return Outcome(root=self._root, diagnostics=(*self._problems, *self._ignore_problems))
        self._folder.remove_temporary_files(self._record.paths)
        steps = self._steps(files, options)
        if any(step.action in _WRITTEN for step in steps):
            self._save(_record_during(self._record, steps), durable=True)
        for step in steps:
            self._perform(step)
        self._save(self._record_after(files, steps))
        return self._outcome(steps)

    def compare(self, files: Sequence[OutputFile], options: WriteOptions) -> Outcome:
        if self._ignore_problems or self._problems:
            return Outcome(root=self._root, diagnostics=(*self._problems, *self._ignore_problems))
        steps = self._steps(files, options)
        outcome = self._outcome(steps)
        after = self._bytes(self._record_after(files, steps))
        if after == self._saved:
            return outcome
        if after is None:
            return msgspec.structs.replace(outcome, deleted=(MANIFEST, *outcome.deleted))
        if self._saved is None:
            return msgspec.structs.replace(outcome, created=(MANIFEST, *outcome.created))
        return msgspec.structs.replace(outcome, changed=(MANIFEST, *outcome.changed))

    def _steps(self, files: Sequence[OutputFile], options: WriteOptions) -> tuple[Step, ...]:
        others = self._manifest.others(self._owner)
        planner = Planner(self._folder, self._root, self._record, others, options, self._is_ignored)
        return planner.plan(files)

    def _record_after(self, files: Sequence[OutputFile], steps: Sequence[Step]) -> Record:
        """The record once the steps are done."""
        hashes = {**_generated(steps), **_kept(self._record, steps)}
        # A later version that would write the same leaves the manifest as it is.
        is_unchanged = not any(step.action in _WRITTEN for step in steps)
        return Record(
            files=hashes,
            adopted={step.path: step.generated_hash for step in steps if step.action is Action.ADOPTED},
            origin=self._origin,
            templates={file.path: file.template for file in files if file.path in hashes and file.template},
            version=(self._record.version if is_unchanged else "") or __version__,
        )

    def _perform(self, step: Step) -> None:
        match step.action:
            case Action.DELETE:
                self._folder.delete(step.path)
            case Action.ALREADY_GONE:
                self._folder.remove_empty_parents(step.path)
            case Action.CREATE | Action.CHANGE:
                self._folder.write(step.path, _content(step))
            case _:
                pass

    def _save(self, record: Record, *, durable: bool = False) -> None:
        data = self._bytes(record)
        if data is None and self._saved is not None:
            self._folder.delete(MANIFEST)
        elif data is not None and data != self._saved:
            self._folder.write(MANIFEST, data, durable=durable)
        self._saved = data

    def _bytes(self, record: Record) -> bytes | None:
        """The manifest with ``record`` in it; None if it would be empty."""
        manifest = self._manifest.with_record(self._owner, record)
        return dump(manifest) if manifest.owners else None

    def _outcome(self, steps: Sequence[Step]) -> Outcome:
        def paths(*actions: Action) -> tuple[str, ...]:
            return tuple(sorted(step.path for step in steps if step.action in actions))

        return Outcome(
            root=self._root,
            created=paths(Action.CREATE),
            changed=paths(Action.CHANGE),
            unchanged=paths(Action.UNCHANGED),
            deleted=paths(Action.DELETE),
            kept=paths(Action.EDITED, Action.FOREIGN),
            adopted=paths(Action.ADOPTED, Action.RELEASED),
            ignored=paths(Action.IGNORED),
            diagnostics=(*self._problems, *(step.diagnostic for step in steps if step.diagnostic)),
        )


def _content(step: Step) -> bytes:
    if step.data is not None:
        return step.data
    assert step.file is not None
    return step.file.data


def _record_during(record: Record, steps: Sequence[Step]) -> Record:
    """The record while the steps are done: it has what is there now, and what is about to be written."""
    existing = {step.path: step.existing_hash for step in steps if step.existing_hash}
    return msgspec.structs.replace(
        record,
        files={**existing, **_kept(record, steps)},
        pending={path: hashed for path, hashed in _generated(steps).items() if existing.get(path) != hashed},
    )


def _generated(steps: Sequence[Step]) -> dict[str, str]:
    return {step.path: step.generated_hash for step in steps if step.action in _GENERATED}


def _kept(record: Record, steps: Sequence[Step]) -> dict[str, str]:
    """The hashes of files that are left alone, as recorded: an edited file is thereby still known to be edited."""
    kept = {Action.EDITED, Action.UNDECIDED}
    return {step.path: record.last_hash(step.path) for step in steps if step.action in kept}


def _read_manifest(data: bytes | None, root: str) -> tuple[Manifest, tuple[Diagnostic, ...]]:
    """The manifest; an error if it is invalid, since without it every file would count as not generated."""
    if data is None:
        return Manifest(), ()
    try:
        return load(data), ()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        finding = Diagnostic(
            code="output-manifest",
            severity=Severity.ERROR,
            message=f"invalid manifest of generated files: {error}",
            at=Position(f"{root}/{MANIFEST}"),
            hint="restore it from version control, or write all files again with --force",
        )
        return Manifest(), (finding,)
