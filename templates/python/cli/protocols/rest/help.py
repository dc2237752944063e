"""What help says of operations and their parameters."""

from __future__ import annotations

import re

from ...runtime.protocol.operation import Operation, Param
from ..names import Entry, entries_of_group, group_word, kebab

_WORD = re.compile(r"\w[\w.-]*")


def request_help(operation: Operation) -> str:
    """What is sent, and what the server answers with."""
    request = f"Sends {operation.method} {operation.path}."
    response = operation.response
    if response.content_type:
        return f"{request} Answers with {response.content_type}."
    if not response.model:
        return request
    many = "a list of " if response.shape == "list" else ""
    return f"{request} Answers with {many}{response.model}."


def param_help(param: Param) -> str:
    """What can be given for a parameter, besides what is said of all."""
    if "file" in (param.type, param.items):
        return "A file: @FILE."
    return ""


def option_name(param: Param) -> str:
    """The name of the option for a parameter: that of the docs, if it can be one."""
    is_word = _WORD.fullmatch(param.name) is not None
    return kebab(param.name if is_word else param.id).lower()


def examples(entry: Entry, group: str) -> list[str]:
    """Command lines for an operation."""
    own = group_word(entry.group)
    words = entries_of_group(own)
    short = next(word for word, other in words.items() if other == entry)
    return [f"{own} {short}", f"-o json {own} {short}", f"{own} --help"]
