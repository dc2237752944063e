"""Reports about content that is not kept: rows of tables, text and comments. Nothing is dropped without a finding."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from slatebind.diagnostic import Position
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import has_bold
from slatebind.extraction.tables.row_like import is_certainly_row, is_row_in_text, may_be_row
from slatebind.markdown import Code, Comment, Prose, Row, Table, is_delimiter
from slatebind.plurals import counted

_MAX_EXCERPT_LENGTH = 100
_MAX_LINE_LENGTH = 120
_MAX_MESSAGE_LENGTH = 200
_MAX_HIDDEN_LENGTH = 60
_HEADING = re.compile(r" {0,3}#{2,6}[ \t]+\S")
"""A heading in code, where a single ``#`` opens a comment."""


def report_table_without_command(table: Table, report: Report) -> None:
    """Report the header and each row of a table that belongs to no command."""
    reason = "does not belong to a command"
    rows = rows_and_header(table)
    if table.header is not None and table.header not in rows:
        message = f"table {reason}; its columns are {_titles(table.header)}"
        report.add("table-not-read", table.at, message[:_MAX_MESSAGE_LENGTH])
    _report_rows(rows, reason, report)


def rows_and_header(table: Table) -> tuple[Row, ...]:
    """The rows of a table, after its header if that is a row: only its first cell is bold."""
    header = table.header
    if header and has_bold(header.cells[0].text) and not any(has_bold(cell.text) for cell in header.cells[1:]):
        return header, *table.rows
    return tuple(table.rows)


def _report_rows(rows: Iterable[Row], reason: str, report: Report) -> None:
    for row in rows:
        content = " | ".join(cell.text for cell in row.cells)[:_MAX_EXCERPT_LENGTH]
        report.add("row-lost", row.at, f"skipping a row of a table that {reason}: {content}")


def report_unrelated_table(table: Table, command: str, report: Report, *, is_expected: bool = False) -> None:
    """Report a table of a command that has neither parameters nor fields.

    Once, with the number of its rows; without a header, which would say what the table is about, each row.
    With ``is_expected``, the table is certainly about something else, as those of values are.
    """
    reason = f"has neither parameters nor fields of `{command}`"
    if table.header is None:
        _report_rows(table.rows, reason, report)
        return
    verb = "is" if len(table.rows) == 1 else "are"
    message = (
        f"table {reason}; {counted(len(table.rows), 'row')} {verb} not read; its columns are {_titles(table.header)}"
    )
    add = report.note if is_expected else report.add
    add("table-not-read", table.at, message[:_MAX_MESSAGE_LENGTH])


def report_untitled_table(table: Table, command: str, report: Report) -> None:
    """Report a table of a command with names and what they mean, of which nothing says whether they are parameters."""
    verb = "is" if len(table.rows) == 1 else "are"
    rows = f"{counted(len(table.rows), 'row')} {verb} not read"
    message = f"nothing says whether a table has parameters or fields of `{command}`; {rows}"
    hint = "put a heading such as `Parameters` or `Response` above it"
    report.add("table-not-read", table.at, message[:_MAX_MESSAGE_LENGTH], hint)


def report_unread_list(at: Position, count: int, title: str, report: Report) -> None:
    """Report a list that is not read although its title announces parameters, with the number of its items."""
    verb = "is" if count == 1 else "are"
    message = f"list below `{title[:_MAX_EXCERPT_LENGTH]}` has no names; {counted(count, 'item')} {verb} not read"
    report.add("list-not-read", at, message, "start each item with the name of a parameter, in code")


def _titles(header: Row) -> str:
    return ", ".join(f"`{cell.text}`" for cell in header.cells)


def report_unread_text(block: Prose, heading: str, report: Report) -> None:
    """Report the first line of a text, and each line that looks like a row or a parameter."""
    first = block.text.partition("\n")[0]
    if not may_be_row(first):
        excerpt = first.strip()[:_MAX_LINE_LENGTH]
        report.add("text-not-kept", block.at, f"text under `{heading}` is not kept: {excerpt}")
    report_rows_in_text(block, report)


def report_rows_in_text(block: Prose, report: Report) -> None:
    """Report each line of a text that looks like a row or a parameter."""
    for number, line in enumerate(block.text.split("\n")):
        if may_be_row(line):
            at = Position(block.at.file, block.at.line + number, block.at.column if number == 0 else 1)
            excerpt = line.strip()[:_MAX_LINE_LENGTH]
            report.add("row-lost", at, f"skipping a line that looks like a parameter or a field: {excerpt}")


def report_comment(block: Comment, report: Report) -> None:
    """Report the headings and rows in a comment. An unclosed one contains its own line only, and is reported before."""
    if not block.text.endswith("-->"):
        return
    lines = [line.strip() for line in block.text.removeprefix("<!--").removesuffix("-->").splitlines()]
    headings = [line for line in lines if line.startswith("#")]
    rows = _rows(lines)
    if not headings and not rows:
        report.add("comment-not-kept", block.at, "HTML comment is not kept")
        return
    first = next(line for line in lines if line in headings or line in rows)
    message = f"HTML comment hides {_counts(headings, rows)}, from `{first[:_MAX_HIDDEN_LENGTH]}`"
    report.add("comment-hides-content", block.at, message, "remove what is no longer true")


def _rows(lines: Sequence[str]) -> list[str]:
    """The rows of tables among some lines, without headers."""
    return [
        line
        for line, following in pairwise([*lines, ""])
        if (line.startswith("|") or is_row_in_text(line)) and not is_delimiter(line) and not _is_header(line, following)
    ]


def _is_header(line: str, following: str) -> bool:
    """Whether a line is above a delimiter row, and no row itself: only the name of a row is bold."""
    is_row = is_certainly_row(line) and line.count("**") == 2
    return "|" in following and is_delimiter(following) and not is_row


def rows_in(text: str) -> tuple[str, ...]:
    """The lines of code that are rows of a table of parameters or fields."""
    return tuple(line for line in text.split("\n") if is_certainly_row(line))


def report_rows_in_code(block: Code, report: Report) -> None:
    """Report a block of code that contains rows of tables, with their number and that of the headings among them."""
    rows = rows_in(block.text)
    if not rows:
        return
    headings = [line for line in block.text.split("\n") if _HEADING.match(line)]
    first = rows[0].strip()[:_MAX_HIDDEN_LENGTH]
    message = f"code contains {_counts(headings, rows)}, from `{first}`; not read"
    report.add("code-hides-rows", block.at, message, "end the code above them")


def _counts(headings: Sequence[str], rows: Sequence[str]) -> str:
    """``2 headings and 1 table row``, without what there is none of."""
    return " and ".join(counted(len(some), noun) for some, noun in ((headings, "heading"), (rows, "table row")) if some)
