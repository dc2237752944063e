"""Checks the arguments of a command before anything is sent or anybody is asked."""

from collections.abc import Mapping
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError

from .answers import one_line
from .api import errors, interface as protocol

_MAX_NAME = 100


def checked(
    operation: protocol.Operation, given: Mapping[str, Any] | None
) -> protocol.Params:
    """The parts of a request; a ToolError if an argument is unknown, missing or invalid."""
    arguments = _by_identifier(operation, given or {})
    for param in operation.params:
        if (param.id or param.name) in arguments and _takes_file(param):
            raise ToolError(
                f"{operation.name}: {param.name} is a file, which this server does not "
                "read. Use the package or its command line."
            )
    # Messages about arguments quote the docs; here, only `describe` does.
    params = tuple(param._replace(doc="") for param in operation.params)
    try:
        return protocol.serialize(operation._replace(params=params), arguments)
    except errors.ArgumentError as problem:
        raise ToolError(str(problem)) from None


def _by_identifier(
    operation: protocol.Operation, given: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments by the identifiers of parameters, which can be given by their names too."""
    names = {param.name: param.id or param.name for param in operation.params}
    identifiers = {*names.values(), *(p.id for p in operation.params if p.id)}
    found: dict[str, Any] = {}
    for name, value in given.items():
        key = name if name in identifiers else names.get(name)
        if key is None:
            known = ", ".join(sorted(identifiers)) or "none"
            raise ToolError(
                f"{operation.name} has no parameter {one_line(name, _MAX_NAME)!r}; "
                f"its parameters: {known}"
            )
        if key in found:
            raise ToolError(f"{operation.name}: {name!r} is given twice")
        found[key] = value
    return found


def _takes_file(param: protocol.Param) -> bool:
    return "file" in (param.type, getattr(param, "items", ""))
