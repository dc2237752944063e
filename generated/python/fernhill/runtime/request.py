"""One description of each request, for the sync and the async connection alike."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from .command import Command, wire_params
from .errors import ArgumentError
from .signing import signed

LONGEST_URL = 2000
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Request(msgspec.Struct, frozen=True):
    """What is to be sent. ``body`` is a form, or None where everything stands in the URL."""

    method: str
    url: str
    body: bytes | None

    @property
    def headers(self) -> dict[str, str]:
        """The headers that the body needs."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return {"Accept": "application/json", **(form if self.body is not None else {})}


class Credentials(msgspec.Struct, frozen=True):
    """Where to call and as whom. Its repr does not show the secret."""

    endpoint: str
    key: str
    secret: str

    def __repr__(self) -> str:
        return f"Credentials(endpoint={self.endpoint!r}, key={self.key!r}, secret=...)"


def checked(credentials: Credentials, allow_http: bool) -> Credentials:
    """The credentials, if they may travel: over plain http only to this machine."""
    parts = urlsplit(credentials.endpoint)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ArgumentError(
            f"endpoint {credentials.endpoint!r} is no http or https URL"
        )
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK and not allow_http:
        raise ArgumentError(
            "credentials over plain http are refused; allow_http=True sends them all the same"
        )
    return credentials


def build(
    command: Command, arguments: Mapping[str, Any], credentials: Credentials
) -> Request:
    """The signed request. Long ones are posted, whatever their method: servers cut long URLs off."""
    params = signed(
        wire_params(command, arguments), credentials.key, credentials.secret
    )
    query = "&".join(
        f"{quote(name, safe='')}={quote(value, safe='')}"
        for name, value in params.items()
    )
    url = f"{credentials.endpoint}?{query}"
    if command.method == "GET" and len(url) <= LONGEST_URL:
        return Request("GET", url, None)
    return Request("POST", credentials.endpoint, query.encode())
