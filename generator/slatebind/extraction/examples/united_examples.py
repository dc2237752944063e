"""What several examples show of the same fields: where tables state the same, each command has what all of them show.

Without this, operations with equal tables would have models of their own as soon as their examples differ. Which
chapter an example stands in does not matter, nor does its place in the document.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField
from slatebind.extraction.examples.example_agreement import common_type
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.spec.model import FactSource, Field

_Rows = tuple[ParsedField, ...]
_Key = frozenset[object]
_MIN_FIELDS = 2
"""Objects with fewer fields have them in common by chance."""
_OPEN_ITEMS = (None, "object", "any")


def with_united_examples(
    commands: Sequence[ParsedCommand], resources: Sequence[ParsedResource], answered: Mapping[str, int]
) -> tuple[tuple[ParsedCommand, ...], tuple[ParsedResource, ...]]:
    """The commands and resources, each with what the examples of those with equal tables show in addition.

    This holds for tables inside of fields, too. ``answered`` are the numbers of the resources that commands answer
    with: their examples show other fields than the resource's.
    """
    shown: dict[int, list[_Rows]] = {}
    for parsed in sorted(commands, key=lambda parsed: parsed.command.name):
        if parsed.command.name in answered and not parsed.fields:
            shown.setdefault(answered[parsed.command.name], []).append(parsed.response)
    resources = [
        replace(resource, fields=completed(resource.fields, *shown.get(number, ())))
        for number, resource in enumerate(resources)
    ]
    groups: dict[_Key, list[_Rows]] = {}
    for siblings in _all_objects(commands, resources):
        if len(key := _stated(siblings)) >= _MIN_FIELDS:
            groups.setdefault(key, []).append(siblings)
    shared = {key: united(rows[0], rows) for key, rows in groups.items() if len(rows) > 1}
    return (
        tuple(_rewritten(parsed, shared) for parsed in commands),
        tuple(replace(resource, fields=_rewritten_rows(resource.fields, shared)) for resource in resources),
    )


def _all_objects(commands: Iterable[ParsedCommand], resources: Iterable[ParsedResource]) -> Iterator[_Rows]:
    """The fields that stand next to each other, in the order of names: their order in the docs does not matter."""
    for resource in sorted(resources, key=lambda resource: resource.name):
        yield from _objects(resource.fields)
    for parsed in sorted(commands, key=lambda parsed: parsed.command.name):
        for rows in (parsed.response, *(field.children for field in parsed.envelope)):
            yield from _objects(rows)


def _rewritten(parsed: ParsedCommand, shared: Mapping[_Key, _Rows]) -> ParsedCommand:
    envelope = tuple(replace(row, children=_rewritten_rows(row.children, shared)) for row in parsed.envelope)
    return replace(parsed, response=_rewritten_rows(parsed.response, shared), envelope=envelope)


def _rewritten_rows(rows: _Rows, shared: Mapping[_Key, _Rows], around: frozenset[_Key] = frozenset()) -> _Rows:
    """Fields with what all of the same show; an object in one like it stays as it is."""
    key = _stated(rows)
    if key in shared and key not in around:
        rows = united(rows, (shared[key],))
    inner = around | {key}
    return tuple(
        replace(row, children=_rewritten_rows(row.children, shared, inner)) if row.children else row for row in rows
    )


def _objects(rows: _Rows) -> Iterator[_Rows]:
    """The fields that stand next to each other, those of all objects."""
    yield rows
    for row in rows:
        if row.children:
            yield from _objects(row.children)


def completed(rows: _Rows, *examples: _Rows) -> _Rows:
    """The fields that tables list, with what else examples show; one that has none of them shows something else."""
    names = {row.field.name for row in rows}
    alike = [shown for shown in examples if not names.isdisjoint(row.field.name for row in shown)]
    return united(rows, (rows, *alike)) if alike else rows


def united(rows: _Rows, others: Iterable[_Rows]) -> _Rows:
    """Fields with what others of the same object show: further fields, fields inside of them, and null."""
    by_name: dict[str, list[ParsedField]] = {}
    for row in (row for other in others for row in other):
        by_name.setdefault(row.field.name, []).append(row)
    own = {_folded(row.field.name) for row in rows}
    further = (same[0] for name, same in by_name.items() if _folded(name) not in own)
    return tuple(_united_field(row, by_name.get(row.field.name, [row])) for row in (*rows, *further))


def _united_field(row: ParsedField, same: Sequence[ParsedField]) -> ParsedField:
    """A field with what all examples show of it."""
    if _is_shown(row):
        return _agreed(same) or _or_any(row)
    nullable = row.field.nullable or any(other.field.nullable for other in same)
    if row.link is None and not row.is_typed and not _stated(row.children):
        shown = [other for other in same if _has_shown_type(other)]
        found = (_agreed(shown) or _or_any(row)) if shown else row
        return replace(_with_facts(row, replace(found.field, nullable=nullable)), children=found.children)
    row = _with_facts(row, replace(row.field, nullable=nullable))
    if row.link is not None:
        return row
    if _stated(row.children):
        return replace(row, children=united(row.children, [other.children for other in same]))
    inner = [other for other in same if other.children and other.field.type == row.field.type]
    if not inner or (not row.children and row.field.items not in _OPEN_ITEMS):
        return row
    field = replace(row.field, items=inner[0].field.items)
    return replace(row, field=field, children=united((), [other.children for other in inner]))


def _with_facts(row: ParsedField, found: Field) -> ParsedField:
    """A field with the type of another, and with null if that can be it, marked as read from examples."""
    # A value that is always null has some type.
    kind = row.field.type if found.type == "any" and found.nullable else found.type
    facts: dict[str, Any] = {"type": kind, "items": found.items, "nullable": found.nullable}
    changed = {key: value for key, value in facts.items() if value != getattr(row.field, key)}
    sources: dict[str, FactSource] = dict.fromkeys(changed, "example")
    return replace(row, field=replace(row.field, **changed, origin={**_origin(row), **sources})) if changed else row


def _agreed(rows: Sequence[ParsedField]) -> ParsedField | None:
    """What examples show of one field; None if its types exclude each other."""
    kind = common_type({row.field.type for row in rows})
    holders = [row for row in rows if row.children]
    known = [row for row in holders or rows if row.field.type == kind or kind not in ("list", "map", "object")]
    items = {row.field.items for row in known} - {None}
    if not rows or kind is None or len(items) > 1:
        return None
    nullable = any(row.field.nullable for row in rows)
    field = replace(rows[0].field, type=kind, items=next(iter(items), None), nullable=nullable)
    return replace(rows[0], field=field, children=united((), [row.children for row in holders]))


def _or_any(row: ParsedField) -> ParsedField:
    return replace(row, field=replace(row.field, type="any", items=None), children=())


def _stated(rows: Iterable[ParsedField]) -> _Key:
    """What tables state of fields, in any order; empty without tables."""
    return frozenset(_stated_facts(rows))


def _stated_facts(rows: Iterable[ParsedField]) -> Iterator[object]:
    for row in rows:
        if _is_shown(row):
            continue
        field = row.field
        kind = field.type if row.is_typed else None
        yield (
            field.name,
            kind,
            row.link,
            field.values,
            field.required,
            field.access,
            field.default,
            _stated(row.children),
        )


def _is_shown(row: ParsedField) -> bool:
    """Whether all that is known of a field was read from examples."""
    return row.field.origin == "example" and all(map(_is_shown, row.children))


def _has_shown_type(row: ParsedField) -> bool:
    return _is_shown(row) or _origin(row).get("type") == "example"


def _origin(row: ParsedField) -> dict[str, FactSource]:
    return row.field.origin if isinstance(row.field.origin, dict) else {}


def _folded(name: str) -> str:
    """A name without case and punctuation: an example that spells one differently shows no other field."""
    return re.sub(r"[\W_]+", "", name).lower()
