"""The commands of the API, from the package's own index."""

import difflib
import re
from typing import Any, NamedTuple

from mcp.server.mcpserver.exceptions import ToolError

from .api import documented_operation, index, interface as protocol
from .data import DESTRUCTIVE
from .options import OptionError
from .sending import undocumented

_READING = ("GET", "HEAD", "OPTIONS")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MAX_TEXT = 300


class Entry(NamedTuple):
    """A command as the index has it."""

    name: str
    group: str
    summary: str


class Catalog:
    """The commands that are served: all, or those of the groups and names in ``only``."""

    def __init__(self, only: tuple[str, ...] = ()) -> None:
        self.entries = {
            name: Entry(name, group, summary)
            for name, (group, _, summary) in index.COMMANDS.items()
            if not only or name in only or group in only
        }
        unknown = set(only) - index.COMMANDS.keys() - index.GROUPS.keys()
        if unknown:
            names = ", ".join(sorted(unknown))
            raise OptionError(f"--only: there is no group or command {names}")

    def groups(self) -> dict[str, str]:
        """The groups with commands, and what they are about."""
        served = {entry.group for entry in self.entries.values()}
        return {
            group: line(text) for group, text in index.GROUPS.items() if group in served
        }

    def find(self, name: str) -> protocol.Operation:
        """The operation of a name; a ToolError with similar names if there is none."""
        if name in self.entries and (found := documented_operation(name)):
            return found
        if found := undocumented(name):
            return found
        near = difflib.get_close_matches(name, self.entries, 5)
        hint = f"; similar: {', '.join(near)}" if near else ""
        raise ToolError(f"there is no command {name!r}{hint}. Use `search`.")

    def search(self, query: str, limit: int) -> list[dict[str, str]]:
        """The commands with most words of a query in name, group and summary."""
        wanted = {word for word in _words(query) if len(word) > 2} or _words(query)
        scored: list[tuple[int, int, Entry]] = []
        for entry in self.entries.values():
            score = _score(wanted, entry)
            if score:
                scored.append((-score, len(entry.name), entry))
        scored.sort(key=lambda one: one[:2])
        return [
            {"command": entry.name, "summary": line(entry.summary)}
            for _, _, entry in scored[: max(1, limit)]
        ]


def is_reading(operation: protocol.Operation) -> bool:
    """Whether it changes nothing. An idempotency key makes no request a reading one."""
    return operation.method in _READING


def is_destructive(operation: protocol.Operation) -> bool:
    """Whether it destroys or interrupts something."""
    return operation.name in DESTRUCTIVE


def description(operation: protocol.Operation) -> dict[str, Any]:
    """A command and its parameters."""
    found: dict[str, Any] = {
        "command": operation.name,
        "tool": "read" if is_reading(operation) else "change",
    }
    if is_destructive(operation):
        found["destructive"] = True
    summary = index.COMMANDS.get(operation.name, ("", "", ""))[2]
    found["description"] = line(operation.doc or summary)
    found["params"] = [_param(param) for param in operation.params]
    return found


def _param(param: protocol.Param) -> dict[str, Any]:
    found: dict[str, Any] = {"name": param.id or param.name, "type": param.type}
    if param.required:
        found["required"] = True
    for key in ("values", "excludes", "requires"):
        if names := getattr(param, key):
            found[key] = list(names)
    if param.doc:
        found["description"] = line(param.doc)
    return found


def line(text: str) -> str:
    """A text of the docs on one line, cut if it is long."""
    found = " ".join(text.split())
    return found if len(found) <= _MAX_TEXT else f"{found[:_MAX_TEXT]} ..."


def _score(wanted: set[str], entry: Entry) -> int:
    """How well a command matches: words of its name count more than those around it."""
    name = _words(entry.name)
    around = _words(f"{entry.group} {entry.summary}")
    lower = entry.name.lower()
    score = 0
    for word in wanted:
        if word in name or any(one.startswith(word) for one in name):
            score += 4
        elif len(word) > 3 and word in lower:
            score += 2
        score += word in around
    return score


def _words(text: str) -> set[str]:
    """The words of a text or of a name such as `listZones`, in lower case, without the plural's s."""
    split = _CAPITAL.sub(" ", text.replace("_", " "))
    return {_stem(word.lower()) for word in _WORD.findall(split)}


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
