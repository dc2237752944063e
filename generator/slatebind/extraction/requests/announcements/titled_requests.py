"""Requests with a title between the method and the path: ``PATCH - Update a tree: /trees/{id}``.

The path can also be below the title: ``## `GET` List trees`` and then a line with ``/trees``.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from slatebind.dialects import Dialect, Requests, normalize
from slatebind.extraction.requests.announcements.patterns import URL
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Heading, Prose

_MAX_LENGTH = 300
"""Characters of a heading or a paragraph in which a request is looked for."""
_SIGNS = r"\s\-\u2013\u2014:|\u2192>,;\u00b7\u2022."
_BRACKETS = {"(": ")", "[": "]", "<": ">"}
_ASCII = str.maketrans("\uff08\uff09\u3010\u3011\uff3b\uff3d\uff1a\u3000", "()[][]: ")
"""Brackets, colons and spaces of the width of Chinese letters."""
_UNSPACED = r"\u3000-\u9fff\uac00-\ud7af"
"""Letters of languages that write a path next to a word without a space."""
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"(?<!\w)/\w")
_BOLD = re.compile(r"\s*(?:\*\*|__|<(?:b|strong)\b[^<>]*>)\s*\S")


def requests_of_heading(heading: Heading, requests: Requests) -> list[RequestLine]:
    """The requests of a heading that begins with methods and ends with a path, with the title between them.

    Where nothing separates the three and the title begins with a small letter, it may be a sentence.
    """
    return _requests(heading.text, heading, requests, Trust.ASKED)


def requests_of_bold_line(block: Prose, requests: Requests, trust: Trust) -> list[RequestLine]:
    """The requests of a paragraph that is a line in bold; the path can be in the next line.

    Bold letters alone do not separate a method from a title: sentences have them as well.
    """
    if "/" not in block.text or not _BOLD.match(block.text) or block.text.rstrip().endswith("."):
        return []
    return [line for line in _requests("", block, requests, trust) if line.trust is trust]


def is_bold_title(block: Prose, requests: Requests) -> bool:
    """Whether a paragraph is a line in bold with a method and the title of an operation, and no path."""
    if "/" in block.text or "\n" in block.text.strip() or not _BOLD.match(block.text):
        return False
    match = _patterns(requests.methods).without_path.fullmatch(_plain(block))
    if match is None or not _is_title(match["title"], requests) or block.text.rstrip("*_ ").endswith("."):
        return False
    return _is_apart(match, "") or not _begins_small(match["title"])


def method_of_title(heading: Heading, dialect: Dialect) -> str:
    """The method that a heading begins with, before the title of an operation; empty if there is none.

    What opens a part of an operation, such as `POST parameters`, is no title of one.
    """
    assert dialect.requests is not None
    match = _patterns(dialect.requests.methods).without_path.fullmatch(_plain(heading))
    if match is None or not _is_title(match["title"], dialect.requests):
        return ""
    kind = heading_kind(match["title"], dialect)
    is_certain = _is_apart(match, heading.text) or not _begins_small(match["title"])
    is_one = match["method"] in dialect.requests.methods
    return match["method"] if is_one and is_certain and not (kind.is_part or kind.is_announcing) else ""


def path_below_title(
    lines: Sequence[RequestLine], asked: Sequence[RequestLine], heading: Heading, dialect: Dialect
) -> list[RequestLine]:
    """The request whose method begins a heading, and whose path stands alone below it; empty if there is none.

    ``asked`` are the lines below it, read as those of a heading that announces a request. There is none where one of
    ``lines``, read as those of any heading, states its method.
    """
    assert dialect.requests is not None
    match = _patterns(dialect.requests.methods).without_path.fullmatch(_plain(heading))
    if match is None or any(line.method and line.trust >= Trust.FENCE for line in lines):
        return []
    method, title = method_of_title(heading, dialect), _title(match["title"], dialect.requests)
    # A block of code below a caption is a sample.
    bare = [line for line in asked if not line.method and (line.trust is Trust.ASKED or line.is_alone)]
    return [replace(line, method=method, title=title, is_titled=True) for line in bare[:1]] if method else []


def _requests(markup: str, block: Heading | Prose, requests: Requests, trust: Trust) -> list[RequestLine]:
    text = _plain(block)
    match = _patterns(requests.methods).with_path.fullmatch(text) if "/" in text else None
    if match is None or not _is_title(match["title"], requests):
        return []
    has_sign = bool(match["after"].strip(" ")) or match["opening"] in ("(", "[")
    is_certain = has_sign or _is_apart(match, markup) or not _begins_small(match["title"])
    title = _title(match["title"], requests)
    methods = dict.fromkeys(_WORD.findall(match["method"]))
    return [
        RequestLine(method, match["url"], block.at, trust if is_certain else Trust.SENTENCE, title)
        for method in methods
    ]


def _plain(block: Heading | Prose) -> str:
    """The lines of a block without markup; empty if they are too long for a title."""
    if len(block.text) > _MAX_LENGTH:
        return ""
    return "\n".join(line.text for line in plain_lines(block.text, block.at)).translate(_ASCII)


class _Patterns(NamedTuple):
    """The whole of a text: a method, a title and a URL, or a method and a title."""

    with_path: re.Pattern[str]
    without_path: re.Pattern[str]


@cache
def _patterns(methods: Sequence[str]) -> _Patterns:
    method = rf"(?:{'|'.join(methods)})\b"
    verb = rf"(?:\d[\d.]*\)?\s+)?(?:HTTPS?\s+)?[\[(<*]?(?P<method>{method}(?:\s*[|/,]\s*{method}){{0,6}})[\])>*]?"
    title = rf"{verb}(?P<before>[{_SIGNS}]{{0,12}})(?<![A-Z])(?P<title>[^\s{_SIGNS}][^\n]{{0,100}}?)"
    after = rf"(?P<after>[{_SIGNS}]{{1,12}}|(?<=[{_UNSPACED}])|(?=[(\[]))"
    url = rf"(?P<opening>[\"'(\[]?)(?P<url>(?!//){URL})[\"')\]]?\.?"
    return _Patterns(re.compile(title + after + url), re.compile(title))


def _is_title(text: str, requests: Requests) -> bool:
    """Whether a text can be the title of an operation: it has letters, and neither another method nor a path."""
    has_letters = any(character.isalpha() for character in text)
    return has_letters and not _PATH.search(text) and set(requests.methods).isdisjoint(_WORD.findall(text))


def _is_apart(match: re.Match[str], markup: str) -> bool:
    """Whether markup, brackets or a sign separate the method from the title."""
    is_marked = markup.lstrip()[:1] in ("`", "[", "<", "*", "(", "_")
    return is_marked or bool(match["before"].strip(" ")) or match["title"][0] in _BRACKETS


def _begins_small(title: str) -> bool:
    return title[0].islower()


def _title(text: str, requests: Requests) -> str:
    """A title without the brackets around all of it; empty if it is only a word for requests, such as `Endpoint`."""
    text = text.strip()
    if _BRACKETS.get(text[0]) == text[-1] and text[0] not in text[1:]:
        text = text[1:-1].strip()
    rest = requests.heading_phrases.remove_from(requests.label_phrases.remove_from(normalize(text)))
    return text if rest else ""
