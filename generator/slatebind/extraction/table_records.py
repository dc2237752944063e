"""Converting table rows to parameters and response fields."""

import re

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.table_rows import TableRow
from slatebind.extraction.type_words import DocumentedType, read_type, report_unknown_element
from slatebind.markdown import SourceLines
from slatebind.markdown.fixes import Edits, remove_line
from slatebind.spec.model import Field, Param

_MAX_LENGTH_DIGITS = 18
"""Lengths fit in 64 bits."""


def read_parameters(rows: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Param, ...]:
    """The parameters of a request; duplicates are reported."""
    kept = _without_duplicates(rows, "parameter", report)
    return tuple(_parameter(row, dialect, report) for row in kept)


def read_fields(rows: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Field, ...]:
    """The fields of a response; duplicates are reported."""
    kept = _without_duplicates(rows, "field", report)
    return tuple(_field(row, dialect, report) for row in kept)


def _parameter(row: TableRow, dialect: Dialect, report: Report) -> Param:
    documented = _type(row, dialect, report)
    if documented.element:
        report_unknown_element(documented, dialect, row.position("type"), report)
    return Param(
        name=row.name,
        type=documented.type,
        items=None if documented.element else documented.items,
        documented_type=documented.documented,
        length=_length(row, dialect, report),
        required=_required(row, dialect, report),
        default=_optional(row.text("default"), dialect),
        values=_values(row.text("values"), dialect),
        description=row.text("description"),
    )


def _field(row: TableRow, dialect: Dialect, report: Report) -> Field:
    documented = _type(row, dialect, report)
    return Field(
        name=row.name,
        type=documented.type,
        # An unknown word for the elements is looked up when the names of all models are known.
        items=None if documented.element else documented.items,
        documented_type=documented.documented,
        values=_values(row.text("values"), dialect),
        description=row.text("description"),
    )


def _type(row: TableRow, dialect: Dialect, report: Report) -> DocumentedType:
    if "type" not in row.cells:
        return DocumentedType("string")
    return read_type(row.text("type"), dialect, row.position("type"), report)


def _length(row: TableRow, dialect: Dialect, report: Report) -> int | None:
    text = row.text("length").replace(",", "")
    if text.lower() in dialect.empty:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= _MAX_LENGTH_DIGITS:
        return int(text)
    report.add("length-integer", row.position("length"), f"length `{text}` is not a number; it is not kept")
    return None


def _required(row: TableRow, dialect: Dialect, report: Report) -> bool:
    text = row.text("required")
    if not text and row.is_required is not None:
        return row.is_required
    word = normalize(text) or text.strip()
    if word in dialect.true_words:
        return True
    if word not in dialect.false_words and text.lower() not in dialect.empty and word not in dialect.empty:
        hint = f"write `{dialect.true_words[0]}` or `{dialect.false_words[0]}`"
        message = f"`{word}` does not say whether the parameter is required; taken as optional"
        report.add("required-boolean", row.position("required"), message, hint)
    return False


def _optional(text: str, dialect: Dialect) -> str | None:
    return None if text.lower() in dialect.empty else text


def _values(text: str, dialect: Dialect) -> tuple[str, ...]:
    if text.lower() in dialect.empty:
        return ()
    return tuple(value for part in re.split(r",|\||<br\s*/?>", text) if (value := part.strip(" `*")))


def _without_duplicates(rows: tuple[TableRow, ...], noun: str, report: Report) -> tuple[TableRow, ...]:
    """The first row of each name. The finding for a later one lists the cells that differ."""
    first: dict[str, TableRow] = {}
    spellings: dict[str, tuple[str, Position]] = {}
    for row in rows:
        # `tags[].key` and `tags.key` are the same field.
        earlier = first.setdefault(re.sub(r"\[\d*\]", "", row.name) if noun == "field" else row.name, row)
        if earlier is not row:
            _report_duplicate(row, earlier, noun, report)
            continue
        spelling, at = spellings.setdefault(row.name.lower(), (row.name, row.at))
        if spelling != row.name:
            message = f"{noun} `{row.name}` differs from `{spelling}` only in case"
            report.add("name-case-variants", row.at, message, related=(at,))
    return tuple(first.values())


def _report_duplicate(row: TableRow, earlier: TableRow, noun: str, report: Report) -> None:
    changed = [role for role in row.cells if row.text(role) != earlier.text(role)]
    differences = ", ".join(f"{role} `{row.text(role)}` instead of `{earlier.text(role)}`" for role in changed)
    ignored = f"; ignoring {differences}" if differences else ""
    report.add(
        "row-duplicate",
        row.at,
        f"duplicate {noun} `{row.name}`; keeping the first row{ignored}",
        "remove one of the two rows",
        related=(earlier.at,),
        edits=_remove_copy(row, earlier, report.lines),
    )


def _remove_copy(row: TableRow, earlier: TableRow, lines: SourceLines) -> Edits:
    """Remove a row that is a copy of an earlier one, unless it is the first after a break in the table."""
    is_copy = [cell.text for cell in row.row.cells] == [cell.text for cell in earlier.row.cells]
    return remove_line(lines, row.at) if is_copy and row.follows_row and not row.row.is_html else ()
