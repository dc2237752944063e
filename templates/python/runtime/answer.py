"""Answers into what commands return. Read by structure: the names of the wrapping keys cannot be relied on."""

from typing import Any, TypeVar

import msgspec

from .command import Command, Job
from .errors import BY_CODE, AnswerError, ApiError

T = TypeVar("T")


def payload(
    command: Command, status: int, content_type: str, body: bytes
) -> dict[str, Any]:
    """What stands inside the one top-level key; an ApiError where the server says that it refused."""
    try:
        whole = msgspec.json.decode(body)
    except msgspec.DecodeError as problem:
        kind = content_type.split(";")[0] or "nothing"
        raise AnswerError(
            f"{command.name}: HTTP {status} with {kind} that is no JSON"
        ) from problem
    inner = (
        next(iter(whole.values()))
        if isinstance(whole, dict) and len(whole) == 1
        else whole
    )
    if not isinstance(inner, dict):
        raise AnswerError(
            f"{command.name}: HTTP {status} with an answer of unknown shape"
        )
    if "errorcode" in inner or status >= 400:  # noqa: PLR2004 - HTTP's own border
        raise _refusal(command, status, inner)
    return inner


def _refusal(command: Command, status: int, inner: dict[str, Any]) -> ApiError:
    code = inner.get("errorcode")
    code = code if isinstance(code, int) else status
    detail = inner.get("cserrorcode")
    kind = BY_CODE.get(code, ApiError)
    return kind(
        command.name,
        status,
        code,
        detail if isinstance(detail, int) else None,
        str(inner.get("errortext", "")),
    )


def read_list(command: Command, inner: dict[str, Any], model: type[T]) -> list[T]:
    """The items of a list; an empty object is an empty list."""
    key = command.response.key
    found = (
        [inner[key]]
        if key in inner
        else [value for name, value in inner.items() if name != "count"]
    )
    if not found:
        return []
    if len(found) > 1 or not isinstance(found[0], list):
        raise AnswerError(
            f"{command.name}: no telling which of {', '.join(inner)} holds the list"
        )
    return [read_object(command, one, model) for one in found[0]]


def read_one(command: Command, inner: dict[str, Any], model: type[T]) -> T:
    """An object, flat or in a wrapping of its own."""
    value: Any = inner
    key = command.response.key
    if key in inner:
        value = inner[key]
    elif command.response.shape == "object" and len(inner) == 1:
        only = next(iter(inner.values()))
        value = only if isinstance(only, dict | list) else inner
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if not isinstance(value, dict):
        raise AnswerError(
            f"{command.name}: no object in the answer, which holds {', '.join(inner) or 'nothing'}"
        )
    return read_object(command, value, model)


def read_job(command: Command, inner: dict[str, Any], model: type[T]) -> Job[T]:
    """The job that an asynchronous command started."""
    job = inner.get("jobid")
    if job is None:
        raise AnswerError(
            f"{command.name}: no job in the answer, which holds {', '.join(inner) or 'nothing'}"
        )
    made = inner.get("id")
    return Job(str(job), None if made is None else str(made), model)


def read_object(command: Command, value: Any, model: type[T]) -> T:
    """A model; a field that the server sends in another type than documented never fails the whole answer."""
    try:
        return msgspec.convert(value, model, strict=False)
    except msgspec.ValidationError:
        if not isinstance(value, dict):
            raise AnswerError(
                f"{command.name}: {type(value).__name__} where an object was documented"
            ) from None
    return _lenient(value, model)


def _lenient(value: dict[str, Any], model: type[T]) -> T:
    """Field by field; what does not fit its type stays as it came."""
    assert issubclass(model, msgspec.Struct)
    made = msgspec.convert({}, model)
    for field in msgspec.structs.fields(model):
        if field.encode_name in value:
            raw = value[field.encode_name]
            try:
                converted = msgspec.convert(raw, field.type, strict=False)
            except msgspec.ValidationError:
                converted = raw
            setattr(made, field.name, converted)
    return made
