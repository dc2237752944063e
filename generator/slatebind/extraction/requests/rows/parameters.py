"""The parameters of an operation: those in its tables, and those in its URL that no table has."""

from collections.abc import Iterable, Iterator, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.records import Trust
from slatebind.extraction.requests.rows.child_tables import Holders
from slatebind.extraction.requests.rows.locations import located_rows
from slatebind.extraction.requests.rows.necessity_marks import NecessityMarks
from slatebind.extraction.requests.rows.nesting import (
    ROOT,
    RowTree,
    StatedRow,
    is_container,
    merge,
    report_duplicate,
    row_trees,
    wire_names,
)
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.requests.rows.path_variables import folded, usual_place
from slatebind.extraction.requests.rows.row_records import field_of, param_of
from slatebind.extraction.requests.rows.table_content import stated_rows
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.spec.model import Location, Param
from slatebind.spec.positions import RowPositions

_Trees = dict[str, RowTree]


def read_params(
    tables: Sequence[OperationTable], operation: Operation, marks: NecessityMarks, dialect: Dialect, report: Report
) -> tuple[list[ParsedParam], tuple[TableRow, ...]]:
    """The parameters in the tables of a request, in the order of the docs, and the rows that they were read from.

    A table below a title that names a parameter of an earlier one says what is inside of it. Tables of one place are
    united; bodies that have rows in common are alternatives, of which one is sent.
    """
    reader = _ParamReader(operation, marks, dialect, report)
    for table in tables:
        reader.add(table)
    reader.count_alternatives()
    reader.name_whole_body()
    params = [param_of(tree, location, dialect, report) for location, tree in reader.in_order]
    return params, _rows_of(tree for _, tree in reader.in_order)


def read_fields(
    tables: Sequence[OperationTable], dialect: Dialect, report: Report
) -> tuple[list[ParsedField], tuple[TableRow, ...]]:
    """The fields in the tables of a response, and the rows that they were read from."""
    found: _Trees = {}
    holders = Holders(dialect)
    for table in tables:
        rows = stated_rows(table, dialect, report)
        # Each of several holders has trees of its own.
        for level in [holder.children for holder in holders.find(table.title)] or [found]:
            trees = row_trees(rows, "field", dialect, report)
            merge(level, trees)
            holders.add(trees.values())
    return [field_of(tree, dialect, report) for tree in found.values()], _rows_of(found.values())


def without_root(fields: Sequence[ParsedField]) -> tuple[bool, list[ParsedField]]:
    """Whether the names of fields say that they are in a list, such as ``[].id``, and the fields of its elements."""
    inner = [child for row in fields if row.field.name == ROOT for child in row.children]
    others = [row for row in fields if row.field.name != ROOT]
    return len(others) < len(fields), [*inner, *others]


def _rows_of(trees: Iterable[RowTree]) -> tuple[TableRow, ...]:
    return tuple(stated.row for tree in trees for part in tree.with_descendants() for stated in part.rows)


