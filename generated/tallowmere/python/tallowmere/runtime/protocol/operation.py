"""What the docs say about an operation: plain data, the same for every kind of client."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ..base_errors import ArgumentError

Location = Literal["path", "query", "header", "body"]
Style = Literal["repeat", "brackets", "comma"]
Body = Literal["json", "form", "multipart", "raw"]
Shape = Literal["list", "object", "success", "none"]
PagingKind = Literal["page", "offset", "cursor", "link"]
IDEMPOTENCY_KEY = "idempotency-key"
"""The header with which a server recognizes a request that is sent again."""
_SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
_METHOD_AND_PATH = re.compile(r"([A-Za-z]{3,10}) (/\S*)")
_VARIABLE = re.compile(r"\{([^{}]+)\}")


class Param(NamedTuple):
    """A parameter: ``name`` in requests, ``id`` in Python, ``location`` in the request.

    ``is_body`` is one that is the whole body: a list, or an object. ``items`` is the type of what a list or a map contains, or a model. ``style`` is how
    a list is sent in a query or a form, ``values`` are the documented ones, ``doc`` is the description. ``excludes`` and ``requires`` name parameters that
    cannot be sent, or have to be sent, together with it.
    """

    name: str
    type: str = "string"
    location: Location = "query"
    id: str = ""
    items: str = ""
    required: bool = False
    is_body: bool = False
    style: Style = "repeat"
    values: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    doc: str = ""


class Response(NamedTuple):
    """What a response contains. ``key`` is where: a path of keys such as ``data.tree``.

    ``single`` is an object that arrives in a list of one. ``model`` is the name of the
    model. ``content_type`` is that of what is not JSON.
    """

    shape: Shape = "none"
    model: str = ""
    key: str = ""
    single: bool = False
    content_type: str = ""


class Paging(NamedTuple):
    """How a list is read page by page.

    ``number``, ``size``, ``offset`` and ``cursor`` are names of parameters; ``items``,
    ``total``, ``next`` and ``has_more`` are paths of keys in a response, ``cursor_field``
    is one in an object: that of the last one is the cursor of the next page.
    ``first`` is the number of the first page, if that is not 1.
    """

    kind: PagingKind
    number: str = ""
    size: str = ""
    offset: str = ""
    cursor: str = ""
    items: str = ""
    total: str = ""
    next: str = ""
    cursor_field: str = ""
    has_more: str = ""
    first: str = ""


class Operation(NamedTuple):
    """An operation. ``path`` has its variables as ``{name}``; ``statuses`` are descriptions by code.

    ``server`` is where it is sent if that is not the endpoint. ``authenticated`` is what
    the docs say about credentials; without, they are sent to the API's own servers.
    """

    name: str
    method: str = "GET"
    path: str = "/"
    params: tuple[Param, ...] = ()
    body: Body = "json"
    response: Response = Response()
    paging: Paging | None = None
    statuses: tuple[tuple[str, str], ...] = ()
    doc: str = ""
    server: str = ""
    authenticated: bool | None = None

    @property
    def is_safe(self) -> bool:
        """Whether sending it twice does no harm: it only reads, or the server recognizes the second."""
        return self.method in _SAFE_METHODS or any(
            is_idempotency_key(param) for param in self.params
        )

    @property
    def has_pages(self) -> bool:
        """Whether it responds page by page."""
        return self.paging is not None


def is_idempotency_key(param: Param) -> bool:
    """Whether a parameter is the header by which a server recognizes a request sent again."""
    return param.location == "header" and param.name.lower() == IDEMPOTENCY_KEY


def split_path(path: str) -> list[str]:
    """The texts of a path and the names of its variables, in turns."""
    return _VARIABLE.split(path)


def find_operation(name: str) -> Operation:
    """The documented operation of a name; of ``METHOD /path``, what these say."""
    from ..documented_operations import documented_operation

    if found := documented_operation(name):
        return found
    request = _METHOD_AND_PATH.fullmatch(str(name))
    if request is None:
        raise ArgumentError(
            f"there is no operation {name!r}; others are called as 'METHOD /path'"
        )
    params = tuple(
        Param(variable, "any", "path", required=True)
        for variable in split_path(request[2])[1::2]
    )
    return Operation(name, request[1].upper(), request[2], params)
