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
_MAX_NAME_WORDS = 3
"""Words of a heading that is the name of a server."""
_MAX_BASE_SEGMENTS = 3
"""Segments of a path that can belong to a base URL."""
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
    """The base URLs in the prose of a document: those below a heading or in a line that announces them."""
    read = {part.heading.at for operation in operations for part in operation.parts}
    words = dialect.servers
    paths = {operation.url.path for operation in operations} - {"/"}
    found: list[StatedServer] = []
    for part in parts:
        if part.heading.at in read:
            continue
        heading = normalize(plain_text(part.heading.text))
        heading_name = words.name_phrases.first_in(heading) or ""
        if len(heading.split()) > _MAX_NAME_WORDS:
            heading_name = ""
        is_titled = words.title_phrases.are_in(heading)
        for line in _lines(part.blocks, with_code=is_titled or bool(heading_name)):
            if not URL.search(line.text):
                continue
            text = normalize(URL.sub(" ", line.text))
            named = named_urls(line.text, words)
            if not (is_titled or heading_name or words.title_phrases.are_in(text) or are_environments(named, words)):
                continue
            found += (
                StatedServer(
                    server_url(url),
                    name or heading_name,
                    line.at,
                    is_titled and _is_for_production(name or heading_name, words),
                )
                for url, name in named
                if not _is_other(url, paths)
            )
        found += (
            StatedServer(server_url(url), name, at, _is_for_production(name, words))
            for url, name, at in (one for block in part.blocks for one in servers_of_table(block, words))
            if not _is_other(url, paths)
        )
    first = {one.url: one for one in reversed(found)}
    return [_without_path(one, operations) for one in list(reversed(first.values()))[:_MAX_STATED]]


def _is_for_production(name: str, words: ServerWords) -> bool:
    return not words.other_phrases.are_in(name)


def _is_other(url: str, paths: Collection[str]) -> bool:
    """Whether a URL leads to a page or a file, or calls an operation."""
    path = read_url(url).path
    return _FILE.search(url) is not None or "?" in url or path in paths or path.count("/") > _MAX_BASE_SEGMENTS


def _lines(blocks: Iterable[Content], *, with_code: bool) -> Iterator[PlainLine]:
    for block in blocks:
        if isinstance(block, Prose | Aside | Annotation):
            yield from plain_lines(block.text, block.at)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                if row is not None:
                    yield PlainLine(" | ".join(plain_text(cell.text) for cell in row.cells), row.at)
        elif isinstance(block, Code) and with_code:
            yield from (
                PlainLine(text, Position(block.at.file, block.at.line + number))
                for number, text in enumerate(block.text.split("\n"), start=1)
                if URL.fullmatch(text.strip())
            )


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
