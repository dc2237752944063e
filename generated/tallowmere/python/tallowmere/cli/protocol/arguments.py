"""Arguments of operations: values of JSON, numbers, and files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ...runtime.errors import ArgumentError
from ...runtime.protocol.interface import Operation, Param, Params, serialize_unchecked
from ...runtime.protocol.values import NULL
from ..argument_reader import ArgumentProblem, BaseArgumentReader
from ..inputs import InputError
from ..params import find_param


class ArgumentReader(BaseArgumentReader):
    """``name:=value`` gives a value of JSON, such as null, for a parameter of any type."""

    number = Decimal

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation)
        self._values: dict[Param, Any] = {}

    def add_other(self, name: str, text: str) -> bool:
        """Add a value of JSON."""
        param = find_param(self._operation, name.removesuffix(":"))
        if not name.endswith(":") or param is None:
            return False
        if param in self.given:
            self.report(f"`{param.name}` is given twice")
        self._values[param] = self.json_value(param, text)
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
        return super().given | {*self._values}

    def values(self) -> dict[str, Any]:
        """The values by the names that arguments have in Python."""
        other = {param.id or param.name: value for param, value in self._values.items()}
        return {**super().values(), **other}

    def value(self, param: Param, texts: list[str]) -> Any:
        """The value of a parameter from all texts that are given for it."""
        if self._is_file(param) and len(texts) == 1:
            return self._file(param, texts[0])
        is_object = param.type in ("map", "object")
        if is_object and len(texts) == 1 and texts[0].lstrip()[:1] == "[":
            return self.from_json(param, texts[0])
        found = super().value(param, texts)
        return _number(param, found) if param.type == "float" else found

    def items(self, param: Param, text: str) -> list[Any]:
        """A JSON array, a JSON object, or what is between commas or line ends."""
        if text.lstrip()[:1] == "{":
            return [self.from_json(param, text)]
        return super().items(param, text)

    def _is_file(self, param: Param) -> bool:
        body = self._operation.body
        is_raw = body == "raw" and param.location == "body"
        return is_raw or (body == "multipart" and param.type == "file")

    def _file(self, param: Param, text: str) -> Path | bytes:
        if text in ("-", "@-"):
            try:
                return self.inputs.read_bytes(param.name)
            except InputError as problem:
                raise ArgumentProblem(f"`{param.name}`: {problem}") from None
        if text.startswith("@") and not text.startswith("@@"):
            return Path(text[1:])
        if param.type == "file":
            example = f"{param.name}=@FILE, or - for standard input"
            raise ArgumentProblem(f"`{param.name}` is a file: {example}")
        return text.removeprefix("@").encode()


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
