"""Advisory locks on existing files and folders, so that runs do not interfere; released even if the process dies."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_NOTIFY_AFTER_SECONDS = 0.5
_POLL_SECONDS = 0.02
_WINDOWS_LOCK_OFFSET = 1 << 40
"""Beyond the end of the file: on Windows, other processes cannot read the locked bytes."""


@contextmanager
def locked(path: str, *, shared: bool = False, on_wait: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Lock the file or folder at ``path``, exclusively or shared; yields whether another process held the lock.

    ``on_wait`` is called once if the lock is not acquired soon. If the path cannot be opened, or the file system does
    not support locks, the block runs without a lock.
    """
    descriptor = _open(path)
    if descriptor is None:
        yield False
        return
    try:
        yield _acquire(descriptor, shared, on_wait)
    finally:
        os.close(descriptor)


def _open(path: str) -> int | None:
    if not os.path.isfile(path) and not os.path.isdir(path):  # noqa: PTH112, PTH113 - opening a pipe has side effects
        return None
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _acquire(descriptor: int, shared: bool, on_wait: Callable[[], None]) -> bool:
    """Wait for the lock; whether that was necessary."""
    start = time.monotonic()
    has_waited = has_notified = False
    while not _try_acquire(descriptor, shared):
        has_waited = True
        if not has_notified and time.monotonic() - start > _NOTIFY_AFTER_SECONDS:
            has_notified = True
            on_wait()
        time.sleep(_POLL_SECONDS)
    return has_waited


if sys.platform == "win32":
    import msvcrt

    def _try_acquire(descriptor: int, shared: bool) -> bool:
        """Windows has no shared locks: ``shared`` is ignored."""
        os.lseek(descriptor, _WINDOWS_LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True

else:
    import fcntl

    def _try_acquire(descriptor: int, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
