"""Assigning a row's cells to columns if the row has too many or too few of them, or two are swapped.

Each way to assign the cells is scored by how many of them cannot be what their column holds (a type cell that is not a
type, for example); the way with the fewest misfits is used. Ties go to the way that authors' mistakes make likelier: a
surplus cell comes from an unescaped pipe in the description, and missing cells are the last ones.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from math import comb
from typing import NamedTuple

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.tables.column_content import Roles
from slatebind.extraction.tables.name_markup import can_be_name, is_bold, is_identifier
from slatebind.extraction.types.type_words import is_type
from slatebind.markdown import Cell, Row
from slatebind.markdown.fixes import swap_cells
from slatebind.plurals import counted
from slatebind.suggestions import closest

Cells = Mapping[Role, Cell]
"""The cells of a row by the role of their column."""


_NOTHING = ("", "-")
_DESCRIPTIVE = ("date", "datetime", "url", "uuid", "file")
"""Types whose words say what a value is as well."""
_MAX_COMBINATIONS = 60
"""Ways to spread cells over columns that are tried besides the likely ones."""


class Columns(NamedTuple):
    """A table's columns; ``are_names_bold`` says whether its names are marked by bold text."""

    roles: Roles
    are_names_bold: bool


def fit_cells(row: Row, columns: Columns, dialect: Dialect, report: Report) -> Cells:
    """The cells of a row by role. Repairs are reported."""
    return _unswapped(_assigned(row, columns.roles, dialect, report), row, columns, dialect, report)


def text_of(cells: Cells, role: Role) -> str:
    """The text of a cell; empty if the row has no such cell."""
    return cells[role].text if role in cells else ""


def _assigned(row: Row, roles: Roles, dialect: Dialect, report: Report) -> Cells:
    cells = row.cells
    if all(cell.text in _NOTHING for cell in cells[len(roles) :]):
        cells = cells[: len(roles)]  # nothing is lost with an empty cell behind the last column
    if len(cells) == len(roles):
        return _by_role(cells, roles)
    assignments = _joined(cells, roles) if len(cells) > len(roles) else _spread(cells, roles)
    best = min(
        assignments,
        key=lambda assigned: (len(_misfits(assigned, dialect)), is_type(text_of(assigned, "description"), dialect)),
    )
    lost = sorted({role for role in roles if role} - best.keys())
    consequence = f"no value for {', '.join(lost)}" if lost else "the extra text is read as part of another cell"
    message = f"{counted(len(cells), 'cell')} where the header has {len(roles)}; {consequence}"
    report.add("table-cell-count", row.at, message, "give the row one cell for each column")
    return best


def _by_role(cells: tuple[Cell, ...], roles: Roles) -> Cells:
    return {role: cell for role, cell in zip(roles, cells, strict=True) if role}


def _joined(cells: tuple[Cell, ...], roles: Roles) -> Iterator[Cells]:
    """Every way to join surplus cells into one cell with pipes in it, the description first."""
    surplus = len(cells) - len(roles)
    order = sorted(range(len(roles)), key=lambda number: roles[number] != "description")
    for number in order:
        text = " | ".join(cell.text for cell in cells[number : number + surplus + 1]).rstrip("| ")
        joined = Cell(cells[number].at, text)
        yield _by_role((*cells[:number], joined, *cells[number + surplus + 1 :]), roles)


def _spread(cells: tuple[Cell, ...], roles: Roles) -> Iterator[Cells]:
    """The ways to spread too few cells over the columns, in order: with each run of columns empty, the last one first.

    Mostly a row lost neighbouring cells. All combinations would be many in a wide table.
    """
    missing = len(roles) - len(cells)
    for start in range(len(cells), -1, -1):
        filled = (*cells[:start], *(None for _ in range(missing)), *cells[start:])
        yield {role: cell for role, cell in zip(roles, filled, strict=True) if role and cell}
    if comb(len(roles), missing) <= _MAX_COMBINATIONS:
        for chosen in combinations(range(len(roles)), len(cells)):
            yield {role: cell for number, cell in zip(chosen, cells, strict=True) if (role := roles[number])}


