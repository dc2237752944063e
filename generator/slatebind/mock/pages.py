"""Lists a page at a time, as every list command does it whether the docs say so or not."""

import re
from collections.abc import Mapping
from typing import Any

from slatebind.mock.catalogue import Entry
from slatebind.mock.data import Object
from slatebind.mock.refusal import invalid, parameter

_NAMES = ("page", "pagesize")
_UNLIMITED = -1


def page_of(entry: Entry, objects: list[Object], params: Mapping[str, str], limit: int) -> dict[str, Any]:
    """The part of a list that is asked for, with the count of all; without a word of pages, the first ``limit``."""
    page, size = (_number(entry, name, params.get(name)) for name in _NAMES)
    if page is None and size not in (None, _UNLIMITED):
        raise parameter('"page" parameter is required when "pagesize" is specified')
    if size is None and page is not None:
        raise parameter('"pagesize" parameter is required when "page" is specified')
    if size is not None and size > limit:
        raise parameter(f"Page size can not exceed max allowed page size value: {limit}")
    if page is None or size is None:
        shown = objects if size == _UNLIMITED else objects[:limit]
    else:
        shown = objects[(page - 1) * size : page * size]
    # An empty list says nothing at all; a page behind the last one only how many there are.
    counted = {"count": len(objects)} if objects else {}
    return {**counted, entry.key: shown} if shown else counted


def _number(entry: Entry, name: str, text: str | None) -> int | None:
    if not text:
        return None
    is_fine = re.fullmatch(r"[0-9]{1,9}", text) if name == "page" else re.fullmatch(r"[0-9]{1,9}|-1", text)
    if not is_fine or (name == "page" and int(text) == 0):
        raise invalid(entry.command.name, name, text)
    return int(text)
