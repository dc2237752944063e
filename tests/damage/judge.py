"""What must be in the spec, or reported, of a damaged document: read from its lines alone."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from damage.document import MAIN, Document, Line

Place = tuple[str, int]
"""A file and a line."""

_COUNT = re.compile(r"\d+")
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
    holders = dict(_holders(document))
    unread = set(_unread(document, read))
    for place, line in texts.items():
        found = read.rows.get(place, [])
        if place in read.findings or place[0] in unread:
            continue
        owners = {name: texts[at].command if at in texts else "" for name, at in found}
        for name in line.names:
            if name in owners:
                if line.command and owners[name] != line.command:
                    yield f"{_at(place)}: row {name} is read as one of {owners[name] or 'nothing'}: {line.text!r}"
            elif not any(_accounts(read.findings.get(holder, ()), count) for holder, count in holders.get(place, ())):
                yield f"{_at(place)}: row {name} is lost: {line.text!r}"
        for name in owners:
            if name not in line.names:
                yield f"{_at(place)}: row {name} is invented: {line.text!r}"
    yield from _lost_commands(texts, unread, read)


def _unread(document: Document, read: Read) -> Iterator[str]:
    """The included files that are not read, where a finding in the front matter or above it says why."""
    front = [number for number, line in enumerate(document.files[MAIN], 1) if line.kind == "front"]
    if any((MAIN, number) in read.findings for number in range(1, max(front, default=0) + 1)):
        seen = {path for path, _ in (*read.rows, *read.findings)}
        yield from (path for path in document.files if path not in seen)


def _at(place: Place) -> str:
    return f"{place[0]}:{place[1]}"


def _accounts(messages: Iterable[str], count: int) -> bool:
    """Whether a finding accounts for ``count`` rows or more by giving their number; none is asked for with 0."""
    return any(
        not count or any(int(number) >= count for number in _COUNT.findall(_QUOTED.sub("", text))) for text in messages
    )


def _holders(document: Document) -> Iterator[tuple[Place, list[tuple[Place, int]]]]:
    """For each row, the lines whose finding may account for it, with the number of rows that it has to give.

    They are the first line of its table and the opening line of a comment, which have to give that number, and the
    opening line of a fence.
    """
    for path, lines in document.files.items():
        comments, fences, tables = _comments(lines), _fences(lines), _tables(lines)
        for number, line in enumerate(lines):
            if not line.names:
                continue
            holders = [
                ((path, start + 1), sum(len(one.names) for one in lines[start:end]) if counted else 0)
                for spans, counted in ((comments, True), (tables, True), (fences, False))
                for start, end in spans
                if start <= number < end
            ]
            yield (path, number + 1), holders


def _comments(lines: list[Line]) -> list[tuple[int, int]]:
    spans, start = [], None
    for number, line in enumerate(lines):
        if start is None and line.text.lstrip().startswith("<!--"):
            start = number
        if start is not None and "-->" in line.text:
            spans.append((start, number + 1))
            start = None
    return spans


def _fences(lines: list[Line]) -> list[tuple[int, int]]:
    """Fences that are closed with no heading inside them: what is in them is code."""
    spans, start, mark = [], None, ""
    for number, line in enumerate(lines):
        match = re.match(r" {0,3}(`{3,}|~{3,})([^`]*)$", line.text)
        if start is None:
            if match:
                start, mark = number, match[1]
        elif match and match[1].startswith(mark) and not match[2].strip():
            spans.append((start, number + 1))
            start = None
        elif line.kind in ("section", "command", "group"):
            start = None
    return spans


def _tables(lines: list[Line]) -> list[tuple[int, int]]:
    """Runs of lines that are not blank and no headings."""
    spans, start = [], None
    for number, line in enumerate([*lines, Line("")]):
        is_outside = not line.text.strip() or line.kind in ("section", "command", "group")
        if is_outside and start is not None:
            spans.append((start, number))
            start = None
        elif not is_outside and start is None:
            start = number
    return spans


def _lost_commands(texts: dict[Place, Line], unread: set[str], read: Read) -> Iterator[str]:
    """Commands that are neither in the spec nor named by a finding anywhere in them."""
    read_from = {texts[place].command for place in read.commands if place in texts}
    extent: dict[str, list[Place]] = {}
    for place, line in texts.items():
        if line.command:
            extent.setdefault(line.command, []).append(place)
    for name, places in extent.items():
        headed = any(texts[place].kind == "command" for place in places)
        if places[0][0] in unread:
            continue
        if headed and name not in read_from and not any(place in read.findings for place in places):
            yield f"{_at(places[0])}: command {name} is lost"
