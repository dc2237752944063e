"""The docs' JSON examples as objects, whatever they are wrapped in."""

from typing import Any

from slatebind.mock.catalogue import Catalogue
from slatebind.mock.data import Object

_WRAPPINGS = 4


def objects_in_examples(catalogue: Catalogue) -> dict[str, list[Object]]:
    """By entity, what the examples of its commands show, each id once."""
    found: dict[str, dict[str, Object]] = {}
    for entry in catalogue.entries.values():
        if entry.model is None or entry.entity not in catalogue.entities:
            continue
        fields = {field.name for field in catalogue.entities[entry.entity].fields}
        for one in _objects(entry.command.response.example, fields, _WRAPPINGS):
            found.setdefault(entry.entity, {}).setdefault(str(one.get("id", one)), one)
    return {entity: list(objects.values()) for entity, objects in found.items()}


def unwrapped(example: Any) -> Any:
    """An example without its ``...response``, where it has that."""
    if isinstance(example, dict) and len(example) == 1:
        ((name, inner),) = example.items()
        return inner if str(name).lower().endswith("response") else example
    return example


def _objects(value: Any, fields: set[str], depth: int) -> list[Object]:
    """The objects with at least one of the fields, looked for from the outside in."""
    if isinstance(value, list):
        return [one for item in value for one in _objects(item, fields, depth)]
    if not isinstance(value, dict) or depth == 0:
        return []
    inner = [one for key, item in value.items() if key != "count" for one in _objects(item, fields, depth - 1)]
    is_wrapping = len(value.keys() - {"count"}) == 1 and inner
    return inner if is_wrapping or not fields & value.keys() else [value]
