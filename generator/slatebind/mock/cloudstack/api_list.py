"""The description of commands that ``listApis`` responds with, as CloudMonkey's ``sync`` reads it."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Model, Param

_MAX_DEPTH = 2  # models may contain each other


def describe_apis(commands: Iterable[Command], models: Mapping[str, Model]) -> list[dict[str, Any]]:
    """The commands, sorted by name, with their parameters and the fields of their responses."""
    return [
        {
            "name": command.name,
            "description": command.description,
            "isasync": command.is_async,
            "related": "",
            "params": [_param(param) for param in command.params],
            "response": _fields(models.get(command.response.model or ""), models, _MAX_DEPTH),
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


def _fields(model: Model | None, models: Mapping[str, Model], depth: int) -> list[dict[str, Any]]:
    return [_field(field, models, depth) for field in model.fields] if model and depth else []


def _field(field: Field, models: Mapping[str, Model], depth: int) -> dict[str, Any]:
    held = innermost(field.items) if field.items else None
    nested = _fields(models.get(held or ""), models, depth - 1)
    described = {"name": field.name, "description": field.description, "type": field.type}
    return {**described, "response": nested} if nested else described
