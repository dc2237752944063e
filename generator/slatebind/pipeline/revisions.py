"""Documents as they were: what a git repository holds at a revision, laid out in a folder that goes away again.

Every function takes the folder that the repository is looked for in, and that paths such as ``./docs`` start from.
"""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from slatebind.files import UnreadableError

_REGULAR = {"100644", "100755"}
_ENTRY = "index.html.md"


class RevisionError(UnreadableError):
    """A revision, or a path at one, that the repository does not have."""


def split_address(address: str) -> tuple[str, str] | None:
    """``REV:PATH`` in its parts; None for what is no such address. What exists as a file is a file."""
    if Path(address).exists() or ":" not in address:
        return None
    revision, path = address.split(":", 1)
    return (revision, path) if revision else None


def merge_base(revision: str, folder: str = ".") -> str:
    """The commit, in short, at which the branch at hand left ``revision``."""
    _commit(revision, folder)
    missing = f"{revision} and HEAD have no common commit{_shallow(folder)}"
    commit = _git(folder, "merge-base", "--end-of-options", revision, "HEAD", missing=missing).decode().strip()
    return _git(folder, "rev-parse", "--short=10", commit, missing="").decode().strip()


def tags(pattern: str, folder: str = ".") -> tuple[str, ...]:
    """The tags that match a pattern, of the commit at hand or earlier; in a shallow clone all that are there.

    A RevisionError where a shallow clone has none: nobody can tell whether there are any.
    """
    _check_repository(folder)
    try:
        _commit("HEAD", folder)
    except RevisionError:
        return ()  # no commit yet
    hint = _shallow(folder)
    reachable = () if hint else ("--merged", "HEAD")
    found = _git(folder, "tag", *reachable, "--list", pattern, missing="").decode().split()
    if hint and not found:
        raise RevisionError(f"no tag matches `{pattern}`{hint}")
    return tuple(found)


def text_at(revision: str, path: str, folder: str = ".") -> str | None:
    """The text of a file as it was; None where it was not there."""
    commit, inside = _commit(revision, folder), path_in_repository(path, folder)
    if not _git(folder, "ls-tree", "-z", "--full-tree", commit, "--", inside, missing=""):
        return None
    return _git(folder, "cat-file", "blob", f"{commit}:{inside}", missing="").decode("utf-8", "replace")


def state_files(folder: str = ".") -> tuple[str, ...]:
    """Where a repository keeps what revisions and tags are: these change when those do. None outside of one."""
    try:
        names = ("HEAD", "packed-refs", "refs", "shallow")
        return tuple(_git(folder, "rev-parse", "--git-path", name, missing="").decode().strip() for name in names)
    except RevisionError:
        return ()


class Tree(NamedTuple):
    """A part of a revision on disk: the folder that stands for the root of the repository, and the path in it."""

    root: str
    file: str


@contextmanager
def checked_out(revision: str, path: str, folder: str = ".", *, also: Iterable[str] = ()) -> Iterator[Tree]:
    """The document or folder ``path`` as it was, below a temporary folder; a document's includes come along.

    ``also`` are further files, from the root of the repository.
    """
    commit = _commit(revision, folder)
    inside = path_in_repository(path, folder)
    where = f"{revision}:{path}"
    missing = f"{where}: there is no such path at this revision; if it was called something else then, name that"
    kind = _git(folder, "cat-file", "-t", f"{commit}:{inside}", missing=missing)
    is_folder = kind.strip() == b"tree"
    wanted = inside if is_folder else str(PurePosixPath(inside).parent / "includes")
    with TemporaryDirectory(prefix="slatebind-") as place:
        root = Path(place)
        for name, blob in _files(commit, "" if wanted == "." else wanted, folder):
            _lay_out(root / name, blob, folder)
        if not is_folder:
            _lay_out(root / inside, f"{commit}:{inside}", folder)
        for name in also:
            _lay_out(root / name, f"{commit}:{name}", folder, shown=f"{revision}:{name}")
        yield Tree(str(root), str(root / inside))


def _files(commit: str, below: str, folder: str) -> Iterator[tuple[str, str]]:
    """The path and the id of each regular file below a folder; none where there is no such folder. No links."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", *([f"{below}/"] if below else [])]
    for line in _git(folder, *arguments, missing="").decode("utf-8", "surrogateescape").split("\0"):
        if line:
            about, _, name = line.partition("\t")
            mode, _, blob = about.split(" ")
            if mode in _REGULAR and not {"..", ".git"} & set(PurePosixPath(name).parts):
                yield name, blob


def _lay_out(file: Path, blob: str, folder: str, shown: str = "") -> None:
    if not shown and file.suffix.lower() not in {".md", ".markdown", ".erb", ".yaml", ".yml"}:
        return  # pictures, styles and scripts say nothing of an API
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_git(folder, "cat-file", "blob", blob, missing=f"{shown or blob}: cannot be read"))


def top_folder(folder: str = ".") -> str:
    """The root of the repository."""
    _check_repository(folder)
    return _git(folder, "rev-parse", "--show-toplevel", missing="").decode().removesuffix("\n")


def path_in_repository(path: str, folder: str = ".") -> str:
    """A path from the repository's root: git's own reading of paths at a revision. ``./`` starts from ``folder``."""
    if not path.startswith(("./", "../")) and path not in {".", ".."}:
        return str(PurePosixPath(path)) if path.strip("/") else ""
    _check_repository(folder)
    prefix = _git(folder, "rev-parse", "--show-prefix", missing="").decode().strip()
    parts: list[str] = []
    for part in PurePosixPath(prefix, path).parts:
        if part == ".." and not parts:
            raise RevisionError(f"{path}: outside of the repository")
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _commit(revision: str, folder: str) -> str:
    if revision.startswith("-"):
        raise RevisionError(f"{revision}: a revision does not start with `-`")
    _check_repository(folder)
    missing = f"{revision}: there is no such revision{_shallow(folder)}"
    name = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name, missing=missing)
    return found.decode().strip()


def _check_repository(folder: str) -> None:
    _git(folder, "rev-parse", "--git-dir", missing="this is no git repository, which revisions need")


def _shallow(folder: str) -> str:
    """What to do about a shallow clone; empty where the clone is whole."""
    if _git(folder, "rev-parse", "--is-shallow-repository", missing="").strip() != b"true":
        return ""
    return "; this clone is shallow: fetch its history (`git fetch --unshallow`, or `fetch-depth: 0` in a workflow)"


def _git(folder: str, *arguments: str, missing: str) -> bytes:
    """What git answers; a RevisionError that says ``missing`` where it refuses."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=folder)
    except FileNotFoundError as problem:
        raise RevisionError("git is not installed, which revisions need") from problem
    except ValueError as problem:  # a NUL in a name
        raise RevisionError(f"{problem}") from problem
    if done.returncode:
        raise RevisionError(missing or done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
