"""YAML text into plain values with positions. What small files hold is remembered, so that PyYAML need not be loaded.

Which YAML is taken, and which is refused, is the reader's affair. Other texts are remembered for readers of their own.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from slatebind.cache import code, digest, keep, recall
from slatebind.diagnostic import Diagnostic, Path, Position

_KEPT = "parsed"
_SMALL = 1 << 16
_START = 100


class Parsed(msgspec.Struct, frozen=True):
    """What a text holds. ``value`` is None where it could not be read at all.

    Positions are keyed by keys and indices, as the text has them.
    """

    value: Any
    positions: dict[Path, Position]
    diagnostics: tuple[Diagnostic, ...]


class _Kept(msgspec.Struct, array_like=True):
    """A text that was sound: its hash, its value, and the lines and columns of its parts."""

    mark: str
    value: Any
    places: list[tuple[Path, int, int]]


def parse(text: str, file: str, wanted: Callable[[Path], bool] | None = None) -> Parsed:
    """The value of a YAML text that is called ``file`` in diagnostics, without entries that are not ``wanted``."""
    from slatebind.yaml_reader import read  # noqa: PLC0415 - see above

    return Parsed(*read(text, file, wanted))


def parse_again(text: str, file: str, parse: Callable[[str, str], Parsed] = parse) -> Parsed:
    """What ``parse`` gives, for a text that is seldom another one than in the last run."""
    if len(text) > _SMALL:
        return parse(text, file)
    # One place for each file, not for each text: what is kept must not grow with every edit.
    name, mark = digest(file, text[:_START]), digest(code(), text)
    kept = _load(name)
    if kept is not None and kept.mark == mark:
        return Parsed(kept.value, {path: Position(file, line, column) for path, line, column in kept.places}, ())
    parsed = parse(text, file)
    if not parsed.diagnostics:
        places = [(path, at.line, at.column) for path, at in parsed.positions.items()]
        _save(name, _Kept(mark, parsed.value, places))
    return parsed


def _load(name: str) -> _Kept | None:
    try:
        return msgspec.msgpack.decode(recall(_KEPT, name) or b"", type=_Kept)
    except msgspec.DecodeError:
        return None


def _save(name: str, kept: _Kept) -> None:
    try:
        data = msgspec.msgpack.encode(kept)
    except (OverflowError, UnicodeEncodeError):
        return  # a number beyond 64 bits: such a file is read anew each time
    # A date, which TOML knows, would come back as text.
    if msgspec.msgpack.decode(data, type=_Kept).value == kept.value:
        keep(_KEPT, name, data)
