"""The records of a command as it was read from its chapter, before models are shared."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.markdown import Annotation
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, Field, Param
from slatebind.spec.positions import CommandPositions, Origin, RowPositions

TableKind = Literal["parameters", "response"]


class CommandSource(msgspec.Struct, frozen=True):
    """What a command was read from: its heading and sections, and the rows of its tables.

    ``url`` is that of its request line, if it has one.
    """

    part: CommandPart
    rows: dict[TableKind, tuple[TableRow, ...]]
    url: str = ""


class ParsedField(msgspec.Struct, frozen=True):
    """A field with the fields inside of it, which are not yet a model.

    ``link`` is the target of a link in its type, such as ``#folder``: the section that says what it consists of.
    ``is_typed`` says that the type is stated, and not only the usual one.
    """

    field: Field
    at: RowPositions
    children: tuple["ParsedField", ...] = ()
    link: str | None = None
    is_typed: bool = True


class ParsedParam(msgspec.Struct, frozen=True):
    """A parameter with the fields inside of it; ``link`` and ``is_typed`` are those of a `ParsedField`."""

    param: Param
    at: RowPositions
    children: tuple[ParsedField, ...] = ()
    link: str | None = None
    is_typed: bool = True


class Reference(msgspec.Struct, frozen=True):
    """A link to the section that says what a response is, such as ``#tree-object``; empty if there is none.

    ``is_list`` says that it is a list of these. With ``is_certain``, the link is in a place for nothing else, such as a
    column of schemas; without, it is one in a sentence. ``words`` are those of a sentence without a link, which may
    hold the heading of a section.
    """

    target: str
    at: Position
    is_list: bool = False
    is_certain: bool = True
    words: str = ""


class ParsedCommand(msgspec.Struct, frozen=True):
    """A command with its response fields, which are not yet a model.

    Rows that are nested by the dots in their names are in ``fields`` as they are. Where fields are read as a tree,
    ``response`` has it, and ``params`` the parameters with what is inside of them; ``fields`` has what tables state of
    its top level. ``envelope`` are the fields of the object around the response's payload. ``reference`` is what the
    response refers to, and ``status_references`` are those of statuses, by their codes.
    ``positions`` are relative to ``origin``. ``source`` is None if the command comes from the cache.
    """

    command: Command
    fields: tuple[Field, ...]
    annotations: tuple[Annotation, ...]
    positions: CommandPositions
    origin: Origin = Origin()
    source: CommandSource | None = None
    params: tuple[ParsedParam, ...] = ()
    response: tuple[ParsedField, ...] = ()
    envelope: tuple[ParsedField, ...] = ()
    reference: Reference | None = None
    status_references: dict[str, Reference] = {}

    @property
    def at(self) -> Position:
        """The position of its heading."""
        return self.origin.absolute(self.positions.at)

    def position(self, *path: str) -> Position | None:
        """The position of a part of the command, by its path below the command; None if it has none."""
        found = self.positions.find(path)
        return self.origin.absolute(found) if found else None

    def with_params(self, params: Iterable[ParsedParam]) -> "ParsedCommand":
        """The command with other parameters."""
        params = tuple(params)
        records = tuple(row.param for row in params)
        positions = {address: row.at for address, row in zip(param_addresses(records), params, strict=True)}
        return replace(
            self,
            params=params,
            command=replace(self.command, params=records),
            positions=replace(self.positions, params=positions),
        )

    @property
    def part(self) -> CommandPart:
        """The heading and the sections that it was read from."""
        assert self.source is not None
        return self.source.part

    @property
    def rows(self) -> dict[TableKind, tuple[TableRow, ...]]:
        """The table rows that it was read from."""
        assert self.source is not None
        return self.source.rows

    @property
    def request_url(self) -> str:
        """The URL of its request line, as the docs print it; empty where commands are announced by names."""
        assert self.source is not None
        return self.source.url
