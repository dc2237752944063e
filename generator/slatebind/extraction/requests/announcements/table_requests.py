"""Request lines in tables: in a row, or in a row each for the method and the path."""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Requests, normalize
from slatebind.extraction.requests.announcements.patterns import VALUE, Patterns, patterns_of
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines
from slatebind.markdown import Table

_RELATIVE = re.compile(rf"{VALUE}+(?:\?.*)?")


def requests_in_table(table: Table, dialect: Dialect) -> Iterator[RequestLine]:
    """The request of a table with a row each for method and path, or one of each row with a cell for each.

    A table of one row lists nothing: it is how some docs set a request line. Its header, if it has one, says so.
    """
    requests = dialect.requests
    assert requests is not None
    yield from _in_vertical_table(table, requests)
    patterns = patterns_of(requests.methods)
    trust = Trust.OWN if _is_alone(table, requests) else Trust.TABLE
    unnamed = _columns_of_credentials(table, dialect)
    for row in (table.header, *table.rows):
        if row is None or not any(patterns.method.search(cell.text) for cell in row.cells):
            continue
        lines = [next(iter(plain_lines(cell.text, cell.at)), None) for cell in row.cells]
        cells = [line for line in lines if line]
        verb = next((match for line in cells if (match := patterns.verb.fullmatch(line.text))), None)
        if verb is None or not verb["method"].isupper():
            continue
        url = next(((line, match) for line in cells if (match := patterns.url.fullmatch(line.text))), None)
        if url is not None:
            named = [line for number, line in enumerate(lines) if line and number not in unnamed]
            others = [line.text for line in named if line.text not in (verb.string, url[0].text)]
            title = others[-1] if others else ""
            yield RequestLine(verb["method"], url[1]["url"], url[0].at, trust, title)


def _columns_of_credentials(table: Table, dialect: Dialect) -> set[int]:
    """The columns that say which credentials a request needs, not what it does."""
    titles = [normalize(cell.text) for cell in table.header.cells] if table.header else []
    return {number for number, title in enumerate(titles) if dialect.credentials.title_phrases.are_in(title)}


def _is_alone(table: Table, requests: Requests) -> bool:
    """Whether a table is of one row, below no titles or those of a request."""
    titles = [normalize(cell.text) for cell in table.header.cells if cell.text] if table.header else []
    return len(table.rows) <= 1 and (not titles or any(map(requests.method_phrases.are_in, titles)))


def _in_vertical_table(table: Table, requests: Requests) -> Iterator[RequestLine]:
    patterns = patterns_of(requests.methods)
    verb = ""
    urls: list[tuple[str, Position]] = []
    for row in (table.header, *table.rows):
        if row is None or len(row.cells) < 2:
            continue
        label = normalize(row.cells[0].text)
        is_method, is_path = requests.method_phrases.are_in(label), requests.path_phrases.are_in(label)
        lines = plain_lines(row.cells[1].text, row.cells[1].at) if is_method or is_path else ()
        if lines and is_method and (match := patterns.verb.match(lines[0].text)):
            verb = verb or match["method"].upper()
        elif is_path:
            urls += ((text, row.cells[1].at) for line in lines for text in _paths(line, patterns))
    if verb:
        yield from (RequestLine(verb, url, at, Trust.ASKED) for url, at in urls)


def _paths(line: PlainLine, patterns: Patterns) -> list[str]:
    """The paths in a line of a cell: its inline code and the words with a slash, or its only word."""
    texts = [*line.code, *(word.strip(",;") for word in line.rest.split() if "/" in word)]
    if patterns.url.fullmatch(line.text) or not texts:
        texts = [line.text]
    return [text for text in texts if patterns.url.fullmatch(text) or _RELATIVE.fullmatch(text)]
