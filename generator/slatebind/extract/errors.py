"""The errors table into error codes."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extract.outline import Part
from slatebind.extract.report import Report
from slatebind.extract.table_rows import TableRow, read_lines, strip_markup
from slatebind.markdown import Table
from slatebind.spec.model import ErrorCode


class LocatedError(msgspec.Struct, frozen=True):
    """An error code, and where its row stands."""

    error: ErrorCode
    at: Position


def read_errors(parts: tuple[Part, ...], dialect: Dialect, report: Report) -> tuple[LocatedError, ...]:
    """Every row with a numeric code."""
    tables = (block for part in parts for block in part.blocks if isinstance(block, Table))
    found = (_read_error(line, dialect, report) for table in tables for line in read_lines(table, dialect, report))
    return tuple(error for error in found if error is not None)


def without_duplicates(errors: Iterable[LocatedError], report: Report) -> tuple[LocatedError, ...]:
    """The first row of each code."""
    kept: dict[int, LocatedError] = {}
    for located in errors:
        code = located.error.code
        if code in kept:
            report.add("row-duplicate", located.at, f"duplicate error {code}; keeping the first row", "remove one")
        kept.setdefault(code, located)
    return tuple(kept.values())


def _read_error(line: TableRow, dialect: Dialect, report: Report) -> LocatedError | None:
    word = strip_markup(line.text("code")) or line.name
    if not (word.isascii() and word.isdecimal() and len(word) < _DIGITS):
        report.add("error-code", line.at, f"error code `{word}` is not a number; skipping the row")
        return None
    return LocatedError(ErrorCode(code=int(word), **_meaning(line, dialect)), line.at)


_DIGITS = 6


def _meaning(line: TableRow, dialect: Dialect) -> dict[str, str]:
    """``Bad Request -- Your request is invalid.`` is a name and a description."""
    text = line.text("description")
    if "name" in line.cells and "code" in line.cells:
        return {"name": line.text("name"), "description": text}
    parts = dialect.pattern("error_separator").split(text, maxsplit=1)
    return {"name": parts[0], "description": parts[1]} if len(parts) > 1 else {"name": "", "description": text}
