"""The operations of the docs, found by their names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ..operations import index

if TYPE_CHECKING:
    from .protocol.interface import Operation


def documented_operation(name: str) -> Operation | None:
    """The operation of a name; None if the docs have none."""
    if name not in index.COMMANDS:
        return None
    group, constant, _ = index.COMMANDS[name]
    module = import_module(f"{index.__name__.rpartition('.')[0]}.{group}")
    found: Operation = getattr(module, constant)
    return found
