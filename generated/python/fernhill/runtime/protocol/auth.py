"""Authentication: requests are signed with keys, or belong to a session after a login."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import NamedTuple, TypeAlias

from ..base_errors import ConfigurationError, Error, TimedOut, UnexpectedResponse
from ..error_redaction import redact_error
from ..flow import Context, Flow, Pause, exchange, log
from ..forks import reset_in_children
from ..http import merge_headers
from ..retries import Attempt
from .errors import ApiError
from .operation import Operation
from .params import Params
from .requests import encode_request
from .responses import parse, parse_plain
from .settings import Settings
from .signing import signature

LOGIN = Operation("login")
LOGOUT = Operation("logout")

_LOGOUT_TIMEOUT_SECONDS = 5.0
# After this time a call looks again whether another one has logged in.
_LOGIN_POLL_SECONDS = 0.02


class KeyAuth:
    """Signs each request, with signature version 3."""

    headers: Mapping[str, str] = {}

    def __init__(self, key: str, secret: str, expiration: float) -> None:
        self._key = key
        self._secret = secret
        self._expiration = timedelta(seconds=expiration)

    def __repr__(self) -> str:
        return "KeyAuth(***)"

    def authenticate(self, _context: Context, _attempt: Attempt) -> Flow[KeyAuth]:
        """The credentials of the next request."""
        yield from ()
        return self

    def discard(self, _credentials: Credentials) -> bool:
        """Whether other credentials may be accepted: keys do not change."""
        return False

    def close(self, _context: Context) -> Flow[None]:
        """There is no session to end."""
        yield from ()

    def sign(self, params: Params) -> Params:
        """The parameters with key, expiry and signature."""
        expires = datetime.now(UTC) + self._expiration
        signed = Params(
            params,
            apiKey=self._key,
            signatureVersion="3",
            expires=expires.strftime("%Y-%m-%dT%H:%M:%S+0000"),
        )
        signed["signature"] = signature(signed, self._secret)
        return signed


class LoginSession(NamedTuple):
    """A session after a login: its key, and the headers with its cookies."""

    key: str
    headers: Mapping[str, str]

    def __repr__(self) -> str:
        return "LoginSession(***)"

    def sign(self, params: Params) -> Params:
        """The parameters with the session's key."""
        return Params(params, sessionkey=self.key)


Credentials: TypeAlias = KeyAuth | LoginSession
"""What a request is authenticated with."""


class LoginAuth:
    """Logs in when first needed, and again when the server has ended the session."""

    def __init__(self, username: str, password: str, domain: str | None) -> None:
        self._username = username
        self._password = password
        self._domain = domain
        self._lock = Lock()
        self._session: LoginSession | None = None
        self._error: ApiError | None = None
        reset_in_children(self)

    def __repr__(self) -> str:
        return "LoginAuth(***)"

    def reset_after_fork(self) -> None:
        """Log in again: the session is the parent's, which ends it when it is done."""
        self._lock = Lock()
        self._session = None

    def authenticate(self, context: Context, attempt: Attempt) -> Flow[LoginSession]:
        """The session of the next request, after a login if there is none."""
        earlier_error = self._error
        while (session := self._session) is None:
            # The first call logs in for all others, which fail with it, too.
            if not self._lock.acquire(blocking=False):
                if context.client.clock() >= attempt.deadline:
                    raise TimedOut("another login takes too long", command=LOGIN.name)
                yield Pause(_LOGIN_POLL_SECONDS)
                continue
            try:
                if self._error and self._error is not earlier_error:
                    raise copy(self._error)
                if self._session is None:
                    self._session = yield from self._log_in(context, attempt)
            finally:
                self._lock.release()
        return session

    def _log_in(self, context: Context, attempt: Attempt) -> Flow[LoginSession]:
        client = context.client
        params = self._login_params()
        request = encode_request("POST", client.endpoint, params, client.headers, 1)
        response = yield from exchange(context, request, attempt)
        try:
            fields = parse_plain(LOGIN, parse(LOGIN, response))
        except Error as error:
            redact_error(error, response, params)
            if isinstance(error, ApiError):
                self._error = error
            raise
        key = fields.get("sessionkey")
        if not isinstance(key, str) or not key:
            message = "login: the response contains no session key"
            raise UnexpectedResponse(message, command=LOGIN.name)
        cookies = "; ".join(f"{k}={v}" for k, v in response.cookies.items())
        return LoginSession(key, {"Cookie": cookies})

    def _login_params(self) -> Params:
        params = Params(command=LOGIN.name, response="json", username=self._username)
        params["password"] = self._password
        if self._domain:
            params["domain"] = self._domain
        return params

    def discard(self, credentials: Credentials) -> bool:
        """Forget a session that the server no longer accepts; another login may help."""
        # Another call may have logged in again meanwhile: its session stays.
        if self._session is credentials:
            self._session = None
        return True

    def close(self, context: Context) -> Flow[None]:
        """End the session, if there is one. A failure is only logged."""
        client, session = context.client, self._session
        if session is None:
            return
        attempt = Attempt(1, 0, client.clock() + _LOGOUT_TIMEOUT_SECONDS)
        params = session.sign(Params(command=LOGOUT.name, response="json"))
        headers = merge_headers(client.headers, session.headers)
        request = encode_request("POST", client.endpoint, params, headers, 1)
        try:
            yield from exchange(context, request, attempt)
        except Error as error:
            log.debug("logout: %s", error)
        self._session = None


Auth: TypeAlias = KeyAuth | LoginAuth
"""How a client authenticates its requests."""


def auth_from(settings: Settings) -> Auth:
    """What the settings ask for; a ConfigurationError if something is missing."""
    key, secret = settings.get("key"), settings.get("secret")
    username, password = settings.get("username"), settings.get("password")
    expiration = settings.get("expiration", 600.0)
    if not 0 < expiration <= 900:
        raise ConfigurationError("expiration must be positive, at most 900 seconds")
    if key and secret:
        return KeyAuth(key, secret, expiration)
    if username and password:
        return LoginAuth(username, password, settings.get("domain"))
    raise ConfigurationError("key and secret are needed, or username and password")


def authenticate(
    context: Context, _operation: Operation, attempt: Attempt
) -> Flow[Credentials]:
    """The credentials of the next request: every command needs some."""
    return context.client.auth.authenticate(context, attempt)
