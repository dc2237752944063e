"""HTTP requests and responses, as hooks see them and transports send and receive them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from .base_errors import ConfigurationError, UnexpectedResponse
from .redact import HIDDEN, is_secret, mask, redact_text

MAX_BODY_BYTES = 256 * 2**20
"""What a response may contain; without a limit a server could fill the memory."""


def merge_headers(*groups: Mapping[str, str]) -> dict[str, str]:
    """Headers of which a later one replaces an earlier one, in whatever case it is written."""
    merged: dict[str, tuple[str, str]] = {}
    for group in groups:
        for name, text in group.items():
            merged[name.lower()] = name, text
    return dict(merged.values())


class Sink(Protocol):
    """Takes the body of a successful response, part by part."""

    def receive(self) -> AbstractContextManager[Callable[[bytes], object]]:
        """A function that takes the next part; once for each attempt."""
        ...


class BodyStream(Protocol):
    """A body that is read while it is sent."""

    @property
    def size(self) -> int:
        """The number of its bytes."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, part by part; from the beginning each time."""
        ...


class Request(NamedTuple):
    """A request to send. ``body`` is None where everything is in the URL.

    ``params`` is for hooks and logs, without secrets; ``secrets`` are the
    values that must not be shown. The body of a response is written to ``sink`` if
    there is one. A body with large files is in ``stream``; who can change or sign the
    request before it is sent gets all of it in ``body``.
    """

    command: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    params: Mapping[str, str]
    attempt: int = 1
    secrets: Collection[str] = ()
    sink: Sink | None = None
    stream: BodyStream | None = None

    def in_memory(self) -> Request:
        """The same with the whole body in ``body``."""
        if self.stream is None:
            return self
        return self._replace(body=b"".join(self.stream.chunks()), stream=None)

    def sent_headers(self) -> Mapping[str, str]:
        """The headers with what transports cannot know of a body that is read later."""
        if self.stream is None:
            return self.headers
        return {**self.headers, "Content-Length": str(self.stream.size)}

    def redacted(self) -> Request:
        """The same without secrets: they are hidden in the URL; body and cookies are left out."""
        headers = {
            name: HIDDEN if is_secret(name) else text
            for name, text in self.headers.items()
            if name.lower() not in ("cookie", "authorization", "proxy-authorization")
        }
        url = redact_text(mask(self.url, self.secrets))
        bare = self._replace(body=None, stream=None, secrets=())
        return bare._replace(url=url, headers=headers)

    def __repr__(self) -> str:
        return (
            f"Request({self.method} {self.command} {dict(self.params)!r}, "
            f"attempt={self.attempt})"
        )


class HttpResponse(NamedTuple):
    """A response. The names of ``headers`` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"HttpResponse(HTTP {self.status}, {len(self.body)} bytes)"

    @property
    def content_type(self) -> str:
        """The media type without its parameters; empty if none was sent."""
        return self.headers.get("content-type", "").partition(";")[0]

    def without_cookies(self) -> HttpResponse:
        """The same without the cookies, which may contain a session."""
        headers = {k: v for k, v in self.headers.items() if k != "set-cookie"}
        return self._replace(headers=headers, cookies={})

    @property
    def request_id(self) -> str | None:
        """What identifies the request in the server's logs, if it says so."""
        names = (name for name in self.headers if name.endswith("request-id"))
        return next((self.headers[name] for name in names), None)

    def retry_after(self) -> float | None:
        """The seconds that the server asks to wait for, as a number or a date."""
        text = self.headers.get("retry-after", "").strip()
        if text.isdecimal():
            return float(text)
        if not text:
            return None
        from datetime import UTC, datetime
        from email.utils import parsedate_to_datetime

        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def checked_response(value: object) -> HttpResponse:
    """What a transport of the user's own returned; a ConfigurationError if it is no response."""
    if not isinstance(value, HttpResponse):
        raise ConfigurationError("transport has to return an HttpResponse")
    return value


def changed_request(value: object, request: Request) -> Request:
    """What a ``before`` hook returned, or the request; a ConfigurationError if it is neither one nor None."""
    if value is None:
        return request
    if not isinstance(value, Request):
        raise ConfigurationError(
            f"before has to return a Request or None, not {type(value).__name__}"
        )
    return value


def check_size(size: int, command: str) -> None:
    """An UnexpectedResponse if the body of a response is too large to be read."""
    if size > MAX_BODY_BYTES:
        raise UnexpectedResponse(
            f"{command}: the response is larger than {MAX_BODY_BYTES // 2**20} MiB; "
            "filter the list, or request smaller pages",
            command=command,
        )
