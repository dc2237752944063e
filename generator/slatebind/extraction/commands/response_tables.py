"""The tables of fields of a command: that of its response, those of its parameters, and those inside of these.

What is inside of a field is said by rows such as ``tags[].key``, or was read as a tree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.spec.item_types import with_innermost
from slatebind.spec.model import Field, Param, TypeName
from slatebind.spec.positions import RowPositions

_MAX_DEPTH = 8
"""A name with more dots is not taken for a path."""
_STEP = re.compile(r"(?P<name>[^.\[\]]+)(?P<lists>(?:\[\d*\])*)")
_CONTAINERS: tuple[TypeName, ...] = ("list", "object")


class ResponseTable(msgspec.Struct, frozen=True, eq=False):
    """Fields that stand next to each other in a response or a parameter of ``parsed``, or in a resource.

    ``slot`` says what of the command they belong to, by its path in the spec; it is empty for the response. ``path``
    are the fields that hold them, none for the response or the parameter itself. ``rows`` are the names of the fields'
    rows, or ``positions`` are where these are. ``nested`` are the tables inside of fields; of the type of such a field
    only the lists around the table are known. ``users`` are the commands that answer with a resource.
    """

    parsed: ParsedCommand | ParsedResource
    path: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: Mapping[str, str]
    nested: Mapping[str, "ResponseTable"]
    slot: tuple[str, ...] = ()
    positions: Mapping[str, RowPositions] | None = None
    users: tuple[str, ...] = ()

    @property
    def is_inferred(self) -> bool:
        """Whether all that is known about the fields was read from examples."""
        return all(field.origin == "example" for field in self.fields)

    @property
    def sort_key(self) -> tuple[bool, bool, str, str, tuple[str, ...]]:
        """Sorts tables by their commands, wherever these are in the docs.

        Those of resources come first, and those that are stated before those that were read from examples.
        """
        is_of_command = isinstance(self.parsed, ParsedCommand)
        return self.is_inferred, is_of_command, self.owner.casefold(), self.owner, (*self.slot, *self.path)

    @property
    def owner(self) -> str:
        """The name of the command or resource."""
        return self.parsed.command.name if isinstance(self.parsed, ParsedCommand) else self.parsed.name

    def position(self, field: str, cell: str | None = None) -> Position:
        """The position of a field's row, or of a cell in it; that of the command if it has none."""
        if self.positions is not None:
            row = self.positions[field]
            return self.parsed.origin.absolute(row.cells.get(cell, row.at) if cell else row.at)
        assert isinstance(self.parsed, ParsedCommand)
        path = (self.rows[field],) if cell is None else (self.rows[field], cell)
        return self.parsed.position("response", "fields", *path) or self.parsed.at

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


def tables_of(parsed: ParsedCommand) -> Iterator[ResponseTable]:
    """The tables of a command's response and of its parameters, without those inside of them."""
    if parsed.response:
        yield _tree_table(parsed, (), (), parsed.response)
    elif parsed.fields:
        yield _table(parsed, (), [(_steps(field.name), field) for field in parsed.fields])
    for param in parsed.params:
        if param.children:
            yield _tree_table(parsed, param_slot(param.param), (param.param.name,), param.children)
    for field in parsed.envelope:
        if field.children:
            yield _tree_table(parsed, envelope_slot(field.field), (field.field.name,), field.children)


def resource_table(resource: ParsedResource, users: tuple[str, ...]) -> ResponseTable:
    """The table of a resource; ``users`` are the commands that answer with it."""
    return replace(_tree_table(resource, (), (), resource.fields), users=users)


def param_slot(param: Param) -> tuple[str, ...]:
    """The slot of the table inside of a parameter, which is known by its name and place."""
    return "params", param.location or "", param.name


def envelope_slot(field: Field) -> tuple[str, ...]:
    """The slot of the table inside of a field of the envelope."""
    return "envelope", field.name


def _tree_table(
    parsed: ParsedCommand | ParsedResource, slot: tuple[str, ...], path: tuple[str, ...], rows: Sequence[ParsedField]
) -> ResponseTable:
    kept: dict[str, ParsedField] = {}
    for row in rows:
        kept.setdefault(row.field.name, row)
    nested = {
        name: _tree_table(parsed, slot, (*path, name), row.children) for name, row in kept.items() if row.children
    }
    fields = (replace(row.field, type=_holder_type(row.field)) if row.children else row.field for row in kept.values())
    positions = {name: row.at for name, row in kept.items()}
    return ResponseTable(parsed, path, tuple(fields), {}, nested, slot, positions)


_Holder = TypeVar("_Holder", Field, Param)


def with_model(record: _Holder, model: str | None) -> _Holder:
    """A field or parameter that holds the fields of a model, if there is one, in the lists that it has."""
    return record if model is None else replace(record, type=_holder_type(record), items=_in_lists(record.items, model))


def _in_lists(items: str | None, model: str) -> str:
    return with_innermost(items, model) if items else model


def _holder_type(record: Field | Param) -> TypeName:
    """The type of what holds other fields: the documented one, if it can."""
    return record.type if record.type in (*_CONTAINERS, "map") else "object"


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
