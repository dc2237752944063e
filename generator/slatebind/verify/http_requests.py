"""Sends requests with the standard library, and shows URLs and failures without what can be secret in them."""

import http.client
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit, urlunsplit

_MAX_BYTES = 256 * 2**20


def is_url(source: str) -> bool:
    """Whether a source is the address of a server, not a file."""
    return source.lower().startswith(("http://", "https://"))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects would carry credentials to another server."""

    def redirect_request(self, *_: Any) -> None:
        """Leave the answer as it is."""
        return


def send_request(
    request: urllib.request.Request, seconds: float, context: Any = None, proxy: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer, whatever the status is."""
    handlers: list[Any] = [_NoRedirects(), urllib.request.HTTPSHandler(context=context)]
    if proxy:
        handlers.append(urllib.request.ProxyHandler({"http": proxy, "https": proxy}))
    opener = urllib.request.build_opener(*handlers)
    try:
        with opener.open(request, timeout=seconds) as response:
            return _received(response)
    except urllib.error.HTTPError as response:
        with response:
            return _received(response)


def _received(response: Any) -> tuple[int, dict[str, str], bytes]:
    body = response.read(_MAX_BYTES + 1)
    if len(body) > _MAX_BYTES:
        raise ValueError(f"the response is larger than {_MAX_BYTES // 2**20} MiB")
    return response.status, {name.lower(): text for name, text in response.headers.items()}, body


FAILURES = (OSError, ValueError, http.client.HTTPException)
"""What sending a request raises if nothing is received."""


def failure_reason(problem: Exception) -> str:
    """Why nothing was received. What http.client says of an address has parts of it, which can be secret."""
    if isinstance(problem, http.client.InvalidURL):
        return "this is not the URL of a server"
    if isinstance(problem, http.client.HTTPException) and not isinstance(problem, OSError):
        return "the server sent no complete HTTP response"
    if isinstance(problem, UnicodeDecodeError):
        return "the response is not UTF-8"
    return str(getattr(problem, "reason", None) or problem)


def without_user(url: str) -> str:
    """An address without user and password, which nothing is sent with."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def shown_url(url: str) -> str:
    """An address without what can be secret in it: user and password, query and fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the server"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
