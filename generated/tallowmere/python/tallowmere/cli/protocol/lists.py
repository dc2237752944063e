"""Which operation lists the objects that a parameter identifies, by its path."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...runtime.protocol.operation import Operation, Param, find_operation, split_path
from ..names import all_entries, singular

_ID = re.compile(r"(?P<noun>\w+?)_?ids?", re.IGNORECASE)


def list_of_ids(operation: Operation, param: Param) -> tuple[str, tuple[str, ...]]:
    """The operation's name, empty if there is none, and the fields that may contain the ids.

    For a variable of a path it is what is read at the path before the variable; for
    ``tool_id`` elsewhere, at a path that ends with ``/tools``.
    """
    fields = (param.name, "id", "uuid")
    if param.location == "path":
        wanted = operation.path.partition(f"{{{param.name}}}")[0].rstrip("/")
        matching = [
            reader for reader in _readers() if reader.path.rstrip("/") == wanted
        ]
    elif found := _ID.fullmatch(param.name):
        noun = _plain(found["noun"])
        matching = [reader for reader in _readers() if _noun_at_end(reader) == noun]
    else:
        matching = []
    return (matching[0].name if matching else ""), fields


def documented_operations() -> Iterator[Operation]:
    """All operations, in the order of the docs."""
    return (find_operation(entry.name) for entry in all_entries())


def _readers() -> Iterator[Operation]:
    """The operations that may list objects."""
    return (
        operation for operation in documented_operations() if operation.method == "GET"
    )


def _noun_at_end(operation: Operation) -> str:
    """What a list is of; empty if the path has variables."""
    parts = split_path(operation.path)
    return _plain(parts[0].rpartition("/")[2]) if len(parts) == 1 else ""


def _plain(noun: str) -> str:
    return singular(re.sub(r"[^a-z0-9]", "", noun.lower()))


def find_documented(method: str, path: str) -> Operation | None:
    """The documented operation of a request; its path may have values for the variables."""
    bare = path.partition("?")[0]
    for operation in documented_operations():
        if operation.method == method and _pattern(operation).fullmatch(bare):
            return operation
    return None


def _pattern(operation: Operation) -> re.Pattern[str]:
    parts = map(re.escape, split_path(operation.path)[::2])
    return re.compile("[^/]+".join(parts))
