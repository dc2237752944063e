"""Converting table rows to parameters and response fields."""

import re
from collections.abc import Iterable
from itertools import accumulate

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.dialects.phrases import fold
from slatebind.extraction.prose.prose_values import is_sentence
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.tables import cell_marks
from slatebind.extraction.tables.necessity import necessity, necessity_in_cells, read_flag, without_mark
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.extraction.types.type_notation import DocumentedType
from slatebind.extraction.types.type_words import has_link, read_type, report_unknown_element
from slatebind.markdown import SourceLines
from slatebind.markdown.fixes import Edits, remove_line
from slatebind.spec.model import Access, Field, Param, TypeName
from slatebind.spec.positions import RowPositions

_CODE = re.compile(r"`([^`]+)`")
_VALUE_SEPARATOR = re.compile(r",|\||<br\s*/?>")
_BETWEEN_VALUES = " ,;|/"
_WITH_DIGITS: tuple[TypeName, ...] = ("integer", "long", "float", "date", "datetime")
_MAX_LENGTH_DIGITS = 18
"""Lengths fit in 64 bits."""


def read_parameters(rows: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Param, ...]:
    """The parameters of a request; duplicates are reported."""
    kept = _without_duplicates(rows, "parameter", report)
    return tuple(read_parameter(row, dialect, report) for row in kept)


def read_fields(rows: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Field, ...]:
    """The fields of a response; duplicates are reported."""
    kept = _without_duplicates(rows, "field", report)
    return tuple(read_field(row, dialect, report) for row in kept)


def read_parameter(row: TableRow, dialect: Dialect, report: Report, *, is_required: bool | None = None) -> Param:
    """The parameter of a row, which says whether it is required unless ``is_required`` does."""
    documented = _type(row, dialect, report)
    if documented.element and not (dialect.tables.phrases and has_link(row.text("type"))):
        report_unknown_element(documented, dialect, row.position("type"), report)
    required = bool(stated_necessity(row, dialect, report)) if is_required is None else is_required
    return Param(
        name=row.name,
        type=documented.type,
        items=None if documented.element else documented.items,
        documented_type=documented.documented,
        nullable=documented.nullable or "nullable" in row.marks,
        access=_access(row),
        length=_length(row, dialect, report),
        required=required,
        default=_default(row.text("default"), documented.type, dialect),
        values=_values(row.text("values"), dialect),
        deprecated="deprecated" in row.marks,
        description=_description(row, documented.type, dialect, is_required=required),
    )


def read_field(row: TableRow, dialect: Dialect, report: Report) -> Field:
    """The field of a row."""
    documented = _type(row, dialect, report)
    return Field(
        name=row.name,
        type=documented.type,
        # An unknown word for the elements is looked up when the names of all models are known.
        items=None if documented.element else documented.items,
        documented_type=documented.documented,
        nullable=documented.nullable or "nullable" in row.marks,
        access=_access(row),
        values=_values(row.text("values"), dialect),
        deprecated="deprecated" in row.marks,
        description=_own_description(row, dialect),
    )


def _access(row: TableRow) -> Access | None:
    if "read_only" in row.marks:
        return "read"
    return "write" if "write_only" in row.marks else None


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


def stated_necessity(row: TableRow, dialect: Dialect, report: Report) -> bool | None:
    """Whether a row says that its parameter is required; None if it says nothing."""
    text = row.text("required")
    is_conditional = bool(text) and cell_marks.is_conditional(text, dialect)
    flag = read_flag(text, dialect) if text and not is_conditional else None
    if flag is not None:
        return flag
    if is_conditional or (row.is_required is None and "conditional" in row.marks):
        message = f"`{row.name}` is required in some cases; read as optional"
        report.add("required-conditional", row.position("required"), message)
        return False
    word = normalize(text) or text.strip()
    if text.lower() not in dialect.empty and word not in dialect.empty:
        hint = f"write `{dialect.true_words[0]}` or `{dialect.false_words[0]}`"
        message = f"`{word}` does not say whether the parameter is required; taken as optional"
        report.add("required-boolean", row.position("required"), message, hint)
    if "optional" in row.cells:
        flag = read_flag(row.text("optional"), dialect)
        return not flag if flag is not None else not plain_text(row.text("optional"))
    if row.is_required is not None:
        return row.is_required
    flag = necessity_in_cells(row.cells, dialect)
    return False if flag is None and "required" in row.cells else flag


def _default(text: str, kind: TypeName, dialect: Dialect) -> str | None:
    value = plain_text(text) if dialect.tables.phrases else text
    is_none = value.lower() in dialect.empty or necessity(value, dialect) is not None
    return None if is_none or (dialect.tables.phrases and _describes_default(value, kind)) else value


