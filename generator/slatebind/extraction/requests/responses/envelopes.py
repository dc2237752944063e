"""Lists that a table of fields has in an envelope: `data`, an array of members, next to `total` and `has_more`."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from slatebind.casing import singular
from slatebind.data.json_tree import JsonObject, is_dots
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam, Reference
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.page_fields import folded
from slatebind.extraction.requests.api_facts.paging import paging_of_names

_OPEN_ITEMS = (None, "object", "any")
_CONTAINERS = ("list", "object", "map", "any")


class StatedEnvelope(msgspec.Struct, frozen=True):
    """The row of the list, and the rows of the object that holds it, with that of the list."""

    holder: ParsedField
    rows: tuple[ParsedField, ...]

    @property
    def key(self) -> str:
        """The key of the list."""
        return self.holder.field.name

    @property
    def fields(self) -> tuple[ParsedField, ...]:
        """What the table states of the elements."""
        return self.holder.children

    @property
    def reference(self) -> Reference | None:
        """What the elements are, if the type of the list is a link."""
        link, at = self.holder.link, self.holder.at
        return Reference(link, at.cells.get("type", at.at), is_list=True) if link else None

    @property
    def around(self) -> tuple[ParsedField, ...]:
        """The rows, that of the list without what its elements are: these are the payload."""
        return tuple(_without_elements(row) if row is self.holder else row for row in self.rows)


def _without_elements(holder: ParsedField) -> ParsedField:
    field = holder.field
    if field.type != "list":
        origin = field.origin if isinstance(field.origin, dict) else {}
        field = replace(field, type="list", origin={**origin, "type": "example"})
    return replace(holder, field=field, children=())


def stated_envelope(
    rows: Sequence[ParsedField],
    params: Iterable[ParsedParam],
    example: object,
    operation: Operation,
    dialect: Dialect,
) -> StatedEnvelope | None:
    """The envelope of a list in the fields of a response, with what its ``example`` shows of them; None if it is none.

    A single object may have a list, too. It is an envelope if a collection was asked for, and if the other fields are
    those of pages, or none that holds anything else where the request chooses a page.
    """
    names = {folded(row.param.name): row.param.name for row in params if row.param.location == "query"}
    is_paged = paging_of_names(names, names, dialect) is not None
    segments = [segment for segment in (operation.url.path or "").split("/") if segment]
    is_collection = bool(segments) and "{" not in segments[-1]
    if operation.method != "GET" or not (is_paged or is_collection):
        return None
    holder = _holder(rows, segments, example, dialect)
    if holder is None or any(folded(row.field.name) == "id" for row in rows):
        return None
    around = _names_around(dialect)
    others = [row for row in rows if row is not holder]
    is_envelope = all(
        folded(row.field.name) in around or (is_paged and row.field.type not in _CONTAINERS) for row in others
    )
    return StatedEnvelope(holder, tuple(rows)) if is_envelope and _agrees(example, rows, around) else None


def _names_around(dialect: Dialect) -> set[str]:
    """The names of fields next to a list: those of pages, and those of the parameters that choose them."""
    fields, entries = dialect.page_fields, dialect.page_params
    params = (name for words in entries for name in (*words.number, *words.size, *words.offset, *words.cursor))
    return {*map(folded, (*fields.total, *fields.next, *fields.has_more, *fields.around, *params))}


def names_payload(name: str, segments: Sequence[str], dialect: Dialect) -> bool:
    """Whether a name is one of payloads in general, or that of the resource at the end of a path."""
    fixed = [segment for segment in segments if "{" not in segment]
    resource = singular(folded(fixed[-1])) if fixed else ""
    return folded(name) in dialect.payloads or bool(resource and singular(folded(name)) == resource)


def _holder(
    rows: Sequence[ParsedField], segments: Sequence[str], example: object, dialect: Dialect
) -> ParsedField | None:
    """The row of the only list of objects, or of the only one with the name of a payload."""
    lists = [row for row in rows if (row.field.type == "list" or not row.is_typed) and _holds_objects(row, example)]
    named = [row for row in lists if names_payload(row.field.name, segments, dialect)]
    found = named or lists
    return found[0] if len(found) == 1 else None


def _holds_objects(row: ParsedField, example: object) -> bool:
    """Whether a table or an example says what the elements of a list consist of."""
    if row.field.type == "list" and (row.children or (row.link and row.field.items in _OPEN_ITEMS)):
        return True
    members = example.members if isinstance(example, JsonObject) else ()
    value = next((member.value for member in members if member.key == row.field.name), None)
    return isinstance(value, list) and any(isinstance(item, JsonObject) for item in value)


def _agrees(example: object, rows: Sequence[ParsedField], around: set[str]) -> bool:
    """Whether an example, if there is one, is an object with the list, and with nothing else but what is around it."""
    if example is None:
        return True
    if not isinstance(example, JsonObject):
        return False
    names = {row.field.name for row in rows}
    shown = {member.key for member in example.members if not is_dots(member.key)}
    return not shown.isdisjoint(names) and all(name in names or folded(name) in around for name in shown)
