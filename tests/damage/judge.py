"""What must be in the spec, or reported, of a damaged document: read from its lines alone."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from damage.document import MAIN, Document, Line

Place = tuple[str, int]
"""A file and a line."""

_HEADINGS = ("section", "command", "group")
_COUNT = re.compile(r"(\d+) (?:table )?rows?\b")
_HEADING_COUNT = re.compile(r"(\d+) headings?\b")
_QUOTED = re.compile(r"`[^`]*`")


class Read(NamedTuple):
    """What extraction made of a document."""

    rows: dict[Place, list[tuple[str, Place]]]
    """By their place: the names of parameters and fields, and the places of their commands."""
    commands: dict[Place, str]
    findings: dict[Place, list[str]]
    """The messages of errors and warnings."""


def losses(document: Document, read: Read) -> Iterator[str]:
    """What is neither in the spec nor reported where it stands, and what is in the spec without being in the docs."""
    texts = {(path, number): line for path, number, line in document.lines()}
    holders = dict(_holders(document, read))
    unread = set(_unread(document, read))
    for place, line in texts.items():
        found = read.rows.get(place, [])
        if place in read.findings or place[0] in unread:
            continue
        owners = dict(found)
        for name in line.names:
            if name in owners:
                if not _is_owner(owners[name], line, texts, read):
                    yield f"{_at(place)}: row {name} is read as one of {_at(owners[name])}: {line.text!r}"
            elif _is_row(line) and not any(
                _accounts(read.findings.get(holder, ()), count) for holder, count in holders.get(place, ())
            ):
                yield f"{_at(place)}: row {name} is lost: {line.text!r}"
        for name in owners:
            if name not in line.names:
                yield f"{_at(place)}: row {name} is invented: {line.text!r}"
    yield from _lost_commands(document, texts, unread, read)


def _is_owner(at: Place, line: Line, texts: dict[Place, Line], read: Read) -> bool:
    """Whether the command at a place is that of a line, or a heading of no command that is reported."""
    command = texts[at].command
    return line.command in ("", command) or (not command and at in read.findings)


def _has_bold_name(line: Line) -> bool:
    return any(re.search(rf"(?:\*\*|__|<b>|<strong>)\W*{name}", line.text) for name in line.names)


def _is_row(line: Line) -> bool:
    """Whether a line still looks like a row: with a pipe, or with a marked name at its start, if it is not hidden."""
    if "|" in line.text:
        return True
    is_hidden = line.text.lstrip().startswith((">", "<!--"))
    return not is_hidden and any(re.search(rf"^\W*(?:\*\*|__|`){name}|>{name}", line.text) for name in line.names)


def _unread(document: Document, read: Read) -> Iterator[str]:
    """The included files that are not read, where a finding in the front matter or above it says why."""
    front = [number for number, line in enumerate(document.files[MAIN], 1) if line.kind in ("front", "includes")]
    if any((MAIN, number) in read.findings for number in range(1, max(front, default=0) + 1)):
        seen = {path for path, _ in (*read.rows, *read.findings)}
        yield from (path for path in document.files if path not in seen)


def _at(place: Place) -> str:
    return f"{place[0]}:{place[1]}"


def _accounts(messages: Iterable[str], count: int) -> bool:
    """Whether a finding accounts for ``count`` rows or more by giving their number."""
    return any(int(number) >= count for text in messages for number in _COUNT.findall(_QUOTED.sub("", text)))


def _holders(document: Document, read: Read) -> Iterator[tuple[Place, list[tuple[Place, int]]]]:
    """For each row, the lines whose finding may account for it, with the number of rows that it has to give.

    They are the first line of its table, and the opening line of a comment, an aside or a fence. Rows with a finding of
    their own need not be in that number.
    """
    for path, lines in document.files.items():
        comments, fences, tables = _delimited(lines, "<!--", "-->"), _fences(lines), _tables(lines)
        asides = _delimited(lines, "<aside", "</aside")
        counted = [_has_bold_name(line) and (path, number) not in read.findings for number, line in enumerate(lines, 1)]
        for number, line in enumerate(lines):
            if not line.names:
                continue
            holders = [
                ((path, start + 1), sum(counted[start:end]))
                for spans in (comments, asides, tables, fences)
                for start, end in spans
                if start <= number < end
            ]
            yield (path, number + 1), holders


def _delimited(lines: list[Line], opening: str, closing: str) -> list[tuple[int, int]]:
    """From each line that opens a block to the next one that closes it; the first of two opening ones may be lost."""
    spans, starts = [], []
    for number, line in enumerate(lines):
        if line.text.lstrip().startswith(opening):
            starts.append(number)
        if closing in line.text:
            spans += [(start, number + 1) for start in starts]
            starts = []
    return spans


def _fences(lines: list[Line]) -> list[tuple[int, int]]:
    """Fences up to the closing line and, as it may be missing or belong to another fence, up to the next heading.

    Where the fence above is not closed, a line that closes one opens another: each is taken as an opening line, too.
    """
    spans = list(_pairs_of_fences(lines))
    for closing in ((), _HEADINGS):
        start, mark = None, ""
        for number, line in enumerate([*lines, Line("", "section")]):
            match = re.match(r" {0,3}(`{3,}|~{3,})([^`]*)$", line.text)
            is_end = match and match[1].startswith(mark) and not match[2].strip()
            if start is not None and (is_end or line.kind in closing):
                spans.append((start, number + 1))
                start = None
            elif start is None and match:
                start, mark = number, match[1]
    return spans


def _pairs_of_fences(lines: list[Line]) -> Iterator[tuple[int, int]]:
    last: dict[str, int] = {}
    for number, line in enumerate(lines):
        if match := re.match(r" {0,3}(```|~~~)", line.text):
            if match[1] in last:
                yield last[match[1]], number + 1
            last[match[1]] = number


def _tables(lines: list[Line]) -> list[tuple[int, int]]:
    """Runs of lines that are not blank and no headings, and their parts from each header to the next one."""
    spans, start = [], None
    for opening in ((), ("header",)):
        for number, line in enumerate([*lines, Line("")]):
            is_outside = not line.text.strip() or line.kind in _HEADINGS
            if start is not None and (is_outside or line.kind in opening):
                spans.append((start, number))
                start = None
            if not is_outside and start is None:
                start = number
    return spans


def _lost_commands(document: Document, texts: dict[Place, Line], unread: set[str], read: Read) -> Iterator[str]:
    """Commands that are neither in the spec nor in a finding: anywhere in them, or of what hides them."""
    hidden = set(_hidden(document, read))
    read_from = {texts[place].command for place in read.commands if place in texts}
    extent: dict[str, list[Place]] = {}
    for place, line in texts.items():
        if line.command:
            extent.setdefault(line.command, []).append(place)
    for name, places in extent.items():
        headed = {"command", "section"} <= {texts[place].kind for place in places}
        if places[0][0] in unread:
            continue
        if (
            headed
            and name not in read_from
            and hidden.isdisjoint(places)
            and not any(place in read.findings for place in places)
        ):
            yield f"{_at(places[0])}: command {name} is lost"


def _hidden(document: Document, read: Read) -> Iterator[Place]:
    """The lines of comments that are reported, and of fences whose finding gives the number of headings in them."""
    for path, lines in document.files.items():
        reported = [span for span in _delimited(lines, "<!--", "-->") if (path, span[0] + 1) in read.findings]
        for start, end in _fences(lines):
            messages = read.findings.get((path, start + 1), ())
            headings = sum(line.kind in ("command", "section") for line in lines[start:end])
            if any(int(number) >= headings > 0 for text in messages for number in _HEADING_COUNT.findall(text)):
                reported.append((start, end))
        yield from ((path, number) for start, end in reported for number in range(start + 1, end + 1))
