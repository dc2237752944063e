"""Texts of the command line into arguments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..runtime.base_errors import ArgumentError
from ..runtime.protocol.operation import Operation, Param


def arguments_of(
    command: Operation, options: Mapping[str, tuple[str, ...]], pairs: Iterable[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The arguments by parameter, and what is to travel as it stands: ``tags[0].key=a``.

    ``options`` are by name on the wire. An ArgumentError where one is given twice or
    unknown.
    """
    texts = {name: list(given) for name, given in options.items() if given}
    known = {param.name.lower(): param for param in command.params}
    raw: dict[str, str] = {}
    for pair in pairs:
        name, mark, text = pair.partition("=")
        if not mark or not name:
            raise _unusable(command, f"{pair!r} is no name=value")
        if "[" in name and name.partition("[")[0].lower() in known:
            raw[name] = text
        elif param := known.get(name.lower()):
            texts.setdefault(param.name, []).append(text)
        else:
            raise _unusable(command, f"there is no parameter `{name}`")
    params = {param.name: param for param in command.params}
    found = {
        params[name].id or name: _value(command, params[name], given)
        for name, given in texts.items()
    }
    return found, raw


def _value(command: Operation, param: Param, texts: list[str]) -> Any:
    match param.type:
        case "list":
            return [one for text in texts for one in text.split(",") if one]
        case "map" | "object":
            return _map(command, param, texts)
        case _ if len(texts) > 1:
            raise _unusable(command, f"`{param.name}` is given {len(texts)} times")
        case _:
            return texts[0]


def _map(command: Operation, param: Param, texts: list[str]) -> Any:
    """JSON, or ``a=b,c=d``; each time that a list of records is given adds a record."""
    records: list[dict[str, Any]] = []
    for text in texts:
        if text.lstrip()[:1] in ("{", "["):
            records += _from_json(command, param, text)
            continue
        entries = [entry.partition("=") for entry in text.split(",") if entry]
        if any(not mark for _, mark, _ in entries):
            raise _unusable(command, f"`{param.name}` is name=value,name=value or JSON")
        records.append({name: value for name, _, value in entries})
    if param.encoding == "records" or len(records) == 1:
        return records if param.encoding == "records" else records[0]
    return {name: value for record in records for name, value in record.items()}


def _from_json(command: Operation, param: Param, text: str) -> list[dict[str, Any]]:
    try:
        value: Any = json.loads(text, parse_float=str)
    except ValueError as problem:
        raise _unusable(command, f"`{param.name}`: {problem}") from None
    records: list[Any] = [*value] if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) for one in records):
        raise _unusable(command, f"`{param.name}` is an object or a list of them")
    return records


def _unusable(command: Operation, why: str) -> ArgumentError:
    return ArgumentError(f"{command.name}: {why}", command=command.name)
