"""Matching the commands of HTTP APIs by their requests, and the variables of their paths by position.

Docs of such APIs have titles, which are edited freely, and no names: what identifies an operation is its method and
path, in which the spelling of variables means nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from slatebind.diff.address import Key
from slatebind.diff.matching import Match
from slatebind.protocols import Protocol, protocol_named
from slatebind.spec.model import Command, Param, Spec

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def match_by_request(old: Spec, new: Spec) -> Iterator[Match]:
    """The commands with the same method and path, if these are those of only one command in each spec."""
    protocols = [protocol_named(spec.api.protocol) for spec in (old, new)]
    if any(protocol.names_commands for protocol in protocols):
        return
    old_names, new_names = (
        _by_request(spec.commands, protocol) for spec, protocol in zip((old, new), protocols, strict=True)
    )
    for request, names in old_names.items():
        if len(names) == len(new_names.get(request, ())) == 1:
            before, after = names[0], new_names[request][0]
            yield Match(before, after, "exact" if before == after else "request")


def have_same_path(old: Command, new: Command) -> bool:
    """Whether two paths differ by nothing but the names of their variables."""
    return path_form(old.path) == path_form(new.path)


def path_form(path: str | None) -> str:
    """A path without the names of its variables: ``/trees/{}``."""
    return _VARIABLE.sub("{}", path or "").rstrip("/")


def match_path_variables(old: Command, new: Command) -> Iterator[tuple[Param, Param]]:
    """The variables at the same positions of paths that are otherwise the same."""
    if not have_same_path(old, new):
        return
    before, after = (_variables(command) for command in (old, new))
    for old_name, new_name in zip(*(_VARIABLE.findall(command.path or "") for command in (old, new)), strict=True):
        if old_name in before and new_name in after:
            yield before[old_name], after[new_name]


def _variables(command: Command) -> dict[str, Param]:
    return {param.name: param for param in command.params if param.location == "path"}


def _by_request(commands: Sequence[Command], protocol: Protocol) -> dict[tuple[str, ...], list[Key]]:
    """The names of commands by method, path, and the constants of the query."""
    names: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for command in commands:
        if command.path:
            names[protocol.method(command), path_form(command.path), *_constants(command)].append(command.name)
    return names


def _constants(command: Command) -> tuple[str, ...]:
    """What tells operations with the same path apart: parameters of the query with a single value."""
    params = (param for param in command.params if param.location == "query" and len(param.values) == 1)
    return tuple(sorted(f"{param.name}={param.values[0]}" for param in params))
