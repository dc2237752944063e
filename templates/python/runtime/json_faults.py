"""Where a text that is almost JSON cannot be read, for messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeGuard


class _NotANumber(str):
    """NaN or an infinity, which JSON does not have."""


def find_fault(text: bytes) -> str | None:
    """The path of the first value that cannot be read, and why: "`a.b[1].c` is NaN".

    None if the text is not JSON at all.
    """
    try:
        value = json.loads(
            text.decode(errors="surrogateescape"), parse_constant=_NotANumber
        )
    except (ValueError, RecursionError):
        return None
    pending: list[tuple[str, Any]] = [("", value)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, _NotANumber):
            return f"`{path}` is {value}"
        if isinstance(value, str) and not _is_unicode(value):
            return f"`{path}` is not UTF-8"
        pending.extend(reversed(list(_children(path, value))))
    return None


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
