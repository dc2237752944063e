"""The tables in the docs of an operation: its parameters by their places, and the fields of its response.

What is inside of a parameter or field is in rows below it, such as ``parts[].sku``. What was read from an example has
no row: the example says it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from slatebind.rendering.views.field_rows import FieldRow, row_type, step_into
from slatebind.rendering.views.fields_in_examples import FieldOfModel
from slatebind.rendering.views.model_sections import ModelSection
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Location, Model, Param, Response

_LINKS = ("](#", "href=")
_MARKUP = "*_[(`"
WHOLE_LIST = "[]"
"""The name of the row of a list that is the whole body."""
_ENVELOPE = ""
"""Stands for the object around a payload, which has no model, among the names of models."""
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
                ParamRow(row.name or WHOLE_LIST, row.type, param.location, row.record)
                for param in params
                for row in _NestedRows(models, has_example=param.location == "body").rows([_named(param)], ())
            ),
        )
        for place, params in runs
    )


def _named(param: Param) -> Param:
    """A parameter with what its rows begin with: nothing for a list that is the whole body, as in ``[].sku``."""
    return msgspec.structs.replace(param, name="") if param.whole and param.type == "list" else param


def response_rows(
    response: Response, models: Mapping[str, Model], shown: frozenset[FieldOfModel], section: ModelSection | None
) -> tuple[FieldRow, ...]:
    """The fields of a response that no section states, with all that is inside of them.

    ``shown`` are those that examples show. A table that states fields around the payload has the payload among them.
    """
    around = stated_around(response)
    names = response.example if around and isinstance(response.example, dict) else ()
    nested = _NestedRows(models, shown.union((_ENVELOPE, name) for name in names))
    if not around:
        is_in_list = response.shape == "list" and response.example is None and response.key is None
        return tuple(_payload_rows(response, models, nested, f"{WHOLE_LIST}." if is_in_list else "", section))
    rows: list[FieldRow] = []
    for field in around:
        if field.name == response.key:
            inner = tuple(_payload_rows(response, models, nested, f"{field.name}{step_into(field)}", section))
            kind = _stated_type(field, has_rows=bool(inner), is_shown=response.example is not None, is_sent=False)
            rows += (FieldRow(field.name, kind, field.description, field, marks_of(field)), *inner)
        else:
            found = nested.rows([field], (_ENVELOPE,))
            rows += (
                FieldRow(row.name, row.type, row.record.description, row.record, marks_of(row.record)) for row in found
            )
    return tuple(rows)


def stated_around(response: Response) -> tuple[Field, ...]:
    """The fields of a response in an envelope that a table states: those around the payload, and the payload itself."""
    return tuple(field for field in response.envelope_fields if field.origin != "example")


def section_in_text(response: Response, section: ModelSection | None) -> ModelSection | None:
    """The section of a response's model, if a sentence has to name it: the type of a row of the payload is a link."""
    around = (field for field in stated_around(response) if field.name == response.key)
    return None if any(map(is_link, around)) else section


def _payload_rows(
    response: Response, models: Mapping[str, Model], nested: "_NestedRows", prefix: str, section: ModelSection | None
) -> Iterator[FieldRow]:
    """The rows of the fields of the payload, which have a prefix before their names."""
    model = models.get(response.model or "")
    if model is None:
        return
    is_read = response.example is not None and model.origin == "example"
    fields = model.fields[section.count if section else 0 :]
    for row in nested.rows(fields, (model.name,), prefix, is_read=is_read):
        text = response.descriptions.get(row.name.removeprefix(prefix), row.record.description)
        yield FieldRow(row.name, row.type, text, row.record, marks_of(row.record))


def marks_of(record: Param | Field) -> tuple[str, ...]:
    """The words for facts that have no column, without those that the description begins with."""
    is_nullable = record.nullable and not record.is_inferred("nullable")
    is_nullable = is_nullable and "null" not in (record.documented_type or "").lower()
    is_deprecated = record.deprecated and not record.is_described("deprecated")
    facts = {"deprecated": is_deprecated, f"{record.access}-only": record.access, "nullable": is_nullable}
    start = record.description.lower().lstrip(_MARKUP)
    return tuple(word for word, holds in facts.items() if holds and not start.startswith(word))


def _stated_type(record: Param | Field, *, has_rows: bool, is_shown: bool, is_sent: bool) -> str:
    """The type of a row; none if the description says it, or an example in the docs shows it.

    Of what is sent, examples show null only where no type is stated.
    """
    is_read = _is_read(record, "type") or (is_sent and _is_read(record, "nullable"))
    if record.documented_type is None and (record.is_described("type") or (is_read and is_shown)):
        return ""
    return row_type(record, has_rows=has_rows)


def _is_read(record: Param | Field, key: str) -> bool:
    """Whether examples alone say a fact of a stated record."""
    return isinstance(record.origin, dict) and record.origin.get(key) == "example"


def is_link(record: Param | Field) -> bool:
    """Whether the documented type leads to a section that says what is inside of a parameter or field."""
    return any(mark in (record.documented_type or "") for mark in _LINKS)


class _NestedRows:
    """The rows of records with those inside of them, but for a model inside of itself, and for what examples say.

    ``shown`` are the fields that examples show; with ``has_example``, there is one of all that the records hold.
    """

    def __init__(
        self, models: Mapping[str, Model], shown: frozenset[FieldOfModel] = frozenset(), *, has_example: bool = False
    ) -> None:
        self._models = models
        self._shown = shown
        self._has_example = has_example
        self._count = 0

    def rows(
        self, records: Sequence[Param | Field], around: tuple[str, ...], prefix: str = "", *, is_read: bool = False
    ) -> Iterator[_Nested]:
        """The rows of records in models. With ``is_read``, the records were all read from examples."""
        for record in records:
            self._count += 1
            nested = self._models.get(innermost(record.items or "") or "")
            name = f"{prefix}{record.name}"
            is_in_example = self._is_in_example(record, around)
            is_omitted = is_read or (record.origin == "example" and is_in_example)
            if not is_omitted:
                kind = _stated_type(
                    record, has_rows=nested is not None, is_shown=is_in_example, is_sent=self._has_example
                )
                yield _Nested(name, kind, record)
            if nested is None or nested.name in around or is_link(record) or self._is_shown(nested):
                continue
            if is_omitted and (prefix or not self._is_flat(nested)):
                continue
            if len(around) < _MAX_DEPTH and self._count < _MAX_NESTED_ROWS:
                # Rows of what only examples show are found in them by the names, and so is that a row is a list.
                step = "." if is_in_example and _is_read(record, "type") else step_into(record)
                inner = prefix if is_omitted else f"{name}{step}"
                yield from self.rows(nested.fields, (*around, nested.name), inner)

    def _is_flat(self, nested: Model) -> bool:
        """Whether no row of a model has others inside: only such rows are found in examples by their names."""
        stated = (field for field in nested.fields if field.origin != "example")
        inner = (self._models.get(innermost(field.items or "") or "") for field in stated)
        return all(model is None or self._is_shown(model) for model in inner)

    def _is_in_example(self, record: Param | Field, around: tuple[str, ...]) -> bool:
        return self._has_example or (bool(around) and (around[-1], record.name) in self._shown)

    def _is_shown(self, nested: Model) -> bool:
        """Whether all that is known of a model was read from examples that the docs have."""
        is_shown = self._has_example or any((nested.name, field.name) in self._shown for field in nested.fields)
        return nested.origin == "example" and is_shown
