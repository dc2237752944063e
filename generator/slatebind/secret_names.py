"""Names whose values must not be shown: passwords, keys, tokens and sessions.

The runtimes of emitted clients have lists of their own, as they are copied into other projects; a test keeps this one
from knowing fewer names.
"""

import re

_SECRET_NAME = re.compile(
    r"pass(word|wd|phrase|code)?$|password|passphrase|secret|signature(?!version)|session[-_]?key|api[-_]?key|token"
    r"|user[-_]?data|(private|access)[-_]?key|credential|pre[-_]?shared|psk$|2fa|otp$|authorization",
    re.IGNORECASE,
)


def is_secret_name(name: str) -> bool:
    """Whether the value of a field, parameter or header of this name must not be shown."""
    return _SECRET_NAME.search(name) is not None
