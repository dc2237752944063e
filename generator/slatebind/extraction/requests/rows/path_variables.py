"""Matching the variables of a path with the rows that describe them: each variable is one parameter of place path.

Docs call variables and rows differently (``/trees/{id}``, a row ``treeId``), describe those of several requests in one
table, and list parameters of the query below a heading such as "URL parameters".
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.extraction.parsed_command import ParsedParam
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import Url
from slatebind.spec.model import Location

_NAME = re.compile(r"[\w.\-]+")
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
