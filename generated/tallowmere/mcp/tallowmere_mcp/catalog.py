"""The commands of the API: what `tools.json` says about them, and the operations of the package."""

import json
from functools import cached_property
from importlib import resources
from typing import Any, NamedTuple

from mcp.server.mcpserver.exceptions import ToolError

from .answers import one_line
from .api import PACKAGE, documented_operation, index, interface as protocol
from .data import DESTRUCTIVE, EFFECTS
from .options import OptionError
from .searching import Searcher, Text
from .sending import UNDOCUMENTED

_READING = ("GET", "HEAD", "OPTIONS")
_MAX_TEXT = 300
_MAX_NAME = 100


class Entry(NamedTuple):
    """A command: the name of its tool if it has one of its own, and the schema of its parameters."""

    name: str
    tool: str
    group: str
    summary: str
    schema: dict[str, Any]


class Catalog:
    """The commands that are served: all, or those of the groups and names in ``only``."""

    def __init__(self, only: tuple[str, ...] = ()) -> None:
        described = _described()
        self.entries = {
            entry.name: entry
            for entry in described
            if not only or entry.name in only or entry.group in only
        }
        unknown = set(only) - {name for entry in described for name in entry[:3:2]}
        if unknown:
            names = ", ".join(sorted(unknown))
            raise OptionError(f"--only: there is no group or command {names}")
        for operation in UNDOCUMENTED:
            self.entries.setdefault(operation.name, _entry(operation))

    def groups(self) -> dict[str, str]:
        """The groups with commands, and what they are about."""
        served = dict.fromkeys(entry.group for entry in self.entries.values())
        texts = index.GROUPS
        return {group: line(texts.get(group, "")) for group in served if group}

    def find(self, name: str) -> protocol.Operation:
        """The operation of a name; a ToolError with similar names if there is none."""
        if name in self.entries:
            for operation in (documented_operation(name), *UNDOCUMENTED):
                if operation is not None and operation.name == name:
                    return operation
            raise ToolError(f"the package {PACKAGE} has no {name}: generate it again")
        near = self._searcher.near(name[:_MAX_NAME])
        hint = f"; similar: {', '.join(near)}" if near else ""
        shown = one_line(name, _MAX_NAME)
        raise ToolError(f"there is no command {shown!r}{hint}. Use `search`.")

    def search(self, query: str) -> list[Entry]:
        """The commands that match a query, best first."""
        return [self.entries[name] for name in self._searcher.find(query)]

    @cached_property
    def _searcher(self) -> Searcher:
        return Searcher(
            Text(
                entry.name,
                entry.group,
                index.COMMANDS[entry.name][2] if entry.name in index.COMMANDS else "",
                " ".join([entry.summary, *entry.schema["properties"]]),
            )
            for entry in self.entries.values()
        )


def is_reading(operation: protocol.Operation) -> bool:
    """Whether it changes nothing. Some APIs delete with GET: what has such a name is no reading command.

    Neither is one that may be repeated because it has an idempotency key. What the spec states of it decides.
    """
    if operation.name in EFFECTS:
        return EFFECTS[operation.name] == "read"
    return operation.method in _READING and not is_destructive(operation)


def is_destructive(operation: protocol.Operation) -> bool:
    """Whether it destroys or interrupts something."""
    return operation.name in DESTRUCTIVE


def line(text: str) -> str:
    """A text of the docs on one line, cut if it is long."""
    return one_line(text, _MAX_TEXT)


def tools_json() -> str:
    """The text of the file."""
    return resources.files(__package__).joinpath("tools.json").read_text("utf-8")


def _entry(operation: protocol.Operation) -> Entry:
    """A command that is not in `tools.json`, with parameters that are texts."""
    properties = {param.name: {"type": "string"} for param in operation.params}
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return Entry(operation.name, operation.name, "", operation.doc, schema)


def _described() -> list[Entry]:
    """The commands in `tools.json`."""
    return [
        Entry(
            tool["_meta"]["command"],
            tool["name"],
            tool["_meta"]["group"],
            line(tool["description"]),
            tool["inputSchema"],
        )
        for tool in json.loads(tools_json())["tools"]
    ]
