"""What is known of a command: enough to build its request. No network here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

import msgspec

from .errors import ArgumentError

T = TypeVar("T")
Encoding = Literal["pairs", "indexed", "zero", "records"]


class Param(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter: ``id`` in Python, ``name`` on the wire, ``type`` as the docs have it, ``length`` in characters."""

    id: str
    name: str
    type: str
    required: bool = False
    length: int | None = None
    encoding: Encoding = "pairs"
    pair: tuple[str, str] = ("key", "value")


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """How the answer is wrapped. Without ``key`` it is read structurally; ``single`` is an object in a list of one."""

    shape: Literal["list", "object", "success", "none"] = "none"
    key: str | None = None
    single: bool = False


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A command as it travels."""

    name: str
    method: str
    is_async: bool
    params: tuple[Param, ...]
    response: Response


class Job(msgspec.Struct, Generic[T], frozen=True):
    """What an asynchronous command answers: the job to ask for, and the id of what it works on, where the server says."""

    id: str
    object_id: str | None
    model: type[T]


def wire_params(command: Command, arguments: Mapping[str, Any]) -> dict[str, str]:
    """The parameters of a request, by their names on the wire. An ArgumentError where no server would take them."""
    wire = {"command": command.name, "response": "json"}
    for param in command.params:
        value = arguments.get(param.id)
        if value is None:
            if param.required:
                raise ArgumentError(f"{command.name}: `{param.id}` is required")
            continue
        where = f"{command.name}: `{param.id}`"
        for name, text in _encoded(param, value, where):
            if param.length is not None and len(text) > param.length:
                raise ArgumentError(
                    f"{where} has {len(text)} characters, at most {param.length} are taken"
                )
            wire[name] = text
    return wire


def _encoded(param: Param, value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from _map(param, value, where)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        if value and all(isinstance(one, Mapping) for one in value):
            yield from _records(param, value, where)
        else:
            yield param.name, ",".join(_item(one, where) for one in value)
    else:
        yield param.name, text_of(value, where)


def _map(
    param: Param, value: Mapping[Any, Any], where: str
) -> Iterator[tuple[str, str]]:
    for number, (key, one) in enumerate(value.items()):
        name, text = text_of(key, where), text_of(one, where)
        match param.encoding:
            case "indexed":
                yield f"{param.name}[{number}].{name}", text
            case "zero" | "records":
                yield f"{param.name}[0].{name}", text
            case "pairs":
                yield f"{param.name}[{number}].{param.pair[0]}", name
                yield f"{param.name}[{number}].{param.pair[1]}", text


def _records(
    param: Param, value: Sequence[Mapping[Any, Any]], where: str
) -> Iterator[tuple[str, str]]:
    for number, record in enumerate(value):
        for key, one in record.items():
            yield f"{param.name}[{number}].{text_of(key, where)}", text_of(one, where)


def _item(value: Any, where: str) -> str:
    text = text_of(value, where)
    if "," in text:
        raise ArgumentError(
            f"{where} has an item with a comma, which a list cannot carry: {text!r}"
        )
    return text


def text_of(value: Any, where: str) -> str:
    """A single value as the server reads it."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return (
                value.strftime("%Y-%m-%d %H:%M:%S")
                if value.tzinfo is None
                else value.strftime("%Y-%m-%dT%H:%M:%S%z")
            )
        case date():
            return value.isoformat()
        case str() | int() | float() | UUID():
            text = str(value)
            if any(one < " " and one not in "\t\r\n" for one in text):
                raise ArgumentError(
                    f"{where} holds a control character, which servers refuse"
                )
            return text
        case _:
            raise ArgumentError(f"{where} cannot be a {type(value).__name__}")
