"""Signature version 3, as the server computes it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

LIFETIME = timedelta(minutes=10)


def signed(
    params: Mapping[str, str], key: str, secret: str, now: datetime | None = None
) -> dict[str, str]:
    """The parameters with key, expiry and signature. The server takes them until ten minutes from ``now``."""
    expires = (
        ((now or datetime.now(UTC)) + LIFETIME)
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%S+0000")
    )
    whole = {**params, "apiKey": key, "signatureVersion": "3", "expires": expires}
    return {**whole, "signature": signature(whole, secret)}


def signature(params: Mapping[str, str], secret: str) -> str:
    """Names sorted by case and not encoded, values as Java's URLEncoder has them, all of it lower-cased."""
    text = "&".join(
        f"{name}={encoded(params[name])}" for name in sorted(params)
    ).lower()
    return base64.b64encode(
        hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()
    ).decode()


def encoded(value: str) -> str:
    """Java leaves only letters, digits and ``.-*_`` as they are: ``~`` is encoded, ``*`` is not."""
    return quote(value, safe="*").replace("~", "%7E")
