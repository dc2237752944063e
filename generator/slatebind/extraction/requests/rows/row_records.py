"""Trees of rows into parameters and fields with what is inside of them."""

import re

from msgspec.structs import replace

from slatebind.dialects import Dialect, Role
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.prose.prose_facts import with_own_facts
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.nesting import RowTree, is_container
from slatebind.extraction.tables.table_records import read_field, read_parameter, row_position
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.markdown import page_link
from slatebind.spec.model import Field, Location, Param, TypeName
from slatebind.spec.positions import RowPositions

_CONTAINERS: tuple[TypeName, ...] = ("object", "list", "map")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,8})")
_NAME = re.compile(r"[^\W\d][\w$-]*")
"""The name of a member, and no placeholder for any key."""
_SHARED_KEYS = tuple(key for key in Field.__struct_fields__ if key in Param.__struct_fields__)


def param_of(tree: RowTree, location: Location, dialect: Dialect, report: Report) -> ParsedParam:
    """The parameter of a tree. It is required if all of its rows say so or, without rows, if one inside of it is."""
    children = tuple(_inner_field(child, dialect, report) for child in tree.children.values())
    param = _request_record(tree, children, dialect, report)
    param = replace(param, location=location)
    return ParsedParam(param, _position(tree, param), children, _link(tree, param), _is_typed(tree))


def field_of(tree: RowTree, dialect: Dialect, report: Report) -> ParsedField:
    """The field of a tree in a response."""
    children = tuple(field_of(child, dialect, report) for child in tree.children.values())
    field = read_field(tree.first, dialect, report) if tree.rows else Field(name=tree.name, type="object")
    kind, items = _in_lists(tree.lists, _held_type(tree, field, dialect), field.items, has_children=bool(children))
    documented = _documented_type(field, has_children=bool(children))
    field = replace(field, name=tree.name, type=kind, items=items, documented_type=documented)
    field = with_own_facts(field, dialect)
    return ParsedField(field, _position(tree, field), children, _link(tree, field), _is_typed(tree))


def link_in(row: TableRow, *, is_container: bool) -> str | None:
    """The target of a link in the cell of the type or of the name, or of a container's description: ``#folder``."""
    roles: tuple[Role, ...] = ("type", "name", "description") if is_container else ("type", "name")
    return next((link for role in roles if (link := page_link(row.text(role)))), None)


def _inner_field(tree: RowTree, dialect: Dialect, report: Report) -> ParsedField:
    """A field inside of a parameter."""
    children = tuple(_inner_field(child, dialect, report) for child in tree.children.values())
    param = _request_record(tree, children, dialect, report)
    field = Field(**{key: getattr(param, key) for key in _SHARED_KEYS})
    return ParsedField(field, _position(tree, field), children, _link(tree, field), _is_typed(tree))


def _request_record(tree: RowTree, children: tuple[ParsedField, ...], dialect: Dialect, report: Report) -> Param:
    if tree.rows:
        param = read_parameter(tree.first, dialect, report, is_required=tree.is_required)
    else:
        param = Param(name=tree.name, type="object", required=tree.is_required)
    kind, items = _in_lists(tree.lists, _held_type(tree, param, dialect), param.items, has_children=bool(children))
    documented = _documented_type(param, has_children=bool(children))
    param = replace(param, name=tree.name, type=kind, items=items, documented_type=documented)
    return _counted(with_own_facts(param, dialect), tree, dialect)


def _counted(param: Param, tree: RowTree, dialect: Dialect) -> Param:
    """A parameter without a type as a number, if its default is one, or its description gives the bounds of one."""
    if param.type != "string" or param.values or not tree.rows or _is_typed(tree):
        return param
    bounds = dialect.prose.bounds.search(param.description)
    if not _WHOLE.fullmatch(param.default or "") and (param.default or not bounds):
        return param
    origin = param.origin if isinstance(param.origin, dict) else {}
    return replace(param, type="integer", origin={**origin, "type": "prose"})


def _held_type(tree: RowTree, record: Param | Field, dialect: Dialect) -> TypeName:
    """The type of a row: an object if it has others inside of it, and its own word for a type is not known.

    Docs call an object a hash or a dictionary as well: where its members have names, it is no map of equal values.
    """
    if record.type == "map" and any(map(_NAME.fullmatch, tree.children)):
        return "object"
    is_named = tree.rows and tree.children and is_container(tree.first, dialect) is None
    return "object" if is_named and tree.first.text("type") else record.type


def _documented_type(record: Param | Field, *, has_children: bool) -> str | None:
    """What docs write for a type. A link leads to the rows inside of it, if it has any, and is not needed."""
    if record.documented_type is None or not has_children:
        return record.documented_type
    text = plain_text(record.documented_type)
    return None if text == record.type else text


def _in_lists(lists: int, kind: TypeName, items: str | None, *, has_children: bool) -> tuple[TypeName, str | None]:
    """The type of what the brackets of names put into lists, and the type of its elements."""
    if not lists or (kind == "list" and lists == 1):
        return kind, items
    if kind == "list":
        kind = "any"
    inner: str = "object" if has_children and kind in ("string", "any") else kind
    for _ in range(lists - 1):
        inner = f"list[{inner}]"
    return "list", None if inner == "object" and has_children else inner


def _position(tree: RowTree, record: Param | Field) -> RowPositions:
    return row_position(tree.first, record) if tree.rows else RowPositions(tree.first.at)


def _link(tree: RowTree, record: Param | Field) -> str | None:
    return link_in(tree.first, is_container=record.type in _CONTAINERS) if tree.rows else None


def _is_typed(tree: RowTree) -> bool:
    """Whether docs say what the type is, at least by the lists in names. A row without the column says nothing."""
    return bool(tree.lists or (tree.rows and plain_text(tree.first.text("type")).strip("-\u2013\u2014 ")))
