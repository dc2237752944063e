"""Matching the commands of HTTP APIs by their requests, and the variables of their paths by position.

Docs of such APIs have titles, which are edited freely, and no names: what identifies an operation is its method and
path, in which the spelling of variables means nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from slatebind.diff.address import Key
from slatebind.diff.matching import Match
from slatebind.protocols import protocol_named
from slatebind.spec.addresses import Request, normal_variables, path_variables, request_of
from slatebind.spec.model import Command, Param, Spec


def match_by_request(old: Spec, new: Spec) -> Iterator[Match]:
    """The commands with the same method and path, if these are those of only one command in each spec."""
    if any(protocol_named(spec.api.protocol).names_commands for spec in (old, new)):
        return
    old_names, new_names = (_names_by_request(spec.commands) for spec in (old, new))
    for request, names in old_names.items():
        if len(names) == len(new_names.get(request, ())) == 1:
            before, after = names[0], new_names[request][0]
            yield Match(before, after, "exact" if before == after else "request")


def have_same_path(old: Command, new: Command) -> bool:
    """Whether two paths differ by nothing but the names of their variables.

    A slash at the end of one of them is a difference: servers that are strict about it refuse the other spelling.
    """
    return bool(old.path and new.path) and normal_variables(old.path or "") == normal_variables(new.path or "")


def match_path_variables(old: Command, new: Command) -> Iterator[tuple[Param, Param]]:
    """The variables at the same positions of paths that are otherwise the same, apart from a slash at their ends."""
    old_request, new_request = request_of(old), request_of(new)
    if old_request is None or new_request is None or old_request.path != new_request.path:
        return
    before, after = (_variables(command) for command in (old, new))
    for old_name, new_name in zip(path_variables(old.path or ""), path_variables(new.path or ""), strict=True):
        if old_name in before and new_name in after:
            yield before[old_name], after[new_name]


def _variables(command: Command) -> dict[str, Param]:
    return {param.name: param for param in command.params if param.location == "path"}


def _names_by_request(commands: Sequence[Command]) -> dict[Request, list[Key]]:
    names: dict[Request, list[Key]] = defaultdict(list)
    for command in commands:
        if request := request_of(command):
            names[request].append(command.name)
    return names
