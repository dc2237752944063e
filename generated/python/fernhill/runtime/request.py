"""One description of each request, for sync and async clients alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .redact import redacted
from .signing import form

# Servers and proxies cut longer request lines off.
LONGEST_URL = 2000


class Request(NamedTuple):
    """What is to be sent. ``body`` is a form, or None where everything is in the URL.

    ``params`` is for hooks and logs, without secrets.
    """

    command: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    params: Mapping[str, str]
    attempt: int = 1

    def __repr__(self) -> str:
        return (
            f"Request({self.method} {self.command} {dict(self.params)!r}, "
            f"attempt={self.attempt})"
        )


def build(
    method: str,
    endpoint: str,
    params: Mapping[str, str],
    headers: Mapping[str, str],
    attempt: int,
) -> Request:
    """The request. A long one is posted, whatever its method."""
    query = form(params)
    url = f"{endpoint}?{query}"
    headers = {"Accept": "application/json", "Accept-Encoding": "gzip", **headers}
    shown = redacted(params)
    if method == "GET" and len(url) <= LONGEST_URL:
        return Request(params["command"], "GET", url, headers, None, shown, attempt)
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    body = query.encode()
    return Request(params["command"], "POST", endpoint, headers, body, shown, attempt)
