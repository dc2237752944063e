"""Where each part of a spec stands in the docs, in little room: packed by command, unpacked when one is asked for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from zlib import compress, decompress

import msgspec

from slatebind.diagnostic import Path, Position

_Packed = tuple[list[str], list[tuple[Path, int, int, int]]]
"""The files, and for each path the number of its file, its line and its column."""


class Places(msgspec.Struct, frozen=True, array_like=True):
    """A spec's positions as plain values: for each command the packed ones, and where they moved to."""

    own: tuple[tuple[Path, Position], ...]
    commands: dict[str, tuple[bytes, str | None, int]]
    homes: dict[str, str]


class PackedPositions(Mapping[Path, Position]):
    """Positions that are seldom asked for, as bytes. They may since have moved to ``file``, by some ``lines``."""

    def __init__(self, packed: bytes, file: str | None = None, lines: int = 0) -> None:
        self.packed = packed
        self.move = (file, lines)

    @classmethod
    def of(cls, positions: Mapping[Path, Position]) -> "PackedPositions":
        """The same positions, packed."""
        files = list(dict.fromkeys(at.file for at in positions.values()))
        places = [(path, files.index(at.file), at.line, at.column) for path, at in positions.items()]
        return cls(compress(msgspec.msgpack.encode((files, places)), 1))

    def __getitem__(self, path: Path) -> Position:
        return _unpacked(self.packed, *self.move)[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(_unpacked(self.packed, *self.move))

    def __len__(self) -> int:
        return len(_unpacked(self.packed, *self.move))


@lru_cache(maxsize=16)
def _unpacked(packed: bytes, moved_to: str | None, lines: int) -> dict[Path, Position]:
    files, places = msgspec.msgpack.decode(decompress(packed), type=_Packed)
    return {path: Position(moved_to or files[file], line + lines, column) for path, file, line, column in places}


class SpecPositions(Mapping[Path, Position]):
    """The positions of a whole spec, made from those of its commands.

    ``homes`` has for each model the command whose table its fields stand in.
    """

    def __init__(
        self, own: Mapping[Path, Position], commands: Mapping[str, Mapping[Path, Position]], homes: Mapping[str, str]
    ) -> None:
        self._own = own
        self._commands = commands
        self._homes = homes

    def __getitem__(self, path: Path) -> Position:
        match path:
            case ("commands", str(name), *rest):
                return self._commands[name][tuple(rest)]
            case ("models", str(name)):
                return self._commands[self._homes[name]][()]
            case ("models", str(name), "fields", *rest):
                return self._commands[self._homes[name]]["response", "fields", *rest]
            case _:
                return self._own[path]

    def __iter__(self) -> Iterator[Path]:
        yield from self._own
        for name, positions in self._commands.items():
            yield from (("commands", name, *path) for path in positions)
        for name, home in self._homes.items():
            yield "models", name
            fields = (path[1:] for path in self._commands[home] if path[:2] == ("response", "fields"))
            yield from (("models", name, *path) for path in fields)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def plain(self) -> Places:
        """The same as plain values."""
        packed = {
            name: positions if isinstance(positions, PackedPositions) else PackedPositions.of(positions)
            for name, positions in self._commands.items()
        }
        commands = {name: (positions.packed, *positions.move) for name, positions in packed.items()}
        return Places(tuple(self._own.items()), commands, dict(self._homes))

    @classmethod
    def from_plain(cls, places: Places) -> "SpecPositions":
        """The positions that ``plain`` gave."""
        commands = {name: PackedPositions(*packed) for name, packed in places.commands.items()}
        return cls(dict(places.own), commands, places.homes)
