"""How a client is set up: every option is described here, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError

if TYPE_CHECKING:
    from .answer import Reply
    from .errors import Error
    from .request import Request

    Before = Callable[[Request], None]
    After = Callable[[Request, Reply | Error], None]

_LOOPBACK = re.compile(r"localhost|::1|127(\.[0-9]{1,3}){3}")
_MOST = 10**8
"""What the system takes as a time-out, in seconds: about three years."""


class CallOptions(TypedDict, total=False):
    """What may differ from call to call. All times are in seconds.

    ``timeout`` is for a whole call, retries and all; ``connect_timeout`` for reaching
    the server, ``read_timeout`` for each silence of it. ``retries`` counts attempts
    after the first, of commands that only read. ``page_size`` is what is asked for
    when a list is walked.
    """

    timeout: float
    connect_timeout: float
    read_timeout: float
    retries: int
    page_size: int


class Settings(CallOptions, total=False):
    """What a client is made with.

    ``key`` and ``secret`` sign requests; ``username``, ``password`` and ``domain`` log
    in instead. ``verify`` is the file or folder of the certificates to trust, or False
    for no verification at all; ``cert`` a client's certificate, alone or with its key.
    ``proxy`` is a URL, else the environment's. ``allow_http`` lets credentials travel
    over plain http to other machines. ``expiration`` is how long a signature holds.
    ``always_post`` sends what only reads as a POST, too. ``before`` sees each request,
    ``after`` each request with its answer or error.
    """

    endpoint: str
    key: str
    secret: str
    username: str
    password: str
    domain: str
    verify: bool | str
    cert: str | tuple[str, str]
    proxy: str
    allow_http: bool
    expiration: float
    always_post: bool
    headers: Mapping[str, str]
    before: Before
    after: After


class Options(NamedTuple):
    """The options of a call, all of them decided."""

    timeout: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    retries: int = 3
    page_size: int = 500

    def with_changes(self, changes: CallOptions) -> Options:
        """Other options; a ConfigurationError where they make no sense."""
        unknown = changes.keys() - set(self._fields)
        if unknown:
            names = ", ".join(sorted(unknown))
            raise ConfigurationError(f"there is no option {names}")
        made = self._replace(**changes)
        for name, value in made._asdict().items():
            least = 0 if name == "retries" else 0.001
            if not least <= value <= _MOST:
                raise ConfigurationError(f"{name} cannot be {value}")
        return made


def options_of(settings: Settings) -> Options:
    """The options of calls among the settings of a client."""
    given = {name: value for name, value in settings.items() if name in Options._fields}
    return Options().with_changes(cast("CallOptions", given))


def checked_endpoint(settings: Settings) -> str:
    """The endpoint, if credentials may travel there: plain http is for this machine."""
    endpoint = settings.get("endpoint")
    if not endpoint:
        raise ConfigurationError("an endpoint is needed")
    parts, host = checked_url("endpoint", endpoint)
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ConfigurationError("an endpoint has no query, fragment or user")
    if parts.scheme == "http" and not settings.get("allow_http"):
        _refuse_strangers(host)
        if proxy := settings.get("proxy"):
            _refuse_strangers(checked_url("proxy", proxy)[1])
    return endpoint


def checked_url(what: str, url: str) -> tuple[SplitResult, str]:
    """A URL's parts and its host; a ConfigurationError where it is none for HTTP."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        host.encode("idna")
        is_right = parts.scheme in ("http", "https") and parts.port != 0
        if host and is_right and url.isprintable() and " " not in url:
            return parts, host
    except ValueError:
        pass
    # A proxy's may hold a password.
    shown = f" {url!r}" if "@" not in url else ""
    raise ConfigurationError(f"{what}{shown} is no http or https URL")


def _refuse_strangers(host: str) -> None:
    if not is_loopback(host):
        raise ConfigurationError(
            f"credentials over plain http to {host} are refused; "
            "allow_http=True sends them all the same"
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name alone."""
    return _LOOPBACK.fullmatch(host) is not None
