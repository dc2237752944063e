"""Rows of tables as trees: what is inside of what, by the paths in their names and by their indents.

``address[city]``, ``address.city``, ``address > city`` and an indented ``city`` below ``address`` are the same.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from slatebind.dialects import Dialect
from slatebind.extraction.report import Report
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.extraction.types.type_words import known_type
from slatebind.spec.model import TypeName

_Value = TypeVar("_Value")
_CONTAINERS: tuple[TypeName, ...] = ("object", "list", "map", "any")

MAX_DEPTH = 8
"""A name with more steps is not taken for a path."""
_STEP = r"[^\s\[\]./>{}<=]+"
_ARROW = r"\s*(?:->|=>|>|\u2192|::)\s*"
_PATH = re.compile(rf"{_STEP}(?:(?:\.|{_ARROW})?\[[^\[\]{{}}<>]*\]|(?:\.|{_ARROW}){_STEP})+")
"""A name of steps in brackets, after dots or after arrows."""
_ANY_ARROW = re.compile(_ARROW)
ROOT = "[]"
"""The name of the list that a body or a response consists of, where rows describe its elements: ``[].sku``."""
_PART = re.compile(rf"\[([^\[\]]*)\]|({_STEP})")
_INDEX = re.compile(r"\d*|[ijknxN*]|index|\.\.\.")
"""What stands in brackets for any element of a list."""
_ROOT = re.compile(rf"\[(?:{_INDEX.pattern})\]\.?")


class Step(NamedTuple):
    """A name in a path, and the number of lists around what it holds."""

    name: str
    lists: int = 0


class StatedRow(NamedTuple):
    """A row, and whether its parameter is required, by the row or by what holds for its table."""

    row: TableRow
    is_required: bool


class RowTree:
    """The rows of a name, one of each table that has it, and what is inside of it.

    Without rows, only the paths of rows below it have the name. ``lists`` is the number of lists around what it holds.
    ``tables`` is the number of tables that are alternatives, of which each should have it if it is required.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[StatedRow] = []
        self.lists = 0
        self.tables = 1
        self.children: dict[str, RowTree] = {}

    @property
    def is_required(self) -> bool:
        """Whether all rows say so, and no alternative lacks it; without rows, whether one inside of it is required."""
        if not self.rows:
            return any(child.is_required for child in self.children.values())
        return len(self.rows) >= self.tables and all(stated.is_required for stated in self.rows)

    @property
    def first(self) -> TableRow:
        """The row that says where it is in the docs: its own, else the first one inside of it."""
        return self.rows[0].row if self.rows else next(iter(self.children.values())).first

    def with_descendants(self) -> Iterator["RowTree"]:
        """The tree, and all that is inside of it."""
        yield self
        for child in self.children.values():
            yield from child.with_descendants()


class Indents(Generic[_Value]):
    """What the rows above hold that are indented less. A row with a type that can hold nothing is none of them."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._above: list[tuple[int, _Value]] = []

    def above(self, row: TableRow) -> _Value | None:
        """The value of the nearest row that is indented less."""
        while self._above and self._above[-1][0] > row.indent:
            self._above.pop()
        values = self._above[:-1] if self._above and self._above[-1][0] == row.indent else self._above
        return values[-1][1] if values else None

    def add(self, row: TableRow, value: _Value) -> None:
        """Add a row after asking what is above it."""
        if is_container(row, self._dialect) is False:
            return
        if self._above and self._above[-1][0] == row.indent:
            self._above.pop()
        self._above.append((row.indent, value))


def is_container(row: TableRow, dialect: Dialect) -> bool | None:
    """Whether the type of a row can hold other rows; None if it has none, or a word that the dialect does not have."""
    found = known_type(row.text("type"), dialect) if row.text("type") else None
    return None if found is None else found.type in _CONTAINERS


def row_trees(rows: Iterable[StatedRow], noun: str, dialect: Dialect, report: Report) -> dict[str, RowTree]:
    """The rows of one table as trees, by their names; a second row of the same path is reported."""
    trees: dict[str, RowTree] = {}
    parents = Indents[tuple[Step, ...]](dialect)
    for stated in rows:
        row = stated.row
        path = _below(parents.above(row) or (), path_of(row.name))
        if len(path) > MAX_DEPTH:
            path = (Step(row.name),)
        parents.add(row, path)
        tree = _at(trees, path)
        if tree.rows:
            report_duplicate(row, tree.first, noun, report)
        else:
            tree.rows.append(stated)
    return trees


def merge(trees: dict[str, RowTree], others: dict[str, RowTree]) -> list[RowTree]:
    """Add the trees of another table, and return those of its rows whose names are there already."""
    known = []
    for name, other in others.items():
        tree = trees.setdefault(name, other)
        if tree is other:
            continue
        if tree.rows and other.rows:
            known.append(other)
        tree.rows += other.rows
        tree.lists = max(tree.lists, other.lists)
        known += merge(tree.children, other.children)
    return known


def path_of(name: str) -> tuple[Step, ...]:
    """The steps of a name: ``plots[].rows[0][id]`` is the plots, a list, their rows, a list, and the id."""
    lists = 0
    while name.startswith("[") and (root := _ROOT.match(name)):
        lists, name = lists + 1, name[root.end() :]
    if lists:
        return (Step(ROOT, lists), *(path_of(name) if name else ()))
    if not _PATH.fullmatch(name):
        return (Step(name),)
    steps: list[Step] = []
    for bracket, word in _PART.findall(_ANY_ARROW.sub(".", name)):
        if word or not _INDEX.fullmatch(bracket):
            steps.append(Step(word or bracket))
        else:
            steps[-1] = Step(steps[-1].name, steps[-1].lists + 1)
    return tuple(steps)


def _below(above: tuple[Step, ...], path: tuple[Step, ...]) -> tuple[Step, ...]:
    """The path of a row that is indented below another one, whose path it may repeat."""
    repeated = [step.name for step in path[: len(above)]] == [step.name for step in above]
    return path if repeated and len(path) > len(above) else (*above, *path)


def _at(trees: dict[str, RowTree], path: tuple[Step, ...]) -> RowTree:
    """The tree of a path, which is added with all above it."""
    level = trees
    for step in path:
        tree = level.setdefault(step.name, RowTree(step.name))
        tree.lists = max(tree.lists, step.lists)
        level = tree.children
    return tree


def wire_names(rows: Iterable[StatedRow], dialect: Dialect) -> Iterator[tuple[str, StatedRow]]:
    """The rows with the names by which they are sent in a query: of one that is indented, in brackets."""
    parents = Indents[str](dialect)
    for stated in rows:
        above = parents.above(stated.row)
        name = f"{above}[{stated.row.name}]" if above and above.count("[") < MAX_DEPTH else stated.row.name
        parents.add(stated.row, name)
        yield name, stated


def report_duplicate(row: TableRow, first: TableRow, noun: str, report: Report) -> None:
    """Report a second row of the same name in a table."""
    message = f"duplicate {noun} `{row.name}`; keeping the first row"
    hint = "remove one of the two rows, or show what it is inside of"
    report.add("row-duplicate", row.at, message, hint, related=(first.at,))
