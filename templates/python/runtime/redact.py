"""What may be shown of a request: never a secret, a password or what a session stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SECRET = re.compile(
    r"pass|secret|signature|sessionkey|api_?key|token|userdata|privatekey|credential"
    r"|private_?key|2fa|otp",
    re.IGNORECASE,
)


def redacted(params: Mapping[str, str]) -> dict[str, str]:
    """Parameters for logs and reprs. A map's entry is hidden where its name tells so."""
    hidden = {
        name.rpartition(".")[0]
        for name, value in params.items()
        if name.endswith((".key", ".name")) and _SECRET.search(value)
    }
    return {
        name: (
            "***" if _SECRET.search(name) or name.rpartition(".")[0] in hidden else text
        )
        for name, text in params.items()
    }
