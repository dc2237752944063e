"""Which command of a spec is which operation of a source: by name, or by method and path."""

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from slatebind.protocols import protocol_named
from slatebind.spec.addresses import normal_variables
from slatebind.spec.model import Command, Spec
from slatebind.verify.facts import OperationFacts

_Route = tuple[str, str]


def match_operations(
    spec: Spec, operations: Iterable[OperationFacts], *, is_named: bool = False
) -> dict[str, OperationFacts]:
    """The operations by the names of the commands that they are; ``is_named`` says that they have these names."""
    protocol = protocol_named(spec.api.protocol)
    if is_named or not protocol.has_paths:
        by_name = {operation.name: operation for operation in operations}
        return {command.name: by_name[command.name] for command in spec.commands if command.name in by_name}
    by_route: dict[_Route, list[OperationFacts]] = defaultdict(list)
    for operation in operations:
        if operation.method and operation.path is not None:
            for path in dict.fromkeys(map(normal_path, (operation.path, *operation.other_paths))):
                by_route[operation.method, path].append(operation)
    found = {}
    for command in spec.commands:
        for path in command_paths(command, spec):
            candidates = by_route.get((protocol.method(command), path))
            if candidates:
                found[command.name] = candidates[0]
                break
    return found


def command_paths(command: Command, spec: Spec) -> tuple[str, ...]:
    """The paths that a command can have on a server: below that of the documented one, or as it is written."""
    own = normal_path(command.path or "/")
    bases = [command.server, spec.api.endpoint, *(server.url for server in spec.api.servers)]
    return tuple(dict.fromkeys([*(normal_path(base_path(base) + own) for base in bases if base), own]))


def base_path(url: str) -> str:
    """The path of a server's URL, without the slash at its end."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return path.rstrip("/")


def normal_path(path: str) -> str:
    """A path with each variable as ``{}``, with one slash at its beginning and none at its end."""
    path = normal_variables(path.partition("?")[0])
    return "/" + re.sub(r"/{2,}", "/", path).strip("/")
