"""Words of the command line into what is sent. All problems are found at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from ..runtime.errors import ArgumentError
from ..runtime.protocol.interface import Operation, Param, Params, serialize
from .protocol.arguments import ArgumentReader


class Parsed(NamedTuple):
    """The parameters as they are sent, and what is wrong; nothing is sent then."""

    params: Params
    problems: tuple[str, ...] = ()


def parse_arguments(
    operation: Operation,
    options: Iterable[tuple[Param, str]],
    pairs: Iterable[str],
) -> Parsed:
    """Texts of options and ``name=value`` pairs, checked as the docs say."""
    reader = ArgumentReader(operation)
    for param, text in options:
        reader.add(param, text)
    for pair in pairs:
        reader.add_pair(pair)
    values = reader.values()
    problems = [*reader.problems, *_refused(operation, values, reader.given)]
    if problems:
        return Parsed(Params(), tuple(problems))
    try:
        params = serialize(reader.demands(), values)
    except ArgumentError as problem:
        return Parsed(Params(), (str(problem),))
    return Parsed(reader.completed(params))


def _refused(
    operation: Operation, values: Mapping[str, Any], given: Collection[Param]
) -> list[str]:
    """What is wrong with each parameter on its own; one with a problem already is given."""
    problems: list[str] = []
    for param in operation.params:
        is_missing = param.required and param not in given
        alone = param._replace(required=is_missing, excludes=(), requires=())
        try:
            serialize(operation._replace(params=(alone,)), values)
        except ArgumentError as problem:
            problems.append(str(problem))
    return problems
