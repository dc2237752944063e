"""Snapshots of files and folders, to detect changes by polling.

An unchanged file costs one system call, so that no watcher of the operating system is needed, and every file system
is supported.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator

from slatebind.digests import FileState, read_digest, trusted_state

_IGNORED = re.compile(r"\.|.*(~|\.sw[a-z]|\.tmp)$|#.*#$|4913$|__pycache__$")
"""Hidden files, and what editors create next to a file while they write it: vim tries with a file named 4913."""

_Entry = tuple[FileState | None, str | None]
_ABSENT: _Entry = (None, None)


class FileSnapshot:
    """The content of the files at some paths, present or not, as of the last look."""

    def __init__(self) -> None:
        self._paths: tuple[str, ...] = ()
        self._files: dict[str, _Entry] = {}

    def watch(self, paths: Iterable[str]) -> None:
        """Watch these files and folders. What was watched before keeps the content that it had then."""
        self._paths = tuple(dict.fromkeys(os.path.normpath(path) for path in paths))
        self._files = {file: self._files.get(file) or _look(file, _ABSENT) for file in self._listed()}

    def changes(self) -> set[str]:
        """The files that have other content than at the last look, appeared or disappeared."""
        before = self._files
        self._files = {file: _look(file, before.get(file, _ABSENT)) for file in self._listed()}
        return {
            file
            for file in {**before, **self._files}
            if before.get(file, _ABSENT)[1] != self._files.get(file, _ABSENT)[1]
        }

    def _listed(self) -> Iterator[str]:
        for path in self._paths:
            yield from _below(path) if os.path.isdir(path) else (path,)  # noqa: PTH112 - asked many times a second


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _IGNORED.match(name))
        yield from (os.path.join(parent, name) for name in names if not _IGNORED.match(name))  # noqa: PTH118


def _look(file: str, before: _Entry) -> _Entry:
    """The state and digest of a file, which is read only if its state is another one than ``before``."""
    try:
        found = os.stat(file)  # noqa: PTH116
    except (OSError, ValueError):
        return _ABSENT
    state = trusted_state(found, time.time_ns())
    return before if state is not None and state == before[0] else (state, read_digest(file))
