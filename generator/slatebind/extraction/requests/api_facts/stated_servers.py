"""The base URLs that docs state in prose: below headings and in lines that announce them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, ServerWords, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.hosts import origin, path_of, server_url
from slatebind.extraction.requests.api_facts.server_names import URL, are_environments, named_urls, servers_of_table
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines, plain_text
from slatebind.markdown import Annotation, Aside, Code, Content, Prose, Table

_FILE = re.compile(r"/[^/]+\.(?:html?|md|pdf|png|jpe?g|svg|json|ya?ml|xml|zip|js|css|git)$|#", re.I)
_SENTENCE_END = re.compile(r"[.!?]\s+|\u3002(?!$)")
_MAX_NAME_WORDS = 3
"""Words of a heading that is the name of a server."""
_MAX_LABEL_WORDS = 7
"""Words of a sentence that announces the URL below it."""
_MAX_BASE_SEGMENTS = 3
"""Segments of a path, without variables, that can belong to a base URL."""
_MAX_STATED = 50
"""Base URLs of one document that are read."""


class StatedServer(msgspec.Struct, frozen=True):
    """A base URL with the name that its line or heading has for it.

    The main ones are below a heading that announces them, and not said to be for anything but production.
    """

    url: str
    name: str
    at: Position
    is_main: bool


def stated_servers(parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> list[StatedServer]:
    """The base URLs in the prose of a document: those that a heading, a line or a table announces.

    If there are none, lines with the names of environments and a URL each announce one another.
    """
    read = {part.heading.at for operation in operations for part in operation.parts}
    words = dialect.servers
    paths = {operation.url.path for operation in operations} - {"/"}
    prose = [part for part in parts if part.heading.at not in read]
    stated = (server for part in prose for server in (*_with_environments(part, dialect), *_of_tables(part, words)))
    found = [server for server in stated if not is_other(server.url, paths, dialect)]
    if not found:
        found = [
            server
            for part in prose
            for server in _environments(part, words)
            if not is_other(server.url, paths, dialect)
        ]
    first = {server.url: server for server in reversed(found)}
    return [
        _without_path(msgspec.structs.replace(server, url=server_url(server.url)), operations)
        for server in list(reversed(first.values()))[:_MAX_STATED]
    ]


def _with_environments(part: Part, dialect: Dialect) -> list[StatedServer]:
    """What a part announces, with the lines next to it that consist of the name of another environment and a URL."""
    found = list(_announced(part, dialect))
    known = {server.url for server in found}
    named = _named_lines(part, dialect.servers) if found else ()
    others = dialect.servers.other_phrases
    return [*found, *(server for server in named if server.url not in known and others.are_in(server.name))]


def _announced(part: Part, dialect: Dialect) -> Iterator[StatedServer]:
    """The URLs, as they are printed, below a heading or in a line that announces them, or alone below such a line.

    A line about authentication announces where tokens are requested.
    """
    words = dialect.servers
    heading = normalize(plain_text(part.heading.text))
    is_named = len(heading.split()) <= _MAX_NAME_WORDS
    heading_name = (words.name_phrases.first_in(heading) if is_named else None) or ""
    is_titled = words.title_phrases.are_in(heading)
    for line, label in _labelled(part.blocks, with_code=is_titled or bool(heading_name)):
        if dialect.credentials.title_phrases.are_in(normalize(label)):
            continue
        text = normalize(f"{label} {URL.sub(' ', line.text)}")
        named = named_urls(f"{label} {line.text}", words)
        if is_titled or heading_name or words.title_phrases.are_in(text) or are_environments(named, words):
            for url, name in named:
                is_main = is_titled and _is_for_production(name or heading_name, words)
                yield StatedServer(url, name or heading_name, line.at, is_main)


def _of_tables(part: Part, words: ServerWords) -> Iterator[StatedServer]:
    for block in part.blocks:
        for url, name, at in servers_of_table(block, words):
            yield StatedServer(url, name, at, _is_for_production(name, words))


def _environments(part: Part, words: ServerWords) -> list[StatedServer]:
    """The URLs of lines that consist of a name and a URL, if these are the names of environments."""
    found = list(_named_lines(part, words))
    return found if are_environments([(server.url, server.name) for server in found], words) else []


def _named_lines(part: Part, words: ServerWords) -> Iterator[StatedServer]:
    """The URLs of lines that consist of the name of a server and a URL."""
    for line, label in _labelled(part.blocks, with_code=False):
        named = named_urls(f"{label} {line.text}", words)
        rest = normalize(f"{label} {URL.sub(' ', line.text)}")
        if len(named) == 1 and named[0][1] and len(rest.split()) <= _MAX_NAME_WORDS:
            yield StatedServer(*named[0], line.at, is_main=False)


def _is_for_production(name: str, words: ServerWords) -> bool:
    return not words.other_phrases.are_in(name)


def is_other(url: str, paths: Collection[str], dialect: Dialect) -> bool:
    """Whether a URL leads to a page or a file, calls one of the paths of operations, or is that of a token."""
    path = read_url(url).path
    segments = [segment for segment in path.split("/") if segment]
    literals = sum("{" not in segment for segment in segments)
    is_of_token = bool(segments) and segments[-1] in dialect.credentials.token_paths
    return _FILE.search(url) is not None or "?" in url or path in paths or literals > _MAX_BASE_SEGMENTS or is_of_token


def _labelled(blocks: Iterable[Content], *, with_code: bool) -> Iterator[tuple[PlainLine, str]]:
    """The lines with a URL, each with the short sentence before those that consist of one; else with an empty text.

    Without ``with_code``, code is left out that has no such line above it or that has other lines as well.
    """
    label = ""
    for block in blocks:
        if isinstance(block, Prose | Aside | Annotation):
            for line in plain_lines(block.text, block.at):
                if not URL.search(line.text):
                    sentence = _SENTENCE_END.split(line.text.rstrip())[-1]
                    label = sentence if len(sentence.split()) <= _MAX_LABEL_WORDS else ""
                    continue
                label = label if URL.fullmatch(line.text) else ""
                yield line, label
        elif isinstance(block, Table):
            label = ""
            rows = [row for row in (block.header, *block.rows) if row is not None]
            lines = (PlainLine(" | ".join(plain_text(cell.text) for cell in row.cells), row.at) for row in rows)
            yield from ((line, "") for line in lines if URL.search(line.text))
        elif isinstance(block, Code):
            lines_of_code = list(url_lines(block))
            if with_code or (label and len(lines_of_code) == len(block.text.split())):
                yield from ((line, label) for line in lines_of_code)
            label = ""


def url_lines(block: Code) -> Iterator[PlainLine]:
    """The lines of code that consist of a URL."""
    for number, text in enumerate(block.text.split("\n"), start=1):
        if URL.fullmatch(text.strip()):
            yield PlainLine(text.strip(), Position(block.at.file, block.at.line + number))


def _without_path(stated: StatedServer, operations: Sequence[Operation]) -> StatedServer:
    """A base URL without its path, if that is printed in the paths of the operations as well.

    Request lines with a host always print it: if some have none, those tell.
    """
    path = path_of(stated.url)
    if not path:
        return stated
    operations = [operation for operation in operations if not operation.url.server] or operations
    repeated = sum(operation.url.path == path or operation.url.path.startswith(f"{path}/") for operation in operations)
    return msgspec.structs.replace(stated, url=origin(stated.url)) if repeated * 2 > len(operations) else stated
