"""Words of the command line into the parameters of a request. All problems are found at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..runtime.errors import ArgumentError
from ..runtime.protocol.interface import (
    Operation,
    Param,
    Params,
    serialize,
    serialize_unchecked,
)
from .inputs import InputError, Inputs
from .names import did_you_mean
from .options import OPTION_NAMES


class Parsed(NamedTuple):
    """The parameters as they are sent, and what is wrong; nothing is sent then."""

    params: Params
    problems: tuple[str, ...] = ()


class _Problem(Exception):
    """A value that cannot be used; the message says why."""


def parse_arguments(
    operation: Operation, options: Mapping[str, Iterable[str]], pairs: Iterable[str]
) -> Parsed:
    """Options by parameter name and ``name=value`` pairs, checked as the docs say.

    Entries of maps can be given as they are sent: ``tags[0].key=a``.
    """
    reader = _Reader(operation)
    for name, texts in options.items():
        for text in texts:
            reader.add(name, text)
    for pair in pairs:
        reader.add_pair(pair)
    values = reader.values()
    problems = [*reader.problems, *_refused(operation, values, reader.given)]
    if problems:
        return Parsed(Params(), tuple(problems))
    try:
        params = serialize(_without_entries(operation, reader.maps), values)
    except ArgumentError as problem:
        return Parsed(Params(), (str(problem),))
    return Parsed(Params({**params, **reader.entries}))


def parse_unchecked(operation: Operation, pairs: Iterable[str]) -> Parsed:
    """``name=value`` pairs that are sent as they are, whatever the docs say."""
    inputs = Inputs()
    values: dict[str, str] = {}
    problems: list[str] = []
    for pair in pairs:
        name, mark, text = pair.partition("=")
        if not mark or not name:
            problems.append(f"{operation.name}: {pair!r} is not name=value")
        elif name in values:
            problems.append(f"{operation.name}: `{name}` is given twice")
        else:
            try:
                values[name] = inputs.read(name, text)
            except InputError as problem:
                problems.append(f"{operation.name}: `{name}`: {problem}")
    try:
        params = serialize_unchecked(operation, values)
    except ArgumentError as problem:
        return Parsed(Params(), (*problems, str(problem)))
    return Parsed(params, tuple(problems))


class _Reader:
    """Collects the texts of each parameter, and what is wrong with them."""

    def __init__(self, operation: Operation) -> None:
        self.texts: dict[str, list[str]] = {}
        self.entries: dict[str, str] = {}
        self.maps: set[str] = set()
        self.problems: list[str] = []
        self._operation = operation
        self._by_name = {param.name.lower(): param for param in operation.params}
        self._inputs = Inputs()

    def add_pair(self, pair: str) -> None:
        """Add ``name=value``."""
        name, mark, text = pair.partition("=")
        name_of_map = name.partition("[")[0].lower()
        if not mark or not name:
            self._report(f"{pair!r} is not name=value")
        elif param := self._by_name.get(name.lower()):
            self.add(param.name, text)
        elif "[" in name and (param := self._by_name.get(name_of_map)):
            self.maps.add(param.name)
            self.entries[name] = self._read(name, text)
        else:
            known = [param.name for param in self._operation.params] + OPTION_NAMES
            self._report(f"unknown parameter `{name}`{did_you_mean(name, known)}")

    def add(self, name: str, text: str) -> None:
        """Add a text to a parameter."""
        self.texts.setdefault(name, []).append(self._read(name, text))

    @property
    def given(self) -> set[str]:
        """The parameters that the words mention."""
        return {*self.texts, *self.maps}

    def values(self) -> dict[str, Any]:
        """The values by the names that arguments have in Python."""
        found: dict[str, Any] = {}
        for name, texts in self.texts.items():
            param = self._by_name[name.lower()]
            try:
                found[param.id or name] = _value(param, texts)
            except _Problem as problem:
                self._report(str(problem))
        return found

    def _read(self, name: str, text: str) -> str:
        try:
            return self._inputs.read(name, text)
        except InputError as problem:
            self._report(f"`{name}`: {problem}")
            return ""

    def _report(self, problem: str) -> None:
        self.problems.append(f"{self._operation.name}: {problem}")


def _refused(
    operation: Operation, values: Mapping[str, Any], given: set[str]
) -> list[str]:
    """What is wrong with each parameter on its own; one with a problem already is given."""
    problems: list[str] = []
    for param in operation.params:
        is_missing = param.required and param.name not in given
        alone = param._replace(required=is_missing, excludes=(), requires=())
        try:
            serialize(operation._replace(params=(alone,)), values)
        except ArgumentError as problem:
            problems.append(str(problem))
    return problems


def _without_entries(operation: Operation, maps: set[str]) -> Operation:
    """The operation without demands that entries of maps fulfil."""
    params = tuple(
        param._replace(
            required=param.required and param.name not in maps,
            requires=tuple(name for name in param.requires if name not in maps),
        )
        for param in operation.params
    )
    return operation._replace(params=params)


def _value(param: Param, texts: list[str]) -> Any:
    match param.type:
        case "list":
            return [item for text in texts for item in _items(param, text)]
        case "map" | "object":
            return _map(param, texts)
        case _ if len(texts) > 1:
            raise _Problem(f"`{param.name}` is given {len(texts)} times")
        case _:
            return texts[0]


def _items(param: Param, text: str) -> list[Any]:
    """A JSON array, or what is between commas or line ends."""
    if text.lstrip()[:1] == "[":
        return _from_json(param, text)
    items = [item.strip() for item in text.replace("\n", ",").split(",")]
    return [item for item in items if item]


def _map(param: Param, texts: list[str]) -> Any:
    """JSON, or ``a=b,c=d``; each time that a list of records is given adds a record."""
    records: list[dict[str, Any]] = []
    for text in texts:
        if text.lstrip()[:1] in ("{", "["):
            records += _objects(param, _from_json(param, text))
            continue
        entries = [entry.partition("=") for entry in text.split(",") if entry]
        if any(not mark for _, mark, _ in entries):
            raise _Problem(f"`{param.name}` is not name=value,name=value or JSON")
        records.append({name: value for name, _, value in entries})
    if param.encoding == "records":
        return records
    return {name: value for record in records for name, value in record.items()}


def _from_json(param: Param, text: str) -> list[Any]:
    try:
        value: Any = json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as problem:
        raise _Problem(f"`{param.name}` is not valid JSON: {problem}") from None
    return [*value] if isinstance(value, list) else [value]


def _objects(param: Param, values: list[Any]) -> list[dict[str, Any]]:
    if not all(isinstance(value, dict) for value in values):
        raise _Problem(f"`{param.name}` is not an object or a list of objects")
    return values
