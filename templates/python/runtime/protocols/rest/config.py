"""Settings from the environment and from a configuration file, both named after the package."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from ..base_errors import ConfigurationError
from ..identity import ENVIRONMENT_PREFIX, PACKAGE
from ..ini_files import FALSE, TRUE, read_sections
from .settings import Settings

_CREDENTIALS = (
    frozenset(("auth", "sign")),
    frozenset(("token",)),
    frozenset(("keys",)),
    frozenset(("key",)),
    frozenset(("username", "password")),
    frozenset(("client_id", "client_secret")),
)
"""The ways to authenticate. What is given for one replaces those that come after it."""
_NAMES = (
    *("endpoint", "sign", "token", "key", "username", "password"),
    *("key_header", "key_query", "keys"),
    *("client_id", "client_secret", "token_url", "proxy", "verify", "cert"),
    *("timeout", "connect_timeout", "read_timeout", "retries"),
)
_NUMBERS: Mapping[str, Callable[[str], float]] = {
    "timeout": float,
    "connect_timeout": float,
    "read_timeout": float,
    "retries": int,
}


def load_settings(profile: str | None, given: Settings) -> Settings:
    """The settings that are given, completed by the environment, and by a section of the file.

    The environment has ``<PACKAGE>_TOKEN`` and so on; the file is
    ``~/.config/<package>.ini``, and the section ``profile``, else the one that
    ``<PACKAGE>_PROFILE`` names, else that of the package's name. Lines before the first
    section are for all. ``sign`` is the name of a function that signs requests, as
    ``module:function`` or ``FILE.py:function``. A ConfigurationError if there is no such profile, or a value is
    invalid.
    """
    environment = {
        name: text
        for name in _NAMES
        if (text := os.environ.get(ENVIRONMENT_PREFIX + name.upper()))
    }
    found = _converted(environment, "the environment")
    found = _completed(found, _converted(_from_file(profile), str(_file())))
    wanted = {name: value for name, value in given.items() if value is not None}
    return _with_signature(_completed(wanted, found))


def _with_signature(settings: dict[str, Any]) -> Settings:
    """The settings with the function that the name of one stands for."""
    name = settings.pop("sign", None)
    if name and "auth" not in settings:
        from .signing import signed_by

        settings["auth"] = signed_by(name)
    return cast("Settings", settings)


def _completed(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of both. Credentials of the first replace those of another kind."""
    has_credentials = any(kind & first.keys() for kind in _CREDENTIALS)
    other = [
        kind for kind in _CREDENTIALS if has_credentials and not kind & first.keys()
    ]
    dropped = frozenset[str]().union(*other)
    kept = {name: value for name, value in second.items() if name not in dropped}
    return {**kept, **first}


def is_sufficient(settings: Mapping[str, Any]) -> bool:
    """Whether the settings say as whom to use the API."""
    return any(kind & settings.keys() for kind in _CREDENTIALS)


def profiles() -> list[str]:
    """The names of all profiles in the configuration file."""
    return [name for name in read_sections(_file()) if name]


def _from_file(profile: str | None) -> dict[str, str]:
    wanted = profile or os.environ.get(f"{ENVIRONMENT_PREFIX}PROFILE")
    sections = read_sections(_file())
    if wanted and wanted not in sections:
        raise ConfigurationError(f"no profile {wanted!r} in {_file()}")
    section = {**sections.get("", {}), **sections.get(wanted or PACKAGE, {})}
    return {name: section[name] for name in _NAMES if section.get(name)}


def _file() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join("~", ".config")
    return Path(os.path.expanduser(folder), f"{PACKAGE}.ini")


def _converted(texts: Mapping[str, str], where: str) -> dict[str, Any]:
    """The settings that texts stand for."""
    found: dict[str, Any] = dict(texts)
    for name, number in _NUMBERS.items():
        if name in texts:
            try:
                found[name] = number(texts[name])
            except ValueError:
                message = f"{where}: {name} is not a number: {texts[name]!r}"
                raise ConfigurationError(message) from None
    if "keys" in texts:
        found["keys"] = _keys(texts["keys"], where)
    verify = texts.get("verify", "").lower()
    if verify in TRUE | FALSE:
        found["verify"] = verify in TRUE
    return found


def _keys(text: str, where: str) -> dict[str, str]:
    """The keys by their names in a text such as ``X-Id=abc X-Key=def``."""
    pairs = [part.partition("=") for part in text.split()]
    if not all(name and key for name, _, key in pairs):
        message = f"{where}: keys is not NAME=KEY NAME=KEY"
        raise ConfigurationError(message)
    return {name: key for name, _, key in pairs}
