"""Settings from the environment, from the files of ``cs`` and from CloudMonkey's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from configparser import ConfigParser, InterpolationError, ParsingError
from configparser import Error as IniError
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
_TRUE = frozenset(("1", "true", "yes", "on", "y", "t"))
_FALSE = frozenset(("0", "false", "no", "off", "n", "f"))


def configured(profile: str | None, given: Settings) -> Settings:
    """What is given, completed from the first place that says more.

    The environment's ``CLOUDSTACK_*`` come first, then a section of the files of
    ``cs``, which complete each other: the one that ``CLOUDSTACK_CONFIG`` names,
    ``cloudstack.ini``, ``~/.cloudstack.ini`` (the section is ``profile``, else
    ``CLOUDSTACK_REGION``, else ``cloudstack``); then CloudMonkey's ``~/.cmk/config``
    (``profile``, else the one it has chosen). No file is read where the others say
    enough and no profile is asked for. A ConfigurationError where a profile is asked
    for that no file has, or where a value makes no sense.
    """
    found = _read(_environment(), "the environment")
    if profile or not _is_enough({**found, **given}):
        found = {**_from_files(profile), **found}
    # A way to log in that is given replaces the other way as a whole.
    for mine, theirs in ((_KEYS, _USER), (_USER, _KEYS)):
        if mine & given.keys():
            found = {name: value for name, value in found.items() if name not in theirs}
    return cast("Settings", {**found, **given})


_KEYS = frozenset(("key", "secret"))
_USER = frozenset(("username", "password", "domain"))


def _is_enough(settings: Mapping[str, Any]) -> bool:
    names = {name for name, value in settings.items() if value}
    return "endpoint" in names and (
        {"key", "secret"} <= names or {"username", "password"} <= names
    )


def _from_files(profile: str | None) -> dict[str, Any]:
    wanted = profile or os.environ.get("CLOUDSTACK_REGION")
    section, where = _section(profile, wanted or "cloudstack")
    if wanted and section is None:
        looked = ", ".join(str(path) for path in (*_cs_files(), *_cmk_files()))
        raise ConfigurationError(f"no profile {wanted!r} in {looked}")
    return _read(section or {}, where)


def _environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for theirs, ours in _CS_NAMES.items():
        value = os.environ.get(f"CLOUDSTACK_{theirs.upper()}")
        if value:
            found[ours] = value
    return found


def _section(profile: str | None, wanted: str) -> tuple[dict[str, Any] | None, str]:
    """The section that is meant, by our names, and the files that it is from."""
    of_cs = [(path, _sections(path)) for path in _cs_files()]
    having = [(path, sections) for path, sections in of_cs if wanted in sections]
    if having:
        whole: dict[str, str] = {}
        for _, sections in reversed(having):
            whole |= sections[wanted]
        return _renamed(whole, _CS_NAMES), ", ".join(str(path) for path, _ in having)
    for path in _cmk_files():
        sections = _sections(path)
        # What stands before the first section is for all profiles.
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
    # Without a home, as in some containers, the tilde stays.
    home = os.path.expanduser("~")
    if home != "~":
        yield Path(home, *names)


def _sections(path: Path) -> dict[str, dict[str, str]]:
    """The sections of an INI file; what stands before the first is the section ``""``.

    What stands under DEFAULT is in all of them.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(f"{path} cannot be read: {problem}") from None
    parser = ConfigParser(strict=False)
    try:
        parser.read_string(f"[\1]\n{text}")
    except IniError as problem:
        # The parser's own message may quote the line, which may hold a secret.
        lines = [line for line, _ in problem.errors] if _is_parsing(problem) else []
        where = f", line {lines[0] - 1}" if lines else ""
        raise ConfigurationError(f"{path}{where} is no INI file") from None
    return {
        "" if name == "\1" else name: {
            option: _value(parser, name, option) for option in parser.options(name)
        }
        for name in parser.sections()
    }


def _value(parser: ConfigParser, section: str, option: str) -> str:
    """A value as ``cs`` reads it, where ``%%`` is a percent sign; a lone one is, too."""
    try:
        return parser.get(section, option)
    except InterpolationError:
        return parser.get(section, option, raw=True)


def _is_parsing(problem: IniError) -> TypeGuard[ParsingError]:
    return isinstance(problem, ParsingError)


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


def _read(texts: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The values of texts. What is not ours to know is passed over."""
    found = dict(texts)
    for name, kind in _NUMBERS.items():
        if name in found:
            try:
                found[name] = kind(found[name])
            except ValueError:
                raise ConfigurationError(
                    f"{where}: {name} is no number: {found[name]!r}"
                ) from None
    verify = str(found.get("verify", "")).lower()
    if verify in _TRUE | _FALSE:
        found["verify"] = verify in _TRUE
    if str(found.pop("no_verify", "")).lower() in _TRUE:
        found["verify"] = False
    if key := found.pop("cert_key", None):
        found["cert"] = (found.get("cert", ""), key)
    # That state changes are posted is not for a file to say otherwise.
    if str(found.pop("method", "")).lower() == "post":
        found["always_post"] = True
    return found
