"""What help says of commands and their parameters."""

from __future__ import annotations

from ...runtime.protocol.operation import Operation, Param
from ..names import Entry
from .verbs import noun_of, verb_of


def request_help(operation: Operation) -> str:
    """What is sent, and what the server answers with."""
    kind = "A job; its result is " if operation.is_async else "Answers with "
    many = "a list of " if operation.response.shape == "list" else ""
    model = operation.response.model or "nothing"
    return f"{kind}{many}{model}. API command: {operation.name}"


def param_help(param: Param) -> str:
    """What can be given for a parameter, besides what is said of all."""
    return f"At most {param.length} characters." if param.length else ""


def option_name(param: Param) -> str:
    """The name of the option for a parameter."""
    return param.name.lower()


def examples(entry: Entry, group: str) -> list[str]:
    """Command lines for a command."""
    noun = noun_of(entry)
    verb_and_noun = [f"{verb_of(entry)} {noun}"] if noun else []
    return [*verb_and_noun, f"-o json {entry.name}", f"{group} --help"]
