"""The settings of a client."""

from __future__ import annotations

from collections.abc import Mapping

from ..setting_kinds import CONNECTION_KINDS, FLAG, SECONDS, TEXT, SettingKind
from ..settings import ConnectionSettings, validated_endpoint


class Settings(ConnectionSettings, total=False):
    """What a client is created with, in addition to ``ConnectionSettings``.

    ``key`` and ``secret`` sign requests; ``username``, ``password`` and ``domain`` log
    in instead. ``expiration`` is how many seconds a signature is valid. ``always_post``
    also sends commands that only read as a POST.
    """

    key: str
    secret: str
    username: str
    password: str
    domain: str
    expiration: float
    always_post: bool


SETTING_KINDS: Mapping[str, SettingKind] = {
    **CONNECTION_KINDS,
    "key": TEXT,
    "secret": TEXT,
    "username": TEXT,
    "password": TEXT,
    "domain": TEXT,
    "expiration": SECONDS,
    "always_post": FLAG,
}
"""What values the settings can have, by name."""


def endpoint_of(settings: Settings) -> str:
    """Where requests are sent; a ConfigurationError if it is not said, or cannot be used."""
    return validated_endpoint(settings)
