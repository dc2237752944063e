"""Agreement of examples: where one shows null, nothing or a whole number, others may show what a field is.

Objects with the same fields in several examples are of the same model, unless a field is of types that exclude each
other. What tables state takes no part in this.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField
from slatebind.spec.model import Field, TypeName

_MIN_FIELDS = 2
"""Objects with fewer fields have them in common by chance."""
_WIDER: tuple[tuple[frozenset[TypeName], TypeName], ...] = (
    (frozenset(("integer", "long")), "long"),
    (frozenset(("integer", "long", "float")), "float"),
    (frozenset(("date", "datetime", "uuid", "url", "string")), "string"),
)
"""Types that are kinds of another one."""

_Rows = tuple[ParsedField, ...]
_Agreed = dict[frozenset[str], dict[str, ParsedField]]


def with_agreement(commands: Sequence[ParsedCommand]) -> tuple[ParsedCommand, ...]:
    """The commands with the fields of their examples such that those of the same objects are the same."""
    shown: dict[frozenset[str], list[_Rows]] = {}
    for parsed in sorted(commands, key=lambda parsed: parsed.command.name):
        for rows in _trees(parsed):
            for siblings in _objects(rows):
                shown.setdefault(_names(siblings), []).append(siblings)
    agreed: _Agreed = {}
    for names, examples in shown.items():
        fields = _agree(examples) if len(examples) > 1 else None
        if fields is not None:
            agreed[names] = fields
    return tuple(_rewritten(parsed, agreed) for parsed in commands) if agreed else tuple(commands)


def _trees(parsed: ParsedCommand) -> Iterator[_Rows]:
    yield parsed.response
    yield from (field.children for field in parsed.envelope)
    yield from (param.children for param in parsed.params)


def _objects(rows: _Rows) -> Iterator[_Rows]:
    """The fields that stand next to each other in an example, those of all objects in it."""
    if len(rows) >= _MIN_FIELDS and all(row.field.origin == "example" for row in rows):
        yield rows
    for row in rows:
        yield from _objects(row.children)


def _names(rows: Iterable[ParsedField]) -> frozenset[str]:
    return frozenset(row.field.name for row in rows)


def _agree(examples: Sequence[_Rows]) -> dict[str, ParsedField] | None:
    """The fields that all examples show together; None if they contradict each other."""
    agreed = {}
    for name in (row.field.name for row in examples[0]):
        found = _agree_on_field([next(row for row in rows if row.field.name == name) for rows in examples])
        if found is None:
            return None
        agreed[name] = found
    return agreed


def _agree_on_field(rows: Sequence[ParsedField]) -> ParsedField | None:
    kind = common_type({row.field.type for row in rows})
    children = [row.children for row in rows if row.children]
    if kind is None or len({_names(fields) for fields in children}) > 1:
        return None
    known = [row.field for row in rows if row.field.type == kind or kind not in ("list", "map", "object")]
    items = {field.items for field in known} - {None}
    if children:
        items = {row.field.items for row in rows if row.children} - {None}
    if len(items) > 1:
        return None
    field = replace(
        rows[0].field, type=kind, items=next(iter(items), None), nullable=any(row.field.nullable for row in rows)
    )
    return replace(rows[0], field=field, children=children[0] if children else ())


def common_type(kinds: set[TypeName]) -> TypeName | None:
    """The type that covers others; None if there is none."""
    known = kinds - {"any"}
    if len(known) < 2:
        return next(iter(known), "any")
    return next((wider for narrower, wider in _WIDER if known <= narrower), None)


def _rewritten(parsed: ParsedCommand, agreed: _Agreed) -> ParsedCommand:
    envelope = tuple(replace(row, children=_rewritten_rows(row.children, agreed)) for row in parsed.envelope)
    params = tuple(replace(row, children=_rewritten_rows(row.children, agreed)) for row in parsed.params)
    return replace(parsed, response=_rewritten_rows(parsed.response, agreed), envelope=envelope, params=params)


def _rewritten_rows(rows: _Rows, agreed: _Agreed, path: frozenset[frozenset[str]] = frozenset()) -> _Rows:
    """Fields as all examples show them. ``path`` are those around: an object in one like it stays as it is."""
    names = _names(rows)
    is_shown = names not in path and all(row.field.origin == "example" for row in rows)
    fields = agreed.get(names, {}) if is_shown else {}
    return tuple(_rewritten_row(row, fields.get(row.field.name), agreed, path | {names}) for row in rows)


def _rewritten_row(
    row: ParsedField, found: ParsedField | None, agreed: _Agreed, path: frozenset[frozenset[str]]
) -> ParsedField:
    if found is None:
        return replace(row, children=_rewritten_rows(row.children, agreed, path)) if row.children else row
    field: Field = replace(row.field, type=found.field.type, items=found.field.items, nullable=found.field.nullable)
    return replace(row, field=field, children=_rewritten_rows(row.children or found.children, agreed, path))
