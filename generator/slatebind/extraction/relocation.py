"""Making the positions in a chapter absolute: chapters are parsed with positions relative to their start."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.extraction.chapter import ParsedChapter
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.spec.model import Record
from slatebind.spec.positions import Origin

T = TypeVar("T")


def relocate(chapter: ParsedChapter, origin: Origin) -> ParsedChapter:
    """The chapter with absolute positions; ``origin`` is its start."""
    return _absolute(chapter, origin)


def _absolute(value: T, origin: Origin) -> T:
    """A value with absolute positions. Commands only get the origin: most are never asked for a position."""
    match value:
        case Position():
            return origin.absolute(value)  # type: ignore[return-value]
        case ParsedCommand():
            return replace(value, origin=origin, annotations=_absolute(value.annotations, origin))
        case tuple():
            return tuple(_absolute(item, origin) for item in value)  # type: ignore[return-value]
        case Struct() if not isinstance(value, Record):
            fields: dict[str, Any] = {name: getattr(value, name) for name in value.__struct_fields__}
            moved = {name: _absolute(field, origin) for name, field in fields.items()}
            return replace(value, **{name: field for name, field in moved.items() if field is not fields[name]})
        case _:
            return value
