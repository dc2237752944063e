"""The rule of signatures, stated once more and plainly; shares no code with a client or the mock server."""

import base64
import hashlib
import hmac
import string
from collections.abc import Mapping

UNESCAPED = string.ascii_letters + string.digits + ".-*_"
"""What java.net.URLEncoder leaves as it is, except for the space."""


def signed_text(params: Mapping[str, str]) -> str:
    """All parameters but the signature, sorted by name as Java sorts, with escaped values, in lower case."""
    names = sorted((name for name in params if name != "signature"), key=lambda name: name.encode("utf-16-be"))
    return "&".join(f"{name}={escaped(params[name])}" for name in names).lower()


def escaped(value: str) -> str:
    """A value with every byte of its UTF-8 escaped, but for ``UNESCAPED``."""
    return "".join(letter if letter in UNESCAPED else escaped_bytes(letter) for letter in value)


def escaped_bytes(letter: str) -> str:
    """The bytes of a character, as ``%C3%A9``."""
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def signature(text: str, secret: str) -> str:
    """The HMAC-SHA1 of a text, in base64."""
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()
