"""Request lines in the blocks of docs: where a method and a URL stand together, and how much that says.

Knows the forms in which people write them, not which of them are operations.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Requests
from slatebind.extraction.requests.announcements.code_requests import requests_in_code
from slatebind.extraction.requests.announcements.patterns import patterns_of
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.table_requests import requests_in_table
from slatebind.extraction.requests.announcements.text_requests import (
    is_only_requests,
    requests_in_lines,
    requests_in_sentences,
)
from slatebind.extraction.requests.announcements.titled_requests import requests_of_bold_line, requests_of_heading
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines
from slatebind.markdown import Annotation, Aside, Code, Content, Heading, Prose, Table

_LINK = re.compile(r"\[[^\[\]]{1,200}\]\(#[^()\s]*\)[.,;]?")
"""A link to another part of the page, and nothing else."""


def request_lines(blocks: Sequence[Content], dialect: Dialect, *, is_asked: bool) -> Iterator[RequestLine]:
    """The request lines in the blocks below a heading. ``is_asked`` says that the heading announces them."""
    requests = dialect.requests
    assert requests is not None
    trust = Trust.ASKED if is_asked else Trust.OWN
    lines: list[PlainLine] = []
    above: Content | None = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Prose):
            titled = requests_of_bold_line(block, requests, trust)
            yield from titled
            lines += _without_links(block) if not titled else ()
        elif isinstance(block, Annotation):
            quoted = plain_lines(block.text, block.at)
            found = requests_in_lines(quoted, requests, trust if is_asked else Trust.FENCE)
            # Slate shows quotes as captions of samples.
            is_alone = not isinstance(below, Code) and is_only_requests(quoted, requests)
            yield from (replace(line, is_alone=is_alone) for line in found)
        elif isinstance(block, Aside):
            inside = plain_lines(block.text, block.at)
            lines += inside if is_asked or is_only_requests(inside, requests) else ()
        elif isinstance(block, Table):
            yield from requests_in_table(block, dialect)
        elif isinstance(block, Code):
            found = requests_in_code(block, requests, is_asked=is_asked)
            yield from (replace(line, is_alone=False) if isinstance(above, Annotation) else line for line in found)
            if not is_asked and not isinstance(above, Annotation) and is_url(block.text.strip(), requests):
                lines += plain_lines(f"`{block.text.strip()}`", Position(block.at.file, block.at.line + 1))
        above = block
    yield from requests_in_lines(lines, requests, trust)
    yield from requests_in_sentences(lines, requests)


def _without_links(block: Prose) -> Iterator[PlainLine]:
    """The lines of a text without a link that is one of them: it leads to a request that is announced elsewhere.

    A list of links can be all that states the requests.
    """
    raw = block.text.split("\n")
    links = {number for number, line in enumerate(raw) if _LINK.fullmatch(line.strip())}
    is_list = 0 in links
    return (line for line in plain_lines(block.text, block.at) if is_list or line.at.line - block.at.line not in links)


def is_url(text: str, requests: Requests) -> bool:
    """Whether a text is nothing but a URL, or a path that starts with a slash; variables can have spaces in them."""
    return bool(patterns_of(requests.methods).url.fullmatch(text.strip("` ")))


def is_request(text: str, requests: Requests) -> bool:
    """Whether a text is a request line, and nothing else."""
    return patterns_of(requests.methods).whole.fullmatch(text) is not None


def heading_method(heading: Heading, requests: Requests) -> str:
    """The method that is all of a heading, above its path; empty if it says anything else."""
    words = heading.text.strip("*`_ ")
    return next((method for method in requests.methods if method == words), "")


def heading_requests(heading: Heading, requests: Requests) -> list[RequestLine]:
    """The request lines in a heading, with the rest of the heading as its title.

    Its trust is that of a sentence where the heading may be one.
    """
    patterns = patterns_of(requests.methods)
    for line in plain_lines(heading.text, heading.at):
        usual = patterns.in_heading.search(line.text)
        match = usual or patterns.in_heading_reversed.search(line.text)
        if match and line.text[match.end() : match.end() + 1] not in ("{", "<"):
            title = " ".join(f"{line.text[: match.start()]} {line.text[match.end() :]}".split()).strip(" -:[]()|")
            return [RequestLine(match["method"], match["url"], heading.at, Trust.ASKED if usual else Trust.OWN, title)]
    return requests_of_heading(heading, requests)
