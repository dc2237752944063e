"""Request lines in the blocks of docs: where a method and a URL stand together, and how much that says.

Knows the forms in which people write them, not which of them are operations.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Requests, normalize
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines
from slatebind.markdown import Annotation, Aside, Code, Content, Heading, Prose, Table

_VALUE = (
    r"(?:<[^<>\n]{1,60}>|\{\{[^{}\n]{1,60}\}\}|\{[^{}\n]{1,80}\}|\[[^\[\]\n]{0,80}\]"
    r"|(?<=/)\(\w+\)|[^\s`\"'<>|{}()\[\]])"
)
_URL = (
    rf"(?:(?:https?|wss?)://{_VALUE}+|/{_VALUE}*|(?:\{{+|\[|<)[^{{}}\[\]<>/\n]{{1,40}}(?:\}}+|\]|>)/{_VALUE}*"
    rf"|\$\{{?\w+\}}?/{_VALUE}*|v\d+(?:\.\d+)?/{_VALUE}+|[\w-]+(?:\.[\w-]+)+(?::\d+)?/{_VALUE}*|localhost(?::\d+)?/{_VALUE}*"
    rf"|[A-Za-z][\w-]*/(?=[^\s/]*[/{{<]){_VALUE}+)"
)
"""The last form is a path without its first slash, which has a second one or a variable."""
_LABEL = r"(?:[^\s:/`][^:/\n`]{0,30}[:\uff1a]\s*(?!//))?"
_SEPARATOR = r"\s*(?:[-\u2013\u2014:|\u2192>,;]|=>|->)?\s*"
_RELATIVE = re.compile(rf"{_VALUE}+(?:\?.*)?")
_MAX_DISTANCE = 3
"""Lines between a method and the URL that belongs to it."""
_MAX_GAP = 6
"""Characters between two request lines in a sentence that holds nothing else: `or`, `and`, a comma."""


class Trust(IntEnum):
    """How much the place of a request line says about whether it is an operation."""

    SAMPLE = 0
    FENCE = 1
    TABLE = 2
    OWN = 3
    ASKED_FENCE = 4
    ASKED = 5


class RequestLine(msgspec.Struct, frozen=True):
    """A method and a URL. ``method`` is empty if none is printed; ``title`` is what is said next to it."""

    method: str
    url: str
    at: Position
    trust: Trust
    title: str = ""


class _Patterns:
    """The regular expressions for one set of methods."""

    def __init__(self, methods: Sequence[str]) -> None:
        method = "|".join(methods)
        verb = rf"[\[(<]?\b(?P<method>{method})\b[\])>]?"
        url = rf"[\"'(\[]?(?P<url>{_URL})[\"')\]]?"
        note = r"(?:\s+HTTP/[\d.]+)?\s*(?:\(\w+\))?[.,;]?"
        self.whole = re.compile(rf"{_LABEL}{verb}{_SEPARATOR}{_LABEL}{url}{note}", re.I)
        self.begins = re.compile(rf"{_LABEL}{verb}[:\s]+{url}(?:\s*[-\u2013\u2014:(\u2192=]+|\s)\s*(?P<title>.*)", re.I)
        self.reversed = re.compile(rf"{_LABEL}{url}{_SEPARATOR}{_LABEL}[\[(]?\b(?P<method>{method})\b[\])]?", re.I)
        self.verb = re.compile(rf"{_LABEL}{verb}:?", re.I)
        self.url = re.compile(rf"{_LABEL}{url}", re.I)
        self.in_heading = re.compile(rf"(?:^|[\s\[(:-]){verb}[:\s]+{url}")
        self.sample = re.compile(rf"(?:-X\s*|--request[=\s]+)[\"']?(?P<method>{method})\b")
        self.http = re.compile(rf"^\s*\$?\s*https?\s+(?:-\S+\s+)*(?:(?P<method>{method})\s+)?[\"']?(?P<url>{_URL})")


@cache
def _patterns(methods: tuple[str, ...]) -> _Patterns:
    return _Patterns(methods)


def request_lines(blocks: Iterable[Content], requests: Requests, *, is_asked: bool) -> Iterator[RequestLine]:
    """The request lines in the blocks below a heading. ``is_asked`` says that the heading announces them."""
    trust = Trust.ASKED if is_asked else Trust.OWN
    lines: list[PlainLine] = []
    for block in blocks:
        if isinstance(block, Prose):
            lines += plain_lines(block.text, block.at)
        elif isinstance(block, Annotation):
            # Slate shows quotes as captions of samples.
            quoted = list(plain_lines(block.text, block.at))
            yield from _in_lines(quoted, requests, trust if is_asked else Trust.FENCE)
        elif isinstance(block, Aside) and is_asked:
            lines += plain_lines(block.text, block.at)
        elif isinstance(block, Table):
            yield from _in_table(block, requests)
        elif isinstance(block, Code):
            yield from _in_code(block, requests, is_asked=is_asked)
    yield from _in_lines(lines, requests, trust)


def is_url(text: str, requests: Requests) -> bool:
    """Whether a text is nothing but a URL, or a path that starts with a slash; variables can have spaces in them."""
    return bool(_patterns(requests.methods).url.fullmatch(text.strip("` ")))


def is_request(text: str, requests: Requests) -> bool:
    """Whether a text is a request line, and nothing else."""
    return _patterns(requests.methods).whole.fullmatch(text) is not None


def heading_request(heading: Heading, requests: Requests) -> RequestLine | None:
    """The request line in a heading, with the rest of the heading as its title."""
    for line in plain_lines(heading.text, heading.at):
        match = _patterns(requests.methods).in_heading.search(line.text)
        if match and line.text[match.end() : match.end() + 1] not in ("{", "<"):
            title = " ".join(f"{line.text[: match.start()]} {line.text[match.end() :]}".split()).strip(" -:[]()|")
            return RequestLine(match["method"], match["url"], heading.at, Trust.ASKED, title)
    return None


def _in_lines(lines: Sequence[PlainLine], requests: Requests, trust: Trust) -> Iterator[RequestLine]:
    patterns = _patterns(requests.methods)
    open_method: tuple[str, int] | None = None
    open_url: tuple[PlainLine, str, int] | None = None
    for number, line in enumerate(lines):
        found = list(_in_line(line, patterns, trust))
        if found:
            yield from found
            open_method = open_url = None
            continue
        if verb := patterns.verb.fullmatch(line.text):
            if open_url and number - open_url[2] <= _MAX_DISTANCE:
                yield RequestLine(verb["method"].upper(), open_url[1], open_url[0].at, trust)
                open_url = None
            else:
                open_method = verb["method"].upper(), number
            continue
        url = patterns.url.fullmatch(line.text) if open_method or trust is Trust.ASKED else None
        if url is None:
            url = _labelled(line, requests, patterns)
        if url and open_method and number - open_method[1] <= _MAX_DISTANCE:
            yield RequestLine(open_method[0], url["url"], line.at, trust)
            open_method = None
        elif url:
            if open_url and trust is Trust.ASKED:
                yield RequestLine("", open_url[1], open_url[0].at, trust)
            open_url = line, url["url"], number
    if open_url and trust is Trust.ASKED:
        yield RequestLine("", open_url[1], open_url[0].at, trust)


def _labelled(line: PlainLine, requests: Requests, patterns: _Patterns) -> re.Match[str] | None:
    """A URL after a word for it, such as ``URL: /trees``."""
    label, colon, _ = line.text.partition(":")
    return patterns.url.fullmatch(line.text) if colon and normalize(label) in requests.path_phrases else None


def _in_line(line: PlainLine, patterns: _Patterns, trust: Trust) -> Iterator[RequestLine]:
    """The request lines of a line that is nothing else, or that says what each of them does."""
    match = patterns.whole.fullmatch(line.text) or patterns.reversed.fullmatch(line.text)
    if match and _is_method(match["method"], line):
        yield RequestLine(match["method"].upper(), match["url"], line.at, trust)
        return
    inside = [found for code in line.code if (found := patterns.whole.fullmatch(code))]
    if inside and (len(line.rest) <= _MAX_GAP * len(inside) or trust is Trust.ASKED or _is_label(line)):
        title = _title(line.rest) if len(inside) == 1 else ""
        yield from (RequestLine(found["method"].upper(), found["url"], line.at, trust, title) for found in inside)
        return
    begins = patterns.begins.fullmatch(line.text)
    if begins and begins["method"].isupper() and (trust is Trust.ASKED or _has_separator(begins)):
        yield RequestLine(begins["method"], begins["url"], line.at, trust, _title(begins["title"]))


def _is_method(word: str, line: PlainLine) -> bool:
    """Whether a word is a method, and not the first of a sentence such as ``Get /etc/hosts``."""
    return word.isupper() or word.islower() or bool(line.code)


def _is_label(line: PlainLine) -> bool:
    """Whether what is around the only inline code is a label before it, or an explanation after it."""
    if len(line.code) != 1:
        return False
    before, _, after = line.text.partition(line.code[0])
    is_label = not before.strip() or (before.rstrip().endswith((":", "-", "\u2013", "\uff1a")) and len(before) <= 40)
    return is_label and (not after.strip() or not before.strip() or after.lstrip()[0] in "-\u2013\u2014:(")


def _has_separator(match: re.Match[str]) -> bool:
    between = match.string[match.end("url") : match.start("title")].strip(" )]\"'")
    return bool(between) and bool(match["title"])


def _title(text: str) -> str:
    return text.strip(" -\u2013\u2014:().,|")


def _in_table(table: Table, requests: Requests) -> Iterator[RequestLine]:
    """The request of a table with a row each for method and path, or one of each row with a cell for each.

    A table of one row lists nothing: it is how some docs set a request line. Its header, if it has one, says so.
    """
    yield from _in_vertical_table(table, requests)
    patterns = _patterns(requests.methods)
    trust = Trust.OWN if _is_alone(table, requests) else Trust.TABLE
    for row in (table.header, *table.rows):
        lines = [next(iter(plain_lines(cell.text, cell.at)), None) for cell in row.cells] if row else []
        cells = [line for line in lines if line]
        verb = next((match for line in cells if (match := patterns.verb.fullmatch(line.text))), None)
        url = next(((line, match) for line in cells if (match := patterns.url.fullmatch(line.text))), None)
        if verb and url and verb["method"].isupper():
            others = [line.text for line in cells if line.text not in (verb.string, url[0].text)]
            title = others[-1] if others else ""
            yield RequestLine(verb["method"], url[1]["url"], url[0].at, trust, title)


def _is_alone(table: Table, requests: Requests) -> bool:
    """Whether a table is of one row, below no titles or those of a request."""
    titles = [normalize(cell.text) for cell in table.header.cells if cell.text] if table.header else []
    return len(table.rows) <= 1 and (not titles or any(map(requests.method_phrases.are_in, titles)))


def _in_vertical_table(table: Table, requests: Requests) -> Iterator[RequestLine]:
    patterns = _patterns(requests.methods)
    verb = ""
    urls: list[tuple[str, Position]] = []
    for row in (table.header, *table.rows):
        if row is None or len(row.cells) < 2:
            continue
        label = normalize(row.cells[0].text)
        lines = list(plain_lines(row.cells[1].text, row.cells[1].at))
        if not lines:
            continue
        if requests.method_phrases.are_in(label) and (match := patterns.verb.match(lines[0].text)):
            verb = verb or match["method"].upper()
        elif requests.path_phrases.are_in(label):
            urls += ((text, row.cells[1].at) for line in lines for text in _paths(line, patterns))
    if verb:
        yield from (RequestLine(verb, url, at, Trust.ASKED) for url, at in urls)


def _paths(line: PlainLine, patterns: _Patterns) -> list[str]:
    """The paths in a line of a cell: its inline code and the words with a slash, or its only word."""
    texts = [*line.code, *(word.strip(",;") for word in line.rest.split() if "/" in word)]
    if patterns.url.fullmatch(line.text) or not texts:
        texts = [line.text]
    return [text for text in texts if patterns.url.fullmatch(text) or _RELATIVE.fullmatch(text)]


def _in_code(block: Code, requests: Requests, *, is_asked: bool) -> Iterator[RequestLine]:
    patterns = _patterns(requests.methods)
    text = block.text.lstrip("\n")
    first = text.partition("\n")[0].strip()
    match = patterns.whole.fullmatch(first[:500])
    if match and match["method"].isupper():
        trust = Trust.ASKED_FENCE if is_asked else Trust.FENCE
        yield RequestLine(match["method"], match["url"], Position(block.at.file, block.at.line + 1), trust)
        return
    if is_asked and (url := patterns.url.fullmatch(first)) and "\n" not in text.strip():
        yield RequestLine("", url["url"], Position(block.at.file, block.at.line + 1), Trust.ASKED_FENCE)
        return
    yield from _in_samples(block, patterns)


_CURL_URL = re.compile(r"(?:(?<=\s)|(?<=[\"']))((?:https?://|\$\{?\w+\}?/|\{+[\w -]+\}+/)[^\s\"'\\]*)")
_CURL_DATA = re.compile(r"\s(?:-d|-F|--data(?:-\w+)?|--form)\b")
_CURL_QUERY = re.compile(r"\s(?:-G|--get)\b")
_MAX_SAMPLE = 4000


def _in_samples(block: Code, patterns: _Patterns) -> Iterator[RequestLine]:
    """The first call of ``curl`` or HTTPie in a block of code."""
    text = block.text[:_MAX_SAMPLE]
    start = text.find("curl ")
    at = Position(block.at.file, block.at.line + 1)
    if start >= 0:
        call = text[start:]
        url = _CURL_URL.search(call)
        if url:
            method = patterns.sample.search(call)
            has_data = _CURL_DATA.search(call) and not _CURL_QUERY.search(call)
            yield RequestLine(method["method"] if method else "POST" if has_data else "GET", url[1], at, Trust.SAMPLE)
        return
    if match := patterns.http.match(text):
        has_data = re.search(r"\s--form\b|\s[\w\[\]]+:?=", text) and "==" not in text
        method_text = match["method"] or ("POST" if has_data else "GET")
        yield RequestLine(method_text, match["url"], at, Trust.SAMPLE)
