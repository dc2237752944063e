"""Reading the error codes from the tables of errors."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.extraction.tables.table_headers import with_header
from slatebind.extraction.tables.table_rows import TableRow, read_rows
from slatebind.markdown import Table
from slatebind.spec.model import ErrorCode

_MAX_CODE_DIGITS = 5


class LocatedError(msgspec.Struct, frozen=True):
    """An error code and the position of its row."""

    error: ErrorCode
    at: Position


def read_errors(parts: tuple[Part, ...], dialect: Dialect, report: Report) -> tuple[LocatedError, ...]:
    """The error of every row with a numeric code."""
    tables = (block for part in parts for block in part.blocks if isinstance(block, Table))
    with_headers = (with_header(table, dialect, report) for table in tables)
    rows = (row for table in with_headers for row in read_rows(table, "code", dialect, report))
    found = (_read_error(row, dialect, report) for row in rows)
    return tuple(error for error in found if error is not None)


def without_duplicate_errors(errors: Iterable[LocatedError], report: Report) -> tuple[LocatedError, ...]:
    """The first error of each code."""
    kept: dict[int | str, LocatedError] = {}
    for located in errors:
        code = located.error.code
        if code in kept:
            report.add("row-duplicate", located.at, f"duplicate error {code}; keeping the first row", "remove one")
        kept.setdefault(code, located)
    return tuple(kept.values())


def _read_error(row: TableRow, dialect: Dialect, report: Report) -> LocatedError | None:
    word = strip_markup(row.text("code")) or row.name
    if not (word.isascii() and word.isdecimal() and len(word) <= _MAX_CODE_DIGITS):
        report.add("error-code", row.at, f"error code `{word}` is not a number; skipping the row")
        return None
    return LocatedError(ErrorCode(code=int(word), **_name_and_description(row, dialect)), row.at)


def _name_and_description(row: TableRow, dialect: Dialect) -> dict[str, str]:
    """The two parts of a text such as ``Bad Request -- Your request is invalid.``."""
    text = row.text("description")
    if "name" in row.cells and "code" in row.cells:
        return {"name": row.text("name"), "description": text}
    parts = dialect.pattern("error_separator").split(text, maxsplit=1)
    return {"name": parts[0], "description": parts[1]} if len(parts) > 1 else {"name": "", "description": text}
