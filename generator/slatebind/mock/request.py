"""Parsing requests: the bytes of a query and a form, decoded as by a servlet."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

import msgspec

from slatebind.mock.api_error import malformed_request

MAX_PARAMS = 5000
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class Request(msgspec.Struct, frozen=True):
    """A request; ``params`` by name as sent, each with its first value."""

    method: str
    params: Mapping[str, str]
    cookies: Mapping[str, str]

    @property
    def command(self) -> str:
        """The command's name; empty if there is none."""
        return self.params.get("command", "")

    @property
    def wants_json(self) -> bool:
        """Whether the client accepts JSON; the default is XML."""
        return self.params.get("response", "").lower() == "json"

    def get(self, name: str) -> str | None:
        """The value of a parameter, by its name in lower case."""
        return self.lowercase_params().get(name)

    def lowercase_params(self) -> dict[str, str]:
        """Parameters by name in lower case, except for the keys of maps."""
        found: dict[str, str] = {}
        for name, value in self.params.items():
            head, bracket, rest = name.partition("[")
            found.setdefault(head.lower() + bracket + rest, value)
        return found


def read_params(*sources: bytes) -> dict[str, str]:
    """The parameters of query and body, in this order; raises an ApiError if they cannot be decoded."""
    found: dict[str, str] = {}
    for count, (name, value) in enumerate(_pairs(sources), 1):
        if count > MAX_PARAMS:
            raise malformed_request(f"more than {MAX_PARAMS} parameters")
        found.setdefault(_decoded(name), _decoded(value))
    return found


def _pairs(sources: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    for source in sources:
        for part in source.split(b"&"):
            if part:
                name, _, value = part.partition(b"=")
                yield name, value


def _decoded(raw: bytes) -> str:
    if _BAD_ESCAPE.search(raw):
        raise malformed_request("Unable to decode the request: a percent sign without two hexadecimal digits")
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise malformed_request("Unable to decode the request: not UTF-8") from None
