"""The description of commands that ``listApis`` responds with, as CloudMonkey's ``sync`` reads it."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Model, Param

_MAX_DEPTH = 4
"""Objects inside of each other whose fields are described. One that is inside of itself is not described again."""


def describe_apis(commands: Iterable[Command], models: Mapping[str, Model]) -> list[dict[str, Any]]:
    """The commands, sorted by name, with their parameters and the fields of their responses."""
    return [
        {
            "name": command.name,
            "description": command.description,
            "isasync": command.is_async,
            "related": "",
            "params": [_param(param) for param in command.params],
            "response": _fields(command.response.model, models, ()),
        }
        for command in sorted(commands, key=lambda command: command.name)
    ]


def _param(param: Param) -> dict[str, Any]:
    return {
        "name": param.name,
        "description": param.description,
        "type": param.type,
        "length": param.length if param.length is not None else 255,
        "required": param.required,
    }


def _fields(name: str | None, models: Mapping[str, Model], outer: tuple[str, ...]) -> list[dict[str, Any]]:
    """The fields of the model of this name, inside of objects of the models ``outer``."""
    model = models.get(name or "")
    if model is None or model.name in outer or len(outer) == _MAX_DEPTH:
        return []
    return [_field(field, models, (*outer, model.name)) for field in model.fields]


def _field(field: Field, models: Mapping[str, Model], outer: tuple[str, ...]) -> dict[str, Any]:
    nested = _fields(innermost(field.items) if field.items else None, models, outer)
    described = {"name": field.name, "description": field.description, "type": field.type}
    return {**described, "response": nested} if nested else described
