"""Carries out what the tools are for: every command is checked, consented to and sent here."""

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any

from anyio import from_thread, to_thread
from mcp.server.elicitation import AcceptedElicitation, ElicitationResult
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Elicit

from .answers import Answer, compact, shown, with_notes
from .api import interface as protocol
from .arguments import checked
from .catalog import Catalog, Entry, is_reading
from .connection import Connection
from .consent import Consent, question
from .data import GROUP_TOOLS
from .describing import description
from .options import Options
from .problems import as_tool_errors
from .reading import read_answer
from .sending import change_answer

_NOTHING_FOUND = (
    "No command has such words. Without a query, `search` lists the groups; the name of "
    "a group finds its commands."
)


class Caller:
    """Calls commands over one connection."""

    def __init__(
        self, catalog: Catalog, connection: Connection, options: Options
    ) -> None:
        self._catalog = catalog
        self._connection = connection
        self._options = options

    def search(self, query: str, limit: int) -> str:
        """The commands that match a query, or the groups."""
        if not query.strip():
            return compact(self._catalog.groups())
        found = self._catalog.search(query)
        best = found[: max(1, limit)]
        listed = [
            {"command": command.name, "summary": command.summary} for command in best
        ]
        more = len(found) - len(best)
        notes = [] if found else [_NOTHING_FOUND]
        if more:
            notes = [f"{more} more match less well; a higher `limit` shows them."]
        return with_notes(compact(listed), notes)

    def describe(self, command: str, fields: Sequence[str] | None) -> str:
        """A command, how it is called, and what it responds with."""
        operation = self._catalog.find(command)
        entry = self._catalog.entries[operation.name]
        found, notes = description(entry, operation, self._tool_of(entry), fields)
        return with_notes(compact(found), notes)

    def _tool_of(self, entry: Entry) -> str:
        """The name of the tool that sends a command."""
        changes = not is_reading(self._catalog.find(entry.name))
        if self._options.tools == "dynamic":
            return "change" if changes else "read"
        return GROUP_TOOLS.get(entry.group, (entry.tool, entry.tool))[changes]

    async def read(
        self,
        command: str,
        params: dict[str, Any] | None,
        fields: Sequence[str] | None,
        page: int,
        count: int,
    ) -> str:
        """Send a command that only reads."""
        operation = self._catalog.find(command)
        if not is_reading(operation):
            raise ToolError(f"{command} changes something: use `change`")
        sent = checked(operation, params)

        def send() -> Answer:
            with as_tool_errors(operation, is_change=False):
                session = self._connection.session()
                return read_answer(session, operation, sent, page, count)

        answer = await to_thread.run_sync(send, abandon_on_cancel=True)
        return shown(answer, fields)

    def ask(
        self, command: str, params: dict[str, Any] | None, ctx: Context[Any, Any]
    ) -> Elicit[Consent] | Consent:
        """The question whether to send a command, after its arguments are checked."""
        operation = self._changing(command)
        checked(operation, params)
        return question(operation, params or {}, self._options, ctx)

    async def change(
        self,
        command: str,
        consent: ElicitationResult[Consent],
        ctx: Context[Any, Any],
        params: dict[str, Any] | None,
        fields: Sequence[str] | None,
        wait: float,
    ) -> str:
        """Send a command that changes something, if the user agreed."""
        if not (isinstance(consent, AcceptedElicitation) and consent.data.go_ahead):
            return f"The user did not agree; {command} was not sent."
        operation = self._changing(command)
        sent = checked(operation, params)
        stopped = threading.Event()

        def progress(waited: float, state: str) -> None:
            from_thread.run(
                partial(ctx.report_progress, waited, wait, f"{command}: {state}")
            )

        def send() -> Answer:
            with as_tool_errors(operation, is_change=True):
                return change_answer(
                    self._connection.session(),
                    operation,
                    sent,
                    wait,
                    progress,
                    stopped,
                )

        try:
            answer = await to_thread.run_sync(send, abandon_on_cancel=True)
        finally:
            stopped.set()
        return shown(answer, fields)

    def _changing(self, command: str) -> protocol.Operation:
        if self._options.is_read_only:
            raise ToolError(f"{command} was not sent: this server only reads")
        operation = self._catalog.find(command)
        if is_reading(operation):
            raise ToolError(f"{command} only reads: use `read`")
        return operation
