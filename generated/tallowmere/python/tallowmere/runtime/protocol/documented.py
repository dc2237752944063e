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


def schemes() -> dict[str, str]:
    """The header, the parameter or the URL of each way to authenticate; the first of a kind."""
    known: tuple[tuple[str, str], ...] = getattr(index, "AUTH", ())
    return {scheme: name for scheme, name in reversed(known)}
