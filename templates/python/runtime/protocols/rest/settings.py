"""The settings of a client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from ..setting_kinds import CONNECTION_KINDS, TEXT, SettingKind
from ..settings import ConnectionSettings

if TYPE_CHECKING:
    from .auth import Auth


class Settings(ConnectionSettings, total=False):
    """What a client is created with, in addition to ``ConnectionSettings``.

    ``endpoint`` is the base URL, or the name of a server in the docs, whose first one is
    the default. ``token`` is a bearer token; ``key`` is sent where the docs say, or as
    the header ``key_header`` or the parameter ``key_query``; ``keys`` are several that are
    sent together, by their names; ``username`` and ``password`` are sent with each request; ``client_id`` and ``client_secret`` fetch
    tokens from ``token_url``. ``auth`` is any other way.
    """

    auth: Auth
    token: str
    key: str
    key_header: str
    key_query: str
    keys: Mapping[str, str]
    username: str
    password: str
    client_id: str
    client_secret: str
    token_url: str


def _are_keys(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    pairs = cast("Mapping[object, object]", value).items()
    return all(isinstance(part, str) and part for pair in pairs for part in pair)


def _is_auth(value: object) -> bool:
    return all(hasattr(value, name) for name in ("authenticate", "discard", "close"))


SETTING_KINDS: Mapping[str, SettingKind] = {
    **CONNECTION_KINDS,
    "auth": SettingKind("Bearer(...), Basic(...) or another of these", _is_auth),
    "token": TEXT,
    "key": TEXT,
    "key_header": TEXT,
    "key_query": TEXT,
    "keys": SettingKind("a map of names to keys", _are_keys),
    "username": TEXT,
    "password": TEXT,
    "client_id": TEXT,
    "client_secret": TEXT,
    "token_url": TEXT,
}
"""What values the settings can have, by name."""
