"""Documents as they were: what a git repository holds at a revision, laid out in a folder that goes away again."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

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


def merge_base(revision: str) -> str:
    """The commit at which the branch at hand left ``revision``."""
    _commit(revision)
    found = _git(
        "merge-base", "--end-of-options", revision, "HEAD", missing=f"{revision} and HEAD have no common commit"
    )
    return found.decode().strip()


@contextmanager
def checked_out(revision: str, path: str) -> Iterator[str]:
    """The document or folder ``path`` as it was, below a temporary folder; a document's includes come along."""
    commit = _commit(revision)
    inside = _inside(path)
    where = f"{revision}:{path}"
    kind = _git("cat-file", "-t", f"{commit}:{inside}", missing=f"{where}: there is no such path at this revision")
    is_folder = kind.strip() == b"tree"
    wanted = inside if is_folder else str(PurePosixPath(inside).parent / "includes")
    with TemporaryDirectory(prefix="slatebind-") as folder:
        root = Path(folder)
        for name, blob in _files(commit, "" if wanted == "." else wanted):
            _lay_out(root / name, blob)
        if not is_folder:
            _lay_out(root / inside, f"{commit}:{inside}")
        yield str(root / inside)


def _files(commit: str, folder: str) -> Iterator[tuple[str, str]]:
    """The path and the id of each regular file below a folder; none where there is no such folder. No links."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", *([f"{folder}/"] if folder else [])]
    for line in _git(*arguments, missing="").decode("utf-8", "surrogateescape").split("\0"):
        if line:
            about, _, name = line.partition("\t")
            mode, _, blob = about.split(" ")
            if mode in _REGULAR and not {"..", ".git"} & set(PurePosixPath(name).parts):
                yield name, blob


def _lay_out(file: Path, blob: str) -> None:
    if file.suffix.lower() not in {".md", ".markdown", ".erb", ".yaml", ".yml"}:
        return  # pictures, styles and scripts say nothing of an API
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_git("cat-file", "blob", blob, missing=f"{blob}: cannot be read"))


def _inside(path: str) -> str:
    """A path from the repository's root: git's own reading of paths at a revision. ``./`` starts from here."""
    if not path.startswith(("./", "../")) and path not in {".", ".."}:
        return str(PurePosixPath(path)) if path.strip("/") else ""
    prefix = _git("rev-parse", "--show-prefix", missing="").decode().strip()
    parts: list[str] = []
    for part in PurePosixPath(prefix, path).parts:
        if part == ".." and not parts:
            raise RevisionError(f"{path}: outside of the repository")
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _commit(revision: str) -> str:
    if revision.startswith("-"):
        raise RevisionError(f"{revision}: a revision does not start with `-`")
    _git("rev-parse", "--git-dir", missing="this is no git repository; give files instead of revisions")
    hint = ""
    if _git("rev-parse", "--is-shallow-repository", missing="").strip() == b"true":
        hint = "; this clone is shallow: fetch its history (`git fetch --unshallow`, or `fetch-depth: 0` in a workflow)"
    missing = f"{revision}: there is no such revision{hint}"
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", missing=missing)
    return found.decode().strip()


def _git(*arguments: str, missing: str) -> bytes:
    """What git answers; a RevisionError that says ``missing`` where it refuses."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError as problem:
        raise RevisionError("git is not installed; give files instead of revisions") from problem
    except ValueError as problem:  # a NUL in a name
        raise RevisionError(f"{problem}") from problem
    if done.returncode:
        raise RevisionError(missing or done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
