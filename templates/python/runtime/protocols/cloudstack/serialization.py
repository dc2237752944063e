"""Python arguments into the parameters of a request, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..base_errors import ArgumentError
from .operation import PAGING, Operation, Param
from .param_writer import ParamWriter, RefusedArgument
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
    for param in operation.params:
        if param.name in given:
            refused.extend(_broken_dependencies(operation, param, given))
    if refused:
        raise _argument_error(operation, refused)
    return params


def _argument_error(
    operation: Operation, refused: Sequence[RefusedArgument]
) -> ArgumentError:
    """One error that names every argument that is refused."""
    reasons = [str(problem) for problem in refused]
    listed = reasons[0]
    if len(reasons) > 1:
        lines = "".join(f"\n- {reason}" for reason in reasons)
        listed = f"{len(reasons)} arguments are refused:{lines}"
    return ArgumentError(
        f"{operation.name}: {listed}",
        command=operation.name,
        parameters=tuple(dict.fromkeys(problem.parameter for problem in refused)),
    )


def _broken_dependencies(
    operation: Operation, param: Param, given: Collection[str]
) -> Iterator[RefusedArgument]:
    """A parameter with one that it excludes, or without one that it requires."""
    ids = {other.name: other.id or other.name for other in operation.params}
    for name in param.excludes:
        if name in given:
            reason = f"cannot be sent together with `{ids[name]}`"
            yield RefusedArgument(param, reason)
    for name in param.requires:
        is_sent_anyway = operation.has_pages and name.lower() in PAGING
        if name not in given and not is_sent_anyway:
            reason = f"has to be sent together with `{ids[name]}`"
            yield RefusedArgument(param, reason)


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
