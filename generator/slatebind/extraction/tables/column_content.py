"""What the cells of a column hold: types, numbers, flags or names. Guesses the roles of columns without titles."""

from collections import Counter
from typing import Literal

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.tables.name_markup import is_bold, is_identifier
from slatebind.extraction.types.type_words import is_type
from slatebind.markdown import Row

Roles = tuple[Role | None, ...]
"""The role of each column; None for a column that is not read."""
ValueKind = Literal["length", "required", "type"]

_ROLES_IN_ORDER: tuple[Role, ...] = ("name", "description", "type", "length", "required")
_KINDS: tuple[ValueKind, ...] = ("type", "length", "required")


def value_kind(text: str, dialect: Dialect) -> ValueKind | None:
    """The role of a column of which a text could be a value, if it can be no other."""
    if text.isdecimal() and "length" in dialect.columns:
        return "length"
    if (words := normalize(text)) and (words in dialect.true_words or words in dialect.false_words):
        return "required"
    return "type" if text and is_type(text, dialect) else None


def guess_roles(rows: tuple[Row, ...], dialect: Dialect) -> Roles:
    """The role of each column of a table without titles: as usual, unless the cells of a column are of another kind."""
    kinds = [Counter[str]() for _ in range(max(len(row.cells) for row in rows))]
    for row in rows:
        for number, cell in enumerate(row.cells):
            kinds[number][value_kind(cell.text, dialect) or ("" if cell.text else "empty")] += 1
    found: dict[int, Role] = {}
    for kind in _KINDS:
        numbers = [number for number, kinds_here in enumerate(kinds) if _is_mostly(kind, kinds_here)]
        if numbers and 0 not in numbers[:1]:
            found[numbers[0]] = kind
    known = [role for role in _ROLES_IN_ORDER if role in dialect.columns]
    usual = dict(enumerate(known[: len(kinds)]))
    if all(usual.get(number) == role for number, role in found.items()):
        return tuple(usual.values()) + (None,) * (len(kinds) - len(usual))
    remaining = iter([role for role in known if role not in found.values()][:2])
    return tuple(found.get(number) or next(remaining, None) for number in range(len(kinds)))


def names_column(rows: tuple[Row, ...], candidates: list[int]) -> int | None:
    """The first of some columns that holds bold names or, if none does, names; None if all hold other text."""
    bold: Counter[int] = Counter()
    names: Counter[int] = Counter()
    for row in rows:
        for number in candidates:
            text = row.cells[number].text if number < len(row.cells) else ""
            bold[number] += is_bold(text)
            names[number] += is_identifier(text)
    for counts in (bold & names, names):
        found = next((number for number in candidates if counts[number] * 2 > len(rows)), None)
        if found is not None:
            return found
    return None


def bold_names_column(rows: tuple[Row, ...], titled: int, others: list[int]) -> int | None:
    """The first of ``others`` that mostly holds bold names, where column ``titled``, titled so, has none."""
    if _count_bold(rows, titled):
        return None
    return next((number for number in others if _count_bold(rows, number) * 2 > len(rows)), None)


def _count_bold(rows: tuple[Row, ...], number: int) -> int:
    return sum(is_bold(row.cells[number].text) for row in rows if number < len(row.cells))


def _is_mostly(kind: ValueKind, kinds: Counter[str]) -> bool:
    return kinds[kind] * 2 > kinds.total() - kinds["empty"]
