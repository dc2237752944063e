"""Building HTTP requests from parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..flow import Context
from ..http import Request, merge_headers
from .operation import Operation
from .params import Params
from .serialization import serialize_unchecked

if TYPE_CHECKING:
    from .auth import Credentials

# Servers and proxies cut longer request lines off.
MAX_URL_LENGTH = 2000
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "gzip"}
_FORM_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def build_request(
    context: Context,
    operation: Operation,
    params: Params,
    credentials: Credentials,
    attempt: int,
) -> Request:
    """The request for a command. Everything is posted if the client is set up so.

    What is added to the query or the body are parameters alike, and signed.
    """
    client, options = context
    extras = {**options.extra_query, **options.extra_body}
    if extras:
        params = Params(params | serialize_unchecked(operation, extras))
    method = "POST" if client.settings.get("always_post") else operation.method
    return encode_request(
        method,
        client.endpoint,
        credentials.sign(params),
        merge_headers(client.headers, options.extra_headers, credentials.headers),
        attempt,
    )


def encode_request(
    method: str,
    endpoint: str,
    params: Params,
    headers: Mapping[str, str],
    attempt: int,
) -> Request:
    """The request with its parameters in the query or in a form; long ones are posted."""
    query = _encode_form(params)
    url = f"{endpoint}?{query}"
    headers = merge_headers(_HEADERS, headers)
    shown = params.redacted(), attempt, params.secrets()
    command = params["command"]
    if method == "GET" and len(url) <= MAX_URL_LENGTH:
        return Request(command, "GET", url, headers, None, *shown)
    headers = merge_headers(headers, _FORM_HEADERS)
    body = query.encode()
    return Request(command, "POST", endpoint, headers, body, *shown)


def _encode_form(parameters: Mapping[str, str]) -> str:
    return "&".join(
        f"{quote(name, safe='')}={quote(value, safe='')}"
        for name, value in parameters.items()
    )
