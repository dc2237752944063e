"""Which fields of models the examples of responses show: docs that have the examples need no rows for these."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from slatebind.spec.item_types import innermost
from slatebind.spec.model import Field, Model, Response, Spec

_MAX_DEPTH = 50

FieldOfModel = tuple[str, str]
"""The name of a model, and that of a field in it."""


def fields_in_examples(spec: Spec) -> frozenset[FieldOfModel]:
    """The fields that an example of some command has, or an example of another object of which tables state the same.

    What an example shows of the one is true of the other.
    """
    models = {model.name: model for model in spec.models}
    keys = {model.name: _stated_facts(model) for model in spec.models}
    shown: dict[Hashable, set[str]] = {}
    for command in spec.commands:
        for name, field in _in_response(command.response, models):
            shown.setdefault(keys[name], set()).add(field)
    return frozenset((name, field) for name, key in keys.items() for field in shown.get(key, ()))


def _stated_facts(model: Model) -> Hashable:
    """What tables state of the fields of a model; its name if they state nothing."""
    facts = [
        (field.name, None if field.is_inferred("type") else field.type, field.values, field.required, field.access)
        for field in model.fields
        if field.origin != "example"
    ]
    return frozenset(facts) if facts and model.origin != "example" else model.name


def _in_response(response: Response, models: Mapping[str, Model]) -> Iterator[FieldOfModel]:
    example = response.example
    if response.key is not None:
        members = example if isinstance(example, dict) else {}
        example = members.get(response.key)
        for field in response.envelope_fields:
            if field.name != response.key:
                yield from _in_field(members.get(field.name), field, models, _MAX_DEPTH)
    yield from _in_value(example, response.model, models, _MAX_DEPTH)


def _in_value(value: Any, name: str | None, models: Mapping[str, Model], depth: int) -> Iterator[FieldOfModel]:
    """The fields in a value that holds objects of a model, in lists or as values of a map."""
    model = models.get(name or "")
    if model is None or depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _in_value(item, name, models, depth - 1)
    elif isinstance(value, dict):
        fields = {field.name: field for field in model.fields}
        for key, inner in value.items():
            field = fields.get(key)
            if field is None:
                continue
            yield model.name, key
            yield from _in_field(inner, field, models, depth - 1)


def _in_field(value: Any, field: Field, models: Mapping[str, Model], depth: int) -> Iterator[FieldOfModel]:
    """The fields in the value of a field, or in those of its entries."""
    held = innermost(field.items or "")
    for content in value.values() if _has_entries(field, value) else (value,):
        yield from _in_value(content, held, models, depth)


def _has_entries(field: Field, value: Any) -> bool:
    """Whether the values of an object are of the field's model: those of a map, also where docs call it a list."""
    if not isinstance(value, dict):
        return False
    return field.type == "map" or (
        field.type == "list" and all(isinstance(element, dict) for element in value.values())
    )
