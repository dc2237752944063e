"""The package that a target generates from a spec: its names and types, and lines of code that use them.

Unless a target is given it is the Python one. The lines of code are Python's whatever the target.
"""

import re
from functools import cache, cached_property

from msgspec.structs import replace

from slatebind.diff.address import Key
from slatebind.diff.verdict import Witness
from slatebind.rendering.manifest import Manifest
from slatebind.rendering.target import load_target
from slatebind.rendering.view import CommandView, FieldView, GroupView, ModelView, ParamView
from slatebind.rendering.view_builder import build_view
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Param, Spec


@cache
def _python() -> Manifest:
    target, _ = load_target("python")
    assert target is not None, "the python target ships with slatebind"
    return target.manifest


class Sdk:
    """The package that a target, which has ``manifest``, generates from one spec."""

    def __init__(self, spec: Spec, manifest: Manifest | None = None) -> None:
        # Texts of which some values are known: any other text is accepted and read as well.
        self._view, _ = build_view(spec, replace(manifest or _python(), known_values=None), {}, "spec")

    @cached_property
    def groups(self) -> dict[Key, GroupView]:
        """Groups by name."""
        return {group.spec.name: group for group in self._view.groups}

    @cached_property
    def commands(self) -> dict[Key, CommandView]:
        """Commands by name."""
        return {command.spec.name: command for group in self._view.groups for command in group.commands}

    @cached_property
    def models(self) -> dict[Key, ModelView]:
        """Models by name."""
        return {model.spec.name: model for model in self._view.models}

    def param(self, command: str, spec: Param) -> ParamView:
        """A parameter of a command."""
        return next(param for param in self.commands[command].params if param.spec == spec)

    def field(self, model: str, name: str) -> FieldView:
        """A field of a model."""
        return next(field for field in self.models[model].fields if field.spec.name == name)

    def field_type(self, model: str, name: str) -> str:
        """The type of a field as code outside of the package spells it: ``list[models.Disk]``."""
        field = self.field(model, name)
        held = self.models.get(innermost(field.spec.items or "") or "")
        return re.sub(rf"\b{held.cls}\b", f"models.{held.cls}", field.type) if held else field.type

    def method(self, command: str) -> str:
        """``client.zone.list_zones``."""
        view = self.commands[command]
        return f"client.{self.groups[view.spec.group].id}.{view.id}"

    def return_type(self, command: str) -> str:
        """The declared return type of a command's method."""
        view = self.commands[command]
        model = f"models.{view.model.cls}" if view.model else "None"
        types = {"job": f"Job[{model}]", "pages": f"Pages[{model}]", "list": f"list[{model}]", "object": model}
        return types.get(view.result) or {"value": "Any", "content": "bytes"}.get(view.result, "None")

    def call(self, command: str, *names: str) -> str:
        """A call with the required parameters and those of these names."""
        arguments = ", ".join(f"{param.id}={param.id}" for param in self._arguments(command, names))
        return f"{self.method(command)}({arguments})"

    def argument_types(self, command: str, *names: str) -> dict[str, str]:
        """The types of the arguments of such a call."""
        return {str(param.id): param.type for param in self._arguments(command, names)}

    def _arguments(self, command: str, names: tuple[str, ...]) -> list[ParamView]:
        view = self.commands[command]
        return [*view.required, *(param for param in view.optional if param.spec.name in names)]

    def response_object(self, command: str) -> str:
        """Code that gets one object of a command's response."""
        view = self.commands[command]
        call = self.call(command)
        return {"job": f"{call}.result()", "pages": f"next(iter({call}))", "list": f"{call}[0]"}.get(view.result, call)

    def has_keyword(self, command: str, keyword: str) -> bool:
        """Whether a command's method takes a keyword, whichever parameter it stands for."""
        return any(param.id == keyword for param in self.commands[command].params)

    def has_attribute(self, model: str, attribute: str) -> bool:
        """Whether a model's class has an attribute, whichever field it stands for."""
        return any(field.id == attribute for field in self.models[model].fields)


Sdks = tuple[Sdk, Sdk]
"""The packages of the old and of the new spec."""


def call_witness(sdks: Sdks, names: tuple[str, str], *params: str) -> Witness:
    """A call written for the old package, and the same for the new one; the names are the command's old and new one."""
    (old, new), (old_name, new_name) = sdks, names
    return Witness(old.call(old_name, *params), new.call(new_name, *params), old.argument_types(old_name, *params))


def result_witness(sdks: Sdks, names: tuple[str, str]) -> Witness:
    """Code that declares the type of what a call returns."""
    before, after = (f"read: {sdk.return_type(name)} = {sdk.call(name)}" for sdk, name in zip(sdks, names, strict=True))
    return Witness(before, after, sdks[0].argument_types(names[0]))
