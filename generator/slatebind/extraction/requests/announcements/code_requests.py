"""Request lines in blocks of code: the first line, and the calls of curl and HTTPie."""

import re
from collections.abc import Iterator
from itertools import pairwise

from slatebind.diagnostic import Position
from slatebind.dialects import Requests
from slatebind.extraction.requests.announcements.patterns import Patterns, patterns_of
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.markdown import Code


def requests_in_code(block: Code, requests: Requests, *, is_asked: bool) -> Iterator[RequestLine]:
    """The request line that a block begins with, which options of `curl` can follow, or the calls in it."""
    patterns = patterns_of(requests.methods)
    text = block.text.lstrip("\n")
    first = text.partition("\n")[0].strip()
    request = _OPTIONS.split(first[:500], maxsplit=1)[0]
    match = patterns.whole.fullmatch(request) or patterns.in_code.fullmatch(request)
    if match and match["method"].isupper():
        trust = Trust.ASKED_FENCE if is_asked else Trust.FENCE
        at = Position(block.at.file, block.at.line + 1)
        is_alone = "\n" not in text.strip()
        yield RequestLine(_METHOD.findall(match["method"])[0], match["url"], at, trust, is_alone=is_alone)
        return
    if is_asked and (url := patterns.url.fullmatch(first)) and "\n" not in text.strip():
        yield RequestLine("", url["url"], Position(block.at.file, block.at.line + 1), Trust.ASKED_FENCE, is_alone=True)
        return
    yield from _in_samples(block, patterns)


_METHOD = re.compile(r"\w+")
_OPTIONS = re.compile(r"\s+--?[A-Za-z]")
_CURL_URL = re.compile(r"(?:(?<=\s)|(?<=[\"']))((?:https?://|\$\{?\w+\}?/|\{+[\w -]+\}+/)[^\s\"'\\]*)")
_CURL_DATA = re.compile(r"\s(?:-d|-F|--data(?:-\w+)?|--form)\b")
_CURL_QUERY = re.compile(r"\s(?:-G|--get)\b")
_CURL = re.compile(r"^[ \t$>]*(?P<call>curl )", re.M)
_COMMENT = re.compile(r"(?:#|//)\s*(?P<text>[^#\n]{1,60})")
_MAX_SAMPLE = 4000


def _in_samples(block: Code, patterns: Patterns) -> Iterator[RequestLine]:
    """The calls of ``curl``, or the first call of HTTPie, in a block of code."""
    text = block.text[:_MAX_SAMPLE]
    start = text.find("curl ")
    if start >= 0:
        starts = [start, *(match.start("call") for match in _CURL.finditer(text, start + 1))]
        for begin, end in pairwise((*starts, len(text))):
            line = text.count("\n", 0, begin)
            at = Position(block.at.file, block.at.line + 1 + (line if begin > start else 0))
            yield from _in_curl(text[begin:end], at, patterns, _comment_above(text, begin))
        return
    if match := patterns.http.match(text):
        has_data = re.search(r"\s--form\b|\s[\w\[\]]+:?=", text) and "==" not in text
        method_text = match["method"] or ("POST" if has_data else "GET")
        at = Position(block.at.file, block.at.line + 1)
        yield RequestLine(method_text, match["url"], at, Trust.SAMPLE)


def _in_curl(call: str, at: Position, patterns: Patterns, title: str) -> Iterator[RequestLine]:
    url = _CURL_URL.search(call)
    if url:
        method = patterns.sample.search(call)
        has_data = _CURL_DATA.search(call) and not _CURL_QUERY.search(call)
        yield RequestLine(
            method["method"] if method else "POST" if has_data else "GET", url[1], at, Trust.SAMPLE, title
        )


def _comment_above(text: str, start: int) -> str:
    """The comment in the line above a call, which says what it does."""
    lines = text[:start].rstrip("$> \t").rstrip("\n").rpartition("\n")
    match = _COMMENT.fullmatch(lines[2].strip())
    return match["text"] if match else ""
