"""Facts of rows that stand in other cells than theirs, or in letters: *Integer. The weight*, and M below *M/O*."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.requests.rows.leading_facts import facts_apart, leading_facts
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.extraction.types.type_words import known_type
from slatebind.markdown import Cell, Row, Table
from slatebind.spec.model import TypeName

_LINE_BREAKS = re.compile(r"\A(?:<br\s*/?>\s*)+", re.I)
"""What stands between a type and the text below it."""
_NUMBERS: tuple[TypeName, ...] = ("boolean", "integer", "long", "float")
_SIMPLE: tuple[TypeName, ...] = ("string", *_NUMBERS)
_CODE = re.compile(r"`([^`\n]+)`|[\"\u201c]([^\"\u201c\u201d\s]+)[\"\u201d]")
_CODES = re.compile(r"`[^`\n]{1,64}`(?:\s*[,/|\u3001]\s*`[^`\n]{1,64}`)+\.?")
_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]*|[A-Z0-9][A-Z0-9_-]*")
"""A value between pipes; words with a capital are names of types as well."""
_MAX_WORDS = 4
"""Words of a type; with more, it is a sentence about the parameter."""
_NEVER_MEANINGS: tuple[TypeName, ...] = ("string", "boolean", "integer", "long")
"""Types that say nothing of what a parameter means, as a *date* or a *list* does: they may be the whole description."""


def with_letters_spelled(table: Table, dialect: Dialect) -> Table:
    """A table with words for the letters that say whether a parameter is required, in a column titled by them."""
    letters = dialect.tables.letters
    words = {letter: next(iter(dialect.required if flag else dialect.optional), "") for letter, flag in letters.items()}
    titles = [normalize(cell.text).split() for cell in table.header.cells] if table.header else []
    columns = {number for number, title in enumerate(titles) if len(title) > 1 and words.keys() >= set(title)}
    if not columns:
        return table
    return replace(table, rows=tuple(_spelled(row, columns, words) for row in table.rows))


def _spelled(row: Row, columns: set[int], words: dict[str, str]) -> Row:
    cells = (
        Cell(cell.at, words.get(normalize(cell.text), cell.text)) if number in columns else cell
        for number, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))


def with_values_of_type(row: TableRow, dialect: Dialect) -> TableRow:
    """A row with the values that stand in place of its type: in inline code, in quotes, or between pipes."""
    cell = row.cells.get("type")
    values = _values_in(cell.text, dialect) if cell else []
    if cell is None or not values or row.text("values") or any(dialect.type_of(value) for value in values):
        return row
    listed = ", ".join(f"`{value}`" for value in values)
    return replace(row, cells={**row.cells, "type": Cell(cell.at, ""), "values": Cell(cell.at, listed)})


def with_listed_values(rows: Sequence[TableRow], dialect: Dialect) -> tuple[TableRow, ...]:
    """The rows of a table, with the values of those whose whole description is a list of inline code.

    Where rows of other types than texts have such a list too, it is something else, such as operators of a filter.
    """
    listed = [row for row in rows if _CODES.fullmatch(row.text("description").strip()) and not row.text("values")]
    types = (known_type(row.text("type"), dialect) for row in listed if row.text("type"))
    if not listed or any(found is not None and found.type != "string" for found in types):
        return tuple(rows)
    cells = {row.at: {**row.cells, "values": row.cells["description"]} for row in listed}
    return tuple(replace(row, cells=cells[row.at]) if row.at in cells else row for row in rows)


def _values_in(text: str, dialect: Dialect) -> list[str]:
    """The values that a text lists and nothing else; words such as *or* may be between them."""
    values = [code or quoted for code, quoted in _CODE.findall(text)]
    between = re.split(r"[\s,/|]+", _CODE.sub(" ", text))
    if len(values) > 1 and all(not word or normalize(word) in dialect.either_phrases for word in between):
        return values
    piped = [part.strip() for part in text.replace("\\|", "|").split("|")]
    return piped if len(piped) > 1 and all(map(_VALUE.fullmatch, piped)) else []


def with_described_type(row: TableRow, dialect: Dialect) -> TableRow:
    """A row of a table without a column of types, with the type that its description starts with."""
    cell = row.cells.get("description")
    if cell is None or row.text("type") or not dialect.tables.phrases:
        return row
    facts, rest = leading_facts(cell.text, dialect)
    found = known_type(facts["type"], dialect) if "type" in facts else None
    if found is None:
        facts, rest = _later_type(cell, dialect), cell.text
    elif len(facts["type"].split()) > _MAX_WORDS or not (rest or found.type in _NEVER_MEANINGS):
        return row
    if not facts:
        return row
    added = {role: Cell(cell.at, text) for role, text in facts.items() if not row.text(role)}
    return replace(row, cells={**row.cells, **added, "description": Cell(cell.at, _LINE_BREAKS.sub("", rest, count=1))})


def _later_type(cell: Cell, dialect: Dialect) -> dict[Role, str]:
    """The type that stands apart behind the start of a description: *Minutes. Integer.* or *Minutes (integer)*."""
    for facts, rest in facts_apart(cell.text, dialect):
        found = known_type(facts["type"], dialect) if "type" in facts else None
        types = _NUMBERS if rest.strip(" .;*_`") else _SIMPLE
        if found is not None and found.type in types and len(facts["type"].split()) <= _MAX_WORDS:
            return {role: text for role, text in facts.items() if role in ("type", "default", "required")}
    return {}
