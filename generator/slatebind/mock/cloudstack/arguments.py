"""Reading and checking the arguments of a command: required ones, types and lengths."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slatebind.mock.cloudstack.api_error import (
    SERVER_API,
    ApiError,
    invalid_value,
    malformed_request,
    missing_parameter,
    parameter_error,
)
from slatebind.mock.cloudstack.authenticator import PROTOCOL_PARAMS
from slatebind.mock.cloudstack.behaviors import CommandBehavior
from slatebind.mock.cloudstack.pages import PAGING
from slatebind.spec.model import Param
from slatebind.suggestions import did_you_mean

Arguments = dict[str, Any]

# Line feed and carriage return are accepted: certificates contain them.
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
_MAP_NAME = re.compile(r"([^\[\].]+)\[([0-9]{1,9})\]\.([^\[\]]+)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATES = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S")


def check_control_characters(params: Mapping[str, str]) -> None:
    """Raise an ApiError if a value contains a control character."""
    for name, value in params.items():
        if _CONTROL.search(value):
            text = f"Received value {value} for parameter {name} is invalid, "
            text += "contains illegal ASCII non-printable characters"
            raise ApiError(431, text, SERVER_API)


def read_arguments(behavior: CommandBehavior, params: Mapping[str, str]) -> Arguments:
    """The values of a command's parameters, by name in lower case; unknown parameters are ignored."""
    plain, maps = _split_maps(params)
    found: Arguments = {}
    for name, param in behavior.params.items():
        if name in maps:
            found[name] = _map(param, maps[name])
        elif name in plain and (plain[name] or not param.required):
            if plain[name]:
                found[name] = _value(behavior.command.name, param, plain[name])
        elif param.required:
            raise missing_parameter(behavior.command.name, param.name)
    for name in found:
        _check_dependencies(behavior.params[name], found)
    return found


def check_known(behavior: CommandBehavior, params: Mapping[str, str]) -> None:
    """Raise an ApiError if a parameter is not one of the command; real servers ignore it."""
    known = {*behavior.params, *PROTOCOL_PARAMS, *(PAGING if behavior.kind == "list" else ())}
    for name in params:
        head = name.partition("[")[0]
        if head not in known:
            suggestion = did_you_mean(head, known, "the docs do not describe it")
            raise parameter_error(f"Unknown parameter {name} for command {behavior.command.name}: {suggestion}")


def _check_dependencies(param: Param, found: Arguments) -> None:
    for other in param.excludes:
        if other.lower() in found:
            raise parameter_error(f"Parameter {param.name} and parameter {other} are mutually exclusive")
    for other in param.requires:
        if other.lower() not in (*found, *PAGING):  # paging has messages of its own
            raise parameter_error(f"Parameter {param.name} must be specified together with parameter {other}")


def _split_maps(params: Mapping[str, str]) -> tuple[dict[str, str], dict[str, dict[int, dict[str, str]]]]:
    """Plain parameters, and the entries of maps by name and index."""
    plain: dict[str, str] = {}
    maps: dict[str, dict[int, dict[str, str]]] = {}
    for name, value in params.items():
        if "[" not in name:
            plain[name] = value
            continue
        parts = _MAP_NAME.fullmatch(name)
        if parts is None:
            raise malformed_request(
                f"Unable to decode parameter {name}; if specifying an object array, please use "
                "parameter[index].field=XXX, e.g. userGroupList[0].group=httpGroup"
            )
        maps.setdefault(parts[1], {}).setdefault(int(parts[2]), {})[parts[3]] = value
    return plain, maps


def _map(param: Param, entries: Mapping[int, Mapping[str, str]]) -> Any:
    """A map in the encoding of the command; one in another encoding gives another map, or an error."""
    rows = [entries[index] for index in sorted(entries)]
    match param.encoding or "pairs":
        case "records":
            return [dict(row) for row in rows]
        case "zero":
            return dict(entries.get(0, {}))
        case "indexed":
            return {name: value for row in rows for name, value in row.items()}
    key, value = (param.pair.key, param.pair.value) if param.pair else ("key", "value")
    if any(key not in row for row in rows):
        raise parameter_error(f"Invalid value for parameter {param.name}: each entry needs a field {key}")
    return {row[key]: row.get(value, "") for row in rows}


def _value(command: str, param: Param, text: str) -> Any:
    if param.type in ("string", "url") and param.length is not None and len(text) > param.length:
        raise parameter_error(f"Value greater than max allowed length {param.length} for param: {param.name}")
    read = _READERS.get(param.type)
    if read is None:
        return text
    try:
        return read(text)
    except ValueError:
        if param.type in ("date", "datetime"):
            raise parameter_error(
                f"Unable to parse date {text} for command {command}, please pass dates in the format yyyy-MM-dd"
            ) from None
        raise invalid_value(command, param.name, text) from None


def _whole(bits: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if _NUMBER.fullmatch(text) and text.isascii() else None
        if number is None or not -(1 << bits - 1) <= number < 1 << bits - 1:
            raise ValueError(text)
        return number

    return read


def _float(text: str) -> float:
    if not _FLOAT.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _boolean(text: str) -> bool:
    return text.lower() == "true"  # any other text is false


def _date(text: str) -> str:
    for form in _DATES:
        try:
            datetime.strptime(text, form)
        except ValueError:
            continue
        return text
    raise ValueError(text)


def _list(text: str) -> list[str]:
    return [item.strip() for item in text.split(",")]


_READERS: dict[str, Callable[[str], Any]] = {
    "boolean": _boolean,
    "integer": _whole(32),
    "long": _whole(64),
    "float": _float,
    "date": _date,
    "datetime": _date,
    "list": _list,
}
