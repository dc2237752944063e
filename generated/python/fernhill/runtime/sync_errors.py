"""Errors of urllib3 and the system as those of this package. Imported when there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from ssl import SSLCertVerificationError, SSLError

from urllib3 import exceptions

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


def transport_error(command: str, error: Exception) -> TransportError:
    """The same error as one of this package."""
    causes = list(_causes(error))
    reason = _reason(causes)
    if any(isinstance(cause, exceptions.SSLError | SSLError) for cause in causes):
        return TlsError(f"{command}: {reason}", command=command)
    if any(_is_timeout(cause) for cause in causes):
        return TimedOut(f"{command}: {reason}", command=command)
    is_unreachable = any(isinstance(c, exceptions.NewConnectionError) for c in causes)
    kind = Unreachable if is_unreachable else ConnectionFailed
    return kind(f"{command}: {reason}", command=command)


def _is_timeout(error: BaseException) -> bool:
    # In urllib3, a failed connection is a kind of time-out.
    is_timeout = isinstance(error, exceptions.TimeoutError | TimeoutError)
    return is_timeout and not isinstance(error, exceptions.NewConnectionError)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that led to it. urllib3 also keeps them as arguments."""
    while error is not None:
        yield error
        inner = [
            argument for argument in error.args if isinstance(argument, BaseException)
        ]
        original = getattr(error, "original_error", None)
        error = original or (
            inner[0] if inner else error.__cause__ or error.__context__
        )


def _reason(causes: Sequence[BaseException]) -> str:
    """What to say of an error: the innermost cause that tells why."""
    is_proxy = any(isinstance(cause, exceptions.ProxyError) for cause in causes)
    for cause in reversed(causes):
        match cause:
            case RemoteDisconnected():
                return CLOSED
            case IncompleteRead() | exceptions.IncompleteRead():
                return TRUNCATED
            case exceptions.DecodeError():
                return NOT_DECOMPRESSED
            case HTTPException():
                return NOT_HTTP
            case _ if _is_timeout(cause):
                return TIMED_OUT
            case SSLCertVerificationError():
                return cause.verify_message or str(cause)
            case SSLError():
                return str(cause)
            case OSError():
                return (PROXY if is_proxy else "") + system_reason(cause)
            case _:
                pass
    return str(causes[-1]).rpartition("): ")[2]
