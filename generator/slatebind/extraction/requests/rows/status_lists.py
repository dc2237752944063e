"""Lists of statuses as tables: ``- `409`: exists already``."""

import re

from slatebind.dialects import Dialect, Role
from slatebind.extraction.requests.rows.item_lists import Item, ItemList
from slatebind.markdown import Cell, Row, Table

_MARK = r"[*_`\s]*"
_STATUS = re.compile(
    rf"{_MARK}(?P<code>[1-5](?:\d\d|XX)(?![\w.%])(?:\s*\(?[^\W\d_a-z][^:\n\u2013\u2014*`]{{0,40}}?)?){_MARK}(?:[:\uff1a\u2013\u2014]|\s-+\s|(?<=[*`])\s|$)"
)
"""A status at the start of an item, and its name."""
_ROLES: tuple[Role, ...] = ("code", "description")


def status_table(found: ItemList, dialect: Dialect) -> Table | None:
    """The table of a list whose items all begin with a status; None if it is none."""
    titles = [next(iter(dialect.columns.get(role, ())), "") for role in _ROLES]
    rows = [row for item in found.items if (row := _row(item)) is not None]
    if not rows or len(rows) != len(found.items) or not all(titles):
        return None
    header = Row(found.at, tuple(Cell(found.at, title) for title in titles), True, True, (), True)
    return Table(found.at, header, tuple(rows))


def _row(item: Item) -> Row | None:
    match = _STATUS.match(item.text)
    if match is None:
        return None
    cells = (Cell(item.at, match["code"].strip()), Cell(item.at, item.text[match.end() :].strip(" *_-\u2013\u2014")))
    return Row(item.at, cells, True, True, (), True)
