"""Splits the paths of a spec into parts; the only module that knows their layout."""

from typing import Literal

import msgspec

from slatebind.diagnostic import Path

Key = str | int
"""Identifies a record in its list: a name, or the code of an error."""

RowList = Literal["params", "fields"]
_SPELLED_IN_SPECS = {"is_async": "async", "location": "in"}
"""Attributes of records whose key in a spec file is different."""


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A path in its parts: the kind of record, the record, the list of rows in that, the row, and keys below these.

    ``("commands", "copyIso", "params", "id", "type")`` has the kind ``commands``, the name ``copyIso``, the rows
    ``params``, the row ``id`` and the keys ``("type",)``.
    """

    kind: str
    name: Key = ""
    rows: RowList | None = None
    row: Key = ""
    keys: Path = ()

    @property
    def key(self) -> str:
        """The keys with dots: ``response.shape``."""
        return ".".join(map(str, self.keys))

    @property
    def record(self) -> Path:
        """The path of the record itself."""
        if self.kind == "api":
            return (self.kind,)
        return (self.kind, self.name, self.rows, self.row) if self.rows else (self.kind, self.name)


def parse_path(path: Path) -> Address:
    """The parts of a path that is not empty."""
    match path:
        case ("api", *keys):
            return Address(kind="api", keys=tuple(keys))
        case (kind, name, ("params" | "fields") as rows, row, *keys):
            return Address(kind=str(kind), name=name, rows=rows, row=row, keys=tuple(keys))
        case (kind, name, *keys):
            return Address(kind=str(kind), name=name, keys=tuple(keys))
        case (kind,):
            return Address(kind=str(kind))
        case _:
            raise ValueError("an empty path has no address")


def path_in_spec(path: Path) -> Path:
    """A path whose last key is spelled as in spec files. Keys are at odd places, names at even ones."""
    return (*path[:-1], _SPELLED_IN_SPECS.get(str(path[-1]), path[-1])) if len(path) % 2 else path


def place_of(path: Path) -> str:
    """A path as ignore files spell it: ``copyIso.params.zoneid``, ``models.Iso.fields.id``."""
    kind, *rest = path_in_spec(path)
    return ".".join(str(part) for part in (rest if kind == "commands" else (kind, *rest)))
