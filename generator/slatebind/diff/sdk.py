"""The package that a target generates from a spec: its names and types, and lines of code that use them.

Unless a target is given it is the Python one. What lines of code look like is the target's ``usage``.
"""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from msgspec.structs import replace

from slatebind.casing import camel
from slatebind.diff.address import Key
from slatebind.diff.result import DEFAULT_TARGET
from slatebind.diff.verdict import Witness
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.targets.target import load_target
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.model_view import FieldView, ModelView
from slatebind.rendering.views.usage import TypeRules, Usage
from slatebind.rendering.views.view import GroupView
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Param, Spec


@cache
def _python() -> Manifest:
    target, _ = load_target(DEFAULT_TARGET)
    assert target is not None, "the target ships with slatebind"
    return target.manifest


class Sdk:
    """The package that a target, which has ``manifest``, generates from one spec."""

    def __init__(self, spec: Spec, manifest: Manifest | None = None) -> None:
        target = manifest or _python()
        self._usage = target.usage or Usage()
        self._params = target.names.get("param")
        self._language = target.language or "code"
        # Texts of which some values are known: any other text is accepted and read as well.
        self._view, _ = build_view(spec, replace(target, known_values=None), {}, "spec")

    @property
    def types(self) -> TypeRules:
        """Which types fit others."""
        return self._usage.types

    def witness(self, before: str, after: str = "", given: Mapping[str, str] | None = None) -> Witness:
        """Lines of code in the language of the package; ``given`` are the types of the names in them."""
        return Witness(before, after, given or {}, self._language)

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
        return re.sub(rf"\b{held.cls}\b", self.model(str(held.spec.name)), field.type) if held else field.type

    def group(self, name: Key) -> str:
        """Code that gets at the commands of a group: ``client.zone``."""
        view = self.groups[name]
        return self._usage.group.format(group=view.id, group_class=view.cls)

    def model(self, name: Key) -> str:
        """The type of a model outside of the package: ``models.Disk``."""
        return self._usage.model.format(model=self.models[name].cls)

    def method(self, command: str) -> str:
        """What code that calls a command names: ``client.zone.list_zones``."""
        view = self.commands[command]
        return f"{self.group(view.spec.group)}.{view.id}"

    def return_type(self, command: str) -> str:
        """The declared return type of a command's method; empty if the language does not declare it."""
        view = self.commands[command]
        model = self.model(view.model.spec.name) if view.model else self._usage.no_model
        return self._usage.results.get(view.result, "").format(model=model)

    def returns_nothing(self, command: str) -> bool:
        """Whether code cannot use what a command's method returns."""
        return self.return_type(command) == self._usage.results.get("nothing", "")

    def call(self, command: str, *names: str) -> str:
        """A call with the required parameters and those of these names."""
        view = self.commands[command]
        group = self.groups[view.spec.group]
        names_in_call = {"command": view.id, "group": group.id, "group_class": group.cls}
        each = [
            self._usage.argument.format(param=param.id, value=self._variable(param))
            for param in self._arguments(command, names)
        ]
        form = self._usage.arguments if each else self._usage.no_arguments
        arguments = form.format(arguments=", ".join(each), **names_in_call)
        return self._usage.call.format(commands=self.group(view.spec.group), arguments=arguments, **names_in_call)

    def argument_types(self, command: str, *names: str) -> dict[str, str]:
        """The types of the arguments of such a call."""
        return {self._variable(param): param.type for param in self._arguments(command, names)}

    def _arguments(self, command: str, names: tuple[str, ...]) -> list[ParamView]:
        view = self.commands[command]
        return [*view.required, *(param for param in view.omittable if param.spec.name in names)]

    def _variable(self, param: ParamView) -> str:
        """The name of a variable with the value of a parameter: its identifier, which begins in lower case."""
        return camel(param.id) if self._params == "pascal" else str(param.id)

    def response_object(self, command: str) -> str:
        """Code that gets one object of a command's response."""
        return self._usage.first.get(self.commands[command].result, "{call}").format(call=self.call(command))

    def result(self, command: str) -> str:
        """A line that declares the type of what a call returns."""
        value = self._usage.values.get(self.commands[command].result, "{call}").format(call=self.call(command))
        return self.declared(self.return_type(command), value)

    def read(self, value: str, field: str) -> str:
        """Code that reads the field with an identifier of an object."""
        return self._usage.field.format(object=value, field=field)

    def declared(self, kind: str, value: str) -> str:
        """A line that declares the type of a value."""
        return self._usage.declared.format(type=kind, value=value)

    def nullable(self, kind: str) -> str:
        """The type of a value that may be missing."""
        return self._usage.nullable.format(type=kind)

    def unchecked(self, kind: str, value: str) -> str | None:
        """A line that uses a value of an unknown type as it pleases; None if the type is known."""
        form = self._usage.unchecked.get(kind)
        return None if form is None else form.format(value=value)

    def commented(self, code: str, text: str) -> str:
        """A line of code with a comment."""
        return self._usage.comment.format(code=code, text=text)

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
    return old.witness(old.call(old_name, *params), new.call(new_name, *params), old.argument_types(old_name, *params))


def result_witness(sdks: Sdks, names: tuple[str, str]) -> Witness:
    """Code that declares the type of what a call returns."""
    (old, new), (old_name, new_name) = sdks, names
    return old.witness(old.result(old_name), new.result(new_name), old.argument_types(old_name))
