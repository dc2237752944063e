"""As whom requests are made: signed with keys, or within a session after a login."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import NamedTuple

from .dates import expiry
from .errors import ApiError, ConfigurationError
from .redact import Wire
from .settings import Settings
from .signing import signature


class Session(NamedTuple):
    """What a login gave."""

    key: str
    cookies: Mapping[str, str]

    def __repr__(self) -> str:
        return "Session(***)"


class Keys:
    """Signs each request, with signature version 3."""

    def __init__(self, key: str, secret: str, expiration: float) -> None:
        self._key = key
        self._secret = secret
        self._expiration = expiration

    def __repr__(self) -> str:
        return "Keys(***)"

    def added(self, params: Mapping[str, str]) -> Wire:
        """The parameters with key, expiry and signature."""
        whole = Wire(
            params,
            apiKey=self._key,
            signatureVersion="3",
            expires=expiry(datetime.now(UTC), self._expiration),
        )
        whole["signature"] = signature(whole, self._secret)
        return whole


class Login:
    """Logs in when first needed, and again when the server has ended the session."""

    session: Session | None = None
    refusal: ApiError | None = None

    def __init__(self, username: str, password: str, domain: str | None) -> None:
        self.lock = Lock()
        self._username = username
        self._password = password
        self._domain = domain

    def __repr__(self) -> str:
        return "Login(***)"

    @property
    def params(self) -> Wire:
        """The parameters of the login itself."""
        wire = Wire(command="login", response="json", username=self._username)
        wire["password"] = self._password
        if self._domain:
            wire["domain"] = self._domain
        return wire


def auth_of(settings: Settings) -> Keys | Login:
    """What the settings say; a ConfigurationError where they say too little."""
    key, secret = settings.get("key"), settings.get("secret")
    username, password = settings.get("username"), settings.get("password")
    expiration = settings.get("expiration", 600.0)
    if not 0 < expiration <= 900:
        raise ConfigurationError(
            "expiration is at most 900 seconds, and more than none"
        )
    if key and secret:
        return Keys(key, secret, expiration)
    if username and password:
        return Login(username, password, settings.get("domain"))
    raise ConfigurationError("key and secret are needed, or username and password")
