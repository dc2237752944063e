"""Builds the view of a spec for a target: names, types and the models that types name."""

from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec.structs import replace

from slatebind.casing import FileName, Identifier, pascal
from slatebind.diagnostic import Diagnostic, Path, Positions
from slatebind.protocols import protocol_named
from slatebind.rendering.languages.naming import Naming, distinct_names
from slatebind.rendering.languages.type_spellings import TypeSpellings
from slatebind.rendering.operations import PathView, build_paths, merge_notes
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.views.calls import (
    has_entries,
    is_implied,
    is_required,
    location_of,
    params_of,
    request_view,
    result_of,
)
from slatebind.rendering.views.command_view import CommandView, GroupRef, ParamView
from slatebind.rendering.views.documented_tables import param_tables, response_rows, section_in_text
from slatebind.rendering.views.field_rows import field_rows
from slatebind.rendering.views.fields_in_examples import fields_in_examples
from slatebind.rendering.views.json_examples import request_json, response_json
from slatebind.rendering.views.model_sections import section_of, status_sections
from slatebind.rendering.views.model_view import FieldView, ModelRef, ModelView, words_in
from slatebind.rendering.views.snippets import NO_SNIPPETS, Snippets
from slatebind.rendering.views.view import GroupView, View
from slatebind.spec.addresses import param_addresses
from slatebind.spec.group_names import latin_names
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Group, Model, Param, Spec


def build_view(
    spec: Spec,
    manifest: Manifest,
    positions: Positions,
    file: str,
    snippets_of: Callable[[str], Snippets] = lambda _: NO_SNIPPETS,
) -> tuple[View, tuple[Diagnostic, ...]]:
    """The view of a spec for a target, and a diagnostic for each name that had to be changed.

    ``snippets_of`` gives the snippets of a command, by its name in the spec.
    """
    builder = _Builder(spec, manifest, Naming(manifest, spec.api.protocol, positions, file), snippets_of)
    view = builder.view()
    return view, (*builder.naming.diagnostics, *merge_notes(view.paths, positions, file))


