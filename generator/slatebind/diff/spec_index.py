"""The records of a spec by name, and the models that they hold."""

from functools import cached_property

from slatebind.diff.address import Key
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Spec


class SpecIndex:
    """The records of a spec by name."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self.groups: dict[Key, Group] = {group.name: group for group in spec.groups}
        self.commands: dict[Key, Command] = {command.name: command for command in spec.commands}
        self.models: dict[Key, Model] = {model.name: model for model in spec.models}
        self.errors: dict[Key, ErrorCode] = {error.code: error for error in spec.errors}

    @cached_property
    def groups_with_commands(self) -> frozenset[str]:
        """The names of groups that are not empty."""
        return frozenset(command.group for command in self._spec.commands)

    @cached_property
    def used_models(self) -> frozenset[str | None]:
        """The names of models that a command responds with, or that a parameter or a field of a model holds."""
        commands = self._spec.commands
        responses = {command.response.model for command in commands}
        statuses = {status.model for command in commands for status in command.statuses}
        params = {held_model(param) for command in commands for param in command.params}
        fields = {held_model(field) for model in self._spec.models for field in model.fields}
        return frozenset(responses | statuses | params | fields)


def held_model(row: Param | Field) -> str | None:
    """The type or model inside the lists that a parameter or field holds."""
    return innermost(row.items) if row.items else None
