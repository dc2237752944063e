"""The names of the servers whose base URLs stand in one line or in one table: which name belongs to which URL."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slatebind.diagnostic import Position
from slatebind.dialects import ServerWords, normalize
from slatebind.extraction.requests.api_facts.hosts import host
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import Content, Table

URL = re.compile(
    r"https?://(?:\{[^{}\s]{1,60}\}|<[^<>\n]{1,60}>|\[[^\[\]\n]{1,60}\]|[^\s\"'`<>()\[\]{}|*,;\u3002\uff0c\u3001])+"
)
"""A URL in a text, with placeholders; may end in the punctuation of its sentence."""
_CLAUSE_END = re.compile(r"[,;.|]|[\u3002\uff0c\u3001\uff1b]")
_MAX_ROWS = 20
"""Rows of a table that can list servers."""


def named_urls(text: str, words: ServerWords) -> list[tuple[str, str]]:
    """The URLs in a line, each with the name of its server: empty if there is none.

    The only URL of a line has the name in the line. Of several ones, each has the name before it, or the one behind it
    in its clause if that is how the line begins: `A for production, B for tests`.
    """
    matches = list(URL.finditer(text))
    urls = [match[0].rstrip(".:!?") for match in matches]
    if len(urls) < 2:
        name = words.name_phrases.first_in(normalize(URL.sub(" ", text))) or ""
        return [(url, name) for url in urls]
    between = [text[: matches[0].start()], *(text[one.end() : two.start()] for one, two in pairwise(matches))]
    before = [words.name_phrases.first_in(normalize(gap)) or "" for gap in between]
    gaps = [*between[1:], text[matches[-1].end() :]]
    behind = [words.name_phrases.first_in(normalize(_CLAUSE_END.split(gap, maxsplit=1)[0])) or "" for gap in gaps]
    if not before[0] and behind[0]:
        return list(zip(urls, behind, strict=True))
    last = before[-1] or behind[-1]
    return list(zip(urls, (*before[:-1], last), strict=True))


def are_environments(named: Sequence[tuple[str, str]], words: ServerWords) -> bool:
    """Whether URLs are told apart as that of production and that of something else."""
    others = [words.other_phrases.are_in(name) for _, name in named if name]
    return any(others) and not all(others)


def servers_of_table(block: Content, words: ServerWords) -> Iterator[tuple[str, str, Position]]:
    """The base URLs of a table that lists servers, with their names: a column of URLs whose hosts all differ."""
    if not isinstance(block, Table) or block.header is None or not 0 < len(block.rows) <= _MAX_ROWS:
        return
    titles = [normalize(cell.text) for cell in block.header.cells]
    column = next((number for number, title in enumerate(titles) if words.title_phrases.are_in(title) and number), None)
    if column is None:
        return
    rows = [[plain_text(cell.text) for cell in row.cells] for row in block.rows]
    urls = [row[column].rstrip(".:") if column < len(row) else "" for row in rows]
    if not all(map(URL.fullmatch, urls)) or len(set(map(host, urls))) < len(urls):
        return
    for row, url, cells in zip(block.rows, urls, rows, strict=True):
        text = normalize(" ".join(cell for cell in cells if cell != cells[column]))
        yield url, words.name_phrases.first_in(text) or normalize(cells[0]), row.at
