"""Errors of the package as those of tools: the words of the server, and what to do."""

from collections.abc import Generator
from contextlib import contextmanager

from mcp.server.mcpserver.exceptions import ToolError

from .answers import one_line
from .api import errors, interface as protocol

_MAX_TEXT = 2000


@contextmanager
def as_tool_errors(
    operation: protocol.Operation, *, is_change: bool
) -> Generator[None, None, None]:
    """Raise a ToolError in place of an error; of a change without a response, say what is unknown."""
    try:
        yield
    except errors.Error as problem:
        texts = [str(problem), *getattr(problem, "__notes__", ())]
        was_sent = isinstance(problem, errors.TransportError) and not isinstance(
            problem, errors.Unreachable | errors.TlsError
        )
        if is_change and was_sent:
            texts.append(f"{operation.name} may have been carried out")
        lines = (one_line(text, _MAX_TEXT).rstrip(".") for text in texts)
        raise ToolError(". ".join(lines)) from None
