"""The only base URL that the introduction of docs shows, where nothing says what it is."""

from collections.abc import Iterator, Sequence

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.hosts import API, server_url
from slatebind.extraction.requests.api_facts.server_names import URL
from slatebind.extraction.requests.api_facts.stated_servers import is_other, url_lines
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines
from slatebind.markdown import Annotation, Aside, Code, Prose

_LABELS = (API, "rest")
"""The last words of a line in front of the URL of an API."""
_MAX_WORDS_BEFORE = 2
"""Words in front of a URL in code that can be its label; more are a sentence about something else."""


def lone_url(
    parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> tuple[str | None, Position | None]:
    """The base URL above all operations, and where it is; None unless there is exactly one.

    It is in code, or in a line that names an API. A link to a page is none, nor is the URL of a sentence.
    """
    read = {part.heading.at for operation in operations for part in operation.parts}
    found: dict[str, Position] = {}
    for part in parts:
        if part.heading.at in read:
            break
        for url, at in _shown(part):
            if not is_other(url, (), dialect):
                found.setdefault(server_url(url), at)
    return next(iter(found.items())) if len(found) == 1 else (None, None)


def _shown(part: Part) -> Iterator[tuple[str, Position]]:
    for block in part.blocks:
        if isinstance(block, Code):
            yield from ((line.text, line.at) for line in url_lines(block))
        elif isinstance(block, Prose | Aside | Annotation):
            for line in plain_lines(block.text, block.at):
                yield from ((url, line.at) for url in _of_line(line))


def _of_line(line: PlainLine) -> Iterator[str]:
    match = URL.search(line.text)
    if match is None:
        return
    before = normalize(line.text[: match.start()]).split()
    if line.code:
        if len(before) <= _MAX_WORDS_BEFORE:
            yield from (code for code in line.code if URL.fullmatch(code))
    elif before and before[-1] in _LABELS:
        yield match[0].rstrip(".:!?")
