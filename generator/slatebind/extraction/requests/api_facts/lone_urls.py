"""The only base URL that the introduction of docs shows, where nothing says what it is."""

import re
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
_VERSION = re.compile(r"v?\d+(?:\.\d+)*")
_MAX_WORDS_BEFORE = 2
"""Words in front of a URL in code that can be its label; more are a sentence, which can be about anything."""


def lone_url(
    parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> tuple[str | None, Position | None]:
    """The base URL above all operations, and where it is; None unless there is exactly one.

    It is in code, or in a line that names an API; in a sentence, it has to be that of an API by itself. A link to a
    page is none.
    """
    read = {part.heading.at for operation in operations for part in operation.parts}
    found: dict[str, Position] = {}
    for part in parts:
        if part.heading.at in read:
            break
        for url, at in _shown(part):
            if not is_other(url, (), dialect):
                found.setdefault(server_url(url), at)
    words = dialect.servers
    bases = [url for url in found if not any(words.is_stage_of(other, url) for other in found)]
    return (bases[0], found[bases[0]]) if len(bases) == 1 else (None, None)


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
    is_labelled = len(before) <= _MAX_WORDS_BEFORE
    if line.code:
        yield from (code for code in line.code if URL.fullmatch(code) and (is_labelled or _is_of_api(code)))
    elif (before and before[-1] in _LABELS) or _is_of_api(match[0].rstrip(".:!?"), needs_path=True):
        yield match[0].rstrip(".:!?")


def _is_of_api(url: str, *, needs_path: bool = False) -> bool:
    """Whether a URL says that it is that of an API, and leads to nothing else below it, such as a page of docs.

    With ``needs_path``, it has to say so in its path: a host can be that of a website for the users of an API.
    """
    host, _, path = url.partition("://")[2].partition("/")
    segments = [segment for segment in path.lower().split("/") if segment]
    is_root = all(segment in _LABELS or _VERSION.fullmatch(segment) for segment in segments)
    is_of_api = not needs_path and not {*_LABELS}.isdisjoint(re.split(r"[.-]", host.lower()))
    return is_root and (bool(segments) or is_of_api)
