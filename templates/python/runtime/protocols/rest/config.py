"""Settings from the environment and from a configuration file, both named after the package."""

from __future__ import annotations

import os
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as IniError
from pathlib import Path
from typing import Any, cast

from ..base_errors import ConfigurationError
from ..identity import PACKAGE
from .settings import Settings

_NAMES = (
    *("endpoint", "token", "key", "username", "password"),
    *("client_id", "client_secret", "token_url", "proxy", "verify", "timeout"),
)
_TRUTHS = {
    "true": True,
    "yes": True,
    "1": True,
    "false": False,
    "no": False,
    "0": False,
}


def load_settings(profile: str | None, given: Settings) -> Settings:
    """The settings that are given, completed by the environment, and by a section of the file.

    The environment has ``<PACKAGE>_TOKEN`` and so on; the file is
    ``~/.config/<package>.ini``, and the section ``profile``, else that of the package's
    name. A ConfigurationError if there is no such profile, or a value is invalid.
    """
    prefix = PACKAGE.upper()
    environment = {name: os.environ.get(f"{prefix}_{name.upper()}") for name in _NAMES}
    found = {name: text for name, text in environment.items() if text}
    sections = _sections()
    if profile is not None and profile not in sections:
        raise ConfigurationError(f"no profile {profile!r} in {_file()}")
    section = sections.get(profile or PACKAGE, {})
    texts = {name: section[name] for name in _NAMES if section.get(name)}
    return cast("Settings", {**_converted({**texts, **found}), **given})


def is_sufficient(settings: Mapping[str, Any]) -> bool:
    """Whether the settings say where the server is."""
    return bool(settings.get("endpoint"))


def profiles() -> list[str]:
    """The names of all profiles in the configuration file."""
    return list(_sections())


def _file() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join("~", ".config")
    return Path(os.path.expanduser(folder), f"{PACKAGE}.ini")


def _sections() -> dict[str, dict[str, str]]:
    file = _file()
    parser = ConfigParser(strict=False, interpolation=None)
    try:
        parser.read_string(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} cannot be read: {error}") from None
    except IniError:
        # The parser's own message may quote the line, which may contain a secret.
        raise ConfigurationError(f"{file} is not a valid INI file") from None
    return {name: dict(parser.items(name)) for name in parser.sections()}


def _converted(texts: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = dict(texts)
    if "verify" in texts:
        found["verify"] = _TRUTHS.get(texts["verify"].lower(), texts["verify"])
    if "timeout" in texts:
        try:
            found["timeout"] = float(texts["timeout"])
        except ValueError:
            message = f"timeout is not a number: {texts['timeout']!r}"
            raise ConfigurationError(message) from None
    return found
