"""YAML of JSON texts: block style, strings quoted where YAML would read something else."""

from __future__ import annotations

import json
import re
from typing import Any, TypeGuard

import msgspec

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


class _Number(str):
    """A number as it was written."""


def yaml_text(value: msgspec.Raw) -> str:
    """The lines of a YAML document, ended."""
    decoded: Any = json.loads(bytes(value), parse_float=_Number, parse_int=_Number)
    return "\n".join(_lines(decoded)) + "\n"


def _lines(value: Any) -> list[str]:
    if _is_object(value) and value:
        return [line for name, item in value.items() for line in _entry(name, item)]
    if _is_list(value) and value:
        return [line for item in value for line in _item(item)]
    return [_scalar(value)]


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _entry(name: str, value: Any) -> list[str]:
    lines = _lines(value)
    if value and isinstance(value, dict | list):
        return [f"{_scalar(name)}:", *(f"  {line}" for line in lines)]
    return [f"{_scalar(name)}: {lines[0]}"]


def _item(value: Any) -> list[str]:
    first, *others = _lines(value)
    return [f"- {first}", *(f"  {line}" for line in others)]


def _scalar(value: Any) -> str:
    match value:
        case _Number():
            return str.__str__(value)
        case str():
            if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
                return value
            quoted = json.dumps(value, ensure_ascii=False)
            return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
        case _:
            return json.dumps(value)
