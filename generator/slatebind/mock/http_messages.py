"""Requests and responses, whatever they say: the bytes of a query and a form, decoded as by a servlet."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

import msgspec

HTML = "text/html;charset=utf-8"
MAX_PARAMS = 5000
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class MalformedRequestError(ValueError):
    """A request that cannot be decoded; the message is for the client."""


class Request(msgspec.Struct, frozen=True):
    """A request; ``params`` are those of the query and of a form, by name as sent, each with its first value.

    ``raw_path`` is the path as sent, with its escapes, ``query`` all parameters of the query in order. Names of
    ``headers`` are in lower case.
    """

    method: str
    params: Mapping[str, str]
    cookies: Mapping[str, str]
    path: str = "/"
    raw_path: str = "/"
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = {}
    body: bytes = b""


class HttpResponse(msgspec.Struct, frozen=True):
    """A response to send."""

    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = {}
    cookies: Mapping[str, str] = {}


def html_page(status: int, title: str, **more: Mapping[str, str]) -> HttpResponse:
    """An HTML page, as proxies and servlet containers send it."""
    text = f"<html><head><title>{status} {title}</title></head><body><h1>{status} {title}</h1></body></html>"
    return HttpResponse(status, text.encode(), HTML, **more)


def read_params(*sources: bytes) -> dict[str, str]:
    """The parameters of query and body, in this order; raises a MalformedRequestError if they cannot be decoded."""
    found: dict[str, str] = {}
    for name, value in read_pairs(*sources):
        found.setdefault(name, value)
    return found


def read_pairs(*sources: bytes) -> tuple[tuple[str, str], ...]:
    """The same with all values of each parameter."""
    found: list[tuple[str, str]] = []
    for count, (name, value) in enumerate(_pairs(sources), 1):
        if count > MAX_PARAMS:
            raise MalformedRequestError(f"more than {MAX_PARAMS} parameters")
        found.append((_decoded(name), _decoded(value)))
    return tuple(found)


def _pairs(sources: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    for source in sources:
        for part in source.split(b"&"):
            if part:
                name, _, value = part.partition(b"=")
                yield name, value


def _decoded(raw: bytes) -> str:
    if _BAD_ESCAPE.search(raw):
        raise MalformedRequestError("Unable to decode the request: a percent sign without two hexadecimal digits")
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedRequestError("Unable to decode the request: not UTF-8") from None
