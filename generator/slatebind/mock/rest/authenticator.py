"""Checking the credentials of requests, by any of the ways that an API knows."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import msgspec

from slatebind.mock.http_messages import HttpResponse, Request
from slatebind.mock.rest.bodies import read_body
from slatebind.mock.rest.http_error import JSON, HttpError
from slatebind.mock.service import Credentials
from slatebind.spec.model import Auth

_TOKEN_SECONDS = 3600


class Authenticator:
    """Knows the accepted credentials, and the tokens that it issued. Signatures are not verified: how is unknown."""

    def __init__(self, auth: Sequence[Auth], accepted: Credentials) -> None:
        self._auth = auth
        self._accepted = accepted
        self._tokens: set[str] = set()
        self._numbers = count(1)

    def check(self, request: Request) -> None:
        """Raise an HttpError unless the request has valid credentials, or the API needs none."""
        if self._auth and not any(self._accepts(auth, request) for auth in self._auth):
            raise HttpError(401, "the credentials are missing or wrong", {"WWW-Authenticate": self._challenge()})

    def issue_token(self, request: Request) -> HttpResponse | None:
        """The response to a request for an OAuth2 token of a client; None for any other request."""
        if request.method != "POST" or request.path not in _token_paths(self._auth):
            return None
        sent = _basic(request) or _client_of(request)
        if sent != (self._accepted.key, self._accepted.secret):
            return HttpResponse(401, msgspec.json.encode({"error": "invalid_client"}), JSON)
        token = f"mock-token-{next(self._numbers)}"
        self._tokens.add(token)
        issued = {"access_token": token, "token_type": "Bearer", "expires_in": _TOKEN_SECONDS}
        return HttpResponse(200, msgspec.json.encode(issued), JSON, {"Cache-Control": "no-store"})

    def end_sessions(self) -> None:
        """Forget all tokens that were issued."""
        self._tokens.clear()

    def environment(self, prefix: str) -> Mapping[str, str]:
        """The variables in which clients look for credentials."""
        accepted = self._accepted
        variables = {
            "bearer": {"TOKEN": accepted.key},
            "basic": {"USERNAME": accepted.username, "PASSWORD": accepted.password},
            "header": {"KEY": accepted.key},
            "query": {"KEY": accepted.key},
            "oauth2": {"CLIENT_ID": accepted.key, "CLIENT_SECRET": accepted.secret},
            "signed": {"KEY": accepted.key, "SECRET": accepted.secret},
        }
        found = {f"{prefix}_{name}": value for auth in self._auth for name, value in variables[auth.scheme].items()}
        for auth in self._auth:
            if auth.also and auth.scheme in ("header", "query"):
                # The first one is the key; what the others contain is not checked.
                pairs = ((auth.name, accepted.key), *((name, accepted.secret) for name in auth.also))
                found[f"{prefix}_KEYS"] = " ".join(f"{name}={value}" for name, value in pairs)
                del found[f"{prefix}_KEY"]
                break
        return found

    def _accepts(self, auth: Auth, request: Request) -> bool:
        name = auth.name or ""
        match auth.scheme:
            case "bearer":
                return _token(request) in {self._accepted.key, *self._tokens}
            case "oauth2":
                return _token(request) in self._tokens
            case "basic":
                return _basic(request) in self._accepted_pairs()
            case "header":
                # Some APIs want a word before the key, as in `Authorization: Token abc`.
                sent = re.split(r"[ =]", request.headers.get(name.lower(), ""))[-1]
                return sent == self._accepted.key and all(request.headers.get(other.lower()) for other in auth.also)
            case "query":
                given = {other for other, value in request.query if value}
                return (name, self._accepted.key) in request.query and given.issuperset(auth.also)
            case "signed":
                return True

    def _accepted_pairs(self) -> tuple[tuple[str, str], ...]:
        """User and password; many APIs take a key in place of the user."""
        accepted = self._accepted
        return (accepted.username, accepted.password), (accepted.key, accepted.secret), (accepted.key, "")

    def _challenge(self) -> str:
        return "Basic" if any(auth.scheme == "basic" for auth in self._auth) else "Bearer"


def _token(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, _, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return user, password


def _client_of(request: Request) -> tuple[Any, Any]:
    """Id and secret of a client in a form, in the query, or in JSON, which some APIs take."""
    body = read_body(request)
    sent = {**request.params, **(body if isinstance(body, dict) else {})}
    return sent.get("client_id"), sent.get("client_secret")


def _token_paths(auth: Sequence[Auth]) -> set[str]:
    return {urlsplit(way.url).path for way in auth if way.scheme == "oauth2" and way.url}
