"""The record of a sample call: the request that it sends."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

import msgspec

from slatebind.diagnostic import Position
from slatebind.spec.model import Body

_CONTENT_TYPES: tuple[tuple[str, Body], ...] = (
    ("multipart/form-data", "multipart"),
    ("application/x-www-form-urlencoded", "form"),
    ("json", "json"),
    ("", "raw"),
)
_FORM = re.compile(r"[^\s=&{}<>\"']+=[^&\n]*(?:[&\n]\s*[^\s=&]+=[^&\n]*)*")
METHODS_WITH_BODY = frozenset(("POST", "PUT", "PATCH"))


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sample call. ``text`` is its source, ``user`` what it logs in with: name and password, joined by a colon.

    ``body`` is the kind of its body, as the content type says it or ``data`` looks; None if neither does.
    """

    method: str
    url: str
    at: Position
    text: str
    headers: tuple[tuple[str, str], ...] = ()
    user: str | None = None
    body: Body | None = None
    data: str = ""

    def header(self, name: str) -> str | None:
        """The value of a header, whatever the case of its name."""
        return next((value for header, value in self.headers if header.lower() == name.lower()), None)

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The parameters of its query."""
        return tuple(parse_qsl(self.url.partition("?")[2].partition("#")[0], keep_blank_values=True))


def read_headers(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The names and values of headers such as ``Accept: */*``."""
    pairs = (text.partition(":") for text in texts)
    return tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon and name.strip())


def body_kind(content_type: str | None, data: str) -> Body | None:
    """The kind of a body, by its content type; by what it looks like without one, or if it is JSON sent as text."""
    text = data.strip()
    looks_like_json = text.startswith(("{", "["))
    if content_type:
        kind = next(kind for part, kind in _CONTENT_TYPES if part in content_type.lower())
        return "json" if kind == "raw" and looks_like_json else kind
    if looks_like_json:
        return "json"
    return "form" if _FORM.fullmatch(text) else None
