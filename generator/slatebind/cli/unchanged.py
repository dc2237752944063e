"""Nothing has changed since the last run: seen by hashes of what goes in and the state of what came out.

Such a run says again what it would say, without doing it again, and before any library is imported: this module uses
nothing but what Python has loaded when it starts, and a hash. A record that is missing, broken or of another version
means only that the run takes its usual way.
"""

import os
import stat
import sys
import time

# Loading OpenSSL, as hashlib does, would take as long as the rest of the run.
from _blake2 import blake2b

from slatebind.cache import code, digest, keep, recall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

_ENVIRONMENT = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "HOME", "XDG_CACHE_HOME")
_TICK = 2_000_000_000
"""Nanoseconds in which a file system may not tell two writings apart by their time."""
_SEPARATOR = b"\0"
_KEPT = "runs"


def replay(arguments: "Sequence[str]") -> int | None:
    """Say what the last run said, and give its exit code; None where anything may have changed since."""
    place = _place(arguments)
    record = _load(place)
    if record is None:
        return None
    *entries, code, out, err = record
    settled = list(_settled(entries))
    if len(settled) < len(entries):
        return None
    if settled != entries:
        _save(place, [*settled, code, out, err])
    _write(sys.stdout, out)
    _write(sys.stderr, err)
    return int(code)


def _write(stream: "TextIO", data: bytes) -> None:
    """Write bytes; to a stream that takes text only, such as one of a program that calls this one, as text."""
    if hasattr(stream, "buffer"):
        stream.buffer.write(data)
    else:
        stream.write(data.decode())
    stream.flush()


def look(inputs: "Iterable[str]") -> "list[bytes]":
    """What files and folders hold. To be asked before they are read, so that the next run sees what changes later."""
    return [_entry(b"in", path, _digest(path)) for path in sorted(set(inputs))]


def output(path: str, data: bytes) -> bytes:
    """What stands at ``path``, if it is what should: ``data``."""
    return _entry(b"out", path, _state(path), _digest_of(path, data))


def remember(
    arguments: "Sequence[str]", looked: "list[bytes]", outputs: "list[bytes]", told: tuple[str, str, int]
) -> None:
    """Keep what the next run is to say, if inputs are as ``look`` saw them and ``outputs`` are what should be there."""
    out, err, code = told
    _save(_place(arguments), [*looked, *outputs, str(code).encode(), out.encode(), err.encode()])


def _entry(*parts: "bytes | str") -> bytes:
    return b"\n".join(os.fsencode(part).replace(b"\n", b"\\n") for part in parts)


def _settled(entries: "Iterable[bytes]") -> "Iterator[bytes]":
    """The entries, brought up to date, up to the first file that is not as it was."""
    for entry in entries:
        settled = _still(entry)
        if not settled:
            return
        yield settled


def _still(entry: bytes) -> bytes:
    """The entry, brought up to date, of a file that is as it was; nothing where it is not."""
    kind, name, *known = entry.split(b"\n")
    if b"\\n" in name:
        return b""
    path = os.fsdecode(name)
    if kind == b"in":
        return entry if _digest(path) == known[0] else b""
    state = _state(path)
    if state == known[0] and not state.startswith(b"new "):
        return entry
    # Written so shortly before it was looked at that another writing could have had the same time.
    return _entry(kind, path, state, known[1]) if state and _digest(path) == known[1] else b""


def _state(path: str) -> bytes:
    """Size and time of a file that is no link; empty where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return b""
    if not stat.S_ISREG(found.st_mode):
        return b""
    is_new = time.time_ns() - found.st_mtime_ns < _TICK
    return b"%s%d %d %d" % (b"new " if is_new else b"", found.st_size, found.st_mtime_ns, found.st_ino)


def _digest(path: str) -> bytes:
    """The hash of a file, or of a folder's files and their names; of nothing where there is nothing."""
    whole = blake2b(digest_size=16)
    for file in _files(path):
        whole.update(b"\0%s\0" % os.fsencode(file))
        try:
            with open(file, "rb") as opened:  # noqa: PTH123 - no pathlib here
                while chunk := opened.read(1 << 20):
                    whole.update(chunk)
        except OSError:
            whole.update(b"\0absent")
    return whole.hexdigest().encode()


def _digest_of(path: str, data: bytes) -> bytes:
    return blake2b(b"\0%s\0%s" % (os.fsencode(path), data), digest_size=16).hexdigest().encode()


def _files(path: str) -> "Iterator[str]":
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    seen = set()
    for folder, folders, names in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        # A link to a folder above it would go on for ever.
        folders[:] = [] if real in seen else sorted(folders)
        seen.add(real)
        yield from (f"{folder}/{name}" for name in sorted(names))


def _place(arguments: "Sequence[str]") -> str:
    """The record's name: another one for each thing that changes what a run says or does."""
    streams = [str(_columns(stream.fileno())) if stream.isatty() else "" for stream in (sys.stdout, sys.stderr)]
    environment = [os.environ.get(name, "\0") for name in _ENVIRONMENT]
    return digest(code(), os.getcwd(), *streams, *environment, *arguments)  # noqa: PTH109


def _columns(number: int) -> int:
    try:
        return os.get_terminal_size(number).columns
    except OSError:
        return 0


def _load(place: str) -> "list[bytes] | None":
    whole = recall(_KEPT, place)
    return None if whole is None else whole.split(_SEPARATOR)


def _save(place: str, record: "list[bytes]") -> None:
    if not any(_SEPARATOR in one for one in record):
        keep(_KEPT, place, _SEPARATOR.join(record))
