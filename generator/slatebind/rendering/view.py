"""A spec as templates see it: identifiers for names, types of the target's language, required parameters first."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from sys import intern
from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.casing import Identifier, pascal, singular, snake, split
from slatebind.diagnostic import Diagnostic, Positions
from slatebind.digests import sha256_hex
from slatebind.protocols import protocol_named
from slatebind.rendering.field_rows import FieldRow, field_rows
from slatebind.rendering.naming import Naming
from slatebind.rendering.target import MODEL, Manifest
from slatebind.spec.item_types import innermost, split_items
from slatebind.spec.model import Command, Field, Group, Method, Model, Pair, Param, Spec

_Use = Literal["param", "item", "field"]


class ParamView(msgspec.Struct, frozen=True):
    """A parameter: ``id`` is its identifier, ``type`` its type in the target's language.

    ``{values}`` in the type stands for its known values, which only templates can escape.
    """

    id: Identifier
    type: str
    spec: Param

    @property
    def is_map(self) -> bool:
        """Whether its value has entries, each of which is sent as parameters of its own."""
        return self.spec.type in {"map", "object"}

    @property
    def pair(self) -> Pair | None:
        """What key and value of an entry are called; None if its entries are not sent as pairs."""
        return (self.spec.pair or Pair()) if self.is_map and self.spec.encoding in {None, "pairs"} else None


class FieldView(msgspec.Struct, frozen=True):
    """A field: ``id`` is its identifier, ``type`` its type in the target's language, as for parameters."""

    id: Identifier
    type: str
    spec: Field


class ModelRef(msgspec.Struct, frozen=True, order=True):
    """The module and the class of a model that a field holds."""

    id: Identifier
    cls: Identifier


class ModelView(msgspec.Struct, frozen=True, dict=True):
    """A model: ``id`` is its module, ``cls`` its class, ``nested`` are the models in its fields, sorted by module."""

    id: Identifier
    cls: Identifier
    fields: tuple[FieldView, ...]
    nested: tuple["ModelRef", ...]
    spec: Model

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in the types of its fields, which a module has to import."""
        return _words(field.type for field in self.fields)

    @property
    def is_renamed(self) -> bool:
        """Whether the identifier of a field differs from its name."""
        return any(field.id != field.spec.name for field in self.fields)


class CommandView(msgspec.Struct, frozen=True):
    """A command; ``constant`` is its identifier in capitals, ``model`` that of its response, ``rows`` its fields.

    ``method`` is the HTTP method, as documented or as the protocol has it for such a command. ``envelope`` is the key
    around the whole response, None if there is none.
    """

    id: Identifier
    constant: Identifier
    model: ModelView | None
    required: tuple[ParamView, ...]
    optional: tuple[ParamView, ...]
    rows: tuple[FieldRow, ...]
    method: Method
    envelope: str | None
    spec: Command

    @property
    def params(self) -> tuple[ParamView, ...]:
        """All parameters, required ones first."""
        return self.required + self.optional

    @property
    def key(self) -> str:
        """The key of its payload: as documented, else what servers usually call an object of its model."""
        if self.spec.response.key or self.model is None:
            return self.spec.response.key or ""
        is_named_after_command = self.model.spec.name.startswith(pascal(self.spec.name))
        noun = singular("".join(split(self.spec.name)[1:])) if is_named_after_command else ""
        return (noun or self.model.spec.name).lower()

    @property
    def is_list(self) -> bool:
        """Whether it responds with a list whose elements have a model."""
        return self.model is not None and self.spec.response.shape == "list" and not self.spec.is_async


class GroupView(msgspec.Struct, frozen=True, dict=True):
    """A group: ``id`` is its module, ``cls`` its class."""

    id: Identifier
    cls: Identifier
    commands: tuple[CommandView, ...]
    spec: Group

    @property
    def has_params(self) -> bool:
        """Whether any of its commands takes parameters."""
        return any(command.params for command in self.commands)

    @property
    def has_deprecated(self) -> bool:
        """Whether any of its commands is deprecated."""
        return any(command.spec.deprecated for command in self.commands)

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in its signatures: those of types, and of Job, Pages and models if they are returned."""
        types = _words(param.type for command in self.commands for param in command.params)
        returned = {
            "Job": any(command.spec.is_async for command in self.commands),
            "Pages": any(command.is_list for command in self.commands),
            "models": any(command.model for command in self.commands),
        }
        return types | {word for word, is_returned in returned.items() if is_returned}


class CommandExample(msgspec.Struct, frozen=True):
    """A command to show as an example, and its group."""

    group: GroupView
    command: CommandView