class _ParamReader:
    """Collects the rows of the tables of a request by their places."""

    def __init__(self, operation: Operation, marks: NecessityMarks, dialect: Dialect, report: Report) -> None:
        self._operation = operation
        self._marks = marks
        self._dialect = dialect
        self._report = report
        self._holders = Holders(dialect)
        self._found: dict[Location, _Trees] = {}
        self._bodies: list[frozenset[str]] = []
        self.in_order: list[tuple[Location, RowTree]] = []

    def add(self, table: OperationTable) -> None:
        """Read a table."""
        place = table.opening if table.opening in ("query", "header", "body") else usual_place(self._operation)
        rows = stated_rows(table, self._dialect, self._report, marks=self._marks, is_body=place == "body")
        holders = self._holders.find(table.title)
        for holder in holders:
            trees = row_trees(rows, "parameter", self._dialect, self._report)
            merge(holder.children, trees)
            self._holders.add(trees.values())
        if holders:
            return
        if self.in_order and table.opening is None and table.title:
            message = (
                f"the title `{table.title[:100]}` says nothing of these rows; read as more parameters of the request"
            )
            self._report.add("parameters-joined", table.table.at, message)
        added: list[tuple[Location, RowTree]] = []
        for location, located in self._by_location(rows, table).items():
            known = self._found.setdefault(location, {})
            trees = self._trees(location, located, table)
            added += ((location, tree) for name, tree in trees.items() if name not in known)
            shared = merge(known, trees)
            if location == "body":
                self._bodies.append(frozenset(trees))
                self._report_alternatives(shared)
                self._holders.add(trees.values())
        self.in_order += sorted(added, key=lambda placed: placed[1].first.at)

    def count_alternatives(self) -> None:
        """Bodies with rows in common are alternatives: what not all of them have is not required."""
        alternatives: list[tuple[frozenset[str], int]] = []
        for names in self._bodies:
            shared = [alternative for alternative in alternatives if alternative[0] & names]
            others = [alternative for alternative in alternatives if not alternative[0] & names]
            union = names.union(*(alternative[0] for alternative in shared))
            alternatives = [*others, (union, 1 + sum(count for _, count in shared))]
        for names, count in alternatives:
            for name in names if count > 1 else ():
                for tree in self._found["body"][name].with_descendants():
                    tree.tables = count

    def name_whole_body(self) -> None:
        """Name the only row of a body as all of it: tables with a column for places call it by a word for the body."""
        trees = [tree for location, tree in self.in_order if location == "body"]
        if len(trees) != 1 or not (trees[0].rows and trees[0].first.text("in")):
            return
        phrases = dict(self._dialect.opening_phrases)["body"]
        if normalize(trees[0].name) in phrases and is_container(trees[0].first, self._dialect) is not False:
            trees[0].name = ROOT

    def _by_location(self, rows: Iterable[StatedRow], table: OperationTable) -> dict[Location, list[StatedRow]]:
        described = self._found.get("path", {})
        by_location: dict[Location, list[StatedRow]] = {}
        for location, stated in located_rows(rows, table, self._operation, described, self._dialect):
            by_location.setdefault(location, []).append(stated)
        return by_location

    def _trees(self, location: Location, rows: Iterable[StatedRow], table: OperationTable) -> _Trees:
        """Rows of a body are nested; others are sent by their whole names, variables as the path spells them."""
        if location == "body":
            return row_trees(rows, "parameter", self._dialect, self._report)
        variables = self._operation.url.variables if location == "path" else ()
        spelling = {folded(name): name for name in variables}
        # What is listed with the variables of the path is as necessary as they are, unless it filters a list.
        is_listed = location == "path" and table.is_required is None and usual_place(self._operation) == "body"
        trees: _Trees = {}
        for wire_name, stated in wire_names(rows, self._dialect):
            name = spelling.get(folded(wire_name), wire_name)
            tree = trees.setdefault(name, RowTree(name))
            if tree.rows:
                report_duplicate(stated.row, tree.first, "parameter", self._report)
            else:
                is_stated = stated.row.text("required") or stated.row.text("optional")
                tree.rows.append(StatedRow(stated.row, True) if is_listed and not is_stated else stated)
        return trees

    def _report_alternatives(self, shared: Sequence[RowTree]) -> None:
        if shared:
            row = shared[0].first
            message = f"body has the parameter `{row.name}` in an earlier table too; the tables are read as one"
            self._report.add("body-alternatives", row.at, message)


def params_of_url(operation: Operation, params: Iterable[ParsedParam]) -> Iterator[ParsedParam]:
    """The variables of the path and the parameters of the query that no row describes.

    A value in a request line is one of those that the parameter can have; one in a sample says nothing of others.
    """
    at = RowPositions(operation.line.at)
    known = {(row.param.location, folded(row.param.name)) for row in params}
    for name in operation.url.variables:
        if ("path", folded(name)) not in known:
            yield ParsedParam(Param(name=name, type="string", location="path", required=True), at)
    for part in operation.url.query:
        if ("query", folded(part.name)) not in known:
            is_selector = part.name == operation.selector
            is_stated = is_selector or operation.line.trust > Trust.FENCE
            values = (part.value,) if part.value and is_stated else ()
            param = Param(name=part.name, type="string", location="query", required=is_selector, values=values)
            yield ParsedParam(param, at)


def united(params: Iterable[ParsedParam]) -> list[ParsedParam]:
    """One parameter of each name and place; the first row decides."""
    kept: dict[tuple[str | None, str], ParsedParam] = {}
    for row in params:
        kept.setdefault((row.param.location, row.param.name), row)
    return list(kept.values())
