"""Rows of tables in the texts of an operation that could not be read as a table: none of them is lost silently."""

import re
from collections.abc import Container, Iterator
from html import unescape

from slatebind.diagnostic import Position
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.markdown import Prose, is_delimiter

_ROW = re.compile(r"\s*(?:\|[^|\n]*\||[^\s|:,;]*[^\s|.:,;](?:[ \t]+[^\s|:,;]*[^\s|.:,;]){0,3}[ \t]+\|[ \t]).*")
"""A line that starts with a pipe and has another one, or with a few words before a pipe."""
_CODE = re.compile(r"`[^`\n]*`")
_HTML_CELL = re.compile(r"<td\b", re.I)
_MAX_EXCERPT_LENGTH = 100


def report_rows_in_texts(operation: Operation, read: Container[tuple[str, int]], report: Report) -> None:
    """Report the lines of texts below an operation's heading that are rows of a table, but for those that are read.

    ``read`` are files and numbers of lines.
    """
    for part in operation.parts:
        for block in part.blocks:
            if isinstance(block, Prose):
                for at, line in _rows(block):
                    is_request_line = (at.file, at.line) == (operation.line.at.file, operation.line.at.line)
                    if not is_request_line and (at.file, at.line) not in read:
                        message = f"skipping a row of a table that cannot be read: {line[:_MAX_EXCERPT_LENGTH]}"
                        report.add("row-lost", at, message)


def _rows(block: Prose) -> Iterator[tuple[Position, str]]:
    for number, line in enumerate(block.text.split("\n")):
        if (_ROW.fullmatch(_CODE.sub("``", unescape(line))) and not is_delimiter(line)) or _HTML_CELL.search(line):
            yield Position(block.at.file, block.at.line + number, block.at.column if number == 0 else 1), line.strip()
