"""Authentication by signed requests, or by a session after a login."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from slatebind.mock.cloudstack.api_error import ApiError, unauthorized
from slatebind.mock.cloudstack.request import CommandRequest
from slatebind.mock.cloudstack.signing import is_signed
from slatebind.mock.service import Credentials

PROTOCOL_PARAMS = frozenset(("command", "response", "apikey", "signature", "signatureversion", "expires", "sessionkey"))
"""Parameters of every command, in lower case."""
_MAX_VALIDITY = timedelta(minutes=15)


class Authenticator:
    """Checks requests. ``is_strict``: they must expire, within 15 minutes."""

    def __init__(self, credentials: Credentials, *, is_strict: bool) -> None:
        self._credentials = credentials
        self._is_strict = is_strict
        self._sessions: dict[str, str] = {}

    def check(self, request: CommandRequest) -> None:
        """Raise an ApiError unless the request is signed, or part of a session."""
        params = request.lowercase_params()
        is_known = self._has_session(request, params) if "sessionkey" in params else self._has_keys(request, params)
        if not is_known:
            raise unauthorized()

    def login(self, request: CommandRequest) -> tuple[dict[str, object], dict[str, str]]:
        """Start a session: the content of the response, and the cookies."""
        mine, params = self._credentials, request.lowercase_params()
        name = params.get("username", "")
        if (name, params.get("password")) != (mine.username, mine.password):
            text = f"Failed to authenticate user {name} in domain {params.get('domainid', '1')}; "
            raise ApiError(531, text + "please provide valid credentials", None)
        session, key = secrets.token_hex(16), secrets.token_urlsafe(20)
        self._sessions[session] = key
        user = {"username": name, "account": name, "type": "1", "registered": "false", "timeout": 1800}
        return {**user, "sessionkey": key}, {"JSESSIONID": session, "sessionkey": key}

    def logout(self, request: CommandRequest) -> dict[str, object]:
        """End a session: the content of the response."""
        self._sessions.pop(request.cookies.get("JSESSIONID", ""), None)
        return {"description": "success"}

    def end_sessions(self) -> None:
        """End all sessions, as a real server does after half an hour."""
        self._sessions.clear()

    def _has_session(self, request: CommandRequest, params: Mapping[str, str]) -> bool:
        key = self._sessions.get(request.cookies.get("JSESSIONID", ""))
        in_cookie = request.cookies.get("sessionkey", key)
        return key is not None and params["sessionkey"] == key == in_cookie

    def _has_keys(self, request: CommandRequest, params: Mapping[str, str]) -> bool:
        mine = self._credentials
        return (
            params.get("apikey") == mine.key
            and self._is_in_time(params)
            and is_signed(request.params, params.get("signature", ""), mine.secret)
        )

    def _is_in_time(self, params: Mapping[str, str]) -> bool:
        expires = params.get("expires")
        if params.get("signatureversion") != "3" and not self._is_strict:
            return True  # older signatures do not expire
        try:
            moment = datetime.strptime(expires or "", "%Y-%m-%dT%H:%M:%S%z")
        except ValueError:
            return False
        now = datetime.now(UTC)
        return now <= moment and not (self._is_strict and moment > now + _MAX_VALIDITY)
