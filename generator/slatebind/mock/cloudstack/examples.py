"""The objects in the docs' JSON examples, without the envelopes around them."""

from typing import Any

from slatebind.mock.cloudstack.behaviors import Behaviors
from slatebind.mock.data import Object

_MAX_WRAPPERS = 4


def objects_in_examples(behaviors: Behaviors) -> dict[str, list[Object]]:
    """The objects in the examples of commands, by entity, each id once."""
    found: dict[str, dict[str, Object]] = {}
    for behavior in behaviors.by_command.values():
        if behavior.model is None or behavior.entity not in behaviors.entities.by_noun:
            continue
        fields = {field.name for field in behaviors.entities.by_noun[behavior.entity].fields}
        for shown in _objects(behavior.command.response.example, fields, _MAX_WRAPPERS):
            found.setdefault(behavior.entity, {}).setdefault(str(shown.get("id", shown)), shown)
    return {entity: list(objects.values()) for entity, objects in found.items()}


def unwrap_response(example: Any) -> Any:
    """An example without its ``...response`` envelope, if it has one."""
    if isinstance(example, dict) and len(example) == 1:
        ((name, inner),) = example.items()
        return inner if str(name).lower().endswith("response") else example
    return example


def _objects(value: Any, fields: set[str], depth: int) -> list[Object]:
    """The outermost objects that have at least one of the fields."""
    if isinstance(value, list):
        return [inner for item in value for inner in _objects(item, fields, depth)]
    if not isinstance(value, dict) or depth == 0:
        return []
    inner = [found for key, item in value.items() if key != "count" for found in _objects(item, fields, depth - 1)]
    is_wrapping = len(value.keys() - {"count"}) == 1 and inner
    return inner if is_wrapping or not fields & value.keys() else [value]
