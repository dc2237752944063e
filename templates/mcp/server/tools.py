"""The tools: four for all commands, or those of each group, or one for each command."""

# No postponed annotations: the SDK reads them, and they name what is local.
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from mcp.server.elicitation import ElicitationResult
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Elicit, Resolve
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import Field

from .calling import Caller
from .catalog import Catalog, Entry, is_destructive, is_reading
from .consent import Consent
from .data import GROUP_TOOLS
from .options import Options

_LOOKUP = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_READ = ToolAnnotations(read_only_hint=True)

Params = dict[str, Any] | None
Fields = Annotated[
    list[str] | None,
    Field(description="Keep only these, such as `name` or `owner.name`"),
]
Page = Annotated[int, Field(description="Of a list", ge=1)]
Count = Annotated[int, Field(description="Objects a page", ge=1)]
Wait = Annotated[float, Field(description="Seconds to wait for a job", ge=0, le=3600)]


def tools_for(caller: Caller, catalog: Catalog, options: Options) -> list[Tool]:
    """The tools that the options ask for."""
    tools: Iterable[Tool]
    if options.tools == "commands":
        tools = (
            _command_tool(caller, catalog, entry) for entry in catalog.entries.values()
        )
    elif options.tools == "groups":
        tools = (*_lookup_tools(caller), *_group_tools(caller, catalog))
    else:
        tools = (*_lookup_tools(caller), _read_tool(caller), _change_tool(caller))
    return [
        tool
        for tool in tools
        if not options.is_read_only or (tool.annotations or _LOOKUP).read_only_hint
    ]


def _lookup_tools(caller: Caller) -> Iterable[Tool]:
    def search(query: str = "", limit: int = 10) -> str:
        """Find commands by words of their names and descriptions, best first. Without a query, list the groups."""
        return caller.search(query, limit)

    def describe(command: str, fields: Fields = None) -> str:
        """A command's parameters, the tool that sends it, and the fields of its response."""
        return caller.describe(command, fields)

    return _tool(search, _LOOKUP), _tool(describe, _LOOKUP)


def _read_tool(
    caller: Caller, name: str = "read", commands: Iterable[str] = ()
) -> Tool:
    """The tool for commands that only read: for all, or for some."""
    allowed = list(commands)

    async def read(
        command: str,
        params: Params = None,
        fields: Fields = None,
        page: Page = 1,
        count: Count = 20,
    ) -> str:
        """Send a command that only reads."""
        _require(command, allowed)
        return await caller.read(command, params, fields, page, count)

    return _tool(read, _READ, name, _choice(allowed))


def _change_tool(
    caller: Caller,
    name: str = "change",
    commands: Iterable[str] = (),
    harms: bool = True,
) -> Tool:
    """The tool for commands that change something: for all, or for some."""
    allowed = list(commands)

    def ask(
        command: str, params: Params, ctx: Context[Any, Any]
    ) -> Elicit[Consent] | Consent:
        _require(command, allowed)
        return caller.ask(command, params, ctx)

    async def change(
        command: str,
        consent: Annotated[ElicitationResult[Consent], Resolve(ask)],
        ctx: Context[Any, Any],
        params: Params = None,
        fields: Fields = None,
        wait: Wait = 60,
    ) -> str:
        """Send a command that changes something. The user may be asked first. A job is waited for."""
        return await caller.change(command, consent, ctx, params, fields, wait)

    return _tool(change, _changes(harms), name, _choice(allowed))


def _group_tools(caller: Caller, catalog: Catalog) -> Iterable[Tool]:
    """A tool for the commands of each group that read, and one for those that change something."""
    reading: dict[str, list[str]] = {}
    changing: dict[str, list[str]] = {}
    for entry in catalog.entries.values():
        is_read = is_reading(catalog.find(entry.name))
        (reading if is_read else changing).setdefault(entry.group, []).append(
            entry.name
        )
    for group, (read, change) in GROUP_TOOLS.items():
        if group in reading:
            yield _read_tool(caller, read, reading[group])
        if group in changing:
            names = changing[group]
            harms = any(is_destructive(catalog.find(name)) for name in names)
            yield _change_tool(caller, change, names, harms)
    for name in reading.get("", ()):
        yield _command_tool(caller, catalog, catalog.entries[name])


