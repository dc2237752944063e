"""Parameters by what users call them."""

from __future__ import annotations

from ..runtime.protocol.operation import Operation, Param


def find_param(operation: Operation, name: str) -> Param | None:
    """The parameter of a name; upper and lower case are the same unless they tell two apart."""
    params = operation.params
    for same in (
        [param for param in params if param.name == name],
        [param for param in params if (param.id or param.name) == name],
        [param for param in params if param.name.lower() == name.lower()],
    ):
        if len(same) == 1:
            return same[0]
    return None
