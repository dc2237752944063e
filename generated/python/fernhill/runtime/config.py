"""Settings from the environment, from the files of ``cs`` and from CloudMonkey's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from configparser import Error as IniError
from configparser import ParsingError, RawConfigParser
from pathlib import Path
from typing import Any, TypeGuard, cast

from .errors import ConfigurationError
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
}
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
_TRUE = frozenset(("1", "true", "yes", "on", "y", "t"))
_FALSE = frozenset(("0", "false", "no", "off", "n", "f"))


def configured(profile: str | None, given: Settings) -> Settings:
    """What is given, completed from the first place that says more.

    The environment's ``CLOUDSTACK_*`` come first, then one section of one file: of
    ``cloudstack.ini``, ``~/.cloudstack.ini`` or the file that ``CLOUDSTACK_CONFIG``
    names (the section is ``profile``, else ``CLOUDSTACK_REGION``, else ``cloudstack``),
    then CloudMonkey's ``~/.cmk/config`` (``profile``, else the one it has chosen). A
    ConfigurationError where a profile is asked for that no file has, or where a value
    makes no sense.
    """
    found: dict[str, Any] = {}
    is_named = profile or os.environ.get("CLOUDSTACK_REGION")
    section, where = _section(profile)
    if is_named and section is None:
        looked = ", ".join(str(path) for path in (*_cs_files(), _cmk_file()))
        raise ConfigurationError(f"no profile {is_named!r} in {looked}")
    if section is not None:
        found.update(_read(section, where))
    found.update(_read(_environment(), "the environment"))
    # A way to log in that is given replaces the other way as a whole.
    for mine, theirs in ((_KEYS, _USER), (_USER, _KEYS)):
        if mine & given.keys():
            found = {name: value for name, value in found.items() if name not in theirs}
    return cast("Settings", {**found, **given})


_KEYS = frozenset(("key", "secret"))
_USER = frozenset(("username", "password", "domain"))


def _environment() -> dict[str, str]:
    found: dict[str, str] = {}
    for theirs, ours in _CS_NAMES.items():
        value = os.environ.get(f"CLOUDSTACK_{theirs.upper()}")
        if value:
            found[ours] = value
    return found


def _section(profile: str | None) -> tuple[dict[str, str] | None, str]:
    """The section that is meant, by our names, and the file that it is from."""
    wanted = profile or os.environ.get("CLOUDSTACK_REGION") or "cloudstack"
    for path in _cs_files():
        sections = _sections(path)
        if wanted in sections:
            return _renamed(sections[wanted], _CS_NAMES), str(path)
    path = _cmk_file()
    sections = _sections(path)
    chosen = profile or sections.get("", {}).get("profile", "localcloud")
    if chosen in sections:
        return _renamed(sections[chosen], _CMK_NAMES), str(path)
    return None, ""


def _cs_files() -> Iterator[Path]:
    if path := os.environ.get("CLOUDSTACK_CONFIG"):
        yield Path(path).expanduser()
    yield Path("cloudstack.ini")
    yield Path.home() / ".cloudstack.ini"


def _cmk_file() -> Path:
    return Path.home() / ".cmk" / "config"


def _sections(path: Path) -> dict[str, dict[str, str]]:
    """The sections of an INI file; what stands before the first is the section ``""``."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(f"{path} cannot be read: {problem}") from None
    # A secret may hold a percent sign: nothing is interpolated.
    parser = RawConfigParser(strict=False, default_section="\0")
    try:
        parser.read_string(f"[\1]\n{text}")
    except IniError as problem:
        # The parser's own message may quote the line, which may hold a secret.
        lines = [line for line, _ in problem.errors] if _is_parsing(problem) else []
        where = f", line {lines[0] - 1}" if lines else ""
        raise ConfigurationError(f"{path}{where} is no INI file") from None
    return {
        "" if name == "\1" else name: dict(parser.items(name))
        for name in parser.sections()
    }


def _is_parsing(problem: IniError) -> TypeGuard[ParsingError]:
    return isinstance(problem, ParsingError)


def _renamed(section: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {
        names[name]: value for name, value in section.items() if name in names and value
    }


def _read(texts: Mapping[str, str], where: str) -> dict[str, Any]:
    """The values of texts. What is not ours to know is passed over."""
    found: dict[str, Any] = dict(texts)
    for name, kind in _NUMBERS.items():
        if name in texts:
            try:
                found[name] = kind(texts[name])
            except ValueError:
                raise ConfigurationError(
                    f"{where}: {name} is no number: {texts[name]!r}"
                ) from None
    verify = texts.get("verify", "").lower()
    if verify in _TRUE | _FALSE:
        found["verify"] = verify in _TRUE
    if found.pop("no_verify", "").lower() in _TRUE:
        found["verify"] = False
    if key := found.pop("cert_key", None):
        found["cert"] = (texts.get("cert", ""), key)
    return found
