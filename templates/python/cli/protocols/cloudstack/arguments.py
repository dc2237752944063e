"""Arguments of commands: maps whose entries are sent as parameters of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...runtime.errors import ArgumentError
from ...runtime.protocol.interface import Operation, Param, Params, serialize_unchecked
from ..argument_reader import BaseArgumentReader
from ..inputs import InputError, Inputs
from ..params import find_param


class ArgumentReader(BaseArgumentReader):
    """Entries of maps can be given as they are sent: ``tags[0].key=a``."""

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation)
        self._entries: dict[str, str] = {}
        self._maps: set[Param] = set()

    def add_other(self, name: str, text: str) -> bool:
        """Add an entry of a map."""
        map_name, mark, _ = name.partition("[")
        param = find_param(self._operation, map_name)
        if not mark or param is None:
            return False
        self._maps.add(param)
        self._entries[name] = self.read(name, text)
        return True

    @property
    def given(self) -> set[Param]:
        """The parameters that the words mention."""
        return super().given | self._maps

    def demands(self) -> Operation:
        """The operation without demands that entries of maps fulfil."""
        maps = {param.name for param in self._maps}
        params = tuple(
            param._replace(
                required=param.required and param.name not in maps,
                requires=tuple(name for name in param.requires if name not in maps),
            )
            for param in self._operation.params
        )
        return self._operation._replace(params=params)

    def completed(self, params: Params) -> Params:
        """What is sent, with entries of maps."""
        return Params({**params, **self._entries})

    def joined(self, param: Param, records: list[dict[str, Any]]) -> Any:
        """Each time that a list of records is given adds a record."""
        return (
            records if param.encoding == "records" else super().joined(param, records)
        )


def parse_unchecked(
    operation: Operation, pairs: Iterable[str]
) -> tuple[Params, list[str]]:
    """``name=value`` pairs that are sent as they are, whatever the docs say; and what is wrong with them."""
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
        return serialize_unchecked(operation, values), problems
    except ArgumentError as problem:
        return Params(), [*problems, str(problem)]
