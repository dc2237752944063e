"""Python arguments into the parts of a request, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import uuid4

from ..argument_errors import RefusedArgument, argument_error, broken_dependencies
from .files import read_file
from .operation import Location, Operation, Param, is_idempotency_key, split_path
from .params import Params
from .values import NULL, ValueWriter, listed

_FORMS = ("form", "multipart")


def serialize(operation: Operation, arguments: Mapping[str, Any]) -> Params:
    """The parts of a request.

    An ArgumentError if no server would accept them. None is the same as no argument.
    """
    params = Params()
    given: set[str] = set()
    refused: list[RefusedArgument] = []
    for param in operation.params:
        value = arguments.get(param.id or param.name)
        try:
            if value is None:
                value = _default(param)
            else:
                given.add(param.name)
            if value is not None:
                _add(params, operation, param, value)
            elif param.required:
                raise RefusedArgument(param, "is required")
        except RefusedArgument as problem:
            refused.append(problem)
    for param in operation.params:
        if param.name in given:
            refused += broken_dependencies(operation.params, param, given)
    if refused:
        raise argument_error(operation.name, refused)
    return params


def _default(param: Param) -> str | None:
    """What is sent without an argument: the only value, or a new idempotency key."""
    if is_idempotency_key(param):
        return str(uuid4())
    return param.values[0] if param.required and len(param.values) == 1 else None


def _add(params: Params, operation: Operation, param: Param, value: Any) -> None:
    writer = ValueWriter(param)
    if value is NULL and (param.location != "body" or operation.body != "json"):
        writer.refuse("cannot be null, which only JSON has")
    match param.location:
        case "path":
            params.path[param.name] = _segment(writer, value)
        case "query":
            params.query += writer.pairs(value)
        case "header":
            params.headers[param.name] = _header(writer, value)
        case "body":
            if param.is_body:
                _add_whole(params, operation, writer, value)
            else:
                _add_to_body(params, operation, writer, value)


def _segment(writer: ValueWriter, value: Any) -> str:
    """A value that stays in its segment: servers and proxies take dots for other folders."""
    text = writer.text(value)
    if text in ("", ".", ".."):
        writer.refuse(f"cannot be {text!r} in a path")
    return text


def _header(writer: ValueWriter, value: Any) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        texts = [writer.text(item) for item in cast("Iterable[Any]", value)]
    else:
        texts = [writer.text(value)]
    text = ",".join(texts)
    if not text.isprintable() or not text.isascii():
        writer.refuse("has characters that no header can contain")
    return text


def _add_to_body(
    params: Params, operation: Operation, writer: ValueWriter, value: Any
) -> None:
    name = writer.param.name
    if operation.body == "raw":
        _add_content(params, writer, value)
    elif operation.body == "multipart" and writer.param.type == "file":
        params.body[name] = read_file(writer, value)
    elif operation.body == "multipart" and writer.param.items == "file":
        params.body[name] = [read_file(writer, item) for item in listed(value)]
    elif operation.body in _FORMS:
        for key, texts in writer.pairs(value):
            params.body.setdefault(key, []).extend(texts)
    else:
        params.body[name] = writer.json(value)


def _add_whole(
    params: Params, operation: Operation, writer: ValueWriter, value: Any
) -> None:
    """A list that is the body, or all fields of a body by their names."""
    body = writer.json(value)
    if writer.param.type == "list":
        if not isinstance(body, list):
            writer.refuse("must be a list")
        params.items = list(cast("Iterable[Any]", body))
        return
    if not isinstance(body, dict):
        writer.refuse("must be an object")
    entries = cast("dict[str, Any]", body)
    if operation.body not in _FORMS:
        params.body.update(entries)
        return
    for name, item in entries.items():
        field = ValueWriter(Param(name, "any", "body"))
        _add_to_body(params, operation, field, item)


def _add_content(params: Params, writer: ValueWriter, value: Any) -> None:
    """The whole body. A text is the path of a file only where the docs speak of a file."""
    if isinstance(value, str) and writer.param.type != "file":
        params.content, params.content_type = (
            value.encode(),
            "text/plain; charset=utf-8",
        )
    else:
        params.content = read_file(writer, value).content


def serialize_unchecked(operation: Operation, arguments: Mapping[str, Any]) -> Params:
    """The parts according to the values' types.

    Neither types nor what is required or excluded are checked: the docs may be wrong
    there, and they may not know the operation or the parameter at all. What they do not
    know is sent in the query of requests that only read or delete, else in the body.
    """
    has_body = operation.method in ("POST", "PUT", "PATCH")
    other: Location = "body" if has_body else "query"
    known = {param.name: param for param in operation.params}
    variables = split_path(operation.path)[1::2]
    params = tuple(
        known.get(name, Param(name, location=other))._replace(
            type="any", id="", required=False, excludes=(), requires=()
        )
        for name in arguments
        if name not in variables
    )
    path = tuple(Param(name, "any", "path", required=True) for name in variables)
    return serialize(operation._replace(params=(*path, *params)), arguments)
