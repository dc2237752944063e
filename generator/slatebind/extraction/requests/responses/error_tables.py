"""The errors of an HTTP API: tables of codes below headings about errors, outside of operations."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role
from slatebind.extraction.commands.errors import LocatedError
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.parameter_tables import OperationTable, operation_tables
from slatebind.markdown import Cell, Table
from slatebind.spec.model import ErrorCode

_NUMBER = re.compile(r"(\d{1,9})(?![\w.])")
_MAX_CODE_LENGTH = 60
_MAX_CODE_WORDS = 4


class ErrorTables(msgspec.Struct, frozen=True):
    """The first error of each code. ``pages`` are the headings of parts that hold nothing but errors."""

    errors: tuple[LocatedError, ...]
    pages: frozenset[Position]


def read_error_tables(parts: Sequence[Part], read: Iterable[Position], dialect: Dialect, report: Report) -> ErrorTables:
    """The errors of a document. ``read`` are the headings of parts that belong to operations."""
    kept: dict[int | str, LocatedError] = {}
    pages = []
    for number, part in _parts_about_errors(parts, frozenset(read), dialect):
        content = tuple(block for block in part.blocks if isinstance(block, Table))
        tables = tuple(operation_tables((Part(part.heading, content, None),), dialect, report))
        found = [located for table in tables if "code" in table.columns for located in _errors(table, dialect)]
        for located in found:
            kept.setdefault(located.error.code, located)
        is_last = number + 1 == len(parts) or parts[number + 1].heading.level <= part.heading.level
        is_whole = len(found) == sum(len(table.rows) for table in tables) and len(content) == len(part.blocks)
        if found and is_whole and is_last:
            pages.append(part.heading.at)
    return ErrorTables(tuple(kept.values()), frozenset(pages))


def _parts_about_errors(
    parts: Sequence[Part], of_operations: frozenset[Position], dialect: Dialect
) -> Iterator[tuple[int, Part]]:
    """The parts below a heading about errors, with their numbers."""
    above: dict[int, bool] = {}
    for number, part in enumerate(parts):
        level = part.heading.level
        above = {outer: flag for outer, flag in above.items() if outer < level}
        above[level] = heading_kind(part.heading.text, dialect).opening == "errors" or any(above.values())
        if above[level] and part.heading.at not in of_operations:
            yield number, part


def _errors(table: OperationTable, dialect: Dialect) -> Iterator[LocatedError]:
    for row in table.rows:
        cells = {role: row.cells[number] for role, number in table.columns.items() if number < len(row.cells)}
        text = plain_text(cells["code"].text) if "code" in cells else ""
        if not text or len(text) > _MAX_CODE_LENGTH or len(text.split()) > _MAX_CODE_WORDS:
            continue
        number = _NUMBER.match(text)
        rest = text[number.end() :].strip(" -:()\u2013\u2014") if number else ""
        name, description = _texts(cells, dialect)
        code = int(number[1]) if number else text
        yield LocatedError(ErrorCode(code=code, name=name or rest, description=description), row.at)


def _texts(cells: dict[Role, Cell], dialect: Dialect) -> tuple[str, str]:
    """The name and the description: of a text such as ``Bad Request -- Your request is invalid.``, its two parts."""
    text = cells["description"].text if "description" in cells else ""
    if "name" in cells:
        return plain_text(cells["name"].text), text
    parts = dialect.pattern("error_separator").split(text, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) > 1 else ("", text)
