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
_BARE_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){2,6}[a-z]{2,24}", re.I)
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
    between = [
        text[: matches[0].start()],
        *(text[match.end() : following.start()] for match, following in pairwise(matches)),
    ]
    before = [words.name_phrases.first_in(normalize(gap)) or "" for gap in between]
    gaps = [*between[1:], text[matches[-1].end() :]]
    # What ends in a colon is said of the next URL: `A (test: B)`.
    clauses = ["" if gap.rstrip().endswith((":", "\uff1a")) else _CLAUSE_END.split(gap, maxsplit=1)[0] for gap in gaps]
    behind = [words.name_phrases.first_in(normalize(clause)) or "" for clause in clauses]
    if not before[0] and behind[0]:
        return list(zip(urls, behind, strict=True))
    last = before[-1] or behind[-1]
    return list(zip(urls, (*before[:-1], last), strict=True))


def are_environments(named: Sequence[tuple[str, str]], words: ServerWords) -> bool:
    """Whether URLs are labelled as that of production and that of something else."""
    others = [words.other_phrases.are_in(name) for _, name in named if name]
    return any(others) and not all(others)


def servers_of_table(block: Content, words: ServerWords) -> Iterator[tuple[str, str, Position]]:
    """The base URLs of a table that lists servers, with their names: a column of URLs whose hosts all differ.

    A title or the names of environments tell such a table; hosts without a scheme need the title of their column.
    """
    if not isinstance(block, Table) or block.header is None or not 0 < len(block.rows) <= _MAX_ROWS:
        return
    titles = [words.title_phrases.are_in(normalize(cell.text)) for cell in block.header.cells]
    rows = [[plain_text(cell.text) for cell in row.cells] for row in block.rows]
    columns = sorted(range(1, len(titles)), key=lambda number: not titles[number])
    found = ((column, _urls(rows, column, with_hosts=titles[column])) for column in columns)
    column, urls = next((candidate for candidate in found if candidate[1]), (0, []))
    texts = [normalize(" ".join(cell for number, cell in enumerate(cells) if number != column)) for cells in rows]
    names = [words.name_phrases.first_in(text) or "" for text in texts]
    if any(titles) or are_environments(list(zip(urls, names, strict=False)), words):
        for row, url, cells, name in zip(block.rows, urls, rows, names, strict=False):
            yield url, name or normalize(cells[0]), row.at


def _urls(rows: Sequence[Sequence[str]], column: int, *, with_hosts: bool) -> list[str]:
    """The URLs of a column; none if a cell is something else, or if two have the same host."""
    cells = [row[column].rstrip(".:") if column < len(row) else "" for row in rows]
    urls = [f"https://{cell}" if with_hosts and _BARE_HOST.fullmatch(cell) else cell for cell in cells]
    return urls if all(map(URL.fullmatch, urls)) and len(set(map(host, urls))) == len(urls) else []