def _unswapped(cells: Cells, row: Row, columns: Columns, dialect: Dialect, report: Report) -> Cells:
    """The cells, with two of them swapped if only that makes each of them fit its column."""
    pair = _swapped_pair(cells, columns.are_names_bold, dialect)
    if pair is None:
        return cells
    first, second = pair
    message = f"{first} and {second} are in each other's column; reading them swapped"
    is_complete = len(row.cells) == len(columns.roles)
    edits = swap_cells(report.lines, (cells[first], cells[second])) if is_complete else ()
    report.add("table-columns-swapped", row.at, message, "swap the two cells", edits=edits)
    return _swap(cells, first, second)


def _swap(cells: Cells, first: Role, second: Role) -> Cells:
    return {**cells, first: cells[second], second: cells[first]}


def _swapped_pair(cells: Cells, are_names_bold: bool, dialect: Dialect) -> tuple[Role, Role] | None:
    """The two roles whose cells are each what the other should be."""
    if not text_of(cells, "name"):
        return None
    misfits = _misfits(cells, dialect)
    bold = [role for role, cell in cells.items() if is_bold(cell.text)] if are_names_bold else []
    if not misfits and (len(bold) != 1 or bold == ["name"]):
        return None
    if dialect.tables.phrases and _describes_value(cells, dialect):
        return None
    pair = _fitting_pair(cells, misfits, bold, dialect)
    if pair and misfits == ["type"] and closest(cells["type"].text, dialect.type_words):
        return None  # a misspelled type, not a description
    return pair


def _fitting_pair(cells: Cells, misfits: list[Role], bold: list[Role], dialect: Dialect) -> tuple[Role, Role] | None:
    """The first two roles whose cells can be swapped so that each of them fits."""
    for first, second in combinations(cells, 2):
        if dialect.tables.phrases and {first, second} != {"type", "description"}:
            continue  # a name of several words looks like a description, and a flag can be one
        if first == "name" and bold == [second] and can_be_name(cells[second].text):
            return first, second
        if first == "name" and bold == [first]:
            continue  # it is marked as a name, even if it does not look like one
        if first == "name" and (not is_identifier(cells[second].text) or " " not in cells[first].text):
            continue  # only the words of a description are in place of a name
        if misfits and not _misfits(_swap(cells, first, second), dialect):
            return first, second
    return None


def _describes_value(cells: Cells, dialect: Dialect) -> bool:
    """Whether a row has no type and a description such as *timestamp*: not the type, but what the value is."""
    return not text_of(cells, "type") and dialect.type_of(text_of(cells, "description")) in _DESCRIPTIVE


def _misfits(cells: Cells, dialect: Dialect) -> list[Role]:
    """The roles whose cell cannot be what the column holds."""
    return [role for role, cell in cells.items() if role in _CHECKS and not _CHECKS[role](cell.text, dialect)]


def _is_flag(text: str, dialect: Dialect) -> bool:
    return normalize(text) in (*dialect.true_words, *dialect.false_words) or _is_empty(text, dialect)


def _is_length(text: str, dialect: Dialect) -> bool:
    return text.strip().isdecimal() or _is_empty(text, dialect)


def _is_empty(text: str, dialect: Dialect) -> bool:
    return text.strip().lower() in dialect.empty


def _is_name(text: str, _: Dialect) -> bool:
    return can_be_name(text)


def _is_type(text: str, dialect: Dialect) -> bool:
    """Whether a text can be a type. Where cells hold phrases, a type of several words may as well be a description."""
    return is_type(text, dialect) and not (dialect.tables.phrases and " " in text)


_CHECKS: dict[Role, Callable[[str, Dialect], bool]] = {
    "name": _is_name,
    "type": _is_type,
    "length": _is_length,
    "required": _is_flag,
}
