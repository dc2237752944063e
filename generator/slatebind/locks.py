"""Keeping runs apart by locks that the system takes back from whoever dies. Nothing is written: a file is enough."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 0.5
"""Seconds until somebody who waits is told why."""
_PAUSE = 0.02
_BEHIND = 1 << 40
"""Where Windows locks: behind the end of the file, since nobody else may read what is locked."""


@contextmanager
def locked(path: str, *, shared: bool = False, waiting: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Hold the file or folder at ``path``, alone or with others who share; tells whether somebody else had it before.

    ``waiting`` is called once where that takes a while. Where nothing can be opened, or the file system knows no
    locks, nothing is held: better to work without than not at all.
    """
    descriptor = _open(path)
    if descriptor is None:
        yield False
        return
    try:
        yield _acquire(descriptor, shared, waiting)
    finally:
        os.close(descriptor)


def _open(path: str) -> int | None:
    if not os.path.isfile(path) and not os.path.isdir(path):  # noqa: PTH112, PTH113 - a pipe is opened only once
        return None
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _acquire(descriptor: int, shared: bool, waiting: Callable[[], None]) -> bool:
    began = time.monotonic()
    has_waited = is_told = False
    while not _is_acquired(descriptor, shared):
        has_waited = True
        if not is_told and time.monotonic() - began > _PATIENCE:
            is_told = True
            waiting()
        time.sleep(_PAUSE)
    return has_waited


if sys.platform == "win32":
    import msvcrt

    def _is_acquired(descriptor: int, shared: bool) -> bool:
        """Windows' own locks are never shared."""
        os.lseek(descriptor, _BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True

else:
    import fcntl

    def _is_acquired(descriptor: int, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
