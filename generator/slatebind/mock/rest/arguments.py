"""Checking and reading the arguments of a request: from path, query, headers and body."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from slatebind.mock.fields import convert_value
from slatebind.mock.http_messages import Request
from slatebind.mock.rest.bodies import body_kind, read_body
from slatebind.mock.rest.form_values import as_param_values, grouped
from slatebind.mock.rest.http_error import HttpError
from slatebind.mock.rest.routes import Match
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Model, Param, Spec

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_INTEGER = re.compile(r"[+-]?\d{1,20}")
_FLOAT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_BOOLEANS = {"true", "false", "1", "0", "yes", "no"}
_OWN_HEADERS = {"authorization", "content-type", "accept", "user-agent"}
_FORMS = ("form", "multipart")
_MAX_DEPTH = 20


class Arguments(msgspec.Struct, frozen=True):
    """The arguments of a request, by place; ``body`` is a map of fields, or anything else that was sent."""

    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the body."""
        return self.body if isinstance(self.body, dict) else {}

    def all(self) -> dict[str, Any]:
        """All arguments by name; those of the body win over those of the same name elsewhere."""
        return {**self.headers, **self.query, **self.path, **self.fields}


class Reading(msgspec.Struct, frozen=True):
    """A request read as that of a command: its arguments, and the error if it cannot be executed.

    ``known`` is how many of the parameters that were sent the command has.
    """

    match: Match
    arguments: Arguments
    known: int
    error: HttpError | None = None

    @property
    def fitness(self) -> tuple[int, bool, int, int]:
        """How well the request fits the command; several can have the same method and path."""
        constants, missing = self.match.constants
        return constants, self.error is None, -missing, self.known


class ArgumentReader:
    """Reads arguments; ``is_strict`` refuses bodies of another kind, ``refuses_unknown`` undocumented parameters.

    Credentials are not arguments, even if a command lists them among its parameters.
    """

    def __init__(self, spec: Spec, *, is_strict: bool, refuses_unknown: bool) -> None:
        self._models = {model.name: model for model in spec.models}
        self._credentials = {
            (auth.scheme, name.lower()) for auth in spec.api.auth for name in (auth.name, *auth.also) if name
        }
        self._is_strict = is_strict
        self._refuses_unknown = refuses_unknown

    def read(self, request: Request, matches: Iterable[Match]) -> Reading:
        """The request as that of the command which it fits best; raises an HttpError if its body cannot be read."""
        body = read_body(request)
        return max((self._read(request, body, match) for match in matches), key=lambda reading: reading.fitness)

    def _read(self, request: Request, body: Any, match: Match) -> Reading:
        command, kind = match.command, body_kind(request)
        if kind in _FORMS and isinstance(body, dict):
            body = as_param_values(body, _located(command, "body"))
        whole = next((param for param in _located(command, "body") if param.whole), None)
        if whole is not None and body is not None:
            body = {whole.name: body}
        arguments = Arguments(
            path=match.variables,
            query=as_param_values(grouped(request.query), _located(command, "query")),
            headers={
                param.name: request.headers[param.name.lower()]
                for param in _located(command, "header")
                if param.name.lower() in request.headers
            },
            body=body,
        )
        problems = list(self._problems(command, arguments))
        error = HttpError(_status(command), "; ".join(problems)) if problems else None
        documented = command.body or "json"
        if self._is_strict and request.body and _located(command, "body") and kind != documented:
            error = HttpError(415, f"the body of {command.name} is sent as {documented}")
        return Reading(match, arguments, _known(command, arguments), error)

    def _problems(self, command: Command, arguments: Arguments) -> Iterator[str]:
        places: tuple[tuple[str, Mapping[str, Any]], ...] = (
            ("query", arguments.query),
            ("header", arguments.headers),
            ("body", arguments.fields),
        )
        for place, values in places:
            params = _located(command, place)
            for param in params:
                if not self._is_credential(place, param.name):
                    yield from self._value_problems(param, _value(param.name, values), place)
            known = {param.name.removesuffix("[]") for param in params}
            unknown = (name for name in values if name not in known and not self._is_credential(place, name))
            if self._refuses_unknown:
                yield from (f"{place}: unknown parameter `{name}`" for name in unknown)

    def _is_credential(self, place: str, name: str) -> bool:
        """Whether a parameter belongs to the request as a whole."""
        return (place, name.lower()) in self._credentials or (place == "header" and name.lower() in _OWN_HEADERS)

    def _value_problems(self, param: Param, value: Any, place: str) -> Iterator[str]:
        if value is None:
            if _is_demanded(param):
                yield f"{place}: `{param.name}` is missing"
        elif not _fits(param, value):
            yield f"{place}: `{param.name}` is no {param.type}"
        elif place == "body":
            yield from self._field_problems(param, value, param.name, _MAX_DEPTH)

    def _field_problems(self, owner: Param | Field, value: Any, path: str, depth: int) -> Iterator[str]:
        """What is missing in an object of the body, or in the objects of a list or map."""
        model = self._models.get(innermost(owner.items) or "" if owner.items else "")
        if model is None or depth == 0:
            return
        for item in _objects(value, is_map=owner.type == "map"):
            for field in model.fields:
                inner = item.get(field.name)
                if inner is not None:
                    yield from self._field_problems(field, inner, f"{path}.{field.name}", depth - 1)
                elif _is_demanded(field):
                    yield f"body: `{path}.{field.name}` is missing"


