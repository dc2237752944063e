"""A spec as templates see it: every name an identifier, every type spelt, required parameters first."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from sys import intern
from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.casing import Identifier, pascal, snake
from slatebind.diagnostic import Diagnostic, Positions
from slatebind.digests import sha256_hex
from slatebind.render.names import Naming
from slatebind.render.target import Manifest
from slatebind.spec.model import Command, Field, Group, Model, Param, Spec


class ParamView(msgspec.Struct, frozen=True):
    """A parameter: ``id`` is its identifier, ``type`` its spelling."""

    id: Identifier
    type: str
    spec: Param


class FieldView(msgspec.Struct, frozen=True):
    """A field: ``id`` is its identifier, ``type`` its spelling."""

    id: Identifier
    type: str
    spec: Field


class ModelView(msgspec.Struct, frozen=True, dict=True):
    """A model: its module and its class."""

    id: Identifier
    cls: Identifier
    fields: tuple[FieldView, ...]
    spec: Model

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in the spelling of its fields' types, which a module has to import."""
        return _words(field.type for field in self.fields)

    @property
    def is_renamed(self) -> bool:
        """Whether a field's identifier is another than its name."""
        return any(field.id != field.spec.name for field in self.fields)


class CommandView(msgspec.Struct, frozen=True):
    """A command; ``constant`` is its identifier in capitals, ``model`` what it returns."""

    id: Identifier
    constant: Identifier
    model: ModelView | None
    required: tuple[ParamView, ...]
    optional: tuple[ParamView, ...]
    spec: Command

    @property
    def params(self) -> tuple[ParamView, ...]:
        """All parameters, required ones first."""
        return self.required + self.optional

    @property
    def is_list(self) -> bool:
        """Whether it answers with a list whose elements are known."""
        return self.model is not None and self.spec.response.shape == "list" and not self.spec.is_async


class GroupView(msgspec.Struct, frozen=True, dict=True):
    """A group: its module, its class and its commands."""

    id: Identifier
    cls: Identifier
    commands: tuple[CommandView, ...]
    spec: Group

    @property
    def has_params(self) -> bool:
        """Whether any of its commands takes parameters."""
        return any(command.params for command in self.commands)

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in its signatures: of parameters' types, and Job, Pages, models where they are returned."""
        spelt = _words(param.type for command in self.commands for param in command.params)
        returned = {
            "Job": any(command.spec.is_async for command in self.commands),
            "Pages": any(command.is_list for command in self.commands),
            "models": any(command.model for command in self.commands),
        }
        return spelt | {word for word, is_returned in returned.items() if is_returned}


class CommandExample(msgspec.Struct, frozen=True):
    """A command to show, and its group."""

    group: GroupView
    command: CommandView


class View(msgspec.Struct, frozen=True, dict=True):
    """All that a template may ask for. ``fingerprint`` tells this spec from any other."""

    api: Identifier
    groups: tuple[GroupView, ...]
    models: tuple[ModelView, ...]
    spec: Spec

    @cached_property
    def example_list(self) -> CommandExample | None:
        """A list that can be asked for without a word, of the group that has the most commands."""
        return self._example(lambda one: one.is_list and not one.required)

    @cached_property
    def example_job(self) -> CommandExample | None:
        """A job that makes or changes something, of the group that has the most commands."""
        found = self._example(
            lambda one: one.spec.is_async and one.spec.response.shape == "object" and bool(one.required)
        )
        return found or self._example(lambda one: one.spec.is_async)

    def _example(self, is_fit: Callable[[CommandView], bool]) -> CommandExample | None:
        fit = [CommandExample(group, one) for group in self.groups for one in group.commands if is_fit(one)]
        return max(fit, key=lambda one: len(one.group.commands), default=None)

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits, the same for specs that say the same of the API; guides and sources count not."""
        api = replace(self.spec.api, title="", description="", front_matter={})
        return sha256_hex(msgspec.json.encode(replace(self.spec, api=api, sources=())))[:12]


def _words(spellings: Iterable[str]) -> frozenset[str]:
    return frozenset(word for spelling in spellings for word in re.findall(r"\w+", spelling))


def build_view(spec: Spec, manifest: Manifest, positions: Positions, file: str) -> tuple[View, tuple[Diagnostic, ...]]:
    """The view of a spec for a target, and what had to be renamed for it."""
    builder = _Builder(spec, manifest, Naming(manifest.reserved, positions, file))
    return builder.view(), tuple(builder.naming.diagnostics)


class _Builder:
    def __init__(self, spec: Spec, manifest: Manifest, naming: Naming) -> None:
        self.spec = spec
        self.manifest = manifest
        self.naming = naming
        models = [(model.name, ("models", model.name)) for model in spec.models]
        self.classes = naming.unique(models, pascal, "Model")
        modules = naming.unique(models, snake, "model")
        self.models = {one.name: self._model(one, modules[one.name]) for one in spec.models}
        self._commands: dict[str, list[Command]] = {}
        for command in spec.commands:
            self._commands.setdefault(command.group, []).append(command)

    def view(self) -> View:
        groups = [(group.name, ("groups", group.name)) for group in self.spec.groups]
        modules = self.naming.unique(groups, snake, "group")
        classes = self.naming.unique(groups, pascal, "Group")
        return View(
            self.naming.unique([(self.spec.api.name, ("api", "name"))], snake, "api")[self.spec.api.name],
            tuple(self._group(group, modules[group.name], classes[group.name]) for group in self.spec.groups),
            tuple(self.models.values()),
            self.spec,
        )

    def _group(self, group: Group, module: Identifier, cls: Identifier) -> GroupView:
        commands = self._commands.get(group.name, [])
        names = [(command.name, ("commands", command.name)) for command in commands]
        ids = self.naming.unique(names, snake, "command", module)
        return GroupView(module, cls, tuple(self._command(one, ids[one.name]) for one in commands), group)

    def _command(self, command: Command, name: Identifier) -> CommandView:
        names = [(param.name, ("commands", command.name, "params", param.name)) for param in command.params]
        ids = self.naming.unique(names, str, "param")
        params = [ParamView(ids[one.name], self._spelling(one, "param"), one) for one in command.params]
        return CommandView(
            name,
            Identifier(name.upper()),
            self.models.get(command.response.model or ""),
            tuple(one for one in params if one.spec.required),
            tuple(one for one in params if not one.spec.required),
            command,
        )

    def _model(self, model: Model, module: Identifier) -> ModelView:
        names = [(field.name, ("models", model.name, "fields", field.name)) for field in model.fields]
        ids = self.naming.unique(names, str, "field")
        fields = tuple(FieldView(ids[one.name], self._spelling(one, "field"), one) for one in model.fields)
        return ModelView(module, self.classes[model.name], fields, model)

    def _spelling(self, typed: Param | Field, use: Literal["param", "field"]) -> str:
        """The type of a parameter or field as the target writes it; the elements of its elements can be anything."""
        if typed.type not in self.manifest.types:
            return typed.type
        items = typed.items or "any"
        is_model = items in self.classes and items not in self.manifest.types
        elements: str = self.classes[items] if is_model else self._pattern(items, use)
        elements = elements.replace("{items}", self._pattern("any", use))
        return intern(self._pattern(typed.type, use).replace("{items}", elements))

    def _pattern(self, kind: str, use: Literal["param", "field"]) -> str:
        spelling = self.manifest.types.get(kind)
        if spelling is None:
            return "object"
        return spelling.param if use == "param" else spelling.field