class _Builder:
    def __init__(self, spec: Spec, manifest: Manifest, naming: Naming, snippets_of: Callable[[str], Snippets]) -> None:
        self.spec = spec
        self.snippets_of = snippets_of
        self.manifest = manifest
        self.naming = naming
        self.protocol = protocol_named(spec.api.protocol)
        models = [(model.name, ("models", model.name)) for model in spec.models]
        self.classes = naming.identifiers(
            "model",
            models,
            reserved_classes=self._reserved_classes(),
            reserved=frozenset(self._unique_commands.values()) if "model" in manifest.unique else (),
        )
        self.types = TypeSpellings(manifest, spec.api.protocol, self.classes)
        self.modules = naming.files(models, "model")
        self.spec_models = {model.name: model for model in spec.models}
        self._former_commands, self._former_models = self._former_names()
        self.models = {model.name: self._model(model) for model in spec.models}
        self._commands: dict[str, list[Command]] = {}
        for command in spec.commands:
            self._commands.setdefault(command.group, []).append(command)
        self._fields_in_examples = fields_in_examples(spec) if self.protocol.has_paths else frozenset()

    def _reserved_classes(self) -> frozenset[str]:
        """The names that the patterns of the manifest stand for, in lower case."""
        known = {model.name for model in self.spec.models}
        own = self.manifest.reserved_models_by_protocol.get(self.spec.api.protocol, ())
        values_of = {
            "{command}": [{"{command}": pascal(command.name)} for command in self.spec.commands],
            "{group}": [{"{group}": pascal(group.name)} for group in self.spec.groups],
            "{field}": [
                {"{model}": pascal(model.name), "{field}": pascal(field.name)}
                for model in self.spec.models
                for field in model.fields
                if _holds_objects(field) and innermost(field.items or "") not in known
            ],
        }
        return frozenset(
            _filled(pattern, values).lower()
            for pattern in (*self.manifest.reserved_models, *own)
            for values in next((found for word, found in values_of.items() if word in pattern), [{}])
        )

    def view(self) -> View:
        groups = [(group.name, ("groups", group.name)) for group in self.spec.groups]
        latin = latin_names(self.spec.groups, self.spec.commands)
        modules = self.naming.files(groups, "group", latin)
        classes = self.naming.identifiers("group", groups, sources=latin)
        api = self.naming.files([(self.spec.api.name, ("api", "name"))], "api")[self.spec.api.name]
        views = tuple(self._group(group, modules[group.name], classes[group.name]) for group in self.spec.groups)
        return View(api, views, tuple(self.models.values()), self.spec, self._paths(views))

    def _paths(self, groups: tuple[GroupView, ...]) -> tuple[PathView, ...]:
        if not (self.manifest.unique_operations and self.protocol.has_paths):
            return ()
        return build_paths(groups, self.classes, self.spec_models, lambda param: self.types.type_of(param, "param"))

    def _group(self, group: Group, module: FileName, cls: Identifier) -> GroupView:
        commands = self._commands.get(group.name, [])
        names = [(command.name, ("commands", command.name)) for command in commands]
        ids = (self._unique_commands if "command" in self.manifest.unique else {}) or self.naming.identifiers(
            "command", names, prefix=module
        )
        constants = self.naming.identifiers("constant", [(ids[name], path) for name, path in names], fallback="command")
        ref = GroupRef(module, cls)
        classes = self.naming.command_classes(ids.values())
        views = (self._command(command, ref, ids[command.name], constants, classes) for command in commands)
        return GroupView(module, cls, tuple(views), group)

    @cached_property
    def _unique_commands(self) -> dict[str, Identifier]:
        """The identifiers of all commands, if those of different groups have to differ."""
        names = [(command.name, ("commands", command.name)) for command in self.spec.commands]
        return self.naming.identifiers("command", names) if self.manifest.unique else {}

    def _former_names(self) -> tuple[dict[str, Identifier], dict[str, Identifier]]:
        """The earlier identifiers of commands and of models, by name, where these are all unique."""
        if set(self.manifest.unique) != {"command", "model"}:
            return {}, {}
        taken = {*self._unique_commands.values(), *self.classes.values()}
        renamed = ((command.name, command.renamed_from) for command in self.spec.commands)
        commands = self.naming.former("command", renamed, taken)
        renamed = ((model.name, model.renamed_from) for model in self.spec.models)
        return commands, self.naming.former("model", renamed, {*taken, *commands.values()})

    @cached_property
    def _files(self) -> dict[str, FileName]:
        """What the files of commands are called, if each has files of its own."""
        names = [(command.name, ("commands", command.name)) for command in self.spec.commands]
        has_files = any(plan.each == "command" for plan in self.manifest.files)
        return self.naming.files(names, "command") if has_files else {}

    def _command(
        self,
        command: Command,
        group: GroupRef,
        name: Identifier,
        constants: Mapping[str, Identifier],
        classes: Mapping[str, Identifier],
    ) -> CommandView:
        params = self._params(command)
        has_paths = self.protocol.has_paths
        implied = tuple(param for param in params if has_paths and is_implied(param.spec, self.spec.api))
        arguments = [param for param in params if param not in implied]
        response = command.response
        model = self.models.get(response.model or "")
        view = CommandView(
            id=name,
            constant=constants[name],
            file=self._files.get(command.name, name),
            group=group,
            model=model,
            required=tuple(param for param in arguments if is_required(param.spec, self.protocol)),
            omittable=tuple(param for param in arguments if not is_required(param.spec, self.protocol)),
            rows=() if has_paths else field_rows(response, self.spec_models),
            method=self.protocol.method(command),
            envelope=response.envelope or self.protocol.envelope_of(command.name),
            envelope_fields=self._fields(
                tuple(field for field in response.envelope_fields if field.name != response.key),
                ("commands", command.name, "response", "envelope_fields"),
            ),
            spec=command,
            result=result_of(command, self.protocol, has_model=model is not None),
            request=request_view(command, self.spec.api, self.protocol),
            implied=implied,
            cls=classes[name],
            snippets=self.snippets_of(command.name),
            former=self._former_commands.get(command.name),
        )
        return self._with_documentation(view) if has_paths else view

    def _with_documentation(self, view: CommandView) -> CommandView:
        """The view of an operation of an HTTP API with its tables, sections and examples."""
        command = view.spec
        section = section_of(command.response, self.spec_models)
        return replace(
            view,
            rows=response_rows(command.response, self.spec_models, self._fields_in_examples, section),
            section=section_in_text(command.response, section),
            status_sections=status_sections(command, self.spec_models),
            param_tables=param_tables(command, self.spec_models),
            request_json=request_json(command, self.spec_models),
            response_json=response_json(command.response, self.spec_models),
        )

    def _params(self, command: Command) -> list[ParamView]:
        """The parameters of a command, with identifiers that are unique in it."""
        sent = params_of(command, self.protocol)
        addresses = param_addresses(sent)
        ids = self.naming.identifiers(
            "param", [(address, ("commands", command.name, "params", address)) for address in addresses]
        )
        renamed = ((address, param.renamed_from) for address, param in zip(addresses, sent, strict=True))
        former = self.naming.former("param", renamed, ids.values())
        return [
            self._param(ids[address], param, command, former.get(address))
            for address, param in zip(addresses, sent, strict=True)
        ]

    def _param(self, name: Identifier, param: Param, command: Command, former: Identifier | None) -> ParamView:
        kind = self.types.type_of(param, "param" if is_required(param, self.protocol) else "optional")
        location = location_of(param, command, self.protocol)
        is_map = has_entries(param, location, command, self.protocol)
        return ParamView(name, kind, param, location, self.types.imports(param, "param"), is_map, former)

    def _model(self, model: Model) -> ModelView:
        fields = self._fields(model.fields, ("models", model.name, "fields"))
        nested = self._nested(model, fields)
        former = self._former_models.get(model.name)
        return ModelView(self.modules[model.name], self.classes[model.name], fields, nested, model, former)

    def _fields(self, fields: tuple[Field, ...], path: Path) -> tuple[FieldView, ...]:
        types = [self.types.type_of(field, "field") for field in fields]
        # In the body of a class, a field hides the class that the type of another one names.
        reserved = words_in(types).intersection(self.classes.values()) if self.manifest.reserved else frozenset[str]()
        names = [(field.name, (*path, field.name)) for field in fields]
        ids = self.naming.identifiers("field", names, reserved=reserved)
        distinct = distinct_names(field.name for field in fields)
        former = self.naming.former("field", ((field.name, field.renamed_from) for field in fields), ids.values())
        return tuple(
            FieldView(ids[field.name], kind, field, name, self.types.imports(field, "field"), former.get(field.name))
            for field, kind, name in zip(fields, types, distinct, strict=True)
        )

    def _nested(self, model: Model, fields: tuple[FieldView, ...]) -> tuple[ModelRef, ...]:
        """The other models whose classes the types of the fields name."""
        held = {innermost(field.spec.items): field for field in fields if field.spec.items}
        names = (name for name in held if name in self.classes and name != model.name)
        refs = (ModelRef(self.modules[name], self.classes[name]) for name in names)
        words = words_in(field.type for field in fields)
        return tuple(sorted(ref for ref in refs if ref.cls in words))


def _holds_objects(field: Field) -> bool:
    """Whether it is an object, or a list of objects."""
    kind = innermost(field.items or "any") if field.type == "list" else field.type
    return kind in {"object", "map"}


def _filled(pattern: str, values: dict[str, str]) -> str:
    for placeholder, value in values.items():
        pattern = pattern.replace(placeholder, value)
    return pattern
