"""Python arguments into the parameters of a request, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..argument_errors import RefusedArgument, argument_error, broken_dependencies
from .operation import PAGING, Operation, Param
from .param_writer import ParamWriter
from .params import Params


def serialize(operation: Operation, arguments: Mapping[str, Any]) -> Params:
    """The parameters of a request, by the names that are sent.

    An ArgumentError if no server would accept them. None is the same as no argument.
    """
    params = Params({"command": operation.name, "response": "json"})
    given: set[str] = set()
    refused: list[RefusedArgument] = []
    for param in operation.params:
        value = arguments.get(param.id or param.name)
        try:
            if value is not None:
                given.add(param.name)
                params.update(ParamWriter(param).write(value))
            elif param.required:
                raise RefusedArgument(param, "is required")
        except RefusedArgument as problem:
            refused.append(problem)
    sent_anyway = PAGING if operation.has_pages else ()
    for param in operation.params:
        if param.name in given:
            refused.extend(
                broken_dependencies(operation.params, param, given, sent_anyway)
            )
    if refused:
        raise argument_error(operation.name, refused)
    return params


def serialize_unchecked(operation: Operation, arguments: Mapping[str, Any]) -> Params:
    """The parameters according to the values' types, and maps as the command's are sent.

    Neither types nor what is required or excluded are checked: the docs may be wrong
    there, and they may not know the command or the parameter at all.
    """
    known = {param.name.lower(): param for param in operation.params}
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
    return serialize(operation._replace(params=params), arguments)
