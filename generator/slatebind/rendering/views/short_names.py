"""Names for programs that allow few characters in them, such as the tools of assistants."""

import re

from slatebind.digests import sha256_hex

_PLAIN = re.compile(r"[A-Za-z0-9_]+")
_OTHER = re.compile(r"[^A-Za-z0-9_]+")
_DIGEST_LENGTH = 8


def short_name(name: str, limit: int = 40) -> str:
    """A name as ASCII letters, digits and underscores, of at most ``limit`` characters: the name itself if it is one.

    Any other ends with a hyphen and a digest of the name, so that it depends on no other name, and different names
    stay different.
    """
    if len(name) <= limit and _PLAIN.fullmatch(name):
        return name
    digest = sha256_hex(name.encode(errors="surrogatepass"))[:_DIGEST_LENGTH]
    beginning = _OTHER.sub("_", name)[: limit - len(digest) - 1].strip("_")
    return f"{beginning or 'name'}-{digest}"