def _is_demanded(record: Param | Field) -> bool:
    """Whether a request needs a value; what is only read, such as an id, is not sent."""
    return record.required and not record.nullable and record.access != "read"


def _objects(value: Any, *, is_map: bool) -> Iterator[dict[str, Any]]:
    """The objects of a list, in lists of a list, or in a map, or the object that a value is."""
    waiting = deque(value.values() if is_map and isinstance(value, dict) else [value])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
        elif isinstance(item, list):
            waiting.extendleft(reversed(item))


def _located(command: Command, place: str) -> list[Param]:
    return [param for param in command.params if param.location == place]


def _value(name: str, values: Mapping[str, Any]) -> Any:
    """The value of a parameter. Nested ones (``data[name]``, ``data.name``) are looked for inside of their object."""
    plain = name.removesuffix("[]")
    if plain in values:
        return values[plain]
    outer, *inner = [part for part in re.split(r"[\[\].]+", plain) if part] or [plain]
    value: Any = values.get(outer)
    for part in inner:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _known(command: Command, arguments: Arguments) -> int:
    """How many of the parameters that were sent are documented."""
    places = (("query", arguments.query), ("header", arguments.headers), ("body", arguments.fields))
    return sum(_value(param.name, values) is not None for place, values in places for param in _located(command, place))


def _fits(param: Param, value: Any) -> bool:
    """Whether a value, a text unless it was sent as JSON, can be one of the parameter's type."""
    match param.type:
        case "integer" | "long":
            return _is_number(value, _INTEGER, int)
        case "float":
            return _is_number(value, _FLOAT, (int, float))
        case "boolean":
            return isinstance(value, bool) or str(value).lower() in _BOOLEANS
        case "uuid":
            return isinstance(value, str) and _UUID.fullmatch(value) is not None
        case "date" | "datetime":
            return (
                not isinstance(value, str) or not value[:1].isdigit() or bool(_DATE.fullmatch(value)) or value.isdigit()
            )
        case "list":
            return isinstance(value, list)
        case "map" | "object":
            return isinstance(value, dict)
        case "string" | "url":
            return not isinstance(value, dict | list)
    return True


def _is_number(value: Any, pattern: re.Pattern[str], kinds: type | tuple[type, ...]) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, kinds) or (isinstance(value, str) and pattern.fullmatch(value) is not None)


def _status(command: Command) -> int:
    """The status of an invalid request: 422 where the docs list it and not 400."""
    documented = {status.code for status in command.statuses}
    return 422 if 422 in documented and 400 not in documented else 400


def converted_fields(model: Model | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a body that a model has, in their types; all of them without a model. Files are left out."""
    kept = {name: value for name, value in fields.items() if not isinstance(value, bytes)}
    if model is None or not model.fields:
        return kept
    converted = {field.name: convert_value(field, kept[field.name]) for field in model.fields if field.name in kept}
    return {name: value for name, value in converted.items() if value is not None or kept[name] is None}
