"""The fields of a response as rows of one table, with those of nested models below the fields that hold them."""

from collections.abc import Iterator, Mapping

import msgspec

from slatebind.spec.item_types import innermost
from slatebind.spec.model import Field, Model, Param, Response


class FieldRow(msgspec.Struct, frozen=True, gc=False):
    """A row: the path of a field such as ``tags[].key``, its type as the docs write it, and its description.

    ``spec`` is the field of the model, whose description may be another; ``marks`` are said behind the name.
    """

    name: str
    type: str
    description: str
    spec: Field | Param
    marks: tuple[str, ...] = ()


def field_rows(response: Response, models: Mapping[str, Model]) -> tuple[FieldRow, ...]:
    """The rows of a response. A model that several fields hold, or that holds itself, is shown at the first one."""
    model = models.get(response.model or "")
    if model is None:
        return ()
    shown = {model.name}
    return tuple(_rows(model, "", response.descriptions, models, shown))


def _rows(
    model: Model, prefix: str, descriptions: Mapping[str, str], models: Mapping[str, Model], shown: set[str]
) -> Iterator[FieldRow]:
    for field in model.fields:
        nested = models.get(innermost(field.items or "") or "")
        is_new = nested is not None and nested.name not in shown
        name = f"{prefix}{field.name}"
        description = descriptions.get(field.name, field.description)
        yield FieldRow(name, row_type(field, has_rows=is_new), description, field)
        if nested is not None and is_new:
            shown.add(nested.name)
            yield from _rows(nested, f"{name}{step_into(field)}", {}, models, shown)


def step_into(field: Field | Param) -> str:
    """What stands between a field and the fields of its elements."""
    lists = (field.items or "").count("list[") + (field.type == "list")
    return f"{'[]' * lists}."


def row_type(field: Field | Param, *, has_rows: bool) -> str:
    """The type as the docs write it. The name of a model is of use only if its fields are not shown below."""
    if field.documented_type or field.items is None or has_rows:
        return field.documented_type or field.type
    return f"{field.type}[{field.items}]" if "[" in field.items else f"{field.type} of {field.items}"
