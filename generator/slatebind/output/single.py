"""One file at a place that the user names, written as a compiler writes its output: nothing is recorded beside it."""

import os
from collections.abc import Callable
from pathlib import Path

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.files import UnwritableError
from slatebind.output.outcome import Outcome
from slatebind.output.tree import replace_file


def write_single(path: str, text: str, *, is_ours: Callable[[bytes], bool], force: bool = False) -> Outcome:
    """Write ``text`` to ``path``, unless something stands there that ``is_ours`` does not know.

    A link is followed, since the user chose the place; a device or a pipe is written to, not replaced.
    """
    folder, name = os.path.split(path)
    root = folder or "."
    data = text.encode()
    try:
        # Asked of the path itself: what a link such as /dev/stdout leads to may have no path of its own.
        if Path(path).exists() and not Path(path).is_file() and not Path(path).is_dir():
            Path(path).write_bytes(data)
            return Outcome(root=root, changed=(name,))
        target = Path(os.path.realpath(path))
        before = target.read_bytes() if target.exists() else None
        if before == data:
            return Outcome(root=root, unchanged=(name,))
        if before is not None and not force and not is_ours(before):
            return Outcome(root=root, kept=(name,), diagnostics=(_foreign(path),))
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, data)
    except (OSError, ValueError) as error:
        raise UnwritableError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    return Outcome(root=root, created=(name,)) if before is None else Outcome(root=root, changed=(name,))


def _foreign(path: str) -> Diagnostic:
    return Diagnostic(
        code="output-foreign-file",
        severity=Severity.ERROR,
        message="a file that slatebind did not make stands here; it is kept",
        at=Position(path),
        hint="choose another place, or let --force overwrite it",
    )
