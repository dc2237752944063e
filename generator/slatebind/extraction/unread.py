"""Reports about content that is not kept: rows of tables, text and comments. Nothing is dropped without a finding."""

from slatebind.diagnostic import Position
from slatebind.extraction.report import Report
from slatebind.markdown import Comment, Prose, Table
from slatebind.plurals import counted

_MAX_EXCERPT_LENGTH = 100
_MAX_LINE_LENGTH = 120
_MAX_MESSAGE_LENGTH = 200


def report_unread_table(table: Table, reason: str, report: Report) -> None:
    """Report the header and each row of a table that is not read; ``reason`` continues "table ..."."""
    if table.header is not None:
        titles = ", ".join(f"`{cell.text}`" for cell in table.header.cells)
        report.add("table-not-read", table.at, f"table {reason}; its columns are {titles}"[:_MAX_MESSAGE_LENGTH])
    for row in table.rows:
        content = " | ".join(cell.text for cell in row.cells)[:_MAX_EXCERPT_LENGTH]
        report.add("row-lost", row.at, f"skipping a row of a table that {reason}: {content}")


def report_unread_text(block: Prose, heading: str, report: Report) -> None:
    """Report the first line of a text, and each further line that may have been meant as a table row."""
    for number, line in enumerate(block.text.split("\n")):
        if number == 0 or "|" in line:
            at = Position(block.at.file, block.at.line + number, block.at.column if number == 0 else 1)
            report.add("text-not-kept", at, f"text under `{heading}` is not kept: {line[:_MAX_LINE_LENGTH]}")


def report_comment(block: Comment, report: Report) -> None:
    """Report the headings and rows in a comment. An unclosed one contains its own line only, and is reported before."""
    if not block.text.endswith("-->"):
        return
    hidden = [line.strip() for line in block.text.splitlines() if line.strip().startswith(("#", "|"))]
    if hidden:
        message = f"HTML comment hides {counted(len(hidden), 'line')} of headings and tables, from `{hidden[0][:60]}`"
        report.add("comment-hides-content", block.at, message, "remove what is no longer true")
    else:
        report.add("comment-not-kept", block.at, "HTML comment is not kept")
