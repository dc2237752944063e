"""Which docs git says were renamed or deleted between a revision and another one or the working tree."""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from slatebind.markdown import ENTRY_FILES
from slatebind.project.git import RevisionError, git
from slatebind.project.revisions import DOCS_SUFFIXES, commit_of, path_in_repository


class FileChange(NamedTuple):
    """A file that was renamed, or deleted if it has no new path. Paths are relative to the root of the repository."""

    old: str
    new: str | None


def renamed_and_deleted(revision: str, path: str, new_revision: str | None, folder: str = ".") -> list[FileChange]:
    """The renamed and deleted files that may be docs. Without a new revision, those in the working tree.

    There, files at ``path`` that git does not know yet are taken into account.
    """
    commits = [commit_of(revision, folder), *([commit_of(new_revision, folder)] if new_revision is not None else [])]
    options = ("--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-relative")
    patterns = sorted(f":(top,glob,icase)**/*{suffix}" for suffix in DOCS_SUFFIXES)
    with _index_with(path, folder) as index:
        listing = git(folder, "diff", *options, *commits, "--", *patterns, environment={"GIT_INDEX_FILE": index})
    return list(_parse(listing.decode("utf-8", "surrogateescape")))


def _parse(listing: str) -> Iterator[FileChange]:
    words = iter(listing.split("\0"))
    for status in words:
        if not status:
            return
        path = next(words)
        if status.startswith("R"):
            yield FileChange(path, next(words))
        elif status == "D":
            yield FileChange(path, None)


@contextmanager
def _index_with(path: str, folder: str) -> Iterator[str]:
    """A copy of the index to which the files at ``path`` were added by name, so that git sees renames of them."""
    with TemporaryDirectory(prefix="slatebind-") as temporary:
        copy = str(Path(temporary, "index"))
        original = git(folder, "rev-parse", "--git-path", "index").decode().removesuffix("\n")
        with suppress(FileNotFoundError):
            shutil.copyfile(os.path.join(folder, original), copy)  # noqa: PTH118 - it may be absolute
        with suppress(RevisionError):  # ignored files, or a path that does not exist
            pattern = f":(top,literal){path_in_repository(path, folder)}"
            git(folder, "add", "--intent-to-add", "--", pattern, environment={"GIT_INDEX_FILE": copy})
        yield copy


def old_path_of(path: str, changes: Iterable[FileChange]) -> str | None:
    """The path, before it was renamed, of a document or a folder of docs; None if it was not renamed.

    A folder follows the document that it starts with. If that was rewritten, it follows its other files, provided that
    the document in the old folder is gone.
    """
    renames = {change.new: change.old for change in changes if change.new is not None}
    if path in renames:
        return renames[path]
    entries = [renames[file] for name in ENTRY_FILES if (file := _joined(path, name)) in renames]
    if entries:
        name = next(name for name in ENTRY_FILES if renames.get(_joined(path, name)) == entries[0])
        return _folder_of(entries[0], name) or entries[0]
    return _folder_of_most(path, renames, {change.old for change in changes if change.new is None})


def _folder_of_most(path: str, renames: dict[str, str], deleted: set[str]) -> str | None:
    start = f"{path}/" if path else ""
    folders = Counter(
        folder
        for new, old in renames.items()
        if new.startswith(start) and (folder := _folder_of(old, new.removeprefix(start)))
    )
    gone = (
        folder for folder, _ in folders.most_common() if any(_joined(folder, name) in deleted for name in ENTRY_FILES)
    )
    return next(gone, None)


def _folder_of(file: str, name: str) -> str | None:
    """The folder in which ``file`` has the relative path ``name``, "." for the root; None if there is none."""
    if file == name:
        return "."
    return file.removesuffix(f"/{name}") if file.endswith(f"/{name}") else None


def _joined(folder: str, name: str) -> str:
    return str(PurePosixPath(folder, name))
