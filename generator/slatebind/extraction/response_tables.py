"""The tables of a response: that of the command, and those inside it, which rows such as ``tags[].key`` describe."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.spec.model import Field, TypeName

_MAX_DEPTH = 8
"""A name with more dots is not taken for a path."""
_STEP = re.compile(r"(?P<name>[^.\[\]]+)(?P<lists>(?:\[\d*\])*)")
_CONTAINERS = ("list", "object")


class ResponseTable(msgspec.Struct, frozen=True, eq=False):
    """Fields that stand next to each other in a response of ``parsed``.

    ``path`` are the fields that hold them, none for the response itself. ``rows`` are the names of the fields' rows,
    ``nested`` the tables inside of fields; of the type of such a field only the lists around the table are known.
    """

    parsed: ParsedCommand
    path: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: Mapping[str, str]
    nested: Mapping[str, "ResponseTable"]

    @property
    def sort_key(self) -> tuple[str, str, tuple[str, ...]]:
        """Sorts tables by their commands, wherever these are in the docs."""
        name = self.parsed.command.name
        return name.casefold(), name, self.path

    def with_nested(self) -> Iterator["ResponseTable"]:
        """The tables inside of this one, innermost first, and this one."""
        for table in self.nested.values():
            yield from table.with_nested()
        yield self


def field_path(name: str) -> str:
    """The path that a row's name stands for: ``nics[].tags[].key`` -> ``nics.tags.key``."""
    return ".".join(step for step, _ in _steps(name))


def holders_of(name: str) -> Iterator[str]:
    """The paths of the fields that hold a nested one: ``nics[].tags[].key`` is inside ``nics`` and ``nics.tags``."""
    steps = field_path(name).split(".") if len(_steps(name)) > 1 else []
    return (".".join(steps[:length]) for length in range(1, len(steps)))


def response_table(parsed: ParsedCommand) -> ResponseTable | None:
    """The table of a command's response; None if it documents none."""
    if not parsed.fields:
        return None
    return _table(parsed, (), [(_steps(field.name), field) for field in parsed.fields])


_Row = tuple[tuple[tuple[str, int], ...], Field]
"""The steps to a field, each a name and the number of lists that it holds, and the field."""


def _steps(name: str) -> tuple[tuple[str, int], ...]:
    """``tags[].key`` -> ``(("tags", 1), ("key", 0))``; a name that is no path is a single step."""
    parts = name.split(".")
    matches = [_STEP.fullmatch(part) for part in parts]
    if len(parts) == 1 or len(parts) > _MAX_DEPTH or not all(matches):
        return ((name, 0),)
    return tuple((match["name"], match["lists"].count("[")) for match in matches if match)


def _table(parsed: ParsedCommand, path: tuple[str, ...], rows: Sequence[_Row]) -> ResponseTable:
    fields: dict[str, Field] = {}
    names: dict[str, str] = {}
    inner: dict[str, list[_Row]] = {}
    lists: dict[str, int] = {}
    for steps, field in rows:
        (name, count), *rest = steps
        if rest:
            inner.setdefault(name, []).append((tuple(rest), field))
            lists[name] = max(lists.get(name, 0), count)
            fields.setdefault(name, Field(name=name, type="any"))
        else:
            fields[name] = replace(field, name=name)
            names[name] = field.name
    nested = {name: _table(parsed, (*path, name), below) for name, below in inner.items()}
    for name in nested:
        fields[name] = replace(fields[name], type=_container(fields[name], lists[name]), items=None)
        names.setdefault(name, inner[name][0][1].name)
    return ResponseTable(parsed, path, tuple(fields.values()), names, nested)


def _container(field: Field, lists: int) -> TypeName:
    """The type of a field that holds a table: the documented one, if it can."""
    if field.type in _CONTAINERS:
        return field.type
    return "list" if lists else "object"
