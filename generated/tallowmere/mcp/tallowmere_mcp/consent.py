"""Whether the user is asked before something is changed, and the question."""

from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Elicit
from pydantic import BaseModel, Field

from .answers import compact, redacted
from .api import interface as protocol
from .catalog import is_destructive
from .options import ASK, Options

_MAX_PARAMS = 2000


class Consent(BaseModel):
    """What the user answers."""

    go_ahead: bool = Field(description="Whether the command is sent")


def question(
    operation: protocol.Operation,
    given: dict[str, Any],
    options: Options,
    ctx: Context[Any, Any],
) -> Elicit[Consent] | Consent:
    """The question to the user, or the consent that the configuration gives.

    No text of the docs is in it: a description cannot make a command look harmless.
    """
    is_asked = options.ask == "always" or (
        options.ask == "destructive" and is_destructive(operation)
    )
    if not is_asked:
        return Consent(go_ahead=True)
    if not _can_ask(ctx):
        raise ToolError(
            f"{operation.name} was not sent: it needs the user's consent, and this client "
            f"cannot ask for it. Whoever configures the server can set {ASK}."
        )
    kind = "destructive" if is_destructive(operation) else "changes something"
    params = compact(redacted(given))
    if len(params) > _MAX_PARAMS:
        params = f"{params[:_MAX_PARAMS]} ... ({len(params)} characters)"
    return Elicit(f"Send {operation.name} ({kind}) with {params}?", Consent)


def _can_ask(ctx: Context[Any, Any]) -> bool:
    capabilities = ctx.client_capabilities
    elicitation = capabilities.elicitation if capabilities else None
    return elicitation is not None and (
        elicitation.form is not None or elicitation.url is None
    )
