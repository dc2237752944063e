"""Moving what was read of a chapter by itself to where the chapter stands in its document."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.extract.chapter import ParsedChapter
from slatebind.extract.command import ParsedCommand
from slatebind.spec.model import Record
from slatebind.spec.positions import Origin

T = TypeVar("T")


def relocate(chapter: ParsedChapter, origin: Origin) -> ParsedChapter:
    """The chapter with every position made absolute by ``origin``."""
    return _moved(chapter, origin)


def _moved(value: T, origin: Origin) -> T:
    """A value with every position in it moved. Commands move when they are asked for a position: most never are."""
    match value:
        case Position():
            return origin.absolute(value)  # type: ignore[return-value]
        case ParsedCommand():
            return replace(value, origin=origin, annotations=_moved(value.annotations, origin))
        case tuple():
            return tuple(_moved(item, origin) for item in value)  # type: ignore[return-value]
        case Struct() if not isinstance(value, Record):
            fields: dict[str, Any] = {name: getattr(value, name) for name in value.__struct_fields__}
            moved = {name: _moved(field, origin) for name, field in fields.items()}
            return replace(value, **{name: field for name, field in moved.items() if field is not fields[name]})
        case _:
            return value
