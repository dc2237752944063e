"""The body of a request, and its content type."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

import msgspec

from .files import Content, File, StoredContent
from .operation import Operation
from .params import Params, Values

_encoder = msgspec.json.Encoder(decimal_format="number")
# What WHATWG has browsers do with names in multipart bodies.
_QUOTED = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class StreamedBody(NamedTuple):
    """A body that is read while it is sent."""

    parts: tuple[Content, ...]

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return sum(map(len, self.parts))

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, part by part; from the beginning each time."""
        for part in self.parts:
            if isinstance(part, bytes):
                yield part
            else:
                yield from part.chunks()


Body = bytes | StreamedBody


def encode_body(operation: Operation, params: Params) -> tuple[Body | None, str]:
    """The body and its content type; None if there is nothing to send."""
    if params.content is not None:
        return _joined((params.content,)), params.content_type
    if params.items is not None:
        return _encoder.encode(params.items), "application/json"
    if not params.body:
        return None, ""
    match operation.body:
        case "form":
            return _form(params.body), "application/x-www-form-urlencoded"
        case "multipart":
            boundary = secrets.token_hex(16)
            body = _joined(tuple(_parts(params.body, boundary)))
            return body, f"multipart/form-data; boundary={boundary}"
        case _:
            return _encoder.encode(params.body), "application/json"


def encode_query(pairs: Iterable[tuple[str, Values]]) -> str:
    """A query; only commas that join values stay as they are."""
    return "&".join(
        f"{quote(name, safe='')}={','.join(quote(text, safe='') for text in texts)}"
        for name, texts in pairs
    )


def _form(fields: Mapping[str, Any]) -> bytes:
    """A form as WHATWG's URL standard writes it, where a space is a plus."""
    return "&".join(
        f"{_form_text(name)}={_form_text(text)}"
        for name, texts in fields.items()
        for text in texts
    ).encode()


def _form_text(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")


def _joined(parts: tuple[Content, ...]) -> Body:
    """A body of parts, in memory if all of them are."""
    in_memory = [part for part in parts if not isinstance(part, StoredContent)]
    if len(in_memory) < len(parts):
        return StreamedBody(parts)
    return b"".join(in_memory)


def _parts(fields: Mapping[str, Any], boundary: str) -> Iterator[Content]:
    """The parts of a multipart body, RFC 7578."""
    for name, value in fields.items():
        for item in [value] if isinstance(value, File) else value:
            head = f'form-data; name="{name.translate(_QUOTED)}"'
            if isinstance(item, File):
                head += f'; filename="{item.name.translate(_QUOTED)}"\r\n'
                head += "Content-Type: application/octet-stream"
            content = item.content if isinstance(item, File) else item.encode()
            yield f"--{boundary}\r\nContent-Disposition: {head}\r\n\r\n".encode()
            yield content
            yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()
