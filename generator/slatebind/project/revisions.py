"""Reading files at a git revision, and checking them out to a temporary folder.

``folder`` is a folder in the repository; paths such as ``./docs`` are relative to it.
"""

import io
import posixpath
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from slatebind.project.git import RevisionError, git, git_or_none

DOCS_SUFFIXES = frozenset({".md", ".markdown", ".erb", ".yaml", ".yml"})
"""The files that a comparison reads. Images, styles and scripts are not needed."""

_REGULAR_FILE_MODES = {"100644", "100755"}
_LINK_MODE, _SUBMODULE_MODE, _FOLDER_MODE = "120000", "160000", "040000"
_WORDS_OF_ANSWER = 3
"""The id, kind and size with which ``git cat-file --batch`` precedes an object."""


def split_address(address: str) -> tuple[str, str] | None:
    """The parts of ``REV:PATH``; None for other addresses and for existing files."""
    if Path(address).exists() or ":" not in address:
        return None
    revision, path = address.split(":", 1)
    return (revision, path) if revision else None


def merge_base(revision: str, folder: str = ".") -> str:
    """The abbreviated id of the commit at which the current branch forked from ``revision``."""
    commit_of(revision, folder)
    found = git_or_none(folder, "merge-base", "--end-of-options", revision, "HEAD")
    if found is None:
        raise RevisionError(f"{revision} and HEAD have no common commit{_shallow_hint(folder)}")
    return abbreviated(found.decode().strip(), folder)


def abbreviated(commit: str, folder: str = ".") -> str:
    """An id of a commit that is short and still unique."""
    return git(folder, "rev-parse", "--short=10", commit).decode().strip()


def tags(pattern: str, folder: str = ".") -> tuple[str, ...]:
    """The tags that match a pattern and are reachable from HEAD; in a shallow clone, all matching tags.

    Raises RevisionError if a shallow clone has none, as the repository may still have some.
    """
    if has_no_commit("HEAD", folder):
        return ()
    hint = _shallow_hint(folder)
    reachable = () if hint else ("--merged", "HEAD")
    found = git(folder, "tag", *reachable, "--list", "--", pattern).decode().split()
    if hint and not found:
        raise RevisionError(f"no tag matches `{pattern}`{hint}")
    return tuple(found)


def has_no_commit(revision: str, folder: str = ".") -> bool:
    """Whether ``revision`` is the current commit of a branch that has none yet. A damaged branch is an error."""
    if revision not in {"HEAD", "@"} or git_or_none(folder, "rev-parse", "--verify", "--quiet", "HEAD") is not None:
        return False
    git(folder, "symbolic-ref", "HEAD")  # fails if git cannot read the branch
    return True


def text_at(revision: str, path: str, folder: str = ".") -> str | None:
    """The text of a file at a revision; None if it does not exist there."""
    commit, inside = commit_of(revision, folder), path_in_repository(path, folder)
    entry = _entry(commit, inside, folder)
    return None if entry is None else git(folder, "cat-file", "blob", entry.object_id).decode("utf-8", "replace")


def exists_at(revision: str, path: str, folder: str = ".") -> bool:
    """Whether a file or folder exists at a revision. What is, or is below, a link or a submodule is an error."""
    return _readable_entry(revision, path, folder) is not None


def is_folder_at(revision: str, path: str, folder: str = ".") -> bool:
    """Whether a path is a folder at a revision."""
    entry = _readable_entry(revision, path, folder)
    return entry is not None and entry.mode == _FOLDER_MODE


def state_files(folder: str = ".") -> tuple[str, ...]:
    """The files in which git stores revisions and tags, so they change if those do; none outside of a repository."""
    try:
        names = ("HEAD", "packed-refs", "refs", "shallow")
        return tuple(git(folder, "rev-parse", "--git-path", name).decode().strip() for name in names)
    except RevisionError:
        return ()


class Tree(NamedTuple):
    """A checked-out part of a revision: ``root`` corresponds to the root of the repository; ``file`` is inside it.

    ``links`` are symbolic links in that part, relative to the root, which are left out.
    """

    root: str
    file: str
    links: tuple[str, ...] = ()


class _Entry(NamedTuple):
    """A file, folder, link or submodule in the tree of a commit."""

    mode: str
    object_id: str
    path: str


@contextmanager
def checked_out(revision: str, path: str, folder: str = ".", *, also: Iterable[str] = ()) -> Iterator[Tree]:
    """Check out the files of a folder, or of that of a document, which a comparison can read, to a temporary folder.

    Includes may be in any folder up to Slate's ``source``. ``also`` are further files, relative to the root of the
    repository.
    """
    commit = commit_of(revision, folder)
    entry = _readable_entry(revision, path, folder)
    if entry is None:
        raise RevisionError(f"{revision}:{path}: no such path at this revision")
    around = entry.path if entry.mode == _FOLDER_MODE else posixpath.dirname(entry.path)
    found = list(_entries(commit, _source_folder(around), folder))
    needed = {each for each in found if each.mode != _LINK_MODE and _is_read(each.path)}
    needed |= {entry} if entry.mode != _FOLDER_MODE else set()
    for name in also:
        named = _readable_entry(revision, name, folder)
        if named is None:
            raise RevisionError(f"{revision}:{name}: cannot be read")
        needed.add(named)
    links = tuple(each.path for each in found if each.mode == _LINK_MODE)
    with TemporaryDirectory(prefix="slatebind-") as temporary:
        root = Path(temporary)
        _write_files(root, needed, folder)
        yield Tree(str(root), str(root / entry.path), links)