def _describes_default(text: str, kind: TypeName) -> bool:
    """Whether a default is a text about it: a sentence, or words where a number or a time is expected."""
    is_of_digits = kind in _WITH_DIGITS and text[:1] not in "\"'`[{(<$"
    return is_sentence(text) or (is_of_digits and not any(map(str.isdecimal, text)))


def _own_description(row: TableRow, dialect: Dialect) -> str:
    """The description; none where the cell has a word for nothing, as generators of docs write it."""
    text = row.text("description")
    return "" if dialect.tables.phrases and fold(text.strip()) in dialect.empty else text


def _description(row: TableRow, kind: TypeName, dialect: Dialect, *, is_required: bool) -> str:
    """The description without a mark at its start that says what was understood, and with a default that is a text."""
    text = _own_description(row, dialect)
    if not dialect.tables.phrases:
        return text
    default = row.text("default")
    text = without_mark(text, dialect, is_required=is_required)
    plain = plain_text(default)
    if not plain or fold(plain) in dialect.empty or necessity(plain, dialect) is not None:
        return text
    if is_sentence(plain):
        return f"{text} {default}".strip()
    return f"{text} (default: {plain})".strip() if _describes_default(plain, kind) else text


def _values(text: str, dialect: Dialect) -> tuple[str, ...]:
    """The values that a cell lists: those in inline code, or what stands between separators.

    In docs whose columns have many titles, a cell with other words describes values instead.
    """
    if text.lower() in dialect.empty:
        return ()
    codes = _CODE.findall(text)
    if codes and not _CODE.sub("", text).strip(_BETWEEN_VALUES):
        return tuple(dict.fromkeys(codes))
    parts = [value for part in _VALUE_SEPARATOR.split(text) if (value := part.strip(" `*"))]
    return () if dialect.tables.phrases and any(" " in part for part in parts) else tuple(parts)


def _without_duplicates(rows: tuple[TableRow, ...], noun: str, report: Report) -> tuple[TableRow, ...]:
    """The first row of each name. The finding for a later one lists the cells that differ."""
    first: dict[str, TableRow] = {}
    part = {row.at: number for number, row in zip(accumulate(not row.follows_row for row in rows), rows, strict=True)}
    spellings: dict[str, tuple[str, Position]] = {}
    for row in rows:
        # `tags[].key` and `tags.key` are the same field.
        is_list = noun == "field" and "[" in row.name
        earlier = first.setdefault(re.sub(r"\[\d*\]", "", row.name) if is_list else row.name, row)
        if earlier is not row:
            _report_duplicate(row, earlier, noun, report, is_near=part[row.at] == part[earlier.at])
            continue
        spelling, at = spellings.setdefault(row.name.lower(), (row.name, row.at))
        if spelling != row.name:
            message = f"{noun} `{row.name}` differs from `{spelling}` only in case"
            report.add("name-case-variants", row.at, message, related=(at,))
    return tuple(first.values())


def _report_duplicate(row: TableRow, earlier: TableRow, noun: str, report: Report, *, is_near: bool) -> None:
    """Report a row whose name ``earlier`` has. One that is not near may say how its own table is read: it stays."""
    changed = [role for role in row.cells if row.text(role) != earlier.text(role)]
    differences = ", ".join(f"{role} `{row.text(role)}` instead of `{earlier.text(role)}`" for role in changed)
    ignored = f"; ignoring {differences}" if differences else ""
    report.add(
        "row-duplicate",
        row.at,
        f"duplicate {noun} `{row.name}`; keeping the first row{ignored}",
        "remove one of the two rows",
        related=(earlier.at,),
        edits=_remove_copy(row, earlier, report.lines) if is_near else (),
    )


def _remove_copy(row: TableRow, earlier: TableRow, lines: SourceLines) -> Edits:
    """Remove a row that is a copy of an earlier one."""
    is_copy = [cell.text for cell in row.row.cells] == [cell.text for cell in earlier.row.cells]
    return remove_line(lines, row.at) if is_copy and not row.row.is_html else ()


def row_positions(rows: Iterable[TableRow], records: Iterable[Param | Field]) -> dict[str, RowPositions]:
    """The positions of each record's row: the first row of its name."""
    first: dict[str, TableRow] = {}
    for row in rows:
        first.setdefault(row.name, row)
    return {record.name: row_position(first[record.name], record) for record in records}


def row_position(row: TableRow, record: Param | Field) -> RowPositions:
    """The positions of a row's cells; what was read from prose is in the description."""
    cells: dict[str, Position] = {role: cell.at for role, cell in row.cells.items()}
    if "description" in row.cells and isinstance(record.origin, dict):
        cells |= dict.fromkeys(record.origin, row.cells["description"].at)
    return RowPositions(row.at, cells)
