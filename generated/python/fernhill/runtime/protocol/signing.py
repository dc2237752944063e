"""Signatures as servers compute them. Knows nothing of commands and HTTP."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote


def encode_value(value: str) -> str:
    """A value as Java's URLEncoder writes it, with ``%20`` for a space.

    Only ``A-Z a-z 0-9 . - * _`` stay as they are. Python's own quote leaves ``~`` alone
    as well; a server then computes another signature.
    """
    return quote(value, safe="*").replace("~", "%7E")


def signature(parameters: Mapping[str, str], secret: str) -> str:
    """The signature of a request's parameters, to be sent along as ``signature``."""
    # Names stay raw, and capitals sort before small letters, as in Java: by UTF-16 units.
    names = sorted(parameters, key=lambda name: name.encode("utf-16-be"))
    text = "&".join(f"{name}={encode_value(parameters[name])}" for name in names)
    digest = hmac.new(secret.encode(), text.lower().encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
