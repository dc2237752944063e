"""The cache in the user's cache folder: get, put, prune, and a digest of the code for use in keys.

The folder may be deleted at any time. Output depends on cached data, so entries that another user could have written
are ignored. Runs with nothing to do import this module too, so it imports little.
"""

import os
import stat
import sys
import time

from slatebind._version import __version__
from slatebind.digests import DIGEST_SIZE, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS_PER_DAY = 86_400
_MAX_UNUSED_DAYS = 30
_LAST_PRUNE = "pruned"
_LIBRARIES = ("black", "click", "jinja2", "markupsafe", "mistune", "msgspec", "pyyaml", "rich", "ruff")
_CODE_DIGEST: list[str] = []


def cache_folder(part: str) -> str:
    """The folder for ``part`` of the cache, below the platform's folder for caches."""
    home = os.path.expanduser("~")  # noqa: PTH111 - importing pathlib takes longer than everything else here
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/slatebind/{part}"


def get_cached(part: str, name: str) -> bytes | None:
    """The data under ``name``; None if it does not exist, is damaged, or could have been written by another user."""
    try:
        with open(f"{cache_folder(part)}/{name}", "rb") as file:  # noqa: PTH123
            found = os.fstat(file.fileno())
            if not _is_ours(found):
                return None
            checksum, _, data = file.read().partition(b"\n")
        if time.time() - found.st_mtime > _SECONDS_PER_DAY:
            os.utime(file.name)  # prune_cache reads this time
    except OSError:
        return None
    return data if digest(part, name, data).encode() == checksum else None


def put_cached(part: str, name: str, data: bytes) -> None:
    """Store ``data`` under ``name``, atomically, so that no other run reads a partial entry."""
    path = f"{cache_folder(part)}/{name}"
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123
            file.write(digest(part, name, data).encode() + b"\n" + data)
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        return  # without a cache, runs are slower and otherwise the same


def prune_cache() -> None:
    """Delete entries that no run has used for a month, and temporary files of killed runs; at most once a day."""
    base = cache_folder("")
    now = time.time()
    if _last_used(base + _LAST_PRUNE) > now - _SECONDS_PER_DAY:
        return
    put_cached("", _LAST_PRUNE, b"")
    for folder, _, names in os.walk(base):
        for path in (f"{folder}/{name}" for name in names if _is_entry(name)):
            if _last_used(path) < now - _MAX_UNUSED_DAYS * _SECONDS_PER_DAY:
                try:
                    os.unlink(path)  # noqa: PTH108
                except OSError:
                    continue


def _is_entry(name: str) -> bool:
    """Whether a file name is that of an entry. The folder may contain other files, for example a checkout."""
    stem = name.partition(".")[0]
    return len(stem) in {2 * DIGEST_SIZE, 4 * DIGEST_SIZE} and set(stem) <= set("0123456789abcdef")


def _last_used(path: str) -> float:
    """The time at which an entry was last used, to the day; 0 if it does not exist."""
    try:
        return os.stat(path).st_mtime  # noqa: PTH116
    except OSError:
        return 0.0


def _is_ours(found: os.stat_result) -> bool:
    """Whether only the current user can write to a file."""
    if sys.platform == "win32":
        return True  # other users cannot write to this folder
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def code_digest() -> str:
    """A digest of the code that output depends on: slatebind's own files and the versions of its libraries."""
    if not _CODE_DIGEST:
        package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
        checkout = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
        files = [*_file_states(package), *_file_states(f"{checkout}/templates")]
        _CODE_DIGEST.append(digest(__version__, sys.version, *files, *_releases()))
    return _CODE_DIGEST[0]


def _releases() -> list[str]:
    """Folder names that contain the versions of libraries; importlib.metadata would take longer."""
    prefixes = tuple(f"{library}-" for library in _LIBRARIES)
    found = []
    for path in sys.path:
        if path.endswith("-packages") and os.path.isdir(path):  # noqa: PTH112
            names = sorted(os.listdir(path))  # noqa: PTH208
            found += [name for name in names if name.lower().startswith(prefixes)]
    return found


def _file_states(folder: str) -> "Iterator[str]":
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _file_states(entry.path)
        elif not entry.name.startswith("."):
            found = entry.stat()
            yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"
