"""Base URLs as templates of URLs: their variables are in braces, and all else is encoded."""

import re
from urllib.parse import quote

import msgspec

from slatebind.spec.model import Api

_VARIABLE = re.compile(r"\{([^{}]+)\}")
# What URLs may contain besides letters and digits; what is encoded already stays as it is.
_URL_CHARACTERS = "/:?#[]@!$&'()*+,;=~%-._"


class ServerView(msgspec.Struct, frozen=True):
    """A base URL without a slash at its end; ``variables`` are the names in its braces, each once."""

    url: str
    name: str
    variables: tuple[str, ...]


def servers_of(api: Api) -> tuple[ServerView, ...]:
    """The endpoint and the other servers of an API, each once; the endpoint has the name of the server that it is."""
    names = {view.url: view for server in reversed(api.servers) for view in (server_view(server.url, server.name),)}
    first = [server_view(api.endpoint)] if api.endpoint else []
    views = [*first, *(server_view(server.url, server.name) for server in api.servers)]
    return tuple({view.url: names.get(view.url, view) for view in views}.values())


def server_view(url: str, name: str = "") -> ServerView:
    """The view of a base URL; a URL that is only a slash stays as it is."""
    parts = _VARIABLE.split(url.strip().rstrip("/") or "/")
    variables = [re.sub(r"[^\w.-]+", "_", part).strip("_") or "variable" for part in parts[1::2]]
    literals = [quote(part, safe=_URL_CHARACTERS) for part in parts[::2]]
    braces = [f"{{{variable}}}" for variable in variables]
    text = "".join(part for pair in zip(literals, [*braces, ""], strict=True) for part in pair)
    return ServerView(text, name, tuple(dict.fromkeys(variables)))
