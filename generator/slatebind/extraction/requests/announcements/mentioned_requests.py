"""Requests that docs only mention: in sentences, and in comments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from slatebind.diagnostic import Position
from slatebind.dialects import Requests
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.request_lines import is_url
from slatebind.markdown import Aside, Comment, Content, Prose

_URL = r"(?:https?://[^\s`/]+)?/[^\s`\"'<>|]*"


def mentioned_requests(blocks: Iterable[Content], requests: Requests) -> Iterator[tuple[RequestLine, str]]:
    """The requests in inline code of texts, and those at the start of lines in comments, each with where it stands."""
    for block in blocks:
        if isinstance(block, Prose | Aside):
            lines = _found(block, _in_code(requests.methods))
            yield from ((line, "it is in running text") for line in lines if is_url(line.url, requests))
        elif isinstance(block, Comment):
            yield from ((line, "it is in a comment") for line in _found(block, _in_lines(requests.methods)))


def _found(block: Prose | Aside | Comment, pattern: re.Pattern[str]) -> Iterator[RequestLine]:
    line, end = block.at.line, 0
    for match in pattern.finditer(block.text):
        line += block.text.count("\n", end, match.start("method"))
        end = match.start("method")
        yield RequestLine(match["method"], match["url"], Position(block.at.file, line), Trust.SAMPLE)


@cache
def _in_code(methods: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"`(?P<method>{'|'.join(methods)})[ \t]+(?P<url>{_URL})`")


@cache
def _in_lines(methods: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?m)^[ \t*`>-]*(?P<method>{'|'.join(methods)})[ \t]+(?P<url>{_URL})")
