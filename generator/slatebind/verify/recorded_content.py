"""The texts of recorded bodies: as they are, in base64, compressed, or in another encoding than UTF-8."""

import base64
import binascii
import codecs
import re
import zlib
from typing import Any, NamedTuple

_GZIP = b"\x1f\x8b"
_MAX_BYTES = 64 * 2**20
"""Of a body that was compressed: some kilobytes can become gigabytes."""
_ZLIB_WITH_GZIP_HEADER = 31
_PARAMETER = r"(?:^|;)\s*%s\s*=\s*(?:\"([^\"]*)\"|([^;\s]+))"
_CHARSET = re.compile(_PARAMETER % "charset", re.IGNORECASE)
_CHARSETS = re.compile(r"(?:utf-(?:8|16|32)|iso8859-|cp|ascii|koi8|gb|big5|euc|shift|hz)[\w-]*")
"""Python knows further ones that no server sends, some of which take quadratic time."""
_BOUNDARY = re.compile(_PARAMETER % "boundary", re.IGNORECASE)
_NAME = re.compile(r"^content-disposition:[^\n]*?;[ \t]*name=\"([^\"\n]*)\"", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADERS = re.compile(r"\r?\n\r?\n")


class Content(NamedTuple):
    """The text of a body, "" if there is none. ``problem`` says why a body of text cannot be read, "" otherwise."""

    text: str = ""
    is_binary: bool = False
    problem: str = ""


def media_of(content: dict[str, Any]) -> str:
    """The media type, in lower case and without parameters."""
    return str(content.get("mimeType", "")).partition(";")[0].strip().lower()


def content_of(content: dict[str, Any]) -> Content:
    """The body under ``text``, which ``encoding`` says to be in base64."""
    text = content.get("text")
    if not isinstance(text, str):
        return Content()
    if str(content.get("encoding", "")).lower() != "base64":
        return Content(text)
    is_text = media_of(content).endswith("json")
    try:
        body = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return _unreadable("is not valid base64", is_text=is_text)
    if body.startswith(_GZIP):
        try:
            body = _decompressed(body)
        except zlib.error:
            return _unreadable("is not valid gzip", is_text=is_text)
    charset = _parameter(_CHARSET, str(content.get("mimeType", ""))) or "utf-8"
    try:
        if _CHARSETS.fullmatch(codecs.lookup(charset).name):
            return Content(body.decode(charset))
        return _unreadable(f"has an unknown charset: {charset[:40]!r}", is_text=is_text)
    except (UnicodeError, LookupError):
        return _unreadable(f"is not text in {charset[:40]}", is_text=is_text)


def multipart_names(media: str, text: str) -> list[str]:
    """The names of the parts of a form, in the order of a text of ``multipart/form-data``."""
    boundary = _parameter(_BOUNDARY, media)
    if not boundary:
        return []
    heads = (_END_OF_HEADERS.split(part.lstrip("\r\n"), 1)[0] for part in text.split(f"--{boundary}")[1:])
    return [found[1] for head in heads if (found := _NAME.search(head))]


def _unreadable(problem: str, *, is_text: bool) -> Content:
    return Content(problem=problem) if is_text else Content(is_binary=True)


def _decompressed(body: bytes) -> bytes:
    return zlib.decompressobj(_ZLIB_WITH_GZIP_HEADER).decompress(body, _MAX_BYTES)


def _parameter(pattern: re.Pattern[str], media: str) -> str:
    found = pattern.search(media)
    return (found[1] or found[2] or "") if found else ""
