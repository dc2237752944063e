"""The check that nothing changed since the last run, by hashes of its inputs and the state of its outputs.

Such a run prints what the last one printed, without doing any of it, and before any library is imported: this module
imports only what Python loads at its start, and hashlib. A record that is missing, damaged or of another version only
means that the run does its work.
"""

import os
import stat
import sys
import time

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.digests import content_digest, digest, read_digest, read_tree_digest, trusted_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

_ENVIRONMENT = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "HOME", "XDG_CACHE_HOME")
_SEPARATOR = b"\0"
_CACHE = "runs"


def replay(arguments: "Sequence[str]") -> int | None:
    """Print what the last run printed and return its exit code; None if anything may have changed since."""
    key = _key(arguments)
    record = _load(key)
    if record is None:
        return None
    *entries, exit_code, out, err = record
    current = list(_current(entries))
    if len(current) < len(entries):
        return None
    if current != entries:
        _save(key, [*current, exit_code, out, err])
    _write(sys.stdout, out)
    _write(sys.stderr, err)
    return int(exit_code)


def _write(stream: "TextIO", data: bytes) -> None:
    """Write bytes; to a stream of a calling program that takes text only, as text."""
    if hasattr(stream, "buffer"):
        stream.buffer.write(data)
    else:
        stream.write(data.decode())
    stream.flush()


def input_entries(paths: "Iterable[str]") -> "list[bytes]":
    """What files and folders contain. To be asked before they are read, so that later changes are noticed."""
    return [_entry(b"in", path, read_tree_digest(path)) for path in sorted(set(paths))]


def output_entry(path: str, data: bytes) -> bytes:
    """The state of the file at ``path``, which should contain ``data``."""
    return _entry(b"out", path, _state(path) or b"", content_digest(data))


def record(
    arguments: "Sequence[str]", inputs: "list[bytes]", outputs: "list[bytes]", printed: tuple[str, str, int]
) -> None:
    """Let the next run print ``printed`` if its inputs and outputs are still those of these entries."""
    out, err, exit_code = printed
    _save(_key(arguments), [*inputs, *outputs, str(exit_code).encode(), out.encode(), err.encode()])


def _entry(*parts: "bytes | str") -> bytes:
    return b"\n".join(os.fsencode(part).replace(b"\n", b"\\n") for part in parts)


def _current(entries: "Iterable[bytes]") -> "Iterator[bytes]":
    """The entries, with their states brought up to date, as far as the first file that has changed."""
    for entry in entries:
        current = _confirmed(entry)
        if current is None:
            return
        yield current


def _confirmed(entry: bytes) -> bytes | None:
    """The entry, with its state brought up to date; None if the file has changed."""
    kind, name, *known = entry.split(b"\n")
    if b"\\n" in name:
        return None
    path = os.fsdecode(name)
    if kind == b"in":
        return entry if read_tree_digest(path).encode() == known[0] else None
    state = _state(path)
    if state is None:
        return None
    if state and state == known[0]:
        return entry
    return _entry(kind, path, state, known[1]) if (read_digest(path) or "").encode() == known[1] else None


def _state(path: str) -> bytes | None:
    """The state of a regular file; empty if it cannot be trusted yet, None if there is no such file."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return b" ".join(b"%d" % number for number in trusted_state(found, time.time_ns()) or ())


def _key(arguments: "Sequence[str]") -> str:
    """A hash of everything except files that decides what a run does and prints."""
    streams = [str(_columns(stream.fileno())) if stream.isatty() else "" for stream in (sys.stdout, sys.stderr)]
    environment = [os.environ.get(name, "\0") for name in _ENVIRONMENT]
    return digest(code_digest(), os.getcwd(), *streams, *environment, *arguments)  # noqa: PTH109


def _columns(descriptor: int) -> int:
    try:
        return os.get_terminal_size(descriptor).columns
    except OSError:
        return 0


def _load(key: str) -> "list[bytes] | None":
    data = get_cached(_CACHE, key)
    return None if data is None else data.split(_SEPARATOR)


def _save(key: str, parts: "list[bytes]") -> None:
    if not any(_SEPARATOR in part for part in parts):
        put_cached(_CACHE, key, _SEPARATOR.join(parts))
