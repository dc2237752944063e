"""Pagination, which every list command supports whether the docs say so or not."""

import re
from collections.abc import Mapping
from typing import Any

from slatebind.mock.cloudstack.api_error import invalid_value, parameter_error
from slatebind.mock.data import Object
from slatebind.mock.service import Settings
from slatebind.protocols import protocol_named

PAGING = protocol_named("cloudstack").paging
_UNLIMITED = -1


class Pagination:
    """Cuts lists into pages, also as servers do that cap pages silently or drop rows after paging."""

    def __init__(self, settings: Settings) -> None:
        self._limit = settings.page_limit
        self._cap = settings.page_cap
        self._settings = settings

    def page(self, command: str, key: str, objects: list[Object], params: Mapping[str, str]) -> dict[str, Any]:
        """The requested page of a list under ``key``, with the count of all objects; by default the first ones."""
        number, size = (_number(command, name, params.get(name)) for name in PAGING)
        if number is None and size not in (None, _UNLIMITED):
            raise parameter_error('"page" parameter is required when "pagesize" is specified')
        if size is None and number is not None:
            raise parameter_error('"pagesize" parameter is required when "page" is specified')
        if size is not None and size > self._limit:
            raise parameter_error(f"Page size can not exceed max allowed page size value: {self._limit}")
        first, last = self._range(number, size, len(objects))
        shown = [
            item
            for index, item in enumerate(objects[first:last], first)
            if not self._settings.drops_row(command, index)
        ]
        # An empty list has no fields at all; a page after the last one has only the count.
        counted = {"count": len(objects)} if objects else {}
        return {**counted, key: shown} if shown else counted

    def _range(self, number: int | None, size: int | None, total: int) -> tuple[int, int]:
        if size == _UNLIMITED:
            return 0, total
        size = self._limit if size is None else size
        size = size if self._cap is None else min(size, self._cap)
        first = ((number or 1) - 1) * size
        return first, first + size


def _number(command: str, name: str, text: str | None) -> int | None:
    if not text:
        return None
    is_fine = re.fullmatch(r"[0-9]{1,9}", text) if name == "page" else re.fullmatch(r"[0-9]{1,9}|-1", text)
    if not is_fine or (name == "page" and int(text) == 0):
        raise invalid_value(command, name, text)
    return int(text)
