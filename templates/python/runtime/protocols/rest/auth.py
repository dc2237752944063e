"""Authentication: tokens, passwords and keys in headers or queries, and requests that are signed."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from ..base_errors import ConfigurationError
from ..flow import Context, Flow
from ..http import Request
from ..redact import learn_secret_name
from ..retries import Attempt
from . import documented
from .servers import token_url_of
from .settings import Settings

_TOKEN = re.compile(r"[!-~]+")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Credentials(NamedTuple):
    """What a request is authenticated with: headers, parameters of its query, a function that signs it.

    ``password`` is what a header contains in another form.
    """

    headers: Mapping[str, str] = {}
    query: tuple[tuple[str, str], ...] = ()
    sign: Callable[[Request], Request] | None = None
    password: str = ""

    def __repr__(self) -> str:
        return "Credentials(***)"

    def secrets(self) -> set[str]:
        """What a server may quote of them."""
        values = {text for _, text in self.query} | {*self.headers.values()}
        # `Bearer` is none, what follows it is.
        values |= {text.rpartition(" ")[2] for text in self.headers.values()}
        return values | {self.password} - {""}


class Auth(Protocol):
    """How a client authenticates its requests."""

    def authenticate(self, context: Context, attempt: Attempt, /) -> Flow[Credentials]:
        """The credentials of the next request."""
        ...

    def discard(self, credentials: Credentials, /) -> bool:
        """Whether other credentials may be accepted in place of those that were refused."""
        ...

    def close(self, context: Context, /) -> Flow[None]:
        """End what has begun on the server."""
        ...


class _Fixed:
    """Credentials that do not change."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"

    def authenticate(
        self, _context: Context, _attempt: Attempt, /
    ) -> Flow[Credentials]:
        """The credentials of the next request."""
        yield from ()
        return self._credentials

    def discard(self, _credentials: Credentials, /) -> bool:
        """There are no others."""
        return False

    def close(self, _context: Context, /) -> Flow[None]:
        """There is no session to end."""
        yield from ()


class NoAuth(_Fixed):
    """Requests without credentials."""

    def __init__(self) -> None:
        super().__init__(Credentials())


class Bearer(_Fixed):
    """A token in the header Authorization, RFC 6750."""

    def __init__(self, token: str) -> None:
        _require(_TOKEN.fullmatch(token), "the token has characters that none can have")
        super().__init__(Credentials({"Authorization": f"Bearer {token}"}))


class Basic(_Fixed):
    """A user name and a password in the header Authorization, RFC 7617."""

    def __init__(self, username: str, password: str) -> None:
        _require(":" not in username, "a user name cannot contain a colon")
        headers = basic_headers(username, password)
        super().__init__(Credentials(headers, password=password))


class HeaderKey(_Fixed):
    """A key in a header of the API's own, behind a word if the API wants one there."""

    def __init__(self, name: str, key: str, prefix: str = "") -> None:
        _require(_HEADER_NAME.fullmatch(name), f"{name!r} cannot be a header's name")
        is_sendable = key.isascii() and key.isprintable()
        _require(is_sendable, "the key has characters that no header can contain")
        learn_secret_name(name)
        key = key.removeprefix(f"{prefix} ") if prefix else key
        space = " " if prefix and not prefix.endswith("=") else ""
        headers = {name: f"{prefix}{space}{key}"}
        super().__init__(Credentials(headers, password=key))


class QueryKey(_Fixed):
    """A key in the query of each request."""

    def __init__(self, name: str, key: str) -> None:
        _require(name, "a key in a query needs a name")
        learn_secret_name(name)
        super().__init__(Credentials(query=((name, key),)))


class Keys(_Fixed):
    """Several keys that are sent together, by the names of their headers or parameters."""

    def __init__(
        self, headers: Mapping[str, str], query: Mapping[str, str] | None = None
    ) -> None:
        single = [HeaderKey(name, key) for name, key in headers.items()]
        more = [QueryKey(name, key) for name, key in (query or {}).items()]
        sent = [credential._credentials for credential in (*single, *more)]
        found = {name: text for part in sent for name, text in part.headers.items()}
        query_pairs = tuple(pair for part in sent for pair in part.query)
        super().__init__(Credentials(found, query_pairs))


class Signed(_Fixed):
    """A function that gets each request as it will be sent, and returns it with a signature."""

    def __init__(self, sign: Callable[[Request], Request]) -> None:
        _require(callable(sign), "sign must be a function")
        super().__init__(Credentials(sign=sign))


def basic_headers(username: str, password: str) -> dict[str, str]:
    """The header for a user name and a password."""
    token = base64.b64encode(f"{username}:{password}".encode()).decode()
    return {"Authorization": f"Basic {token}"}


def _require(is_met: object, problem: str) -> None:
    if not is_met:
        raise ConfigurationError(problem)


def auth_from(settings: Settings) -> Auth:
    """What the settings ask for, in the way that the docs describe; without credentials, none are sent."""
    if auth := settings.get("auth"):
        return auth
    schemes = documented.schemes()
    username, password = settings.get("username"), settings.get("password")
    if client_id := settings.get("client_id"):
        from .oauth import ClientCredentials

        secret = settings.get("client_secret")
        url = token_url_of(settings)
        _require(secret and url, "client_id needs client_secret and token_url")
        return ClientCredentials(url, client_id, secret or "")
    if keys := settings.get("keys"):
        is_query = schemes.keys() & {"header", "query"} == {"query"}
        return Keys({}, keys) if is_query else Keys(keys)
    if token := settings.get("token"):
        return Bearer(token)
    if key := settings.get("key"):
        return _key_auth(settings, schemes, key)
    if username is not None:
        return Basic(username, password or "")
    return NoAuth()


def _key_auth(settings: Settings, schemes: Mapping[str, str], key: str) -> Auth:
    """A key where the settings say, else where the docs say; as a token if they only have one."""
    header, query = settings.get("key_header"), settings.get("key_query")
    if not header and not query:
        header, query = schemes.get("header"), schemes.get("query")
    if header:
        is_documented = header == schemes.get("header")
        return HeaderKey(header, key, documented.key_prefix() if is_documented else "")
    if query:
        return QueryKey(query, key)
    if "bearer" in schemes:
        return Bearer(key)
    raise ConfigurationError(
        "the docs do not say where a key is sent: give key_header or key_query, "
        "the name of the header or of the parameter"
    )
