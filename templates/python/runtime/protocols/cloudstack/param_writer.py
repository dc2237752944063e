"""The argument for one parameter as the names and texts that are sent, or why it cannot be sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, KeysView, Mapping, Set
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NoReturn, TypeGuard
from uuid import UUID

from ..argument_errors import RefusedArgument
from ..dates import in_utc
from ..redact import is_secret
from .operation import Param

# Servers refuse these in a value; they accept line breaks.
_CONTROL_CHARACTER = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SENT_BY_CLIENT = frozenset(
    (
        *("command", "response", "apikey", "signature", "signatureversion", "expires"),
        "sessionkey",
    )
)


class ParamWriter:
    """Writes the argument for one parameter."""

    def __init__(self, param: Param) -> None:
        self.param = param

    def refuse(self, reason: str) -> NoReturn:
        """Raise the error, with the parameter's name and description."""
        raise RefusedArgument(self.param, reason)

    def write(self, value: Any) -> Iterator[tuple[str, str]]:
        """The names and texts that are sent."""
        if self.param.name.lower() in _SENT_BY_CLIENT:
            self.refuse("is sent by the client itself")
        value = _enum_value(value)
        if _is_collection(value) and not value:
            # Servers read an empty list as no filter, which selects everything.
            self.refuse(
                "is empty; leave it out if nothing is meant, else skip the call"
            )
        if _is_map(value):
            self._expect("map", "object", "any", given=value)
            yield from self._map(value)
        elif _is_collection(value):
            yield from self._collection(value)
        else:
            yield self.param.name, self._limit_length(self._scalar(value))

    def _collection(self, given: Collection[Any]) -> Iterator[tuple[str, str]]:
        values = list(given)
        if any(_is_map(item) for item in values):
            self._expect("map", "object", "list", "any", given=values)
            yield from self._records([self._record(item) for item in values])
        else:
            # A list of texts is taken for any type: docs often name the items' type.
            self._refuse_maps(values)
            texts = [self._text(_enum_value(item)) for item in values]
            for text in texts:
                if "," in text:
                    self.refuse(
                        f"has an item with a comma, {_describe(text)}, which no list can contain"
                    )
            is_ordered = isinstance(given, KeysView) or not isinstance(given, Set)
            # The same set is sent the same way in every process.
            yield self.param.name, ",".join(texts if is_ordered else sorted(texts))

    def _map(self, value: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
        name, (first, second) = self.param.name, self.param.pair
        for number, (key, item) in enumerate(value.items()):
            field, text = self._field(key), self._text(_enum_value(item))
            match self.param.encoding:
                case "indexed":
                    yield f"{name}[{number}].{field}", text
                case "zero" | "records":
                    yield f"{name}[0].{field}", text
                case "pairs":
                    yield f"{name}[{number}].{first}", field
                    yield f"{name}[{number}].{second}", text

    def _record(self, item: Any) -> Mapping[Any, Any]:
        if not _is_map(item):
            self.refuse(f"mixes maps and {type(item).__name__}")
        return item

    def _records(self, records: list[Mapping[Any, Any]]) -> Iterator[tuple[str, str]]:
        if self.param.encoding in ("indexed", "zero"):
            # These entries have no other structure: several maps are item map.
            yield from self._map(
                {k: v for record in records for k, v in record.items()}
            )
            return
        for number, record in enumerate(records):
            for key, item in record.items():
                field = self._field(key)
                text = self._text(_enum_value(item))
                yield f"{self.param.name}[{number}].{field}", text

    def _field(self, key: Any) -> str:
        text = self._text(_enum_value(key))
        if not text:
            self.refuse("has an entry without a name")
        return text

    def _expect(self, *types: str, given: Any) -> None:
        if self.param.type not in types:
            self._refuse_type(given)

    def _refuse_maps(self, values: list[Any]) -> None:
        if self.param.type in ("map", "object") and values:
            self._refuse_type(values)

    def _refuse_type(self, given: Any) -> NoReturn:
        article = "an" if self.param.type[:1] in "aeiou" else "a"
        found = _type_name(given) if is_secret(self.param.name) else _describe(given)
        self.refuse(f"must be {article} {self.param.type}, not {found}")

    def _scalar(self, value: Any) -> str:
        """A single value, according to the parameter's type."""
        match self.param.type:
            case "boolean":
                return self._boolean(value)
            case "integer" | "long":
                return self._integer(value)
            case "float":
                return self._number(value, _NUMBER)
            case "datetime" if isinstance(value, date):
                return _format_datetime(value)
            case "list":
                found = "a text" if isinstance(value, str) else _type_name(value)
                self.refuse(f"is a list: give its items in a list, not {found}")
            case "map" | "object":
                self._refuse_type(value)
            case _:
                return self._text(value)

    def _boolean(self, value: Any) -> str:
        # Servers silently read anything but true as false.
        text = str(value).lower()
        if text not in ("true", "false"):
            self._refuse_type(value)
        return text

    def _integer(self, value: Any) -> str:
        text = self._number(value, _INTEGER)
        # Docs say integer where servers read a long, so both may be as long.
        if len(text) > 20 or not -(2**63) <= int(text) < 2**63:
            self.refuse("does not fit into 64 bits")
        return text

    def _number(self, value: Any, pattern: re.Pattern[str]) -> str:
        text = _number_text(value) if isinstance(value, float) else str(value)
        if isinstance(value, bool) or not pattern.fullmatch(text):
            self._refuse_type(value)
        return text

    def _text(self, value: Any) -> str:
        match value:
            case bool():
                text = "true" if value else "false"
            case date():
                text = _format_date(value)
            case float():
                text = _number_text(value)
            case str() | int() | Decimal() | UUID():
                text = str(value)
            case _:
                self._refuse_type(value)
        if _CONTROL_CHARACTER.search(text):
            self.refuse("contains a control character, which servers refuse")
        if any("\ud800" <= item <= "\udfff" for item in text):
            self.refuse("contains a lone surrogate, which cannot be sent")
        return text

    def _limit_length(self, text: str) -> str:
        # Java counts UTF-16 units.
        limit, length = self.param.length, len(text.encode("utf-16-le")) // 2
        if limit is not None and length > limit:
            self.refuse(f"has {length} characters, at most {limit} are accepted")
        return text


def _is_map(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_collection(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, Collection) and not isinstance(value, str | bytes)


def _enum_value(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _number_text(value: float) -> str:
    """A float; one without a fraction as an integer, which every server can read."""
    return str(int(value)) if value.is_integer() else repr(value)


def _describe(value: Any) -> str:
    """A value in a message; a long text might contain anything."""
    if isinstance(value, str):
        return f"the text {value!r}" if len(value) <= 20 else "a long text"
    return _type_name(value)


def _type_name(value: Any) -> str:
    return f"a value of type {type(value).__name__}"


def _format_date(value: date) -> str:
    """The text for a date: a day, or a second in UTC."""
    if isinstance(value, datetime):
        return in_utc(value).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat()


def _format_datetime(value: date) -> str:
    """The text for a datetime, in ISO 8601."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    return in_utc(value).strftime("%Y-%m-%dT%H:%M:%S+0000")
