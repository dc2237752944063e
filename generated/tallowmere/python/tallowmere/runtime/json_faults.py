"""Where a text that is almost JSON cannot be read, for messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeGuard


class _NotANumber(str):
    """NaN or an infinity, which JSON does not have."""


def describe_fault(text: bytes) -> str:
    """Why a text cannot be read as a JSON object: "`a.b[1].c` is NaN", with the path."""
    if not text.strip():
        return "an empty body"
    try:
        value = json.loads(
            text.decode(errors="surrogateescape"), parse_constant=_NotANumber
        )
    except ValueError:
        return "not valid JSON"
    except RecursionError:
        return "nested too deeply"
    pending: list[tuple[str, Any]] = [("", value)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, _NotANumber):
            return f"`{path}` is {value}"
        if isinstance(value, str) and not _is_unicode(value):
            return f"`{path}` is not UTF-8"
        pending.extend(reversed(list(_children(path, value))))
    return "not an object"


def _children(path: str, value: object) -> Iterator[tuple[str, Any]]:
    if _is_map(value):
        for name, item in value.items():
            yield f"{path}.{name}".removeprefix("."), item
    elif _is_list(value):
        for index, item in enumerate(value):
            yield f"{path}[{index}]", item


def _is_map(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
