"""Which objects a list command lists."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.mock.data import Object

_KEYWORD_FIELDS = ("name", "displayname", "displaytext", "description", "username", "email")


def matching_objects(objects: Iterable[Object], filters: Mapping[str, Any]) -> list[Object]:
    """The objects that match a filter; ``keyword`` and ``ids`` are not fields."""
    return [item for item in objects if all(_matches(item, name, value) for name, value in filters.items())]


def _matches(item: Object, name: str, value: Any) -> bool:
    if name == "keyword":
        return any(str(value).lower() in str(item[field]).lower() for field in _KEYWORD_FIELDS if field in item)
    if name == "ids":
        return str(item.get("id")) in value
    actual = next((content for field, content in item.items() if field.lower() == name), None)
    if isinstance(actual, list | dict) or isinstance(value, list | dict):
        return True  # the meaning depends on the command
    return actual is not None and str(actual).lower() == str(value).lower()
