"""Cutting lists into pages, in the way that the docs state."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec

from slatebind.mock.data import Object
from slatebind.mock.http_messages import Request
from slatebind.mock.rest.http_error import HttpError
from slatebind.mock.service import Settings
from slatebind.spec.model import Command, Paging

_DEFAULT_SIZE = 20
_MAX_DIGITS = 12


class Page(msgspec.Struct, frozen=True):
    """The objects of a page, the number of all, and what leads to the next page: its cursor, or its URL."""

    objects: Sequence[Object]
    total: int
    next: str | None = None
    next_url: str | None = None


class Pagination:
    """The pages of lists; ``settings`` say how large one can be."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limit = min(settings.page_limit, settings.page_cap or settings.page_limit)

    def page(
        self, command: Command, paging: Paging | None, request: Request, keys: list[str], objects: list[Object]
    ) -> Page:
        """The page that a request asks for; all objects if nothing is known of pages. Raises an HttpError."""
        if paging is None:
            return Page(self._shown(command, objects, 0), len(objects))
        sent = dict(request.query)
        size = min(_number(sent, paging.size, _default(command, paging.size, _DEFAULT_SIZE), least=1), self._limit)
        first = self._first(command, paging, sent, size, keys)
        last = first + size
        has_next = last < len(objects)
        following = _following(command, paging, sent, last, size, keys) if has_next else {}
        cursor = following.get(paging.cursor or "")
        url = f"{request.path}?{urlencode({**sent, **following})}" if has_next else None
        return Page(self._shown(command, objects[first:last], first), len(objects), cursor, url)

    def _shown(self, command: Command, objects: list[Object], first: int) -> list[Object]:
        """The objects of a page without those that the server drops; ``first`` is the index of the first one."""
        return [item for index, item in enumerate(objects, first) if not self._settings.drops_row(command.name, index)]

    def _first(self, command: Command, paging: Paging, sent: Mapping[str, str], size: int, keys: Sequence[str]) -> int:
        match paging.kind:
            case "page" | "link" if paging.number:
                start = _first_number(command, paging)
                return (_number(sent, paging.number, start, least=start) - start) * size
            case "offset":
                return _number(sent, paging.offset, 0, least=0)
            case "cursor":
                return _after(sent.get(paging.cursor or "", ""), keys)
        return _number(sent, paging.offset, 0, least=0)


def _following(
    command: Command, paging: Paging, sent: Mapping[str, str], last: int, size: int, keys: Sequence[str]
) -> dict[str, str]:
    """The parameters that ask for the next page."""
    if paging.kind == "cursor" and paging.cursor:
        return {paging.cursor: keys[last - 1]}
    if paging.number:
        return {paging.number: str(last // size + _first_number(command, paging))}
    return {paging.offset or "offset": str(last)}


def _after(cursor: str, keys: Sequence[str]) -> int:
    """The position after the object that a cursor names."""
    if not cursor:
        return 0
    if cursor not in keys:
        raise HttpError(400, f"the cursor `{cursor}` is unknown")
    return keys.index(cursor) + 1


def _first_number(command: Command, paging: Paging) -> int:
    """The number of the first page: 0 if the docs say so, or have that default."""
    return 0 if paging.first == "0" or _default(command, paging.number, 1) == 0 else 1


def _default(command: Command, name: str | None, otherwise: int) -> int:
    found = (param.default or "" for param in command.params if param.name == name)
    text = next(found, "")
    return int(text) if text.isdecimal() and len(text) <= _MAX_DIGITS else otherwise


def _number(sent: Mapping[str, str], name: str | None, default: int, least: int) -> int:
    text = sent.get(name or "", "")
    if not text:
        return default
    if not (text.isdecimal() and text.isascii() and len(text) <= _MAX_DIGITS and int(text) >= least):
        raise HttpError(400, f"query: `{name}` is not a number from {least}")
    return int(text)


def payload(command: Command, paging: Paging | None, page: Page) -> Any:
    """The JSON of a page: the objects alone, or where the docs have them, next to what leads to the next page."""
    key = (paging.items if paging else None) or command.response.key
    if key is None:
        return list(page.objects)
    body: dict[str, Any] = {}
    _put(body, key, list(page.objects))
    if paging and paging.total:
        _put(body, paging.total, page.total)
    if paging and paging.next:
        _put(body, paging.next, page.next if paging.kind == "cursor" else page.next_url)
    if paging and paging.has_more:
        _put(body, paging.has_more, page.next is not None)
    return body


def _put(body: dict[str, Any], path: str, value: Any) -> None:
    *outer, last = path.split(".")
    for name in outer:
        inner = body.setdefault(name, {})
        body = inner if isinstance(inner, dict) else {}
    body[last] = value
