"""Signs requests of clients made from the OpenAPI document, for httpx: `httpx.Client(auth=CloudAuth(key, secret))`."""

import base64
import hashlib
import hmac
from collections.abc import Generator
from urllib.parse import parse_qsl, quote, urlencode

import httpx

_FORM = "application/x-www-form-urlencoded"
_OWN = ("apiKey", "signature")


class CloudAuth(httpx.Auth):
    """Adds the user's key and the signature to the query of each request."""

    requires_request_body = True

    def __init__(self, key: str, secret: str) -> None:
        self._key = key
        self._secret = secret.encode()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request; what it has in its query and its form is covered."""
        given = parse_qsl(request.url.query.decode(), keep_blank_values=True)
        query = [*((name, value) for name, value in given if name not in _OWN), ("apiKey", self._key)]
        is_form = request.headers.get("Content-Type", "").startswith(_FORM)
        form = parse_qsl(request.content.decode(), keep_blank_values=True) if is_form else []
        query.append(("signature", self._signature([*query, *form])))
        request.url = request.url.copy_with(query=urlencode(query, quote_via=quote).encode())
        yield request

    def _signature(self, params: list[tuple[str, str]]) -> str:
        """The server sorts names as Java does, by UTF-16 code units, and encodes values as its URLEncoder does."""
        pairs = sorted(params, key=lambda param: param[0].encode("utf-16-be"))
        # Python leaves `~` as it is, Java does not.
        text = "&".join(f"{name}={quote(value, safe='*').replace('~', '%7E')}" for name, value in pairs).lower()
        return base64.b64encode(hmac.new(self._secret, text.encode(), hashlib.sha1).digest()).decode()
