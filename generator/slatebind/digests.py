"""Hashes of content, and the stat data that identifies unchanged files without reading them.

Runs with nothing to do import this module, so it imports only the standard library.
"""

import os
from hashlib import blake2b, file_digest, sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DIGEST_SIZE = 16
_TIMESTAMP_GRANULARITY_NS = 2_000_000_000
"""Nanoseconds within which a file system may give two writes the same modification time: FAT counts two seconds."""

FileState = tuple[int, int, int, int]


def digest(*parts: "bytes | str") -> str:
    """A hash of several texts, which depends on where each of them ends."""
    whole = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def content_digest(data: bytes) -> str:
    """The digest of a file that contains ``data``."""
    return blake2b(data, digest_size=DIGEST_SIZE).hexdigest()


def read_digest(path: str) -> str | None:
    """The digest of the content of a file; None if it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes longer to import than all the rest
            return file_digest(file, lambda: blake2b(digest_size=DIGEST_SIZE)).hexdigest()
    except (OSError, ValueError):
        return None


def read_tree_digest(path: str) -> str:
    """The digest of a file, or of the names and contents of all files below a folder. What is missing has one too."""
    return digest(*(part for file in _files(path) for part in (os.fsencode(file), read_digest(file) or "")))


def _files(path: str) -> "Iterator[str]":
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    visited = set()
    for folder, subfolders, names in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        if real in visited:  # a link to a folder above it
            subfolders[:] = []
        subfolders.sort()
        visited.add(real)
        yield from (f"{folder}/{name}" for name in sorted(names))


def trusted_state(found: os.stat_result, now_ns: int) -> FileState | None:
    """What changes whenever a file is written: its size, modification time, inode and permissions.

    None if it was written so shortly before ``now_ns`` that another write could leave it in the same state.
    """
    if now_ns - found.st_mtime_ns < _TIMESTAMP_GRANULARITY_NS:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of ``data``: the hash in files that are checked in."""
    return sha256(data).hexdigest()


def fingerprints(identities: "Iterable[str]", digits: int) -> "Iterator[str]":
    """Hexadecimal ``digits`` for each identity of a finding, in order; equal ones are distinguished by their order."""
    seen: dict[str, int] = {}
    for identity in identities:
        seen[identity] = seen.get(identity, 0) + 1
        yield sha256_hex(f"{identity}\0{seen[identity]}".encode("utf-8", "backslashreplace"))[:digits]
