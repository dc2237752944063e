"""Which sections of the docs state the fields of responses: docs refer to them, and list only further fields."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from slatebind.spec.model import Command, Field, Model, Response


class ModelSection(msgspec.Struct, frozen=True):
    """The section that describes a model: the model's name, its anchor, and how many fields of a response it states."""

    name: str
    anchor: str
    count: int


def section_of(response: Response, models: Mapping[str, Model]) -> ModelSection | None:
    """The section of the model of a response, or of the one that it has in addition to fields of its own.

    There is none where a response describes fields otherwise than its model does.
    """
    model = models.get(response.model or "")
    if model is None or response.descriptions:
        return None
    if model.anchor is not None:
        return ModelSection(model.name, model.anchor, len(model.fields))
    found = (_part(model, base, response) for base in models.values() if base.anchor is not None)
    return max((section for section in found if section), key=lambda section: section.count, default=None)


def status_sections(command: Command, models: Mapping[str, Model]) -> tuple[ModelSection | None, ...]:
    """The sections of what is sent with each status of a command."""
    found = (models.get(status.model or "") for status in command.statuses)
    return tuple(
        ModelSection(model.name, model.anchor, len(model.fields)) if model and model.anchor else None for model in found
    )


def _part(model: Model, base: Model, response: Response) -> ModelSection | None:
    """The section of a model that another one extends, if tables have fields of its own, and the example those of both.

    This is how the docs are read: of what the example shows in addition to the tables, the section states most.
    """
    assert base.anchor is not None
    count = 0
    left_out = set()
    for field in _comparable(base):
        if count < len(model.fields) and model.fields[count] == field:
            count += 1
        else:
            left_out.add(field.name)
    inherited = {field.name for field in model.fields[:count]}
    own = {field.name for field in model.fields[count:] if field.origin != "example"}
    in_addition = set(_shown(response)) - own
    if not own or not left_out <= own or len(in_addition & inherited) * 2 <= len(in_addition):
        return None
    return ModelSection(base.name, base.anchor, count)


def _comparable(model: Model) -> Iterable[Field]:
    """The fields as they are in a model of which something else is stated."""
    if model.origin != "example":
        return model.fields
    return (msgspec.structs.replace(field, origin="example") for field in model.fields)


def _shown(response: Response) -> Iterable[Any]:
    """The names in the first object of the example."""
    example = response.example
    if response.key is not None:
        example = example.get(response.key) if isinstance(example, dict) else None
    first = example[0] if isinstance(example, list) and example else example
    return first if isinstance(first, dict) else ()
