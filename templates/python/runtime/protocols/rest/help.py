"""Texts of the command line about credentials."""

from __future__ import annotations

from ..identity import ENVIRONMENT_PREFIX, PACKAGE
from .documented import schemes, servers

_FILE = f"~/.config/{PACKAGE}.ini"
PROFILE_HELP = f"A section of {_FILE}."


def _credentials_help() -> str:
    """Where credentials come from: those that the docs describe, or any if they describe none."""
    known = schemes()
    by_scheme = {
        "bearer": _variable("TOKEN"),
        "header": f"{_variable('KEY')} (the header {_shown(known.get('header', ''))})",
        "query": f"{_variable('KEY')} (the parameter {_shown(known.get('query', ''))})",
        "basic": f"{_variable('USERNAME')} and {_variable('PASSWORD')}",
        "oauth2": f"{_variable('CLIENT_ID')} and {_variable('CLIENT_SECRET')}",
    }
    if "oauth2" in known:
        # A token can be fetched elsewhere as well.
        known = {**known, "bearer": ""}
    found = [text for scheme, text in by_scheme.items() if scheme in known]
    if "signed" in known and not found:
        name = "module:function or FILE.py:function"
        return (
            "Requests have to be signed by a function of your own, which gets each "
            f"request and returns it with the signature: {_variable('SIGN')}, `sign` "
            f"in {_FILE} or --sign names it, as {name}."
        )
    if not found:
        key = f"{_variable('KEY')} with {_variable('KEY_HEADER')} or {_variable('KEY_QUERY')}"
        found = [by_scheme["bearer"], by_scheme["basic"], key]
    return f"Credentials come from {', or '.join(found)}, or from {_FILE}."


def _servers_help() -> str:
    """The documented servers, if they have names."""
    names = [_shown(name) for name in servers()]
    if not names:
        return f"{_variable('ENDPOINT')} is the URL of the server."
    return f"{_variable('ENDPOINT')} is the server: {', '.join(names)}, or a URL."


def _variable(name: str) -> str:
    return ENVIRONMENT_PREFIX + name


def _shown(text: str) -> str:
    """A text of the docs, without what could steer a terminal."""
    return "".join(
        character if character.isprintable() else "\ufffd" for character in text
    )


CREDENTIALS_HELP = f"{_credentials_help()} {_servers_help()}"
