"""Converting plain values with positions to records. Reports every problem of a file, not only the first."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.suggestions import did_you_mean

T = TypeVar("T")
_MSGSPEC_LOCATION = r" - at `(?:key in )?\$?[^`]*`(?: in `[^`]*`)?$"


class Problem(NamedTuple):
    """What is wrong with the value at a path, or with its key."""

    path: Path
    message: str
    hint: str = ""
    is_about_key: bool = False


def read_record(parsed: Parsed, record: type[T], file: str, code: str) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """The content of a file as a record; None if it does not fit, with a diagnostic called ``code`` for each reason."""
    failed = any(found.severity is Severity.ERROR for found in parsed.diagnostics)
    if parsed.value is None and not failed:
        empty = Diagnostic(code=code, message="the file is empty", at=Position(file), severity=Severity.ERROR)
        return None, (*parsed.diagnostics, empty)
    if not failed:
        with suppress(msgspec.ValidationError):
            return msgspec.convert(parsed.value, record), parsed.diagnostics
    found = () if parsed.value is None else problems(parsed.value, record, ())
    return None, (*parsed.diagnostics, *errors(found, parsed, file, code))


def errors(found: Iterable[Problem], parsed: Parsed, file: str, code: str) -> tuple[Diagnostic, ...]:
    """Problems as errors at their positions, called ``code``."""
    return tuple(
        Diagnostic(
            code=code,
            message=f"{_path_text(problem.path, parsed.value)}: {problem.message}" if problem.path else problem.message,
            at=_position(problem, parsed, file),
            severity=Severity.ERROR,
            hint=problem.hint,
        )
        for problem in found
    )


def _position(problem: Problem, parsed: Parsed, file: str) -> Position:
    if problem.is_about_key and problem.path in parsed.key_positions:
        return parsed.key_positions[problem.path]
    return position_of(parsed.positions, problem.path, file)


def _path_text(path: Path, value: Any) -> str:
    """A path in ``value`` for messages, with names for indices: ``commands[copyIso].params[2].type``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            name = value.get("name") if isinstance(value, dict) else None
            text += f"[{name if isinstance(name, str) else step}]"
        else:
            value = value.get(step) if isinstance(value, dict) else None
            text += f".{step}" if text else step
    return text


def problems(value: Any, kind: Any, path: Path) -> Iterator[Problem]:
    """Everything that is wrong with a value, as path, message and hint, each at the smallest part that is wrong."""
    if get_origin(kind) is Annotated:
        inner = list(problems(value, get_args(kind)[0], path))
        yield from inner or _leaf(value, kind, path)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        yield from _record_problems(value, kind, path)
    elif get_origin(kind) is tuple and isinstance(value, list):
        for index, element in enumerate(value):
            yield from problems(element, get_args(kind)[0], (*path, index))
    elif get_origin(kind) is dict and isinstance(value, dict):
        for key, element in value.items():
            yield from _leaf(key, get_args(kind)[0], (*path, key), is_about_key=True)
            yield from problems(element, get_args(kind)[1], (*path, key))
    elif get_origin(kind) in (Union, UnionType) and value is not None:
        kinds = [option for option in get_args(kind) if option is not type(None)]
        yield from problems(value, kinds[0], path) if len(kinds) == 1 else _leaf(value, kind, path)
    else:
        yield from _leaf(value, kind, path)


def _record_problems(value: dict[str, Any], kind: type[msgspec.Struct], path: Path) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, content in value.items():
        if key in fields:
            yield from problems(content, fields[key].type, (*path, key))
        else:
            yield unknown_key((*path, key), fields)
    for name, field in fields.items():
        if field.required and name not in value:
            yield Problem(path, f"`{name}` is missing")


def unknown_key(path: Path, known: Iterable[str]) -> Problem:
    """The problem with the key at the end of ``path``, which is none of the ``known`` ones."""
    known = tuple(known)
    return Problem(path, "unknown key", did_you_mean(str(path[-1]), known, f"known keys: {', '.join(known)}"), True)


def _leaf(value: Any, kind: Any, path: Path, *, is_about_key: bool = False) -> Iterator[Problem]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as problem:
        choices = tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()
        hint = did_you_mean(str(value), choices, f"one of {', '.join(choices)}") if choices else ""
        message = re.sub(_MSGSPEC_LOCATION, "", str(problem))
        yield Problem(path, message[:1].lower() + message[1:], hint, is_about_key)
