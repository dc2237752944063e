"""Arguments into the parameters of a request, checked before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NoReturn, TypeAlias, TypeGuard
from uuid import UUID

from .command import PAGING, Command, Param
from .dates import day, instant
from .errors import ArgumentError
from .redact import Wire, is_secret

Entries: TypeAlias = Mapping[str, object] | Sequence[Mapping[str, object]]
"""What a map is given as: its entries by their keys, or one by one."""

# Servers refuse these in a value; line breaks they take.
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_OURS = frozenset(
    ("command", "response", "apikey", "signature", "signatureversion", "expires")
    + ("sessionkey",)
)


def wire_params(command: Command, arguments: Mapping[str, Any]) -> Wire:
    """The parameters of a request by their names on the wire.

    An ArgumentError where no server would take them. None is the same as nothing.
    """
    wire = Wire({"command": command.name, "response": "json"})
    given: dict[str, Param] = {}
    for param in command.params:
        value = arguments.get(param.id or param.name)
        writer = _Writer(command.name, param)
        written = {} if value is None else dict(writer.written(value))
        if not written and param.required:
            writer.refuse("is required")
        if written:
            given[param.name] = param
        wire.update(written)
    for param in given.values():
        _check_dependencies(command, param, given)
    return wire


def _check_dependencies(
    command: Command, param: Param, given: Mapping[str, Param]
) -> None:
    """Refuse a parameter with one that it excludes, or without one that it requires."""
    ids = {one.name: one.id or one.name for one in command.params}
    writer = _Writer(command.name, param)
    for name in param.excludes:
        if name in given:
            writer.refuse(f"cannot be sent together with `{ids[name]}`")
    for name in param.requires:
        is_sent_anyway = command.has_pages and name.lower() in PAGING
        if name not in given and not is_sent_anyway:
            writer.refuse(f"has to be sent together with `{ids[name]}`")


def unchecked_params(command: Command, arguments: Mapping[str, Any]) -> Wire:
    """The parameters by what the values are, and as the command's maps travel.

    Neither types nor what is required or excluded are checked: the docs may be wrong there, and
    they may not know the command or the parameter at all.
    """
    known = {param.name.lower(): param for param in command.params}
    params = tuple(
        known.get(name.lower(), Param(name))._replace(
            name=name,
            type="any",
            id="",
            required=False,
            length=None,
            excludes=(),
            requires=(),
        )
        for name in arguments
    )
    return wire_params(command._replace(params=params), arguments)


class _Writer:
    """One parameter at a time."""

    def __init__(self, command: str, param: Param) -> None:
        self.command = command
        self.param = param

    def refuse(self, why: str) -> NoReturn:
        """Raise the error that says which parameter it is, in the docs' words too."""
        told = f" ({self.param.doc})" if self.param.doc else ""
        name = self.param.id or self.param.name
        raise ArgumentError(
            f"{self.command}: `{name}` {why}{told}",
            command=self.command,
            parameter=name,
        )

    def written(self, value: Any) -> Iterator[tuple[str, str]]:
        """Names and texts as they travel."""
        if self.param.name.lower() in _OURS:
            self.refuse("is what the client itself sends")
        value = _plain(value)
        if _is_map(value):
            self._expect("map", "object", "any", given=value)
            yield from self._map(value)
        elif _is_collection(value):
            yield from self._collection(list(value))
        else:
            yield self.param.name, self._checked(self._scalar(value))

    def _collection(self, values: list[Any]) -> Iterator[tuple[str, str]]:
        if any(_is_map(one) for one in values):
            self._expect("map", "object", "list", "any", given=values)
            yield from self._records([self._record(one) for one in values])
        else:
            # A list of texts is taken for any type: docs often name the items' type.
            self._refuse_maps(values)
            texts = [self._text(_plain(one)) for one in values]
            for text in texts:
                if "," in text:
                    self.refuse(
                        f"has an item with a comma, {_shown(text)}, which no list can hold"
                    )
            yield self.param.name, ",".join(texts)

    def _map(self, value: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
        name, (first, second) = self.param.name, self.param.pair
        for number, (key, one) in enumerate(value.items()):
            field, text = self._field(key), self._text(_plain(one))
            match self.param.encoding:
                case "indexed":
                    yield f"{name}[{number}].{field}", text
                case "zero" | "records":
                    yield f"{name}[0].{field}", text
                case "pairs":
                    yield f"{name}[{number}].{first}", field
                    yield f"{name}[{number}].{second}", text

    def _record(self, one: Any) -> Mapping[Any, Any]:
        if not _is_map(one):
            self.refuse(f"mixes maps and {type(one).__name__}")
        return one

    def _records(self, records: list[Mapping[Any, Any]]) -> Iterator[tuple[str, str]]:
        if self.param.encoding in ("indexed", "zero"):
            # These entries have no other structure: several maps are one map.
            yield from self._map(
                {k: v for record in records for k, v in record.items()}
            )
            return
        for number, record in enumerate(records):
            for key, one in record.items():
                field = self._field(key)
                text = self._text(_plain(one))
                yield f"{self.param.name}[{number}].{field}", text

    def _field(self, key: Any) -> str:
        text = self._text(_plain(key))
        if not text:
            self.refuse("has an entry without a name")
        return text

    def _expect(self, *types: str, given: Any) -> None:
        if self.param.type not in types:
            self._wrong(given)

    def _refuse_maps(self, values: list[Any]) -> None:
        if self.param.type in ("map", "object") and values:
            self._wrong(values)

    def _wrong(self, given: Any) -> NoReturn:
        article = "an" if self.param.type[:1] in "aeiou" else "a"
        found = _kind(given) if is_secret(self.param.name) else _shown(given)
        self.refuse(f"is {article} {self.param.type}, not {found}")

    def _scalar(self, value: Any) -> str:
        """A single value as its type has it."""
        match self.param.type:
            case "boolean":
                return self._boolean(value)
            case "integer" | "long":
                return self._whole(value)
            case "float":
                return self._number(value, _NUMBER)
            case "datetime" if isinstance(value, date):
                return instant(value)
            case "list" if isinstance(value, str) and "," in value:
                self.refuse("is a list: give its items, not a text with commas")
            case "map" | "object":
                self._wrong(value)
            case _:
                return self._text(value)

    def _boolean(self, value: Any) -> str:
        # Servers read everything but true as false, without a word.
        text = str(value).lower()
        if text not in ("true", "false"):
            self._wrong(value)
        return text

    def _whole(self, value: Any) -> str:
        text = self._number(value, _WHOLE)
        # Docs say integer where servers read a long, so both may be as long.
        if len(text) > 20 or not -(2**63) <= int(text) < 2**63:
            self.refuse("is beyond what 64 bits hold")
        return text

    def _number(self, value: Any, pattern: re.Pattern[str]) -> str:
        text = str(value)
        if isinstance(value, bool) or not pattern.fullmatch(text):
            self._wrong(value)
        return text

    def _text(self, value: Any) -> str:
        match value:
            case bool():
                text = "true" if value else "false"
            case date():
                text = day(value)
            case str() | int() | float() | Decimal() | UUID():
                text = str(value)
            case _:
                self._wrong(value)
        if _CONTROL.search(text):
            self.refuse("holds a control character, which servers refuse")
        if any("\ud800" <= one <= "\udfff" for one in text):
            self.refuse("holds half a character, which cannot be sent")
        return text

    def _checked(self, text: str) -> str:
        # Java counts UTF-16 units.
        most, found = self.param.length, len(text.encode("utf-16-le")) // 2
        if most is not None and found > most:
            self.refuse(f"has {found} characters, at most {most} are taken")
        return text


def _is_map(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_collection(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, Collection) and not isinstance(value, str | bytes)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _shown(value: Any) -> str:
    """A value in an error; a long text might be anything."""
    if isinstance(value, str):
        return f"the text {value!r}" if len(value) <= 20 else "a long text"
    return _kind(value)


def _kind(value: Any) -> str:
    return f"of Python's type {type(value).__name__}"
