"""The tables in the docs of an operation: its parameters by their places, and the fields of its response.

What is inside of a parameter or field is in rows below it, such as ``parts[].sku``. What was read from an example has
no row: the example says it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from slatebind.rendering.field_rows import FieldRow, row_type, step_into
from slatebind.rendering.fields_in_examples import FieldOfModel
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Location, Model, Param, Response

_LINKS = ("](#", "href=")
_MARKUP = "*_[(`"
_MAX_DEPTH = 8
_MAX_NESTED_ROWS = 2000
"""Rows of one table; beyond them nothing is shown that is inside of others: shared models can multiply."""


class ParamRow(msgspec.Struct, frozen=True):
    """A row of a parameter, or of a field inside of one: its path, its type as the docs write it, and its place."""

    name: str
    type: str
    place: Location | None
    spec: Param | Field

    @property
    def marks(self) -> tuple[str, ...]:
        """What is said behind the name."""
        return marks_of(self.spec)


class ParamTable(msgspec.Struct, frozen=True):
    """The parameters of one place; without a place, the rows say it."""

    place: Location | None
    rows: tuple[ParamRow, ...]


class _Nested(NamedTuple):
    name: str
    type: str
    record: Param | Field


def param_tables(command: Command, models: Mapping[str, Model]) -> tuple[ParamTable, ...]:
    """The parameters in their order: a table for each place, or one table if those of a place do not stand together."""
    stated = tuple(param for param in command.params if not isinstance(param.origin, str))
    runs = [(place, tuple(run)) for place, run in groupby(stated, lambda param: param.location)]
    if len(runs) > len({place for place, _ in runs}):
        runs = [(None, stated)]
    return tuple(
        ParamTable(
            place,
            tuple(
                ParamRow(row.name, row.type, param.location, row.record)
                for param in params
                for row in _nested_rows([param], models, (), has_example=param.location == "body")
            ),
        )
        for place, params in runs
    )


def response_rows(
    response: Response, models: Mapping[str, Model], shown: frozenset[FieldOfModel]
) -> tuple[FieldRow, ...]:
    """The fields of a response, with all that is inside of them. ``shown`` are those that examples show."""
    model = models.get(response.model or "")
    has_example = response.example is not None
    if model is None or (has_example and model.origin == "example"):
        return ()
    return tuple(
        FieldRow(
            row.name,
            row.type,
            response.descriptions.get(row.name, row.record.description),
            row.record,
            marks_of(row.record),
        )
        for row in _nested_rows(model.fields, models, (model.name,), shown)
    )


def marks_of(record: Param | Field) -> tuple[str, ...]:
    """The words for facts that have no column, without those that the description begins with."""
    is_nullable = record.nullable and "null" not in (record.documented_type or "").lower()
    is_deprecated = record.deprecated and not record.is_described("deprecated")
    facts = {"deprecated": is_deprecated, f"{record.access}-only": record.access, "nullable": is_nullable}
    start = record.description.lower().lstrip(_MARKUP)
    return tuple(word for word, holds in facts.items() if holds and not start.startswith(word))


def is_link(record: Param | Field) -> bool:
    """Whether the documented type leads to a section that says what is inside of a parameter or field."""
    return any(mark in (record.documented_type or "") for mark in _LINKS)


def _nested_rows(
    records: Sequence[Param | Field],
    models: Mapping[str, Model],
    around: tuple[str, ...],
    shown: frozenset[FieldOfModel] = frozenset(),
    *,
    has_example: bool = False,
) -> Iterator[_Nested]:
    """The rows of records with those inside of them, but for a model inside of itself, and for what examples say.

    ``shown`` are the fields that examples show; with ``has_example``, there is one of all that the records hold.
    """
    count = 0

    def is_in_examples(nested: Model) -> bool:
        is_shown = has_example or any((nested.name, field.name) in shown for field in nested.fields)
        return nested.origin == "example" and is_shown

    def below(records: Sequence[Param | Field], prefix: str, around: tuple[str, ...]) -> Iterator[_Nested]:
        nonlocal count
        for record in records:
            count += 1
            nested = models.get(innermost(record.items or "") or "")
            is_shown = nested is not None and nested.name not in around and len(around) < _MAX_DEPTH
            is_shown = is_shown and count < _MAX_NESTED_ROWS and not is_link(record)
            if nested is not None and is_in_examples(nested):
                is_shown = False
            if record.origin == "example" and around and (around[-1], record.name) in shown and not is_shown:
                continue
            name = f"{prefix}{record.name}"
            yield _Nested(name, row_type(record, has_rows=nested is not None), record)
            if nested is not None and is_shown:
                yield from below(nested.fields, f"{name}{step_into(record)}", (*around, nested.name))

    return below(records, "", around)
