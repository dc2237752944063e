"""Lines of a table into parameters and response fields."""

import re

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extract.report import Report
from slatebind.extract.table_rows import TableRow
from slatebind.extract.type_words import DocumentedType, read_type
from slatebind.markdown import SourceLines
from slatebind.markdown.fixes import Edits, remove_line
from slatebind.spec.model import Field, Param


def read_parameters(lines: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Param, ...]:
    """The parameters of a request, each name once."""
    kept = _distinct(lines, "parameter", report)
    return tuple(_parameter(line, dialect, report) for line in kept)


def read_fields(lines: tuple[TableRow, ...], dialect: Dialect, report: Report) -> tuple[Field, ...]:
    """The fields of an answer, each name once."""
    kept = _distinct(lines, "field", report)
    return tuple(_field(line, dialect, report) for line in kept)


def _parameter(line: TableRow, dialect: Dialect, report: Report) -> Param:
    documented = _type(line, dialect, report)
    return Param(
        name=line.name,
        type=documented.type,
        items=documented.items,
        documented_type=documented.documented,
        length=_length(line, dialect, report),
        required=_required(line, dialect, report),
        default=_optional(line.text("default"), dialect),
        values=_values(line.text("values"), dialect),
        description=line.text("description"),
    )


def _field(line: TableRow, dialect: Dialect, report: Report) -> Field:
    documented = _type(line, dialect, report)
    return Field(
        name=line.name,
        type=documented.type,
        items=documented.items,
        documented_type=documented.documented,
        values=_values(line.text("values"), dialect),
        description=line.text("description"),
    )


def _type(line: TableRow, dialect: Dialect, report: Report) -> DocumentedType:
    if "type" not in line.cells:
        return DocumentedType("string")
    return read_type(line.text("type"), dialect, line.position("type"), report)


def _length(line: TableRow, dialect: Dialect, report: Report) -> int | None:
    text = line.text("length").replace(",", "")
    if text.lower() in dialect.empty:
        return None
    if text.isascii() and text.isdecimal() and len(text) < _DIGITS:
        return int(text)
    report.add("length-integer", line.position("length"), f"length `{text}` is not a number; it is not kept")
    return None


_DIGITS = 19


def _required(line: TableRow, dialect: Dialect, report: Report) -> bool:
    text = line.text("required")
    word = normalize(text) or text.strip()
    if word in dialect.true_words:
        return True
    if word not in dialect.false_words and text.lower() not in dialect.empty and word not in dialect.empty:
        hint = f"write `{dialect.true_words[0]}` or `{dialect.false_words[0]}`"
        message = f"`{word}` does not say whether the parameter is required; taken as optional"
        report.add("required-boolean", line.position("required"), message, hint)
    return False


def _optional(text: str, dialect: Dialect) -> str | None:
    return None if text.lower() in dialect.empty else text


def _values(text: str, dialect: Dialect) -> tuple[str, ...]:
    if text.lower() in dialect.empty:
        return ()
    return tuple(value for part in re.split(r",|\||<br\s*/?>", text) if (value := part.strip(" `*")))


def _distinct(lines: tuple[TableRow, ...], noun: str, report: Report) -> tuple[TableRow, ...]:
    """The first line of each name. What a repeated one says otherwise is named in its diagnostic."""
    first: dict[str, TableRow] = {}
    spellings: dict[str, tuple[str, Position]] = {}
    for line in lines:
        earlier = first.setdefault(line.name, line)
        if earlier is not line:
            _report_repeated(line, earlier, noun, report)
            continue
        spelling, at = spellings.setdefault(line.name.lower(), (line.name, line.at))
        if spelling != line.name:
            message = f"{noun} `{line.name}` differs from `{spelling}` only in case"
            report.add("name-case-variants", line.at, message, related=(at,))
    return tuple(first.values())


def _report_repeated(line: TableRow, earlier: TableRow, noun: str, report: Report) -> None:
    changed = [role for role in line.cells if line.text(role) != earlier.text(role)]
    differences = ", ".join(f"{role} `{line.text(role)}` instead of `{earlier.text(role)}`" for role in changed)
    ignored = f"; ignoring {differences}" if differences else ""
    report.add(
        "row-duplicate",
        line.at,
        f"duplicate {noun} `{line.name}`; keeping the first row{ignored}",
        "remove one of the two rows",
        related=(earlier.at,),
        edits=_without_copy(line, earlier, report.lines),
    )


def _without_copy(line: TableRow, earlier: TableRow, lines: SourceLines) -> Edits:
    """Removes a row that repeats an earlier one word for word, unless it is the first after a break in the table."""
    is_copy = [cell.text for cell in line.row.cells] == [cell.text for cell in earlier.row.cells]
    return remove_line(lines, line.at) if is_copy and line.follows_row else ()
