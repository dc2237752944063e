"""The models that are in what commands send."""

from collections.abc import Iterable, Mapping

from slatebind.rendering.views.command_view import CommandView
from slatebind.rendering.views.model_view import ModelView
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Field, Param


def sent_models(command: CommandView, models: Mapping[str, ModelView]) -> tuple[ModelView, ...]:
    """The models in the parameters of a command, and those in the fields of these, by the names of the spec."""
    found: dict[str, ModelView] = {}
    waiting = _names(record.spec for record in command.params)
    while waiting:
        name = waiting.pop()
        if name in models and name not in found:
            found[name] = models[name]
            waiting += _names(field.spec for field in models[name].fields)
    return tuple(found[name] for name in sorted(found))


def _names(records: Iterable[Param | Field]) -> list[str]:
    """The names of types and models that parameters or fields contain."""
    return [innermost(record.items) or "" for record in records if record.items]
