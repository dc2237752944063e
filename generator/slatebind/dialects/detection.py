"""Which dialect a document is written in, by a scan of its raw text. Does not parse Markdown, and knows no language.

Docs of HTTP APIs have request lines, a method next to a URL; docs of other APIs have command names as headings. What
the scan counts is only as exact as the choice between the two needs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.dialects.dialect import Dialect
from slatebind.dialects.dialect_file import NOTHING
from slatebind.dialects.loader import load_dialect, shipped_dialects, shipped_without_words
from slatebind.markdown import without_erb
from slatebind.plurals import counted

AUTO = "auto"
"""The name of the dialect that the document decides."""

_MAX_DISTANCE = 240
"""Characters after a method in which its URL is searched for."""
_MAX_LINES_BETWEEN = 3
_MAX_LABEL = 30
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_CELL_END = re.compile(r"</t[dh]>", re.I)
_LINE_OF_TAGS = re.compile(r"\n[ \t]*(?:<[^<>\n]*>[ \t]*)+(?=\n)")
_URL = (
    r"(?:https?://\S|/[\w{<\[(:$]|(?:\{{1,2}|\[|<)[\w .-]{1,40}(?:\}{1,2}|\]|>)/|\$\{?\w+\}?/|v\d+(?:\.\d+)?/\w"
    r"|[\w-]{1,40}(?:\.[\w-]{1,40}){1,6}(?::\d+)?/|localhost\b)"
)
_URL_START = re.compile(_URL)
_MARKS = re.compile(r"[^\w\n/{<\[$]*")
_LABEL = re.compile(r"[^:|/\n`\uff1a]{1,30}[:|`\uff1a]")
_LABEL_ALONE = re.compile(r"\W*(?:[^:|/\n`\uff1a]{1,30}[:|\uff1a])?\W*")
_URL_END = re.compile(r"(?:https?://|/)\S*$")
_SAMPLE = re.compile(r"^[ \t]*(?:\$[ \t]*)?(?:curl|https?)[ \t][^\n]{0,300}?(?:https?://|\$\{?\w)", re.M)
_HEADING = re.compile(r"\n##?(?!#)([^\n]*)")
_INLINE = re.compile(r"\n[ \t]*`(\w+)`[ \t]*$", re.M)
_UNDERLINE = re.compile(r"\n[-=]{3,}[ \t]*$", re.M)
_TITLE_START = re.compile(r"[ \t]*(?:#{1,6}[ \t]*|\*\*|__|<(?:h[1-6]|b|strong)\b[^<>\n]*>)(?:<[^<>\n]*>|[^\w<>\n]|\d)*")
"""What is before the first word of a heading, or of a line in bold."""
_MARKUP = " \t`*_\u00a0\u200b"


class Detection(msgspec.Struct, frozen=True):
    """What a document contains of each kind of announcement, and the dialect that announces operations so.

    ``dialect`` is empty if the document contains neither.
    """

    dialect: str
    request_lines: int = 0
    command_names: int = 0

    @property
    def evidence(self) -> str:
        """The counts, as text."""
        return f"{counted(self.request_lines, 'request line')}, {counted(self.command_names, 'command name')}"

    def __str__(self) -> str:
        return f"{self.dialect} ({self.evidence})"


class ChosenDialect(msgspec.Struct, frozen=True):
    """The dialect to read a document with; None, with the reason, if it cannot be loaded.

    ``detection`` is what the document decided; None if the dialect was named.
    """

    dialect: Dialect | None
    problems: tuple[Diagnostic, ...] = ()
    detection: Detection | None = None


def choose_dialect(name: str, texts: Iterable[str]) -> ChosenDialect:
    """The dialect with a name, or in a file; with the name ``auto``, the one that the document is written in.

    A document without announcements is read by names: headings that are damaged can still name commands.
    """
    if name != AUTO:
        dialect, problems = load_dialect(name)
        return ChosenDialect(dialect, problems)
    detection = detect(texts)
    if not detection.dialect:
        detection = msgspec.structs.replace(detection, dialect=_announcing(by_requests=False).dialect)
    dialect, problems = load_dialect(detection.dialect)
    return ChosenDialect(dialect, problems, detection)


def detect(texts: Iterable[str]) -> Detection:
    """The shipped dialect that a document, given as the texts of its files, is written in. Time is linear."""
    by_requests, by_names = _announcing(by_requests=True), _announcing(by_requests=False)
    methods = by_requests.requests.methods if by_requests.requests else ()
    request_lines = 0
    names: set[str] = set()
    for source in texts:
        text = f"\n{without_erb(source)}"
        requests = list(_requests(text, methods))
        names.update(match["command"].lower() for match in by_names.pattern("example").finditer(text))
        names.update(_names(text, by_names.command_name, requests))
        request_lines += len(requests)
    if request_lines > len(names):
        return Detection(by_requests.dialect, request_lines, len(names))
    return Detection(by_names.dialect if names else "", request_lines, len(names))


def request_dialect() -> str:
    """The name of the shipped dialect for docs of HTTP APIs."""
    return _announcing(by_requests=True).dialect


def _announcing(*, by_requests: bool) -> Dialect:
    """The shipped dialect whose operations are announced by request lines, or by names."""
    shipped = map(shipped_without_words, shipped_dialects())
    return next(
        dialect for dialect in shipped if (dialect.requests if by_requests else dialect.command_name != NOTHING)
    )


def _requests(text: str, methods: Sequence[str]) -> Iterator[int]:
    """The offsets of methods with a URL next to them; if there are none, those of calls in samples."""
    found = False
    for match in re.finditer(rf"(?:{'|'.join(methods)})(?![\w/-])", text):
        if not _is_part_of_word(text[match.start() - 1]) and _has_url(text, match):
            found = True
            yield match.start()
    if not found:
        yield from (match.start() for match in _SAMPLE.finditer(text))


def _has_url(text: str, method: re.Match[str]) -> bool:
    """Whether a URL follows a method, in its line or in one of the next, or stands right before it."""
    after = _without_tags(text[method.end() : method.end() + _MAX_DISTANCE]).split("\n")
    if _starts_with_url(after[0]):
        return True
    if not _has_words(after[0]) and any(map(_starts_with_url, after[1 : _MAX_LINES_BETWEEN + 1])):
        return True
    if _has_url_behind_title(text, method, after):
        return True
    before = _without_tags(text[max(0, method.start() - _MAX_DISTANCE) : method.start()]).split("\n")
    if _has_words(before[-1]) and _ends_with_url(before[-1]):
        return True
    above = [*islice(filter(_has_words, reversed(before[:-1])), 2)]
    if not _has_words(before[-1]) and not _has_words(after[0]):
        return any(map(_ends_with_url, above))  # between the two can be a label or a heading for the method
    return _LABEL_ALONE.fullmatch(before[-1]) is not None and any(map(_ends_with_url, above[:1]))


def _has_url_behind_title(text: str, method: re.Match[str], after: Sequence[str]) -> bool:
    """Whether a method begins a heading or a line in bold that ends with a URL, or is above one."""
    before = text[max(0, method.start() - _MAX_DISTANCE) : method.start()].rpartition("\n")[2]
    if not _TITLE_START.fullmatch(before):
        return False
    below = islice(filter(_has_words, after[1:]), 2)  # the first of them can be a heading for the URL
    return _ends_with_url(after[0]) or any(map(_starts_with_url, below))


def _without_tags(text: str) -> str:
    """A text without tags; cells of tables end in ``|`` as in Markdown."""
    return _TAG.sub(" ", _CELL_END.sub(" | ", _LINE_OF_TAGS.sub("", text)))


def _starts_with_url(line: str) -> bool:
    """Whether a line starts with a URL, apart from marks and a label."""
    start = _MARKS.match(line)
    at = start.end() if start else 0
    label = _LABEL.match(line, at)
    if _URL_START.match(line, at):
        return True
    following = _MARKS.match(line, label.end()) if label else None
    return following is not None and _URL_START.match(line, following.end()) is not None


def _ends_with_url(line: str) -> bool:
    """Whether the last word of a line is a URL, apart from a label of what follows."""
    words, _, label = line.rstrip(_MARKUP).rpartition("|")
    texts = (line, words) if len(label) <= _MAX_LABEL else (line,)
    return any(_URL_END.search(text.rstrip(f"{_MARKUP}|:-([")) for text in texts)


def _is_part_of_word(character: str) -> bool:
    return character.isalnum() or character in "_/.-"


def _has_words(line: str) -> bool:
    return any(character.isalnum() for character in line)


def _names(text: str, command_name: str, requests: Sequence[int]) -> Iterator[str]:
    """The command names that are headings without a request line below, or a line of inline code."""
    headings = sorted((*_headings(text), (len(text), len(text), "")))
    pattern = re.compile(command_name)
    for (_, end, title), (following, _, _) in pairwise(headings):
        name = title.strip(_MARKUP + "#")
        request = bisect_left(requests, end)
        if pattern.fullmatch(name) and (request == len(requests) or requests[request] >= following):
            yield name.lower()
    yield from (match[1].lower() for match in _INLINE.finditer(text) if pattern.fullmatch(match[1]))


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    """The start, the end and the text of each heading of level 1 or 2."""
    for heading in _HEADING.finditer(text):
        yield heading.start(), heading.end(), heading[1]
    for underline in _UNDERLINE.finditer(text):
        start = text.rfind("\n", 0, underline.start()) + 1
        yield start, underline.end(), text[start : underline.start()]
