"""Arguments as the texts and the JSON values that are sent."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Set
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NoReturn, TypeGuard
from uuid import UUID

import msgspec

from ..argument_errors import RefusedArgument
from ..redact import is_secret
from .operation import Param

_INTEGER = re.compile(r"[+-]?[0-9]+")
# Of a long, which has a sign, and of an unsigned one.
_MIN_INTEGER, _MAX_INTEGER = -(2**63), 2**64 - 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_DEPTH = 100


class Null(Enum):
    """``NULL`` is sent as the null of JSON; None is the same as no argument."""

    NULL = None

    def __repr__(self) -> str:
        return "NULL"


NULL = Null.NULL


class ValueWriter:
    """Writes the argument for one parameter."""

    def __init__(self, param: Param) -> None:
        self.param = param

    def refuse(self, reason: str) -> NoReturn:
        """Raise the error, with the parameter's name and description."""
        raise RefusedArgument(self.param, reason)

    def text(self, value: Any) -> str:
        """A single value as a text."""
        given: object = self._checked(_enum_value(value))
        match given:
            case bool():
                return str(given).lower()
            case str():
                return self._sendable(given)
            case int() | UUID():
                return str(given)
            case float():
                return str(int(given)) if given.is_integer() else repr(given)
            case Decimal():
                return format(given, "f")
            case datetime() | date():
                return _moment(given)
            case _:
                self._refuse_type(given)

    def pairs(
        self, value: Any, name: str = "", depth: int = 0
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The names and texts of a query or a form: of a list by its style, of a map as ``name[key]``."""
        name = name or self.param.name
        value = _enum_value(value)
        if _is_map(value) or _is_collection(value):
            if not value:
                # To servers, no filter is the same as one that selects everything.
                self.refuse(
                    "is empty; leave it out if nothing is meant, else skip the call"
                )
            self._require_depth(depth)
        if _is_map(value):
            for key, item in value.items():
                yield from self.pairs(item, f"{name}[{self.text(key)}]", depth + 1)
        elif not _is_collection(value):
            yield name, (self.text(value),)
        elif self.param.style == "comma":
            yield name, tuple(self.text(item) for item in _ordered(value))
        else:
            is_bare = self.param.style == "repeat" or name.endswith("[]")
            for item in _ordered(value):
                yield from self.pairs(item, name if is_bare else f"{name}[]", depth + 1)

    def json(self, value: Any, depth: int = 0) -> Any:
        """A value as what JSON has."""
        value = _enum_value(value)
        self._require_depth(depth)
        if value is None:
            return None
        if isinstance(value, msgspec.Struct):
            return self.json(msgspec.to_builtins(value), depth + 1)
        if _is_map(value):
            return {
                self.text(key): self.json(item, depth + 1)
                for key, item in value.items()
            }
        if _is_collection(value):
            return [self.json(item, depth + 1) for item in _ordered(value)]
        if depth == 0:
            value = self._typed(value)
        if isinstance(value, str):
            return self._sendable(value)
        if isinstance(value, bool | int | Decimal):
            return value
        if isinstance(value, float):
            return self._checked(value)
        return self.text(value)

    def _typed(self, value: Any) -> Any:
        """A number or a boolean of a text, if the parameter is one."""
        value = self._checked(value)
        if not isinstance(value, str):
            return value
        if self.param.type in ("integer", "long"):
            return int(value)
        return value.lower() == "true" if self.param.type == "boolean" else value

    def _checked(self, value: Any) -> Any:
        """The value, if it is one of the parameter's type."""
        if isinstance(value, float | Decimal) and not math.isfinite(value):
            self._refuse_type(value)
        match self.param.type:
            case "boolean" if str(value).lower() not in ("true", "false"):
                self._refuse_type(value)
            case "integer" | "long" if not _is_integer(value):
                self._refuse_type(value)
            case "integer" | "long" if not _MIN_INTEGER <= int(value) <= _MAX_INTEGER:
                self.refuse("does not fit into 64 bits")
            case _:
                pass
        return value

    def _sendable(self, text: str) -> str:
        """The text, if it can be written in UTF-8."""
        if _SURROGATE.search(text):
            self.refuse("contains a lone surrogate, which cannot be sent")
        return text

    def _require_depth(self, depth: int) -> None:
        if depth > _MAX_DEPTH:
            self.refuse("is nested too deeply")

    def _refuse_type(self, value: Any) -> NoReturn:
        article = "an" if self.param.type[:1] in "aeiou" else "a"
        is_shown = isinstance(value, str) and len(value) <= 20
        if is_shown and not is_secret(self.param.name):
            found = f"the text {value!r}"
        else:
            found = f"a value of type {type(value).__name__}"
        self.refuse(f"must be {article} {self.param.type}, not {found}")


def _is_integer(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= 20 and _INTEGER.fullmatch(value) is not None
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def _moment(value: date) -> str:
    """A date in ISO 8601; a naive datetime is taken as UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    moment = value if value.tzinfo else value.replace(tzinfo=UTC)
    return moment.isoformat().replace("+00:00", "Z")


def listed(value: Any) -> list[Any]:
    """The elements of a list; of any other value, itself."""
    return _ordered(value) if _is_collection(value) else [value]


def _ordered(values: Collection[Any]) -> list[Any]:
    """The same set is sent the same way in every process."""
    return sorted(values, key=str) if isinstance(values, set | frozenset) else [*values]


def _enum_value(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _is_map(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_collection(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, Collection | Set) and not isinstance(
        value, str | bytes | bytearray | memoryview | Mapping
    )