class View(msgspec.Struct, frozen=True, dict=True):
    """Everything that a template can use."""

    api: Identifier
    groups: tuple[GroupView, ...]
    models: tuple[ModelView, ...]
    spec: Spec

    @cached_property
    def example_list(self) -> CommandExample | None:
        """A list command without required parameters, from the group that has the most commands."""
        return self._example(lambda command: command.is_list and not command.required)

    @cached_property
    def example_command(self) -> CommandExample | None:
        """The list command for examples if there is one, else any command; None only if the API has none."""
        return self.example_list or self._example(lambda _: True)

    @cached_property
    def example_job(self) -> CommandExample | None:
        """An async command from the group that has the most commands, with parameters and an object if possible."""
        typical = self._example(
            lambda command: command.spec.is_async and command.spec.response.shape == "object" and bool(command.required)
        )
        return typical or self._example(lambda command: command.spec.is_async)

    def _example(self, is_suitable: Callable[[CommandView], bool]) -> CommandExample | None:
        examples = [
            CommandExample(group, command)
            for group in self.groups
            for command in group.commands
            if is_suitable(command)
        ]
        return max(examples, key=lambda example: len(example.group.commands), default=None)

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that identify the API: equal for specs that differ only in guides or sources."""
        api = replace(self.spec.api, title="", description="", front_matter={})
        return sha256_hex(msgspec.json.encode(replace(self.spec, api=api, sources=())))[:12]


def _words(types: Iterable[str]) -> frozenset[str]:
    return frozenset(word for spelling in types for word in re.findall(r"\w+", spelling))


def build_view(spec: Spec, manifest: Manifest, positions: Positions, file: str) -> tuple[View, tuple[Diagnostic, ...]]:
    """The view of a spec for a target, and a diagnostic for each name that had to be changed."""
    builder = _Builder(spec, manifest, Naming(manifest.reserved, positions, file))
    return builder.view(), tuple(builder.naming.diagnostics)


class _Builder:
    def __init__(self, spec: Spec, manifest: Manifest, naming: Naming) -> None:
        self.spec = spec
        self.manifest = manifest
        self.naming = naming
        self.protocol = protocol_named(spec.api.protocol)
        models = [(model.name, ("models", model.name)) for model in spec.models]
        self.classes = naming.unique(models, pascal, "Model", reserved_classes=self._reserved_classes())
        self.modules = naming.unique(models, snake, "model")
        self.spec_models = {model.name: model for model in spec.models}
        self.models = {model.name: self._model(model) for model in spec.models}
        self._commands: dict[str, list[Command]] = {}
        for command in spec.commands:
            self._commands.setdefault(command.group, []).append(command)

    def _reserved_classes(self) -> frozenset[str]:
        commands = [pascal(command.name) for command in self.spec.commands]
        patterns = self.manifest.reserved_models
        return frozenset(pattern.replace("{command}", name).lower() for pattern in patterns for name in commands)

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
        return GroupView(module, cls, tuple(self._command(command, ids[command.name]) for command in commands), group)

    def _command(self, command: Command, name: Identifier) -> CommandView:
        names = [(param.name, ("commands", command.name, "params", param.name)) for param in command.params]
        ids = self.naming.unique(names, str, "param")
        params = [ParamView(ids[param.name], self._type(param, "param"), param) for param in command.params]
        return CommandView(
            name,
            Identifier(name.upper()),
            self.models.get(command.response.model or ""),
            tuple(param for param in params if param.spec.required),
            tuple(param for param in params if not param.spec.required),
            field_rows(command.response, self.spec_models),
            self.protocol.method(command),
            command.response.envelope or self.protocol.envelope_of(command.name),
            command,
        )

    def _model(self, model: Model) -> ModelView:
        names = [(field.name, ("models", model.name, "fields", field.name)) for field in model.fields]
        ids = self.naming.unique(names, str, "field")
        fields = tuple(FieldView(ids[field.name], self._type(field, "field"), field) for field in model.fields)
        return ModelView(self.modules[model.name], self.classes[model.name], fields, self._nested(model, fields), model)

    def _nested(self, model: Model, fields: tuple[FieldView, ...]) -> tuple[ModelRef, ...]:
        """The other models whose classes the types of the fields name."""
        held = {innermost(field.spec.items): field for field in fields if field.spec.items}
        names = (name for name in held if name in self.classes and name != model.name)
        refs = (ModelRef(self.modules[name], self.classes[name]) for name in names)
        words = _words(field.type for field in fields)
        return tuple(sorted(ref for ref in refs if ref.cls in words))

    def _type(self, typed: Param | Field, use: Literal["param", "field"]) -> str:
        """The type of a parameter or field in the target's language."""
        if typed.type not in self.manifest.types:
            return typed.type
        kind: str = typed.type
        if isinstance(typed, Param) and f"{kind}.{typed.encoding}" in self.manifest.types:
            kind = f"{kind}.{typed.encoding}"
        return intern(str(self._known_values(typed, use) or self._spelling(kind, typed.items, use)))

    def _known_values(self, typed: Param | Field, use: Literal["param", "field"]) -> str | None:
        """The type of a text, or a list of texts, some values of which are known."""
        spelling = self.manifest.known_values
        if spelling is None or not typed.values:
            return None
        text = spelling.param if use == "param" else spelling.field
        match typed.type, typed.items:
            case "string", _:
                return text
            case "list", "string":
                return self._pattern("list", use).replace("{items}", text)
            case "list", None if use == "param" and spelling.item:
                return self._pattern("list", use).replace("{items}", spelling.item)
            case _:
                return None

    def _spelling(self, kind: str, items: str | None, use: _Use) -> str:
        """A type with the type of its elements, which can be of any type if that is unknown."""
        if kind == "object" and items in self.classes and use == "field":
            return self._class(items, use)
        if kind in self.classes and (kind == MODEL or kind not in self.manifest.types):
            return self._class(kind, use)
        pattern = self._pattern(kind, use)
        if "{items}" not in pattern:
            return pattern
        inner: _Use = "field" if use == "field" else "item"
        return pattern.replace("{items}", self._spelling(*split_items(items or "any"), inner))

    def _class(self, model: str, use: _Use) -> str:
        pattern = self._pattern(MODEL, use) if MODEL in self.manifest.types else "{model}"
        return pattern.replace("{model}", self.classes[model])

    def _pattern(self, kind: str, use: _Use) -> str:
        spelling = self.manifest.types.get(kind)
        if spelling is None:
            return "object"
        if use == "field":
            return spelling.field
        return spelling.item or spelling.param if use == "item" else spelling.param
