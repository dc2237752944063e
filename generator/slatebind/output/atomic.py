"""Writing a file atomically: a reader sees the old content or the new, never a part of either."""

import os
import stat
from pathlib import Path

from slatebind.output.paths import TEMPORARY


def write_atomically(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a temporary file next to ``path`` and move it there.

    An existing file keeps its permissions. ``durable`` waits until the data is on the disk; generated files are not
    waited for, since what a power failure loses is generated again.
    """
    temporary = path.with_name(TEMPORARY)
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.is_file() and not path.is_symlink():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(temporary, path)  # noqa: PTH105 - the call that is atomic on every system
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
