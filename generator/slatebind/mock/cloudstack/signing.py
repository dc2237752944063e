"""Signatures, implemented from the server's rules and the documentation of ``java.net.URLEncoder``.

They share no code with the generated clients on purpose, so that a mistake in one of the two is noticed.
"""

import base64
import hashlib
import hmac
import string
from collections.abc import Mapping

_RAW = frozenset((string.ascii_letters + string.digits + ".-*_").encode())
_ENCODED = tuple(chr(byte) if byte in _RAW else f"%{byte:02X}" for byte in range(256))


def expected_signature(params: Mapping[str, str], secret: str) -> str:
    """The signature of all parameters but the signature itself, in base64."""
    signed = [(name, value) for name, value in params.items() if name.lower() != "signature"]
    signed.sort(key=lambda pair: pair[0].encode("utf-16-be"))  # Java compares UTF-16 units
    text = "&".join(f"{name}={_encoded(value)}" for name, value in signed).lower()
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


def is_signed(params: Mapping[str, str], given: str, secret: str) -> bool:
    """Whether the given signature is the right one."""
    return hmac.compare_digest(given.encode(), expected_signature(params, secret).encode())


def _encoded(value: str) -> str:
    return "".join(_ENCODED[byte] for byte in value.encode())
