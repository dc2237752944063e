"""The values of parameters in the sample call that the docs show of a command.

Calls are in many languages, so that only what looks alike in all of them is read: the path, ``name=value`` in a query,
a form or on a command line, and ``"name": value`` in JSON.
"""

import json
import re
from urllib.parse import unquote, unquote_plus

from slatebind.rendering.views.request_paths import cut_path
from slatebind.spec.model import Command, Location

_MAX_CALL_LENGTH = 5000
"""Characters of a call that is read."""
_PART = r"""([^/?&#\s"'`<>{}]+)"""
_TEXT = r"""([^&\s"'`]+)"""
_JSON = r"""("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|true|false)"""
_PLACEHOLDER = re.compile(r"[<>{}\[\]$\\]|^[:.*]|^\.*$|\.\.\.|your|x{3}|\*{3}", re.IGNORECASE)
"""What stands for a value."""


class ShownValues:
    """The values in the sample call of a command, as texts."""

    def __init__(self, command: Command) -> None:
        call = command.example or ""
        self._call = call if len(call) <= _MAX_CALL_LENGTH else ""
        self._path = _path_values(command, self._call) if self._call and command.path else {}

    def find(self, location: Location | None, name: str) -> str | None:
        """The value of a parameter; None if the call has none, or something that stands for it."""
        found = self._path.get(name) if location == "path" else self._named(location, name)
        return None if not found or _PLACEHOLDER.search(found) else found

    def _named(self, location: Location | None, name: str) -> str | None:
        if not self._call or location == "header":
            return None
        if location == "body" and (found := re.search(rf'"{re.escape(name)}"\s*:\s*{_JSON}', self._call)):
            value = json.loads(found[1], strict=False) if found[1][0] == '"' else found[1]
            return str(value)
        found = re.search(rf"(?<![\w\]\[.-]){re.escape(name)}={_TEXT}", self._call)
        return unquote_plus(found[1]) if found else None


def _path_values(command: Command, call: str) -> dict[str, str]:
    """The values of the variables of a path."""
    path = cut_path(command.path)
    if not all("/" in literal for literal in path.literals[1:-1]):
        return {}  # where one variable ends and the next begins would be a guess, and a slow one
    found = re.search(_PART.join(map(re.escape, path.literals)) + r"(?![^?#\s\"'`])", call)
    return dict(zip(path.variables, map(unquote, found.groups()), strict=True)) if found and path.variables else {}
