"""Checks of a spec beyond the types of its records: unique names, and references that exist."""

from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of
from slatebind.spec.addresses import param_addresses, path_variables
from slatebind.spec.item_types import innermost
from slatebind.spec.model import TYPES, Command, Field, Param, Spec
from slatebind.suggestions import did_you_mean

_CONTAINERS = {"list", "map", "object"}


def check(spec: Spec, positions: Positions, file: str) -> tuple[Diagnostic, ...]:
    """An error for each duplicate name and each reference to something that does not exist."""
    return tuple(
        Diagnostic(
            code=code, message=message, at=position_of(positions, path, file), severity=Severity.ERROR, hint=hint
        )
        for code, path, message, hint in _problems(spec)
    )


_Problem = tuple[str, Path, str, str]
"""Code, path, message and hint."""


def _problems(spec: Spec) -> Iterator[_Problem]:
    yield from _duplicates("group", ("groups",), (group.name for group in spec.groups))
    yield from _duplicates("command", ("commands",), (command.name for command in spec.commands))
    yield from _duplicates("model", ("models",), (model.name for model in spec.models))
    yield from _duplicates("error", ("errors",), (error.code for error in spec.errors))
    groups = {group.name for group in spec.groups}
    models = {model.name for model in spec.models}
    for command in spec.commands:
        yield from _command_problems(command, groups, models)
    for model in spec.models:
        path: Path = ("models", model.name, "fields")
        yield from _duplicates("field", path, (field.name for field in model.fields))
        for field in model.fields:
            yield from _items_problems(field, (*path, field.name), models)


def _command_problems(command: Command, groups: set[str], models: set[str]) -> Iterator[_Problem]:
    path: Path = ("commands", command.name)
    yield from _duplicate_params(command, (*path, "params"))
    yield from _duplicates("status", (*path, "statuses"), (status.code for status in command.statuses))
    if command.group not in groups:
        hint = did_you_mean(command.group, groups)
        yield "group-unknown", (*path, "group"), f"unknown group `{command.group}`", hint
    yield from _model_problems(command.response.model, (*path, "response", "model"), models)
    fields: Path = (*path, "response", "envelope_fields")
    yield from _duplicates("field", fields, (field.name for field in command.response.envelope_fields))
    for field in command.response.envelope_fields:
        yield from _items_problems(field, (*fields, field.name), models)
    for status in command.statuses:
        yield from _model_problems(status.model, (*path, "statuses", status.code, "model"), models)
    names = {param.name for param in command.params}
    for param, address in zip(command.params, param_addresses(command.params), strict=True):
        yield from _items_problems(param, (*path, "params", address), models)
        yield from _dependency_problems(param, (*path, "params", address), names)
    yield from _whole_problems(command, (*path, "params"))
    yield from _path_problems(command, (*path, "path"))


def _model_problems(model: str | None, path: Path, models: set[str]) -> Iterator[_Problem]:
    if model is not None and model not in models:
        yield "model-unknown", path, f"unknown model `{model}`", did_you_mean(model, models)


def _duplicate_params(command: Command, path: Path) -> Iterator[_Problem]:
    """Parameters are unique by their name and where they are sent."""
    seen: set[tuple[str | None, str]] = set()
    for param in command.params:
        if (param.location, param.name) in seen:
            message = f"duplicate parameter `{param.name}`"
            yield "name-repeated", (*path, param.name), message, "names in a list are unique"
        seen.add((param.location, param.name))


def _whole_problems(command: Command, path: Path) -> Iterator[_Problem]:
    """A parameter that is the whole body is sent there, and nothing else is."""
    of_body = sum(param.location == "body" for param in command.params)
    for param, address in zip(command.params, param_addresses(command.params), strict=True):
        if param.whole and (param.location != "body" or of_body > 1):
            message = f"parameter `{param.name}` is the whole body, and " + (
                "other parameters are sent there too" if param.location == "body" else "is not sent there"
            )
            yield "param-whole", (*path, address), message, "remove `whole`, or the other parameters of the body"


def _path_problems(command: Command, path: Path) -> Iterator[_Problem]:
    """Each variable of the path is a required parameter of place path, and each such parameter is a variable."""
    variables = path_variables(command.path or "")
    rows = (*path[:-1], "params")
    stated: set[str] = set()
    for param, address in zip(command.params, param_addresses(command.params), strict=True):
        if param.location != "path":
            continue
        stated.add(param.name)
        if param.name not in variables:
            hint = did_you_mean(param.name, variables, "correct its place, or add it to the path")
            message = f"parameter `{param.name}` is not a variable of the path `{command.path or ''}`"
            yield "path-variable", (*rows, address), message, hint
        elif not param.required:
            message = f"parameter `{param.name}` is a variable of the path, and not required"
            yield "path-variable", (*rows, address), message, "add `required: true`"
    for name in dict.fromkeys(variables):
        if name not in stated:
            hint = f"add a parameter `{name}` with `in: path` and `required: true`"
            yield "path-variable", path, f"no parameter for the variable `{{{name}}}` of the path", hint
        elif variables.count(name) > 1:
            yield "path-variable", path, f"duplicate variable `{{{name}}}` in the path", "give each its own name"


def _dependency_problems(param: Param, path: Path, names: set[str]) -> Iterator[_Problem]:
    for key, others in (("excludes", param.excludes), ("requires", param.requires)):
        for other in others:
            if other not in names:
                yield "param-unknown", (*path, key), f"unknown parameter `{other}`", did_you_mean(other, names)


def _duplicates(noun: str, path: Path, names: Iterable[str | int]) -> Iterator[_Problem]:
    seen: set[str | int] = set()
    for name in names:
        if name in seen:
            yield "name-repeated", (*path, name), f"duplicate {noun} `{name}`", "names in a list are unique"
        seen.add(name)


def _items_problems(owner: Param | Field, path: Path, models: set[str]) -> Iterator[_Problem]:
    items = owner.items
    if items is None:
        return
    if owner.type not in _CONTAINERS:
        message = f"`items` is for lists, maps and objects; `{owner.name}` is of type `{owner.type}`"
        yield "items-misplaced", (*path, "items"), message, "remove it, or correct the type"
    elif (inner := innermost(items)) not in TYPES and inner not in models:
        known = {*TYPES, *models}
        hint = did_you_mean(inner or items, known)
        yield "items-unknown", (*path, "items"), f"`{items}` is neither a type nor a model", hint
