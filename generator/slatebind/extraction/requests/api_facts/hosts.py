"""Base URLs and their hosts: how they are written, whether two are the same. Reads no documents."""

import re

_PLACEHOLDER_HOST = re.compile(
    r"^(?:https?://)?(?P<host>\{{1,2}[^{}/\n]{1,60}\}{1,2}|<[^<>/\n]{1,60}>|\[[^\[\]/\n]{1,60}\]|\$\{?\w+\}?)(?=[:/]|$)"
)
_VARIABLE = re.compile(r"\{{1,2}([^{}]+)\}{1,2}|<([^<>]+)>|\[(?![0-9a-fA-F]*:)([^\[\]]+)\]|\$\{?(\w+)\}?")
_USER = re.compile(r"^([a-z]+://)[^/@\s]*@", re.I)
_BRACES = re.compile(r"\{[^{}]*\}")
_HOST = re.compile(r"^https?://([^/]*)")
_LOCAL = re.compile(r"(?:localhost|127\.|\[::1\])")
API = "api"
"""The word of a host that tells an API from a website."""
_MIN_WORD_LENGTH = 4
_MAX_VARIABLES = 3
"""Variables in a host up to which it is compared as a pattern, so that the time stays linear."""


def server_url(text: str) -> str:
    """The base URL of a server as docs print it: with a scheme, with variables as ``{name}``, without a closing slash.

    >>> server_url("<your domain>.orchard.example/")
    'https://{your_domain}.orchard.example'
    """
    url = _VARIABLE.sub(_named, _USER.sub(r"\1", text.strip()).rstrip("/.:"))
    if not url or "://" in url:
        return url
    return f"http://{url}" if _LOCAL.match(url) else f"https://{url}"


def _named(match: re.Match[str]) -> str:
    return "{" + "_".join(next(group for group in match.groups() if group).split()) + "}"


def origin(url: str) -> str:
    """The scheme and the host of a URL."""
    match = _HOST.match(url)
    return match[0] if match else url


def host(url: str) -> str:
    """The host of a URL, with its port."""
    return origin(url).partition("://")[2].lower()


def path_of(url: str) -> str:
    """What is behind the host of a URL."""
    return url[len(origin(url)) :]


def is_same_host(general: str, special: str) -> bool:
    """Whether two URLs have the same host; a variable in the first one stands for anything."""
    if general.count("{") > _MAX_VARIABLES:
        return host(general) == host(special)
    parts = (re.escape(part) for part in _BRACES.split(host(general)))
    return re.fullmatch("[^/]+".join(parts), host(special)) is not None


def is_open(url: str) -> bool:
    """Whether a host is nothing but a variable."""
    return _BRACES.fullmatch(host(url)) is not None


def is_local(url: str) -> bool:
    """Whether a host is the reader's own machine."""
    return _LOCAL.match(host(url)) is not None


def placeholder_host(url: str) -> str:
    """The variable that stands for the host of a URL, with its scheme; empty if there is none."""
    match = _PLACEHOLDER_HOST.match(url)
    return match[0] if match else ""


def host_words(url: str) -> set[str]:
    """The words of a host that tell whose it is: those of several letters, and whether it is that of an API."""
    words = re.split(r"[.\-:]", host(url))
    return {word for word in words if len(word) >= _MIN_WORD_LENGTH} | {API for word in words if API in word}