def _is_read(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in DOCS_SUFFIXES


def _source_folder(path: str) -> str:
    """The innermost folder ``source`` that a path is in or is, else the path itself."""
    parents = (PurePosixPath(path), *PurePosixPath(path).parents)
    return str(next((parent for parent in parents if parent.name == "source"), path))


def _write_files(root: Path, entries: Iterable[_Entry], folder: str) -> None:
    """Write files of a commit below ``root``."""
    listed = list(entries)
    answers = io.BytesIO(git(folder, "cat-file", "--batch", given="".join(f"{e.object_id}\n" for e in listed).encode()))
    for entry in listed:
        about = answers.readline().decode().split()
        if len(about) != _WORDS_OF_ANSWER or about[1] != "blob":
            raise RevisionError(f"{entry.path}: git cannot read it: {' '.join(about)}")
        file = root / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(answers.read(int(about[2])))
        answers.read(1)


def _readable_entry(revision: str, path: str, folder: str) -> _Entry | None:
    """What is at a path of a revision; None if nothing is. A link or submodule at it or above it is an error."""
    commit, inside = commit_of(revision, folder), path_in_repository(path, folder)
    if not inside:
        return _Entry(_FOLDER_MODE, f"{commit}^{{tree}}", "")
    entry = None
    for parent in (*reversed(PurePosixPath(inside).parents[:-1]), PurePosixPath(inside)):
        entry = _entry(commit, str(parent), folder)
        if entry is None:
            return None
        if entry.mode == _LINK_MODE:
            target = git(folder, "cat-file", "blob", entry.object_id).decode("utf-8", "replace")
            hint = f"which is not followed; give the path of its target, `{target}`"
            raise RevisionError(f"{revision}:{parent}: a symbolic link at this revision, {hint}")
        if entry.mode == _SUBMODULE_MODE:
            hint = f"whose files are in another repository; run the comparison inside of {parent}"
            raise RevisionError(f"{revision}:{parent}: a submodule at this revision, {hint}")
    return entry


def _entry(commit: str, inside: str, folder: str) -> _Entry | None:
    return next(_list_tree(commit, [inside], folder), None)


def _entries(commit: str, below: str, folder: str) -> Iterator[_Entry]:
    """The files and symbolic links below a folder; a link in its place."""
    paths = [below, f"{below}/"] if below else []
    for entry in _list_tree(commit, paths, folder, "-r"):
        is_known = entry.mode in {*_REGULAR_FILE_MODES, _LINK_MODE}
        if is_known and not {"..", ".git"} & set(PurePosixPath(entry.path).parts):
            yield entry


def _list_tree(commit: str, paths: list[str], folder: str, *options: str) -> Iterator[_Entry]:
    listing = git(folder, "--literal-pathspecs", "ls-tree", *options, "-z", "--full-tree", commit, "--", *paths)
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        if line:
            about, _, name = line.partition("\t")
            mode, _, object_id = about.split(" ")
            yield _Entry(mode, object_id, name)


def top_folder(folder: str = ".") -> str:
    """The root of the repository."""
    return git(folder, "rev-parse", "--show-toplevel").decode().removesuffix("\n")


def path_in_repository(path: str, folder: str = ".") -> str:
    """A path relative to the root of the repository, or "" for the root itself.

    As in git, only ``./`` and ``../`` are relative to ``folder``.
    """
    if not path.startswith(("./", "../")) and path not in {".", ".."}:
        return str(PurePosixPath(path)) if path.strip("/") else ""
    prefix = git(folder, "rev-parse", "--show-prefix").decode().removesuffix("\n")
    parts: list[str] = []
    for part in PurePosixPath(prefix, path).parts:
        if part == ".." and not parts:
            raise RevisionError(f"{path}: outside of the repository")
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def commit_of(revision: str, folder: str = ".") -> str:
    """The id of a commit."""
    if revision.startswith("-"):
        raise RevisionError(f"{revision}: a revision does not start with `-`")
    name = f"{revision}^{{commit}}"
    found = git_or_none(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found is None:
        raise RevisionError(f"{revision}: no such revision{_shallow_hint(folder)}")
    return found.decode().strip()


def is_shallow(folder: str = ".") -> bool:
    """Whether a clone lacks a part of the history."""
    return git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _shallow_hint(folder: str) -> str:
    """A hint for shallow clones; empty for complete ones."""
    if not is_shallow(folder):
        return ""
    return "; this clone is shallow: fetch its history (`git fetch --unshallow`, or `fetch-depth: 0` in a workflow)"
