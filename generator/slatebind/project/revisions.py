"""Reading files at a git revision, and checking them out to a temporary folder.

``folder`` is a folder in the repository; paths such as ``./docs`` are relative to it.
"""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from slatebind.files import UnreadableError

_REGULAR_FILE_MODES = {"100644", "100755"}


class RevisionError(UnreadableError):
    """A revision, or a path at a revision, does not exist."""


def split_address(address: str) -> tuple[str, str] | None:
    """The parts of ``REV:PATH``; None for other addresses and for existing files."""
    if Path(address).exists() or ":" not in address:
        return None
    revision, path = address.split(":", 1)
    return (revision, path) if revision else None


def merge_base(revision: str, folder: str = ".") -> str:
    """The abbreviated id of the commit at which the current branch forked from ``revision``."""
    _commit(revision, folder)
    missing = f"{revision} and HEAD have no common commit{_shallow_hint(folder)}"
    commit = _git(folder, "merge-base", "--end-of-options", revision, "HEAD", missing=missing).decode().strip()
    return _git(folder, "rev-parse", "--short=10", commit, missing="").decode().strip()


def tags(pattern: str, folder: str = ".") -> tuple[str, ...]:
    """The tags that match a pattern and are reachable from HEAD; in a shallow clone, all matching tags.

    Raises RevisionError if a shallow clone has none, as the repository may still have some.
    """
    _check_repository(folder)
    try:
        _commit("HEAD", folder)
    except RevisionError:
        return ()  # no commit yet
    hint = _shallow_hint(folder)
    reachable = () if hint else ("--merged", "HEAD")
    found = _git(folder, "tag", *reachable, "--list", "--", pattern, missing="").decode().split()
    if hint and not found:
        raise RevisionError(f"no tag matches `{pattern}`{hint}")
    return tuple(found)


def text_at(revision: str, path: str, folder: str = ".") -> str | None:
    """The text of a file at a revision; None if it does not exist there."""
    commit, inside = _commit(revision, folder), path_in_repository(path, folder)
    if not _git(folder, "ls-tree", "-z", "--full-tree", commit, "--", inside, missing=""):
        return None
    return _git(folder, "cat-file", "blob", f"{commit}:{inside}", missing="").decode("utf-8", "replace")


def state_files(folder: str = ".") -> tuple[str, ...]:
    """The files in which git stores revisions and tags, so they change if those do; none outside of a repository."""
    try:
        names = ("HEAD", "packed-refs", "refs", "shallow")
        return tuple(_git(folder, "rev-parse", "--git-path", name, missing="").decode().strip() for name in names)
    except RevisionError:
        return ()


class Tree(NamedTuple):
    """A checked-out part of a revision: ``root`` corresponds to the root of the repository; ``file`` is inside it."""

    root: str
    file: str


@contextmanager
def checked_out(revision: str, path: str, folder: str = ".", *, also: Iterable[str] = ()) -> Iterator[Tree]:
    """Check out a document with its includes, or a folder, to a temporary folder.

    ``also`` are further files, relative to the root of the repository.
    """
    commit = _commit(revision, folder)
    inside = path_in_repository(path, folder)
    missing = f"{revision}:{path}: no such path at this revision; if the file was renamed, give its old name"
    kind = _git(folder, "cat-file", "-t", f"{commit}:{inside}", missing=missing)
    is_folder = kind.strip() == b"tree"
    needed = inside if is_folder else str(PurePosixPath(inside).parent / "includes")
    with TemporaryDirectory(prefix="slatebind-") as temporary:
        root = Path(temporary)
        for name, blob in _files(commit, "" if needed == "." else needed, folder):
            _write_blob(root / name, blob, folder)
        if not is_folder:
            _write_blob(root / inside, f"{commit}:{inside}", folder)
        for name in also:
            _write_blob(root / name, f"{commit}:{name}", folder, shown=f"{revision}:{name}")
        yield Tree(str(root), str(root / inside))


def _files(commit: str, below: str, folder: str) -> Iterator[tuple[str, str]]:
    """The path and the blob id of each regular file below a folder, without symbolic links."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", *([f"{below}/"] if below else [])]
    for line in _git(folder, *arguments, missing="").decode("utf-8", "surrogateescape").split("\0"):
        if line:
            about, _, name = line.partition("\t")
            mode, _, blob = about.split(" ")
            if mode in _REGULAR_FILE_MODES and not {"..", ".git"} & set(PurePosixPath(name).parts):
                yield name, blob


def _write_blob(file: Path, blob: str, folder: str, shown: str = "") -> None:
    if not shown and file.suffix.lower() not in {".md", ".markdown", ".erb", ".yaml", ".yml"}:
        return  # images, styles and scripts are not needed
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_git(folder, "cat-file", "blob", blob, missing=f"{shown or blob}: cannot be read"))


def top_folder(folder: str = ".") -> str:
    """The root of the repository."""
    _check_repository(folder)
    return _git(folder, "rev-parse", "--show-toplevel", missing="").decode().removesuffix("\n")


def path_in_repository(path: str, folder: str = ".") -> str:
    """A path relative to the root of the repository. As in git, only ``./`` and ``../`` are relative to ``folder``."""
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
    missing = f"{revision}: no such revision{_shallow_hint(folder)}"
    name = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name, missing=missing)
    return found.decode().strip()


def _check_repository(folder: str) -> None:
    _git(folder, "rev-parse", "--git-dir", missing="not a git repository, which revisions require")


def _shallow_hint(folder: str) -> str:
    """A hint for shallow clones; empty for complete ones."""
    if _git(folder, "rev-parse", "--is-shallow-repository", missing="").strip() != b"true":
        return ""
    return "; this clone is shallow: fetch its history (`git fetch --unshallow`, or `fetch-depth: 0` in a workflow)"


def _git(folder: str, *arguments: str, missing: str) -> bytes:
    """The output of a git command; raises RevisionError with the message ``missing`` if it fails."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=folder)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, which revisions require") from error
    except ValueError as error:  # a NUL in a name
        raise RevisionError(f"{error}") from error
    if done.returncode:
        raise RevisionError(missing or done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
