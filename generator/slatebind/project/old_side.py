"""The old side of docs that do not exist at the old revision: they were renamed, or they are new.

Anything else is an error, since a comparison with nothing would pass without comparing.
"""

import os
from pathlib import Path, PurePosixPath

import msgspec

from slatebind.files import STDIN
from slatebind.markdown import ENTRY_FILES
from slatebind.project.git import RevisionError
from slatebind.project.renames import FileChange, old_path_of, renamed_and_deleted
from slatebind.project.revisions import exists_at, has_no_commit, is_folder_at, path_in_repository, split_address
from slatebind.project.sides import Side, configuration_at, open_side, side_of
from slatebind.project.sources import Configuration, SourceOptions, configured_sources, is_same_source


def find_old_side(address: str, new: Side, configuration: Configuration, given: SourceOptions) -> Side | None:
    """The side at ``address``, or at the path from which git says that ``new`` was renamed; None if ``new`` is new.

    Docs are new in the first commit, and in one that adds them without any sign that they replace others. Raises
    RevisionError if there is nothing at ``address`` and the docs are not new.
    """
    parts = split_address(address)
    if parts is None:
        return side_of(address, configuration, given)
    revision, path = parts
    if has_no_commit(revision):
        return None
    old = side_of(address, configuration, given)
    if _has_docs(old, new):
        return old
    inside = path_in_repository(path)
    if inside != _path_in_repository(new):
        raise RevisionError(f"{address}: no such path at this revision")
    if not _exists(new):
        raise RevisionError(f"{address}: no such path at this revision, nor at {new.address}")
    changes = renamed_and_deleted(revision, path, new.revision)
    renamed = old_path_of(inside, changes)
    if renamed is not None:
        followed = side_of(f"{revision}:{renamed}", configuration, given)
        return followed if followed.is_of_revision else msgspec.structs.replace(followed, configured=new.configured)
    _refuse_replaced_docs(old, new, changes)
    _refuse_other_configured_docs(old, new, configuration)
    return None


def _has_docs(old: Side, new: Side) -> bool:
    """Whether there are docs at the path of the old side: a file, or a folder with the docs' first file.

    A file of another name is one only if it describes commands, as a folder may have had a README before its docs.
    """
    if old.revision is None or not is_folder_at(old.revision, old.path):
        return _exists(old)
    before = _entry_file(old)
    if before is None or before == _entry_file(new):
        return before is not None
    spec = open_side(old).spec
    return spec is not None and bool(spec.commands)


def _entry_file(side: Side) -> str | None:
    """The file with which the docs in the folder of a side start."""
    files = (msgspec.structs.replace(side, path=f"{side.path.rstrip('/')}/{name}") for name in ENTRY_FILES)
    return next((name for name, file in zip(ENTRY_FILES, files, strict=True) if _exists(file)), None)


def _path_in_repository(side: Side) -> str | None:
    """The path of a side relative to the root of the repository; None if it is elsewhere."""
    if side.revision is not None:
        return path_in_repository(side.path)
    if side.path == STDIN:
        return None
    try:
        return path_in_repository(f"./{os.path.relpath(side.path)}")
    except (RevisionError, ValueError):  # outside of the repository, or on another drive
        return None


def _exists(side: Side) -> bool:
    return Path(side.path).exists() if side.revision is None else exists_at(side.revision, side.path)


def _refuse_replaced_docs(old: Side, new: Side, changes: list[FileChange]) -> None:
    """Raise RevisionError if docs of the old revision are gone: the new ones may continue them."""
    for change in changes:
        if change.new is None and "includes" not in PurePosixPath(change.old).parts[:-1]:
            gone = side_of(f"{old.revision}:{change.old}", given=old.given)
            spec = open_side(gone).spec
            if spec is not None and spec.commands:
                _refuse(old, new, f"but {change.old}, which describes commands, is gone since then", gone.address)


def _refuse_other_configured_docs(old: Side, new: Side, configuration: Configuration) -> None:
    """Raise RevisionError if the configuration of the old revision names other docs for the spec of the new ones."""
    assert old.revision is not None
    before = configuration_at(old.revision, configuration)
    if before is None or new.configured is None:
        return
    after = configuration if not new.is_of_revision else configuration_at(new.revision or "", configuration)
    assert after is not None
    files = {
        spec.file
        for spec, source in zip(after.config.spec, configured_sources(after), strict=True)
        if source == new.configured
    }
    for spec, source in zip(before.config.spec, configured_sources(before), strict=True):
        is_other = not is_same_source(source.path, path_in_repository(old.path))
        if spec.file in files and is_other and exists_at(old.revision, source.path):
            what = f"and {old.revision}:{before.file} reads {spec.file} from {source.path}"
            _refuse(old, new, what, f"{old.revision}:{source.path}")


def _refuse(old: Side, new: Side, reason: str, instead: str) -> None:
    message = f"{old.address}: no such path at this revision, {reason}"
    raise RevisionError(f"{message}; to compare with it: slatebind diff {instead} {new.address}")
