"""Where things are kept that may be deleted at any time. Imported by what must start fast: knows only the system.

What is read back from there decides what is written, so it is believed only where nobody else can have put it.
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

_DAY = 86_400
_KEPT_DAYS = 30
_TIDIED = "tidied"
_LIBRARIES = ("black", "click", "jinja2", "markupsafe", "mistune", "msgspec", "pyyaml", "rich", "ruff")
_CODE: list[str] = []


def cache_folder(part: str) -> str:
    """A folder of the user's for ``part`` of slatebind, in the platform's place for caches."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib takes longer to import than all the rest
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/slatebind/{part}"


def recall(part: str, name: str) -> bytes | None:
    """What was kept under ``name``; None where there is nothing, or nothing that is whole and ours alone."""
    try:
        with open(f"{cache_folder(part)}/{name}", "rb") as file:  # noqa: PTH123
            found = os.fstat(file.fileno())
            if not _is_ours(found):
                return None
            known, _, data = file.read().partition(b"\n")
        if time.time() - found.st_mtime > _DAY:
            os.utime(file.name)  # it is still in use
    except OSError:
        return None
    return data if digest(part, name, data).encode() == known else None


def keep(part: str, name: str, data: bytes) -> None:
    """Keep ``data`` under ``name``: beside and then into place, so that runs at the same time see it whole or not."""
    place = f"{cache_folder(part)}/{name}"
    beside = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123
            file.write(digest(part, name, data).encode() + b"\n" + data)
        os.replace(beside, place)  # noqa: PTH105
    except OSError:
        return  # a cache that cannot be written costs time, nothing else


def tidy() -> None:
    """Remove what no run has used for a month, and what killed runs left half-written; at most once a day."""
    base = cache_folder("")
    now = time.time()
    if _used(base + _TIDIED) > now - _DAY:
        return
    keep("", _TIDIED, b"")
    for folder, _, names in os.walk(base):
        for path in (f"{folder}/{name}" for name in names if _is_kept(name)):
            if _used(path) < now - _KEPT_DAYS * _DAY:
                try:
                    os.unlink(path)  # noqa: PTH108
                except OSError:
                    continue


def _is_kept(name: str) -> bool:
    """Whether a name is one that is made here: the folder may be another's too, such as a checkout in an odd place."""
    stem = name.partition(".")[0]
    return len(stem) in {2 * DIGEST_SIZE, 4 * DIGEST_SIZE} and set(stem) <= set("0123456789abcdef")


def _used(path: str) -> float:
    """When a file was last used, to a day; 0 where there is none."""
    try:
        return os.stat(path).st_mtime  # noqa: PTH116
    except OSError:
        return 0.0


def _is_ours(found: os.stat_result) -> bool:
    """Whether nobody but this user can have written a file."""
    if sys.platform == "win32":
        return True  # the folder for caches is the user's own there
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def code() -> str:
    """A hash of what makes output beside what goes in: our own files, and the releases of the libraries."""
    if not _CODE:
        package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
        checkout = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
        files = [*_listed(package), *_listed(f"{checkout}/templates")]
        _CODE.append(digest(__version__, sys.version, *files, *releases(*_LIBRARIES)))
    return _CODE[0]


def releases(*libraries: str) -> list[str]:
    """The installed releases of libraries, as their folders name them: asking the libraries would import them."""
    found = []
    for path in sys.path:
        if path.endswith("-packages") and os.path.isdir(path):  # noqa: PTH112
            names = sorted(os.listdir(path))  # noqa: PTH208
            found += [name for name in names if name.lower().startswith(tuple(f"{one}-" for one in libraries))]
    return found


def _listed(folder: str) -> "Iterator[str]":
    try:
        found = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    for one in found:
        if one.is_dir():
            if one.name != "__pycache__":
                yield from _listed(one.path)
        elif not one.name.startswith("."):
            about = one.stat()
            yield f"{one.path} {about.st_size} {about.st_mtime_ns}"
