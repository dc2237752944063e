"""The record of a resource as it was read from its section: what responses and fields refer to by links."""

from functools import cached_property

import msgspec

from slatebind.diagnostic import Position
from slatebind.extraction.commands.parsed_command import ParsedField
from slatebind.spec.positions import Origin


class ParsedResource(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A section that describes an object of the API, outside of all operations.

    ``name`` is that of its model, empty if its heading has no Latin letters. ``group`` is the chapter that it is in,
    ``anchors`` are those of its heading, ``own_anchor`` is one of them that no other heading has, ``title`` its words.
    With ``is_titled``, the heading says that it is a resource; without, it is one if something refers to it.
    """

    name: str
    group: str
    at: Position
    anchors: tuple[str, ...]
    title: str
    fields: tuple[ParsedField, ...]
    own_anchor: str | None = None
    description: str = ""
    is_titled: bool = True

    @property
    def origin(self) -> Origin:
        """Its positions are absolute."""
        return Origin()

    @cached_property
    def field_names(self) -> frozenset[str]:
        """The names of its fields."""
        return frozenset(row.field.name for row in self.fields)
