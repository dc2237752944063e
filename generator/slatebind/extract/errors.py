"""The errors table into error codes."""

from slatebind.diagnostic import Path, Position
from slatebind.dialects import Dialect
from slatebind.extract.outline import Part
from slatebind.extract.report import Report
from slatebind.extract.rows import Line, bare, read_lines
from slatebind.markdown import Table
from slatebind.spec.model import ErrorCode


def read_errors(
    parts: tuple[Part, ...], dialect: Dialect, report: Report
) -> tuple[tuple[ErrorCode, ...], dict[Path, Position]]:
    """Every row with a numeric code, each code once."""
    errors: dict[int, ErrorCode] = {}
    positions: dict[Path, Position] = {}
    for part in parts:
        for table in (block for block in part.blocks if isinstance(block, Table)):
            for line in read_lines(table, dialect, report):
                _read_error(line, errors, positions, dialect, report)
    return tuple(errors.values()), positions


def _read_error(
    line: Line, errors: dict[int, ErrorCode], positions: dict[Path, Position], dialect: Dialect, report: Report
) -> None:
    word = bare(line.text("code")) or line.name
    if not (word.isascii() and word.isdecimal() and len(word) < _DIGITS):
        report.error("error-code", line.at, f"`{word}` is no error code; the row is left out")
        return
    code = int(word)
    error = ErrorCode(code=code, **_meaning(line, dialect))
    if code in errors:
        report.warn("error-duplicate", line.at, f"error {code} stands twice; the first row is kept", "remove one")
        return
    errors[code] = error
    positions["errors", code] = line.at


_DIGITS = 6


def _meaning(line: Line, dialect: Dialect) -> dict[str, str]:
    """``Bad Request -- Your request is invalid.`` is a name and a description."""
    text = line.text("description")
    if "name" in line.cells and "code" in line.cells:
        return {"name": line.text("name"), "description": text}
    parts = dialect.pattern("error_separator").split(text, maxsplit=1)
    return {"name": parts[0], "description": parts[1]} if len(parts) > 1 else {"name": "", "description": text}
