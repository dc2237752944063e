"""Matching the variables of a path with the rows that describe them: each variable is one parameter of place path.

Docs call variables and rows differently (``/trees/{id}``, a row ``treeId``), describe those of several requests in one
table, and list parameters of the query below a heading such as "URL parameters".
"""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedParam
from slatebind.extraction.requests.announcements.literal_values import with_ids
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.records import Trust
from slatebind.extraction.requests.announcements.urls import Url
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.spec.model import Location

_NAME = re.compile(r"[\w.\-]+")
_SAMPLE_VALUE = re.compile(r"(?!v\d)[\w.-]*\d[\w.-]*")
"""A segment that may be the value of a variable: it has a digit, and is no version."""
_WITHOUT_BODY: tuple[str, ...] = ("GET", "DELETE", "HEAD")


def usual_place(operation: Operation) -> Location:
    """Where a parameter is sent of which the docs do not say it."""
    return "query" if operation.method in _WITHOUT_BODY else "body"


def settle_path(rows: Sequence[ParsedParam], operation: Operation) -> tuple[list[ParsedParam], Operation]:
    """The rows of an operation, so that those of place path are its variables, and the operation with these names.

    A row for a variable of another operation that shares its rows is left out. The only row that is no variable names
    the only variable without a row; any other is sent where parameters of the method usually are.
    """
    url = operation.url
    elsewhere = {folded(name) for name in operation.variables_of_others}
    kept = [row for row in rows if not _is_strange(row, url) or folded(row.param.name) not in elsewhere]
    strange = {row.param.name for row in kept if _is_strange(row, url)}
    described = {row.param.name for row in kept if row.param.location == "path"}
    missing = [name for name in url.variables if name not in described]
    if len(strange) == len(missing) == 1 and _NAME.fullmatch(name := next(iter(strange))):
        url = _renamed(url, missing[0], name)
    return [_placed(row, url, usual_place(operation)) for row in kept], replace(operation, url=url)


def with_sampled_variables(operation: Operation, tables: Iterable[OperationTable]) -> Operation:
    """An operation that a sample alone announces, with variables in place of the sample's values.

    Tables of the path say what the values are, if the path has as many of them as such a table has rows. Without one,
    numbers and identifiers are values.
    """
    url = operation.url
    if operation.line.trust > Trust.FENCE:
        return operation
    if url.variables:
        return replace(operation, url=with_ids(url))
    in_query = {part.name for part in url.query}
    segments = url.path.split("/")
    values = [number for number, segment in enumerate(segments) if _SAMPLE_VALUE.fullmatch(segment)]
    for table in tables:
        column = table.columns.get("name", 0)
        cells = (row.cells[column] for row in table.rows if column < len(row.cells))
        names = [name for cell in cells if (name := plain_text(cell.text)) not in in_query]
        if table.opening == "path" and len(names) == len(values) > 0 and all(map(_NAME.fullmatch, names)):
            for number, name in zip(values, names, strict=True):
                segments[number] = f"{{{name}}}"
            return replace(operation, url=url._replace(path="/".join(segments), variables=tuple(names)))
    return replace(operation, url=with_ids(url))


def folded(name: str) -> str:
    """A name without what people spell differently: case and punctuation."""
    return re.sub(r"[\W_]+", "", name).lower()


def _is_strange(row: ParsedParam, url: Url) -> bool:
    """Whether a row is of place path without being a variable of it."""
    return row.param.location == "path" and row.param.name not in url.variables


def _placed(row: ParsedParam, url: Url, otherwise: Location) -> ParsedParam:
    if row.param.location != "path":
        return row
    if _is_strange(row, url):
        return replace(row, param=replace(row.param, location=otherwise))
    return replace(row, param=replace(row.param, required=True))


def _renamed(url: Url, old: str, new: str) -> Url:
    names = tuple(new if name == old else name for name in url.variables)
    return url._replace(path=url.path.replace(f"{{{old}}}", f"{{{new}}}", 1), variables=names)
