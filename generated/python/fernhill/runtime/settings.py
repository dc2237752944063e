"""The options of clients and calls that do not depend on how the API authenticates."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast
from urllib.parse import SplitResult, urlsplit

from .base_errors import ConfigurationError
from .setting_kinds import CALL_KINDS, validate

if TYPE_CHECKING:
    from os import PathLike

    from .base_errors import Error
    from .flow import Send
    from .http import HttpResponse, Request

    Path = str | PathLike[str]
    BeforeHook = Callable[[Request], Request | None]
    TransportFunction = Callable[[Send], HttpResponse | Awaitable[HttpResponse]]
    AfterHook = Callable[[Request, HttpResponse | Error], None]

_LOOPBACK_HOST = re.compile(r"localhost|::1|127(\.[0-9]{1,3}){3}")


class CallOptions(TypedDict, total=False):
    """What may differ from call to call. All times are in seconds.

    ``timeout`` is for a whole call, retries included; ``connect_timeout`` for reaching
    the server, ``read_timeout`` for each silence of it. ``retries`` is the number of
    further attempts of commands that only read. ``page_size`` is the number of objects
    that are requested at a time when a list is iterated. ``extra_headers``,
    ``extra_query`` and ``extra_body`` are added to requests: what the docs do not know.
    """

    timeout: float
    connect_timeout: float
    read_timeout: float
    retries: int
    page_size: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]
    extra_body: Mapping[str, object]


class ConnectionSettings(CallOptions, total=False):
    """How the server is reached and observed.

    ``verify`` is the file or folder of the certificates to trust, or False to trust
    any server; ``cert`` is a client's certificate, alone or with its key. ``proxy`` is
    a URL; by default it is the environment's. ``allow_http`` sends credentials over
    plain http to other machines. ``headers`` are sent with each request. ``before`` is
    called with each request before it is sent, resent ones included, and may return
    another one to be sent instead; ``after`` is called with each request and its
    response or error. ``pool_size`` is the number of connections that are kept.
    ``transport`` is a function that sends requests in place of the client: it gets
    the request and its time-outs, and returns the response. ``tracing`` records a span of OpenTelemetry for each call.
    """

    endpoint: str
    verify: bool | Path
    cert: Path | tuple[Path, Path]
    proxy: str
    allow_http: bool
    headers: Mapping[str, str]
    before: BeforeHook
    after: AfterHook
    pool_size: int
    transport: TransportFunction
    tracing: bool


class Options(NamedTuple):
    """The options of a call with their defaults. Without ``page_size`` the protocol has one."""

    timeout: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    retries: int = 3
    page_size: int | None = None
    extra_headers: Mapping[str, str] = {}
    extra_query: Mapping[str, object] = {}
    extra_body: Mapping[str, object] = {}

    def __repr__(self) -> str:
        # What is added to requests may be secret.
        return f"{type(self).__name__}(timeout={self.timeout}, retries={self.retries})"

    def with_changes(self, changes: CallOptions) -> Options:
        """Other options; a ConfigurationError if one is unknown or out of range."""
        return self._replace(**validate(changes, CALL_KINDS, "option"))


def options_from(settings: ConnectionSettings) -> Options:
    """The options of calls among the settings of a client."""
    given = {name: value for name, value in settings.items() if name in CALL_KINDS}
    return Options().with_changes(cast("CallOptions", given))


def validated_endpoint(settings: ConnectionSettings) -> str:
    """The endpoint, if credentials may be sent to it: plain http is for this machine."""
    endpoint = settings.get("endpoint")
    if not endpoint:
        raise ConfigurationError("an endpoint is needed")
    parts, host = validated_url("endpoint", endpoint)
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ConfigurationError(
            "an endpoint cannot have a query, a fragment or a user name"
        )
    if parts.scheme == "http" and not settings.get("allow_http"):
        _require_loopback(host)
        if proxy := settings.get("proxy"):
            _require_loopback(validated_proxy(proxy)[1])
    return endpoint


def validated_url(what: str, url: str) -> tuple[SplitResult, str]:
    """A URL's parts and its host; a ConfigurationError if it is not an HTTP URL."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        host.encode("idna")
        is_valid = parts.scheme in ("http", "https") and parts.port != 0
        if host and is_valid and url.isprintable() and " " not in url:
            return parts, host
    except ValueError:
        pass
    # A proxy's URL may contain a password.
    shown = f" {url!r}" if "@" not in url else ""
    raise ConfigurationError(f"{what}{shown} is not an http or https URL")


def validated_proxy(url: str) -> tuple[SplitResult, str]:
    """The parts of a proxy's URL and its host; without a scheme it is an http one."""
    return validated_url("proxy", url if "://" in url else f"http://{url}")


def _require_loopback(host: str) -> None:
    if not is_loopback(host):
        raise ConfigurationError(
            f"credentials over plain http to {host} are refused; "
            "allow_http=True sends them anyway"
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name alone."""
    return _LOOPBACK_HOST.fullmatch(host) is not None
