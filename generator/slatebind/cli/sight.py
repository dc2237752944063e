"""What files hold, looked at over and over: which of them changed. Asks the disk, and needs nothing else to tell it.

Looking at a file that is as it was costs one system call, so that no watcher of the system's is needed, and every file
system serves.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b

State = tuple[int, ...]

_TICK = 2_000_000_000
"""Nanoseconds in which a file system may not tell two writings apart by their time."""
_PASSING = re.compile(r"\.|.*(~|\.sw[a-z]|\.tmp)$|#.*#$|4913$|__pycache__$")
"""Hidden files, and what editors leave beside a file while they work on it."""


class Sight:
    """The files at some places, whether they are there or not, as they were when looked at last."""

    def __init__(self) -> None:
        self._places: tuple[str, ...] = ()
        self._files: dict[str, tuple[State | None, bytes | None]] = {}

    def aim(self, places: Iterable[str]) -> None:
        """Watch these files and folders. What was in sight before stays as it was seen."""
        self._places = tuple(dict.fromkeys(os.path.normpath(place) for place in places))
        self._files = {path: self._files.get(path) or (_state(path), _digest(path)) for path in self._listed()}

    def look(self) -> set[str]:
        """Look again: the files that hold something else now, appeared or went away."""
        before = self._files
        self._files = {path: _again(path, *before.get(path, (None, None))) for path in self._listed()}
        nothing = (None, None)
        return {
            path
            for path in {**before, **self._files}
            if before.get(path, nothing)[1] != self._files.get(path, nothing)[1]
        }

    def _listed(self) -> Iterator[str]:
        for place in self._places:
            yield from _below(place) if os.path.isdir(place) else (place,)  # noqa: PTH112 - asked many times a second


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _PASSING.match(name))
        yield from (os.path.join(parent, name) for name in names if not _PASSING.match(name))  # noqa: PTH118


def _again(path: str, state: State | None, digest: bytes | None) -> tuple[State | None, bytes | None]:
    now = _state(path)
    is_sure = now is None or time.time_ns() - now[1] > _TICK
    return (now, digest) if now == state and is_sure else (now, _digest(path))


def _state(path: str) -> State | None:
    """Size, time and identity; the permissions too, since a file that may be read again is worth another try."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode


def _digest(path: str) -> bytes | None:
    """The hash of what a file holds; None where it cannot be read."""
    try:
        with open(path, "rb") as opened:  # noqa: PTH123
            return blake2b(opened.read(), digest_size=16).digest()
    except (OSError, ValueError):
        return None
