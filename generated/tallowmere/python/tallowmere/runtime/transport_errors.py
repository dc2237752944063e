"""Why no response arrived, in words that are the same for both HTTP libraries.

Their own messages name classes, or contain the URL and with it the key.
"""

from __future__ import annotations

import os

CLOSED = "the server closed the connection without a response"
NOT_HTTP = "what the server sent is not an HTTP response"
TRUNCATED = "the response ended too early"
NOT_DECOMPRESSED = "the response cannot be decompressed"
TIMED_OUT = "timed out"
PROXY = "the proxy cannot be reached: "


def system_reason(error: OSError) -> str:
    """The reason in the words of the operating system, without numbers of errors."""
    if error.errno and error.errno > 0:
        return os.strerror(error.errno)
    return error.strerror or str(error) or "the connection failed"
