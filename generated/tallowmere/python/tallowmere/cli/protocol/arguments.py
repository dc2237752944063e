"""Arguments of operations: values of JSON, numbers, and files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from ...runtime.errors import ArgumentError
from ...runtime.protocol.interface import Operation, Param, Params, serialize_unchecked
from ...runtime.protocol.values import NULL
from ..argument_reader import ArgumentProblem, BaseArgumentReader
from ..inputs import InputError
from ..params import find_param

_ENTRY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]+\])+)")
_KEY = re.compile(r"\[([^\[\]]+)\]")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


class ArgumentReader(BaseArgumentReader):
    """``name:=value`` gives a value of JSON, such as null, for a parameter of any type."""

    number = Decimal

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation)
        self._values: dict[Param, Any] = {}
        self._entries: dict[Param, list[dict[str, Any]]] = {}

    def add_other(self, name: str, text: str) -> bool:
        """Add a value of JSON, or an entry of an object as ``name[key]=value``."""
        if entry := _ENTRY.fullmatch(name):
            return self._add_entry(entry[1], _KEY.findall(entry[2]), text)
        param = find_param(self._operation, name.removesuffix(":"))
        if not name.endswith(":") or param is None:
            return False
        if param in self.given:
            self.report(f"`{param.name}` is given twice")
        self._values[param] = self.json_value(param, text)
        return True

    def _add_entry(self, name: str, keys: list[str], text: str) -> bool:
        param = find_param(self._operation, name)
        if param is None or param.type not in ("map", "object"):
            return False
        entry: Any = self.read(name, text)
        for key in reversed(keys):
            entry = {key: entry}
        self._entries.setdefault(param, []).append(entry)
        return True

    def json_value(self, param: Param, text: str) -> Any:
        """The value of a JSON text; NULL for null, or if something is wrong."""
        try:
            value = self.from_json(param, self.read(param.name, text))
        except ArgumentProblem as problem:
            self.report(str(problem))
            value = None
        return NULL if value is None else value

    def add(self, param: Param, text: str) -> None:
        """Add a text to a parameter; files are read as they are, when they are sent."""
        if self._is_file(param):
            self.texts.setdefault(param, []).append(text)
        else:
            super().add(param, text)

    @property
    def given(self) -> set[Param]:
        """The parameters that the words mention."""
        return super().given | {*self._values, *self._entries}

    def values(self) -> dict[str, Any]:
        """The values by the names that arguments have in Python."""
        found = super().values()
        for param, value in self._values.items():
            found[param.id or param.name] = value
        for param, entries in self._entries.items():
            value = found.get(param.id or param.name, {})
            for entry in entries:
                value = _merged(value, entry)
            found[param.id or param.name] = value
        return found

    def value(self, param: Param, texts: list[str]) -> Any:
        """The value of a parameter from all texts that are given for it."""
        if self._is_file(param) and param.type != "list" and len(texts) == 1:
            return self._file(param, texts[0])
        is_object = param.type in ("map", "object")
        if is_object and len(texts) == 1 and texts[0].lstrip()[:1] == "[":
            return self.from_json(param, texts[0])
        found = super().value(param, texts)
        return _number(param, found) if param.type == "float" else found

    def items(self, param: Param, text: str) -> list[Any]:
        """A JSON array, a JSON object, or what is between commas or line ends."""
        if self._is_file(param):
            return [self._file(param, text)]
        if text.lstrip()[:1] == "{":
            return [self.from_json(param, text)]
        return [_item(param, item) for item in super().items(param, text)]

    def _is_file(self, param: Param) -> bool:
        body = self._operation.body
        is_raw = body == "raw" and param.location == "body"
        has_files = "file" in (param.type, param.items)
        return is_raw or (body == "multipart" and has_files)

    def _file(self, param: Param, text: str) -> Path | bytes:
        if text in ("-", "@-"):
            try:
                return self.inputs.read_bytes(param.name)
            except InputError as problem:
                raise ArgumentProblem(f"`{param.name}`: {problem}") from None
        if text.startswith("@") and not text.startswith("@@"):
            return Path(text[1:])
        if "file" in (param.type, param.items):
            example = f"{param.name}=@FILE, or - for standard input"
            raise ArgumentProblem(f"`{param.name}` is a file: {example}")
        return text.removeprefix("@").encode()


def _merged(value: Any, entry: dict[str, Any]) -> Any:
    """An object with the entries of another one."""
    found = dict(cast("dict[str, Any]", value)) if isinstance(value, dict) else {}
    for key, item in entry.items():
        if isinstance(item, dict):
            found[key] = _merged(found.get(key), cast("dict[str, Any]", item))
        else:
            found[key] = item
    return found


def _item(param: Param, item: Any) -> Any:
    """An element of a list, as its type is in JSON."""
    if not isinstance(item, str):
        return item
    match param.items:
        case "integer" | "long" if _INTEGER.fullmatch(item):
            return int(item)
        case "float":
            return _number(param, item)
        case "boolean" if item in ("true", "false"):
            return item == "true"
        case _:
            return item


def _number(param: Param, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ArgumentProblem(f"`{param.name}` is not a number: {text!r}")
    return number


def parse_unchecked(
    operation: Operation, pairs: Sequence[str]
) -> tuple[Params, list[str]]:
    """``name=value`` and ``name:=JSON`` pairs, whatever the docs say; and what is wrong with them."""
    names = [pair.partition("=")[0].removesuffix(":") for pair in pairs]
    named = tuple(Param(name, "any") for name in dict.fromkeys(names))
    reader = ArgumentReader(operation._replace(params=named, body="json"))
    for pair in pairs:
        reader.add_pair(pair)
    values = reader.values()
    if reader.problems:
        return Params(), reader.problems
    try:
        return serialize_unchecked(operation, values), []
    except ArgumentError as problem:
        return Params(), [str(problem)]
