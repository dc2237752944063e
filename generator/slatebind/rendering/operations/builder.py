"""Builds paths and operations from commands, and says which commands had to be merged."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from slatebind.casing import identifier
from slatebind.diagnostic import Diagnostic, Positions, Severity, position_of
from slatebind.rendering.languages.naming import distinct_names
from slatebind.rendering.operations.replies import other_statuses, replies
from slatebind.rendering.operations.views import OperationParam, OperationView, PathView
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.request_paths import cut_path, variable_names
from slatebind.rendering.views.view import GroupView
from slatebind.spec.model import Location, Method, Model, Param, TypeName

_LOCAL_NAMES = ("body", "contenttype", "ctx", "err", "params", "server", "url")
"""What functions that generators write call other things than parameters, in lower case."""
_NUMBERS: tuple[TypeName, ...] = ("integer", "long", "float")
"""Types of numbers, each of which has the values of those before it."""

Spell = Callable[[Param], str]
"""The type of a parameter in the target's language."""


def build_paths(
    groups: Iterable[GroupView], classes: Mapping[str, str], models: Mapping[str, Model], spell: Spell
) -> tuple[PathView, ...]:
    """The paths of commands with their operations, in the order of the commands; ``classes`` are those of models.

    Paths that differ in names of variables or in a slash at their end are one.
    """
    commands: dict[tuple[str, ...], dict[Method, list[CommandView]]] = {}
    for command in (command for group in groups for command in group.commands):
        *literals, last = cut_path(command.spec.path).literals
        commands.setdefault((*literals, last.rstrip("/")), {}).setdefault(command.method, []).append(command)
    builder = _Builder(classes, models, spell)
    return tuple(builder.path(methods) for methods in commands.values())


def merge_notes(paths: Iterable[PathView], positions: Positions, file: str) -> Iterator[Diagnostic]:
    """A note for each command that is merged into another one."""
    for path in paths:
        for operation in path.operations:
            first, *others = operation.commands
            for other in others:
                where = f"{operation.method} {path.path}"
                yield Diagnostic(
                    code="operations-merged",
                    message=f"`{other.spec.name}` and `{first.spec.name}` are both {where}; they are one operation",
                    at=position_of(positions, ("commands", other.spec.name), file),
                    severity=Severity.INFO,
                    hint=f"it is called `{first.spec.name}` and takes the parameters of both",
                )


class _Builder(NamedTuple):
    """What all operations are built with: the classes of models, the models, and the types of the target's language."""

    classes: Mapping[str, str]
    models: Mapping[str, Model]
    spell: Spell

    def path(self, methods: Mapping[Method, Sequence[CommandView]]) -> PathView:
        cut = cut_path(next(iter(methods.values()))[0].spec.path)
        names = tuple(variable_names(cut.variables))
        return PathView(cut.joined(names), tuple(self._operation(*entry, names) for entry in methods.items()))

    def _operation(self, method: Method, commands: Sequence[CommandView], names: Sequence[str]) -> OperationView:
        params = _united([tuple(_params(command, names, self.spell)) for command in commands], self.spell)
        unsent = tuple(param for param in params if param.location == "path" and param.name not in names)
        sent = tuple(param for param in params if param not in unsent)
        answers = replies(commands, self.classes, self.models)
        return OperationView(method, tuple(commands), sent, unsent, answers, other_statuses(commands))


def _params(command: CommandView, names: Sequence[str], spell: Spell) -> Iterator[OperationParam]:
    """The parameters of a command: the variables of its path in their order, then the others as in the docs."""
    views = {(param.spec.location, param.spec.name): param for param in (*command.params, *command.implied)}
    variables = cut_path(command.spec.path).variables
    for name, variable in zip(names, variables, strict=True):
        view = views.get(("path", variable)) or _undocumented(variable or name, spell)
        yield OperationParam(name, "path", required=True, view=view)
    for param in command.spec.params:
        if param.location != "path" or param.name not in variables:
            view = views[param.location, param.name]
            yield OperationParam(param.name, view.location or "query", required=param.required, view=view)


def _undocumented(variable: str, spell: Spell) -> ParamView:
    param = Param(name=variable, type="string", location="path", required=True)
    return ParamView(identifier(variable, "variable"), spell(param), param)


def _united(found: Sequence[Sequence[OperationParam]], spell: Spell) -> tuple[OperationParam, ...]:
    """The parameters of several commands, each once."""
    same: dict[tuple[Location, str], list[OperationParam]] = {}
    for param in chain.from_iterable(found):
        # HTTP does not tell headers apart by their case.
        name = param.name.lower() if param.location == "header" else param.name
        same.setdefault((param.location, name), []).append(param)
    merged = [_merged(params, len(found), spell) for params in same.values()]
    return tuple(_distinct(merged))


def _distinct(params: Sequence[OperationParam]) -> Iterator[OperationParam]:
    """The parameters with names for generators, which put those of the body apart from the others."""
    for is_body in (False, True):
        here = [param for param in params if (param.location == "body") is is_body]
        names = distinct_names((param.name for param in here), () if is_body else _LOCAL_NAMES)
        for param, name in zip(here, names, strict=True):
            yield replace(param, distinct=name)


def _merged(params: Sequence[OperationParam], commands: int, spell: Spell) -> OperationParam:
    """One parameter for those of the same name and place: required if each command requires it."""
    first, *others = params
    required = len(params) >= commands and all(param.required for param in params)
    if not others:
        return replace(first, required=required)
    specs = [param.view.spec for param in params]
    spec = replace(
        first.view.spec,
        values=tuple(dict.fromkeys(value for spec in specs for value in spec.values)),
        description=next((spec.description for spec in specs if spec.description), ""),
        deprecated=all(spec.deprecated for spec in specs),
        nullable=any(spec.nullable for spec in specs),
    )
    if any((other.type, other.items) != (spec.type, spec.items) for other in specs):
        kind = _wider_number(specs) or ("any" if first.location == "body" else "string")
        spec = replace(spec, type=kind, items=None, default=None)
    if any(other.default != spec.default for other in specs):
        spec = replace(spec, default=None)
    return replace(first, required=required, view=ParamView(first.view.id, spell(spec), spec))


def _wider_number(specs: Iterable[Param]) -> TypeName | None:
    """The type of numbers that all values of several parameters have; None if one of them is no number."""
    kinds = {spec.type for spec in specs}
    return max(kinds, key=_NUMBERS.index) if kinds.issubset(_NUMBERS) else None