def _command_tool(caller: Caller, catalog: Catalog, entry: Entry) -> Tool:
    """The tool of one command, with the schema of its parameters."""
    operation = catalog.find(entry.name)

    async def read(
        params: Params = None,
        fields: Fields = None,
        page: Page = 1,
        count: Count = 20,
    ) -> str:
        return await caller.read(entry.name, params, fields, page, count)

    def ask(params: Params, ctx: Context[Any, Any]) -> Elicit[Consent] | Consent:
        return caller.ask(entry.name, params, ctx)

    async def change(
        consent: Annotated[ElicitationResult[Consent], Resolve(ask)],
        ctx: Context[Any, Any],
        params: Params = None,
        fields: Fields = None,
        wait: Wait = 60,
    ) -> str:
        return await caller.change(entry.name, consent, ctx, params, fields, wait)

    schema = {name: part for name, part in entry.schema.items() if name != "$defs"}
    patch: dict[str, Any] = {}
    if schema["properties"]:
        patch["properties"] = {"params": schema}
    if "required" in schema:
        patch["required"] = ["params"]
    if "$defs" in entry.schema:
        patch["$defs"] = entry.schema["$defs"]
    is_list = operation.has_pages or operation.response.shape == "list"
    unused = {
        "params": not schema["properties"],
        "wait": not getattr(operation, "is_async", False),
        "page": not is_list,
        "count": not is_list,
    }
    if is_reading(operation):
        tool = _tool(read, _READ, entry.tool, patch, entry.summary)
    else:
        hints = _changes(is_destructive(operation))
        tool = _tool(change, hints, entry.tool, patch, entry.summary)
    for name in (name for name, is_unused in unused.items() if is_unused):
        tool.parameters["properties"].pop(name, None)
    return tool


def _tool(
    function: Callable[..., Any],
    annotations: ToolAnnotations,
    name: str | None = None,
    patch: dict[str, Any] | None = None,
    description: str | None = None,
) -> Tool:
    """A tool; ``patch`` is what its schema has in place of what its function says."""
    tool = Tool.from_function(
        function,
        name,
        description=description or function.__doc__ or function.__name__,
        annotations=annotations,
        structured_output=False,
    )
    made = tool.parameters
    # Many tools repeat these arguments: what their names do not say, the four tools do.
    is_brief = patch is not None
    properties = {
        key: _plain(part, is_brief) for key, part in made["properties"].items()
    }
    changed = dict(patch or {})
    tool.parameters = {
        "type": "object",
        "properties": properties | changed.pop("properties", {}),
        **({"required": made["required"]} if "required" in made else {}),
        **changed,
    }
    return tool


def _plain(schema: dict[str, Any], is_brief: bool) -> dict[str, Any]:
    """A schema without what says nothing: titles, and that null is the same as nothing."""
    left_out = (
        ("title", "description", "minimum", "maximum") if is_brief else ("title",)
    )
    found = {key: part for key, part in schema.items() if key not in left_out}
    if found.get("default", 0) is None:
        del found["default"]
    for choice in found.pop("anyOf", ()):
        if choice != {"type": "null"}:
            found |= {key: part for key, part in choice.items() if part is not True}
    return found


def _choice(commands: list[str]) -> dict[str, Any] | None:
    """The schema of an argument that is one of some commands."""
    if not commands:
        return None
    return {"properties": {"command": {"type": "string", "enum": commands}}}


def _require(command: str, allowed: list[str]) -> None:
    if allowed and command not in allowed:
        raise ToolError(f"{command!r} is none of {', '.join(allowed)}")


def _changes(harms: bool) -> ToolAnnotations:
    return ToolAnnotations(read_only_hint=False, destructive_hint=harms)
