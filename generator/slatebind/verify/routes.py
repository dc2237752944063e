"""Which documented operation a recorded request calls: by method, path, and constants in the query."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from slatebind.protocols import protocol_named
from slatebind.spec.addresses import fixed_params
from slatebind.spec.model import Command, Spec
from slatebind.verify.matching import command_paths


class Routes:
    """The paths of all operations, by method and number of segments; fixed ones go before those with variables."""

    def __init__(self, spec: Spec) -> None:
        protocol = protocol_named(spec.api.protocol)
        routes: dict[tuple[str, int], list[tuple[str, re.Pattern[str], Command]]] = defaultdict(list)
        for command in spec.commands:
            for path in command_paths(command, spec):
                pattern = re.compile("([^/]+)".join(map(re.escape, path.split("{}"))))
                routes[protocol.method(command), path.count("/")].append((path, pattern, command))
        self._routes = {key: sorted(found, key=_variables) for key, found in routes.items()}

    def commands(self, method: str, path: str, query: Iterable[tuple[str, str]]) -> Sequence[Command]:
        """The operations that a request can call, the most specific first; those of other paths are none of them."""
        path = "/" + path.strip("/")
        sent = set(query)
        found: list[Command] = []
        first = ""
        for route, pattern, command in self._routes.get((method, path.count("/")), ()):
            if pattern.fullmatch(path) and first in ("", route):
                first = route
                found.append(command)
        return sorted(found, key=lambda command: -_matching(command, sent))


def _variables(route: tuple[str, re.Pattern[str], Command]) -> list[bool]:
    return ["{}" in segment for segment in route[0].split("/")]


def _matching(command: Command, sent: set[tuple[str, str]]) -> int:
    """How many constants of a command's query were sent, less those that were not."""
    constants = set(fixed_params(command).items())
    return len(constants & sent) - len(constants - sent)
