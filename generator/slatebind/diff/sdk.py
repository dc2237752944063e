"""A spec as its generated Python package has it: modules, methods, classes, types; and lines of code that use them."""

from functools import cache, cached_property

from slatebind.diff.verdict import Witness
from slatebind.render.target import Manifest, load_target
from slatebind.render.view import CommandView, FieldView, GroupView, ModelView, ParamView, build_view
from slatebind.spec.model import Spec


@cache
def _manifest() -> Manifest:
    target, _ = load_target("python")
    assert target is not None, "the python target ships with slatebind"
    return target.manifest


class Sdk:
    """The names and types of one side's package."""

    def __init__(self, spec: Spec) -> None:
        self._view, _ = build_view(spec, _manifest(), {}, "spec")

    @cached_property
    def groups(self) -> dict[str, GroupView]:
        """Groups by name."""
        return {group.spec.name: group for group in self._view.groups}

    @cached_property
    def commands(self) -> dict[str, CommandView]:
        """Commands by name."""
        return {one.spec.name: one for group in self._view.groups for one in group.commands}

    @cached_property
    def models(self) -> dict[str, ModelView]:
        """Models by name."""
        return {model.spec.name: model for model in self._view.models}

    def param(self, command: str, name: str) -> ParamView:
        """A parameter of a command."""
        return next(one for one in self.commands[command].params if one.spec.name == name)

    def field(self, model: str, name: str) -> FieldView:
        """A field of a model."""
        return next(one for one in self.models[model].fields if one.spec.name == name)

    def reads(self, model: str, name: str) -> str:
        """The type of a field as code outside of the package writes it: ``list[models.Disk]``."""
        field = self.field(model, name)
        held = self.models.get(field.spec.items or "")
        return field.type.replace(f"[{held.cls}]", f"[models.{held.cls}]") if held else field.type

    def method(self, command: str) -> str:
        """``client.zone.list_zones``."""
        view = self.commands[command]
        return f"client.{self.groups[view.spec.group].id}.{view.id}"

    def returns(self, command: str) -> str:
        """What a command's method is declared to return."""
        view = self.commands[command]
        model = f"models.{view.model.cls}" if view.model else "None"
        if view.spec.is_async:
            return f"Job[{model}]"
        return f"Pages[{model}]" if view.is_list else model

    def call(self, command: str, *names: str) -> str:
        """A call with all that is required and the parameters of these names."""
        view = self.commands[command]
        given = [one for one in view.params if one.spec.required or one.spec.name in names]
        return f"{self.method(command)}({', '.join(f'{one.id}={one.id}' for one in given)})"

    def one(self, command: str) -> str:
        """One object of what a command answers with."""
        view = self.commands[command]
        call = self.call(command)
        return f"{call}.result()" if view.spec.is_async else f"next(iter({call}))" if view.is_list else call

    def has_param(self, command: str, ident: str) -> bool:
        """Whether a command takes a keyword, whatever its name on the wire."""
        return any(one.id == ident for one in self.commands[command].params)

    def has_field(self, model: str, ident: str) -> bool:
        """Whether a model has an attribute, whatever its name on the wire."""
        return any(one.id == ident for one in self.models[model].fields)

    def given(self, command: str, *names: str) -> dict[str, str]:
        """The arguments of such a call, with their types."""
        params = self.commands[command].params
        return {str(one.id): one.type for one in params if one.spec.required or one.spec.name in names}


def call_witness(old: Sdk, new: Sdk, names: tuple[str, str], *params: str, read: bool = False) -> Witness:
    """A call that is written against the old package, and how it is written against the new one."""
    before, after = old.call(names[0], *params), new.call(names[1], *params)
    prefixes = [f"read: {sdk.returns(name)} = " if read else "" for sdk, name in zip((old, new), names, strict=True)]
    return Witness(prefixes[0] + before, prefixes[1] + after, old.given(names[0], *params))
