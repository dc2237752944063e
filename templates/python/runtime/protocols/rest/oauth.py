"""Tokens that a client fetches for itself: the client credentials of OAuth 2, RFC 6749, section 4.4."""

from __future__ import annotations

from threading import Lock
from typing import Any, cast
from urllib.parse import quote_plus

import msgspec

from ..base_errors import Error, TimedOut, UnexpectedResponse
from ..error_redaction import redact_error
from ..flow import Context, Flow, Pause, exchange
from ..forks import reset_in_children
from ..http import Request, merge_headers
from ..raw_json import UNREADABLE
from ..retries import Attempt
from ..settings import validated_endpoint
from .auth import Credentials, basic_headers
from .operation import Operation
from .params import Params
from .responses import parse

_TOKEN = Operation("token", "POST", body="form")
_POLL_SECONDS = 0.02
"""After this time a call looks again whether another one has fetched the token."""
_RENEWAL_SECONDS = 30.0
"""A token is renewed so long before it ends, or after half of its time if that is shorter."""


class ClientCredentials:
    """Fetches a token when first needed, and another one when it ends or is refused."""

    def __init__(
        self, url: str, client_id: str, client_secret: str, scope: str = ""
    ) -> None:
        self._url = validated_endpoint({"endpoint": url})
        # RFC 6749, section 2.3.1: both are encoded as in a form first.
        id, secret = quote_plus(client_id), quote_plus(client_secret)
        self._headers = basic_headers(id, secret)
        self._scope = scope
        self._secrets = {client_secret, secret}
        self._lock = Lock()
        self._credentials: Credentials | None = None
        self._ends_at: float | None = None
        reset_in_children(self)

    def __repr__(self) -> str:
        return "ClientCredentials(***)"

    def reset_after_fork(self) -> None:
        """The lock may be held by a thread of the parent. The token is valid here as well."""
        self._lock = Lock()

    def authenticate(self, context: Context, attempt: Attempt, /) -> Flow[Credentials]:
        """The credentials of the next request, after fetching a token if there is none."""
        clock = context.client.clock
        while (found := self._current(clock())) is None:
            # The first call fetches it for all others.
            if not self._lock.acquire(blocking=False):
                if clock() >= attempt.deadline:
                    message = "another call takes too long to fetch a token"
                    raise TimedOut(message, command=_TOKEN.name)
                yield Pause(_POLL_SECONDS)
                continue
            try:
                if self._current(clock()) is None:
                    yield from self._fetch(context, attempt)
            finally:
                self._lock.release()
        return found

    def _current(self, now: float) -> Credentials | None:
        is_over = self._ends_at is not None and now >= self._ends_at
        return None if is_over else self._credentials

    def _fetch(self, context: Context, attempt: Attempt) -> Flow[None]:
        params = Params()
        params.credentials = self._secrets
        scope = f"&scope={quote_plus(self._scope)}" if self._scope else ""
        body = f"grant_type=client_credentials{scope}".encode()
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        headers = merge_headers(context.client.headers, headers, self._headers)
        shown = {"grant_type": "client_credentials"}
        request = Request(_TOKEN.name, "POST", self._url, headers, body, shown)
        response = yield from exchange(context, request, attempt)
        try:
            found = _token_in(parse(_TOKEN, response))
            if found is None:
                message = "token: the response contains no access token"
                raise UnexpectedResponse(message, command=_TOKEN.name)
        except Error as error:
            redact_error(error, response, params)
            raise
        token, seconds = found
        self._credentials = Credentials({"Authorization": f"Bearer {token}"})
        self._ends_at = None
        if seconds is not None:
            lasts = max(seconds - _RENEWAL_SECONDS, seconds / 2)
            self._ends_at = context.client.clock() + lasts

    def discard(self, credentials: Credentials, /) -> bool:
        """Forget a token that the server no longer accepts; another one may be."""
        # Another call may have fetched one meanwhile: it stays.
        if self._credentials is credentials:
            self._credentials = None
        return bool(credentials.headers)

    def close(self, _context: Context, /) -> Flow[None]:
        """Tokens end by themselves."""
        yield from ()


def _token_in(body: msgspec.Raw) -> tuple[str, float | None] | None:
    """A token and for how many seconds it is valid, if the server says so; None if there is none.

    Nothing else of the response becomes a variable, which a traceback may show.
    """
    try:
        found = msgspec.json.decode(body)
    except UNREADABLE:
        return None
    if not isinstance(found, dict):
        return None
    fields = cast("dict[str, Any]", found)
    token, seconds = fields.get("access_token"), fields.get("expires_in")
    if not isinstance(token, str) or not token:
        return None
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        return token, seconds
    return token, None
