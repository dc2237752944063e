"""Settings from the environment, from the files of ``cs`` and from CloudMonkey's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from configparser import BasicInterpolation
from pathlib import Path
from typing import Any, cast

from ..base_errors import ConfigurationError
from ..ini_files import FALSE, TRUE, read_sections
from .settings import Settings

_CS_NAMES = {
    "endpoint": "endpoint",
    "key": "key",
    "secret": "secret",
    "username": "username",
    "password": "password",
    "domain": "domain",
    "timeout": "read_timeout",
    "retry": "retries",
    "expiration": "expiration",
    "verify": "verify",
    "cert": "cert",
    "cert_key": "cert_key",
    "dangerous_no_tls_verify": "no_verify",
    "proxy": "proxy",
    "method": "method",
}
_HEADER = "header_"
_CMK_NAMES = {
    "url": "endpoint",
    "apikey": "key",
    "secretkey": "secret",
    "username": "username",
    "password": "password",
    "domain": "domain",
    "timeout": "read_timeout",
    "verifycert": "verify",
}
_NUMBERS = {"read_timeout": float, "expiration": float, "retries": int}
# ``cs`` reads ``%%`` as a percent sign, CloudMonkey does not.
_CS_ESCAPES = BasicInterpolation()


def load_settings(profile: str | None, given: Settings) -> Settings:
    """The settings that are given, completed from the first source that has more.

    The environment's ``CLOUDSTACK_*`` come first, then a section of the files of
    ``cs``, which complete each other: the one that ``CLOUDSTACK_CONFIG`` names,
    ``cloudstack.ini``, ``~/.cloudstack.ini`` (the section is ``profile``, else
    ``CLOUDSTACK_REGION``, else ``cloudstack``); then CloudMonkey's ``~/.cmk/config``
    (``profile``, else the one that is selected there). No file is read if the others
    are sufficient and no profile is asked for. A ConfigurationError if no file has the
    profile that is asked for, or if a value is invalid.
    """
    found = _convert(_from_environment(), "the environment")
    if profile or not is_sufficient({**found, **given}):
        found = {**_from_files(profile), **found}
    # Credentials of one kind that are given replace those of the other as a whole.
    for kind, other in (
        (_KEY_SETTINGS, _USER_SETTINGS),
        (_USER_SETTINGS, _KEY_SETTINGS),
    ):
        if kind & given.keys():
            found = {name: value for name, value in found.items() if name not in other}
    return cast("Settings", {**found, **given})


_KEY_SETTINGS = frozenset(("key", "secret"))
_USER_SETTINGS = frozenset(("username", "password", "domain"))


def is_sufficient(settings: Mapping[str, Any]) -> bool:
    """Whether the settings say where the server is and as whom to use it."""
    names = {name for name, value in settings.items() if value}
    return "endpoint" in names and (
        {"key", "secret"} <= names or {"username", "password"} <= names
    )


def _from_files(profile: str | None) -> dict[str, Any]:
    wanted = profile or os.environ.get("CLOUDSTACK_REGION")
    section, where = _section(profile, wanted or "cloudstack")
    if wanted and section is None:
        files = ", ".join(str(path) for path in (*_cs_files(), *_cmk_files()))
        raise ConfigurationError(f"no profile {wanted!r} in {files}")
    return _convert(section or {}, where)


def profiles() -> list[str]:
    """The names of all profiles in the configuration files."""
    names = {
        name: None
        for path in (*_cs_files(), *_cmk_files())
        for name in read_sections(path)
        if name
    }
    return list(names)


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for cs_name, name in _CS_NAMES.items():
        value = os.environ.get(f"CLOUDSTACK_{cs_name.upper()}")
        if value:
            found[name] = value
    return found


def _section(profile: str | None, wanted: str) -> tuple[dict[str, Any] | None, str]:
    """The settings of a section, and the files that they are from."""
    cs_files = [(path, read_sections(path, _CS_ESCAPES)) for path in _cs_files()]
    matching = [(path, sections) for path, sections in cs_files if wanted in sections]
    if matching:
        merged: dict[str, str] = {}
        for _, sections in reversed(matching):
            merged |= sections[wanted]
        return _renamed(merged, _CS_NAMES), ", ".join(str(path) for path, _ in matching)
    for path in _cmk_files():
        sections = read_sections(path)
        # Lines before the first section are for all profiles.
        common = sections.get("", {})
        chosen = profile or common.get("profile", "localcloud")
        if chosen in sections:
            return _renamed({**common, **sections[chosen]}, _CMK_NAMES), str(path)
    return None, ""


def _cs_files() -> Iterator[Path]:
    if path := os.environ.get("CLOUDSTACK_CONFIG"):
        yield Path(os.path.expanduser(path))
    yield Path("cloudstack.ini")
    yield from _in_home(".cloudstack.ini")


def _cmk_files() -> Iterator[Path]:
    yield from _in_home(".cmk", "config")


def _in_home(*names: str) -> Iterator[Path]:
    # Without a home folder, as in some containers, the tilde stays.
    home = os.path.expanduser("~")
    if home != "~":
        yield Path(home, *names)


def _renamed(section: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        names[name]: value for name, value in section.items() if name in names and value
    }
    headers = {
        name.removeprefix(_HEADER): value
        for name, value in section.items()
        if names is _CS_NAMES and name.startswith(_HEADER)
    }
    return {**found, "headers": headers} if headers else found


def _convert(texts: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The settings that texts stand for. Unknown names are ignored."""
    found = dict(texts)
    for name, kind in _NUMBERS.items():
        if name in found:
            try:
                found[name] = kind(found[name])
            except ValueError:
                raise ConfigurationError(
                    f"{where}: {name} is not a number: {found[name]!r}"
                ) from None
    verify = str(found.get("verify", "")).lower()
    if verify in TRUE | FALSE:
        found["verify"] = verify in TRUE
    if str(found.pop("no_verify", "")).lower() in TRUE:
        found["verify"] = False
    if key := found.pop("cert_key", None):
        found["cert"] = (found.get("cert", ""), key)
    # Commands that change something are always posted, whatever a file says.
    if str(found.pop("method", "")).lower() == "post":
        found["always_post"] = True
    return found
