"""Which command lists the objects that a parameter identifies."""

from __future__ import annotations

import re

from ...runtime.protocol.operation import Operation, Param
from ..names import find_by_name
from .verbs import find_list_of, noun_of

_ID = re.compile(r"(?P<noun>.*?)ids?", re.IGNORECASE)


def list_of_ids(operation: Operation, param: Param) -> tuple[str, tuple[str, ...]]:
    """The command's name, empty if there is none, and the fields that may contain the ids.

    Zones for ``zoneid``; for ``id``, the command's own objects.
    """
    found = _ID.fullmatch(param.name)
    if found is None:
        return "", ()
    noun, group = found["noun"].lower(), ""
    own = find_by_name(operation.name)
    if not noun and own:
        noun, group = noun_of(own), own.group
    entry = find_list_of(noun, group)
    return (entry.name if entry else ""), ("id",)
