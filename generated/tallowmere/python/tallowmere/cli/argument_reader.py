"""Words of the command line into the arguments of an operation, whatever the protocol."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ..runtime.protocol.interface import Operation, Param, Params
from .inputs import InputError, Inputs
from .names import did_you_mean
from .options import OPTION_NAMES
from .params import find_param


class ArgumentProblem(Exception):
    """A value that cannot be used; the message says why."""


class BaseArgumentReader:
    """Collects the texts of each parameter, and what is wrong with them."""

    number: Callable[[str], Any] = str
    """What a number of JSON with a fraction is read as; no digit may be lost."""

    def __init__(self, operation: Operation) -> None:
        self.problems: list[str] = []
        self.inputs = Inputs()
        self._operation = operation
        self.texts: dict[Param, list[str]] = {}

    def add_pair(self, pair: str) -> None:
        """Add ``name=value``."""
        name, mark, text = pair.partition("=")
        if not mark or not name:
            self.report(f"{pair!r} is not name=value")
        elif param := find_param(self._operation, name):
            self.add(param, text)
        elif not self.add_other(name, text):
            known = [param.name for param in self._operation.params] + OPTION_NAMES
            self.report(f"unknown parameter `{name}`{did_you_mean(name, known)}")

    def add_other(self, name: str, text: str) -> bool:
        """Add what is no parameter's own name, if the protocol has more; whether it has."""
        return False

    def add(self, param: Param, text: str) -> None:
        """Add a text to a parameter."""
        self.texts.setdefault(param, []).append(self.read(param.name, text))

    @property
    def given(self) -> set[Param]:
        """The parameters that the words mention."""
        return {*self.texts}

    def values(self) -> dict[str, Any]:
        """The values by the names that arguments have in Python."""
        found: dict[str, Any] = {}
        for param, texts in self.texts.items():
            try:
                found[param.id or param.name] = self.value(param, texts)
            except ArgumentProblem as problem:
                self.report(str(problem))
        return found

    def demands(self) -> Operation:
        """The operation with what is demanded of the values."""
        return self._operation

    def completed(self, params: Params) -> Params:
        """What is sent, with what is no argument."""
        return params

    def read(self, name: str, text: str) -> str:
        """The value that a text stands for, which may be a file's content."""
        try:
            return self.inputs.read(name, text)
        except InputError as problem:
            self.report(f"`{name}`: {problem}")
            return ""

    def report(self, problem: str) -> None:
        """Remember what is wrong."""
        self.problems.append(f"{self._operation.name}: {problem}")

    def value(self, param: Param, texts: list[str]) -> Any:
        """The value of a parameter from all texts that are given for it."""
        match param.type:
            case "list":
                return [item for text in texts for item in self.items(param, text)]
            case "map" | "object":
                return self.joined(
                    param, [r for text in texts for r in self.records(param, text)]
                )
            case _ if len(texts) > 1:
                raise ArgumentProblem(f"`{param.name}` is given {len(texts)} times")
            case _:
                return texts[0]

    def items(self, param: Param, text: str) -> list[Any]:
        """A JSON array, or what is between commas or line ends."""
        if text.lstrip()[:1] == "[":
            return as_list(self.from_json(param, text))
        items = [item.strip() for item in text.replace("\n", ",").split(",")]
        return [item for item in items if item]

    def records(self, param: Param, text: str) -> list[dict[str, Any]]:
        """The objects of a JSON text, or ``a=b,c=d``."""
        if text.lstrip()[:1] in ("{", "["):
            values = as_list(self.from_json(param, text))
            if not all(isinstance(value, dict) for value in values):
                raise ArgumentProblem(
                    f"`{param.name}` is not an object or a list of objects"
                )
            return values
        entries = [entry.partition("=") for entry in text.split(",") if entry]
        if any(not mark for _, mark, _ in entries):
            raise ArgumentProblem(
                f"`{param.name}` is not name=value,name=value or JSON"
            )
        return [{name: value for name, _, value in entries}]

    def joined(self, param: Param, records: list[dict[str, Any]]) -> Any:
        """The value of a map or an object that is given in parts."""
        return {name: value for record in records for name, value in record.items()}

    def from_json(self, param: Param, text: str) -> Any:
        """The value of a JSON text."""
        try:
            return json.loads(text, parse_float=self.number)
        except (ValueError, RecursionError) as problem:
            message = f"`{param.name}` is not valid JSON: {problem}"
            raise ArgumentProblem(message) from None


def as_list(value: Any) -> list[Any]:
    """The values of a list; of anything else, itself."""
    return [*value] if isinstance(value, list) else [value]
