"""Pagination, which every list command supports whether the docs say so or not."""

import re
from collections.abc import Mapping
from typing import Any

from slatebind.mock.api_error import invalid_value, parameter_error
from slatebind.mock.behaviors import CommandBehavior
from slatebind.mock.data import Object

PAGING = ("page", "pagesize")
_UNLIMITED = -1


def paginate(behavior: CommandBehavior, objects: list[Object], params: Mapping[str, str], limit: int) -> dict[str, Any]:
    """The requested page of a list, with the count of all objects; by default the first ``limit`` objects."""
    page, size = (_number(behavior, name, params.get(name)) for name in PAGING)
    if page is None and size not in (None, _UNLIMITED):
        raise parameter_error('"page" parameter is required when "pagesize" is specified')
    if size is None and page is not None:
        raise parameter_error('"pagesize" parameter is required when "page" is specified')
    if size is not None and size > limit:
        raise parameter_error(f"Page size can not exceed max allowed page size value: {limit}")
    if page is None or size is None:
        shown = objects if size == _UNLIMITED else objects[:limit]
    else:
        shown = objects[(page - 1) * size : page * size]
    # An empty list has no fields at all; a page after the last one has only the count.
    counted = {"count": len(objects)} if objects else {}
    return {**counted, behavior.key: shown} if shown else counted


def _number(behavior: CommandBehavior, name: str, text: str | None) -> int | None:
    if not text:
        return None
    is_fine = re.fullmatch(r"[0-9]{1,9}", text) if name == "page" else re.fullmatch(r"[0-9]{1,9}|-1", text)
    if not is_fine or (name == "page" and int(text) == 0):
        raise invalid_value(behavior.command.name, name, text)
    return int(text)
