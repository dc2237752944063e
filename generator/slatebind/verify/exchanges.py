"""Recorded requests and their answers, from HAR files and from logs of the mock server. Knows no documented command."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, unquote_plus, urlsplit

import msgspec

from slatebind.data.json_reader import read_json
from slatebind.verify.problems import Problems
from slatebind.verify.recorded_content import content_of, media_of, multipart_names

_MAX_PARAMS = 5000
_STATUSES = range(100, 1000)
_MAX_STATUS_DIGITS = 4
_PORTS = {"http": ":80", "https": ":443"}
_NOT_MODIFIED = 304
"""The answer to a browser or proxy that has the response already; clients of the API do not ask in this way."""
SELF_DESCRIPTION = "openapi.json"
"""What a log has as the command of a request for the description of the mock server; no spec has one of this name."""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A request and its answer. Values of parameters are kept only where they say what is called.

    ``host`` is "" if it is not recorded, ``body`` the names in the body, ``json`` the answer; ``is_read`` says that it
    is JSON, empty, or reported as unreadable. ``at`` is its place: a JSON pointer, or the number of a line.
    ``has_answer`` is false if only a cache knows the answer.
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
    has_answer: bool = True


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
        parts = _parts(url, f"{at}/request/url", problems) if url is not None else None
        status = _status(response, f"{at}/response/status", problems)
        if parts is None or status is None:
            continue
        method = request.get("method", "GET")
        if not isinstance(method, str):
            problems.add(f"{at}/request/method", "expected a text")
            continue
        content = content_of(problems.mapping(response, "content", f"{at}/response/content"))
        problem = content.problem
        parsed = read_json(content.text, is_lenient=True) if content.text.strip() else None
        if parsed is not None and parsed.error is not None and parsed.error.is_limit:
            problem = parsed.error.problem
        if problem:
            problems.add(f"{at}/response/content", f"the response {problem}")
        yield Exchange(
            at=at,
            method=method.upper(),
            host=host_of(parts),
            path=unquote(parts.path) or "/",
            query=_pairs(parts.query),
            body=tuple(_body(problems.mapping(request, "postData", f"{at}/request/postData"))),
            status=status,
            json=parsed.value if parsed and not parsed.error else None,
            is_read=bool(problem) or (not content.is_binary and (parsed is None or parsed.error is None)),
            has_answer=status != _NOT_MODIFIED,
        )


def _parts(url: str, at: str, problems: Problems) -> SplitResult | None:
    """The parts of a URL; None, with a problem if it is not one, for what is not a request of HTTP."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        problems.add(at, "not a URL")
        return None
    if not parts.scheme:
        problems.add(at, "not a URL with a server")
    return parts if parts.scheme in ("http", "https") else None  # data: of images, sockets, extensions of browsers


def host_of(parts: SplitResult) -> str:
    """The host of a URL, with its port if that is not the one of its scheme."""
    return parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(parts.scheme, ":"))


def _status(response: dict[str, Any], at: str, problems: Problems) -> int | None:
    """The status of an answer; None if there was none, or, with a problem, if it is not a status."""
    status = response.get("status")
    if isinstance(status, str) and status.isdecimal() and len(status) < _MAX_STATUS_DIGITS:
        status = int(status)
    if status is None or (isinstance(status, int | float) and not isinstance(status, bool) and status <= 0):
        return None
    if isinstance(status, bool) or status not in _STATUSES:
        problems.add(at, "not an HTTP status")
        return None
    return int(status)


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_PARAMS)
        return tuple(pair for pair in pairs if pair[0])
    except ValueError:
        return ()


def _body(post: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The parameters of a form, or the keys of a JSON object."""
    media, params = media_of(post), post.get("params")
    text = content_of(post).text
    if media.endswith("json") and text:
        value = read_json(text, is_lenient=True).value
        yield from ((str(name), "") for name in (value if isinstance(value, dict) else ()))
    elif media.endswith("x-www-form-urlencoded") and text:
        yield from _pairs(text)
    elif isinstance(params, list) and params:
        # Browsers write the names of a form as they were sent.
        decoded = unquote_plus if media.endswith("x-www-form-urlencoded") else str
        for param in params[:_MAX_PARAMS]:
            if isinstance(param, dict) and isinstance(param.get("name"), str):
                yield decoded(param["name"]), str(param.get("value", ""))
    elif media == "multipart/form-data":
        yield from ((name, "") for name in multipart_names(str(post.get("mimeType")), text)[:_MAX_PARAMS])
