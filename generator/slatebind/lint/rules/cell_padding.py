"""Cells are padded as the header is.

Spaces that come and go make changes where nothing changed.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.mend import raw
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject
from slatebind.markdown import Cell


def check(subject: Subject) -> Iterator[Found]:
    for table, row in subject.rows.values():
        header = subject.line(table.header.at) if table.header else "| "
        if row is table.header or "| " in header or " |" in header:
            continue
        line = subject.line(row.at).rstrip()
        if table.header is None or len(row.cells) != len(table.header.cells) or not _PADDED.search(line):
            continue
        for cell in row.cells:
            yield from _check_cell(subject, cell, line)


def _check_cell(subject: Subject, cell: Cell, line: str) -> Iterator[Found]:
    start = cell.at.column - 1
    end = start + len(raw(subject, cell))
    before = len(line[:start]) - len(line[:start].rstrip())
    after = len(line[end:]) - len(line[end:].lstrip())
    if not cell.text or line[start:end] != raw(subject, cell) or not line[:start].strip() or not line[end:].strip():
        return
    places = [(start - before, line[start - before : start]), (end, line[end : end + after])]
    edits = tuple(Edit(Position(cell.at.file, cell.at.line, at + 1), spaces, "") for at, spaces in places if spaces)
    if edits:
        yield Found(edits[0].at, "cell is padded, the header's are not", "remove the spaces", edits=edits)


_PADDED = re.compile(r"\S[ \t]+\||\|[ \t]+\S")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|The network |uuid|",
    good="|**id**|The network|uuid|",
    check=check,
    fixes=True,
    changes=("prose",),
)
