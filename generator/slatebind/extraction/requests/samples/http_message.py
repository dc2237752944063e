"""Reading an HTTP message as docs print it: a request line, headers, an empty line and a body."""

import re

from slatebind.diagnostic import Position
from slatebind.extraction.requests.samples.sample import METHODS_WITH_BODY, Sample, body_kind, read_headers

_RESPONSE = re.compile(r"^HTTP/\d|^\.\.\.\s*$|^(?:-{3,}|<{1,3})", re.M)
_HEADER = re.compile(r"[A-Za-z][\w-]*\s*:")


def read_message(method: str, target: str, text: str, at: Position) -> Sample:
    """The request of a message whose first line has been read; what a server answers to it is left out."""
    answer = _RESPONSE.search(text)
    request = (text[: answer.start()] if answer else text).rstrip()
    lines = request.split("\n")[1:]
    number = next((number for number, line in enumerate(lines) if not _HEADER.match(line.strip())), len(lines))
    headers = read_headers(lines[:number])
    data = "\n".join(lines[number:]).strip()
    host = next((value for name, value in headers if name.lower() == "host"), "")
    content_type = next((value for name, value in headers if name.lower() == "content-type"), None)
    is_answer = method not in METHODS_WITH_BODY and not content_type
    return Sample(
        method=method,
        url=f"https://{host}{target}" if host and target.startswith("/") else target,
        at=at,
        text="\n".join(request.split("\n")[: 1 + number]) if is_answer else request,
        headers=headers,
        body=None if is_answer else body_kind(content_type, data),
        data="" if is_answer else data,
    )
