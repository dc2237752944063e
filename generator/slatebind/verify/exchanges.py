"""Recorded requests and their answers, from HAR files and from logs of the mock server. Knows no documented command."""

import base64
import binascii
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from slatebind.data.json_reader import read_json
from slatebind.verify.problems import Problems

_MAX_PARAMS = 5000
SELF_DESCRIPTION = "openapi.json"
"""What a log has as the command of a request for the description of the mock server; no spec has one of this name."""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A request and its answer. Values of parameters are kept only where they say what is called.

    ``host`` is "" if it is not recorded, ``body`` the names in the body, ``json`` the answer; ``is_read`` says that it
    is JSON, or empty. ``at`` is its place: a JSON pointer, or the number of a line.
    """

    at: str
    method: str
    host: str = ""
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: tuple[tuple[str, str], ...] = ()
    status: int
    json: Any = None
    is_read: bool = True


def is_har(value: Any) -> bool:
    """Whether a value is a HAR file."""
    log = value.get("log") if isinstance(value, dict) else None
    return isinstance(log, dict) and isinstance(log.get("entries"), list)


def is_log(value: Any) -> bool:
    """Whether a value is a line of a log, or all of them."""
    lines = value if isinstance(value, list) else [value]
    return bool(lines) and isinstance(lines[0], dict) and {"method", "path", "params", "status"} <= lines[0].keys()


def read_lines(text: str, problems: Problems) -> list[Any]:
    """The values of JSON lines. A line that is not JSON is reported and left out, as null."""
    values = []
    for number, line in enumerate(text.split("\n"), 1):
        parsed = read_json(line, is_lenient=True) if line.strip() else None
        if parsed is not None and parsed.error is not None:
            problems.add("", f"the text {parsed.error.problem}", line=number, column=parsed.error.column)
        values.append(parsed.value if parsed is not None and parsed.error is None else None)
    return values


def log_exchanges(lines: list[Any], problems: Problems) -> Iterator[Exchange]:
    """The requests of a log of the mock server, without those that were made to fail or ask for its description."""
    for number, line in enumerate(lines, 1):
        if line is None:
            continue
        if not is_log(line):
            problems.add("", "not a line of a log of the mock server", line=number)
            continue
        params, status = line["params"], line["status"]
        if line.get("fault") or not isinstance(status, int) or line.get("command") == SELF_DESCRIPTION:
            continue
        pairs = [(str(name), str(value)) for name, value in params.items()] if isinstance(params, dict) else []
        size = line.get("bytes")
        yield Exchange(
            at=str(number),
            method=str(line["method"]).upper(),
            path=str(line["path"]),
            query=tuple(pairs[:_MAX_PARAMS]),
            status=status,
            json=line.get("response"),
            is_read=line.get("response") is not None or not (isinstance(size, int) and size > 0),
        )


def har_exchanges(value: Any, problems: Problems) -> Iterator[Exchange]:
    """The requests of a HAR file."""
    for index, entry in enumerate(value["log"]["entries"]):
        at = f"/log/entries/{index}"
        request = problems.mapping(entry, "request", f"{at}/request")
        response = problems.mapping(entry, "response", f"{at}/response")
        url = problems.text(request, "url", f"{at}/request")
        status = response.get("status")
        if url is None or not isinstance(status, int) or status <= 0:  # 0: no answer arrived
            continue
        try:
            parts = urlsplit(url)
        except ValueError:
            problems.add(f"{at}/request/url", "not a URL")
            continue
        if parts.scheme not in ("http", "https"):  # data: of images, sockets, extensions of browsers
            continue
        content = problems.mapping(response, "content", f"{at}/response/content")
        text = _text(content)
        parsed = read_json(text, is_lenient=True) if text.strip() else None
        yield Exchange(
            at=at,
            method=str(request.get("method", "GET")).upper(),
            host=parts.netloc.rpartition("@")[2].lower(),
            path=unquote(parts.path) or "/",
            query=_pairs(parts.query),
            body=tuple(_body(problems.mapping(request, "postData", f"{at}/request/postData"))),
            status=status,
            json=parsed.value if parsed and not parsed.error else None,
            is_read=parsed is None or parsed.error is None,
        )


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_PARAMS))
    except ValueError:
        return ()


def _text(content: dict[str, Any]) -> str:
    """The text of an answer; of a binary one nothing."""
    text = content.get("text")
    if not isinstance(text, str):
        return ""
    if content.get("encoding") != "base64":
        return text
    try:
        return base64.b64decode(text).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _body(post: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The parameters of a form, or the keys of a JSON object."""
    media, text = str(post.get("mimeType", "")).partition(";")[0].strip().lower(), post.get("text")
    params = post.get("params")
    if isinstance(params, list) and params:
        for param in params[:_MAX_PARAMS]:
            if isinstance(param, dict) and isinstance(param.get("name"), str):
                yield param["name"], str(param.get("value", ""))
    elif isinstance(text, str) and media.endswith("x-www-form-urlencoded"):
        yield from _pairs(text)
    elif isinstance(text, str) and media.endswith("json"):
        value = read_json(text, is_lenient=True).value
        yield from ((str(name), "") for name in (value if isinstance(value, dict) else ()))
