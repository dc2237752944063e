"""What docs show of calls and of responses that have no JSON example: their language, status and type of content."""

from http import HTTPStatus
from typing import get_args

import msgspec

from slatebind.spec.model import Command, Method

_METHODS = get_args(Method)
_LANGUAGES = {
    "application/xml": "xml",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "text",
    "application/yaml": "yaml",
}
"""The languages of code blocks that show content of these types."""


class CodeBlock(msgspec.Struct, frozen=True):
    """A block of code with its language."""

    language: str
    text: str


def example_language(command: Command) -> str:
    """The language of the sample call: a message of HTTP begins with its method."""
    first = (command.example or "").split(maxsplit=1)[:1]
    return "http" if first and first[0] in _METHODS else "shell"


def stated_status(command: Command) -> int | str | None:
    """The status of success, if it is not the lowest one of those that are listed."""
    codes = [status.code for status in command.statuses if isinstance(status.code, int)]
    success = min((code for code in codes if 200 <= code < 300), default=None)
    return command.response.status if command.response.status != success else None


def response_block(command: Command) -> CodeBlock | None:
    """The head of a response without a JSON example; None if there is nothing to show."""
    response = command.response
    if response.example is not None or not (response.content_type or stated_status(command)):
        return None
    if response.status is None and response.content_type in _LANGUAGES:
        return CodeBlock(_LANGUAGES[response.content_type], "...")
    status = response.status or HTTPStatus.OK.value
    lines = [f"HTTP/1.1 {status} {_phrase(status)}".rstrip()]
    if response.content_type:
        lines.append(f"Content-Type: {response.content_type}")
    return CodeBlock("http", "\n".join(lines))


def _phrase(status: int | str) -> str:
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        return ""
