"""What the docs say about servers and authentication."""

from __future__ import annotations

from ...operations import index


def default_endpoint() -> str:
    """The base URL, which may have variables in braces; empty if the docs name none."""
    endpoint: str = getattr(index, "ENDPOINT", "")
    return endpoint


def servers() -> dict[str, str]:
    """The base URLs by name, in lower case."""
    known: dict[str, str] = getattr(index, "SERVERS", {})
    return {name.lower(): url for url, name in known.items() if name}


def is_own_server(url: str) -> bool:
    """Whether a base URL is one of those that the API lists."""
    known: dict[str, str] = getattr(index, "SERVERS", {})
    return url.rstrip("/") in {server.rstrip("/") for server in known}


def key_prefix() -> str:
    """What is sent in front of a key, such as ``Token``."""
    prefix: str = getattr(index, "KEY_PREFIX", "")
    return prefix


def schemes() -> dict[str, str]:
    """The header, the parameter or the URL of each way to authenticate; the first of a kind."""
    known: tuple[tuple[str, str], ...] = getattr(index, "AUTH", ())
    return {scheme: name for scheme, name in reversed(known)}
