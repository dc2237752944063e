"""Errors of aiohttp and the system as those of this package. Imported when there is one."""

from __future__ import annotations

from ssl import SSLCertVerificationError

import aiohttp
from aiohttp import http_exceptions

from .base_errors import (
    ConnectionFailed,
    TimedOut,
    TlsError,
    TransportError,
    Unreachable,
)
from .transport_errors import (
    CLOSED,
    NOT_DECOMPRESSED,
    NOT_HTTP,
    PROXY,
    TIMED_OUT,
    TRUNCATED,
    system_reason,
)


def transport_error(command: str, error: BaseException | None) -> TransportError:
    """The same error as one of this package."""
    reason = _reason(error)
    if isinstance(error, TimeoutError):
        return TimedOut(f"{command}: {reason}", command=command)
    # Not in all versions of aiohttp does the first one have the system's error.
    tls_errors = aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError
    if isinstance(error, tls_errors):
        return TlsError(f"{command}: {reason}", command=command)
    is_unreachable = isinstance(error, aiohttp.ClientConnectorError)
    kind = Unreachable if is_unreachable else ConnectionFailed
    return kind(f"{command}: {reason}", command=command)


def _reason(error: BaseException | None) -> str:
    """What to say of an error of aiohttp or the system."""
    match error:
        case TimeoutError():
            return TIMED_OUT
        case aiohttp.ServerDisconnectedError():
            return CLOSED
        case aiohttp.ClientPayloadError():
            cause = error.__cause__
            is_compressed = isinstance(cause, http_exceptions.ContentEncodingError)
            return NOT_DECOMPRESSED if is_compressed else TRUNCATED
        case aiohttp.ClientConnectorCertificateError():
            found = error.certificate_error
            if isinstance(found, SSLCertVerificationError) and found.verify_message:
                return found.verify_message
            return str(found)
        case aiohttp.ClientSSLError():
            return str(error.os_error)
        case aiohttp.ClientProxyConnectionError():
            return PROXY + system_reason(error.os_error)
        case aiohttp.ClientConnectorError():
            return system_reason(error.os_error)
        case aiohttp.ClientHttpProxyError():
            return f"{PROXY}Tunnel connection failed: {error.status} {error.message}"
        case OSError():
            return system_reason(error)
        case _:
            return NOT_HTTP
