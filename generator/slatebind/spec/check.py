"""What a spec must hold beyond its shape: names that stand once, and references that lead somewhere."""

from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of
from slatebind.spec.model import TYPES, Field, Param, Spec
from slatebind.suggestions import did_you_mean

_HOLDERS = {"list", "map", "object"}


def check(spec: Spec, positions: Positions, file: str) -> tuple[Diagnostic, ...]:
    """An error for each reference that leads nowhere and each name that stands twice."""
    return tuple(
        Diagnostic(
            code=code, message=message, at=position_of(positions, path, file), severity=Severity.ERROR, hint=hint
        )
        for code, path, message, hint in _findings(spec)
    )


_Finding = tuple[str, Path, str, str]


def _findings(spec: Spec) -> Iterator[_Finding]:
    yield from _repeated("group", ("groups",), (group.name for group in spec.groups))
    yield from _repeated("command", ("commands",), (command.name for command in spec.commands))
    yield from _repeated("model", ("models",), (model.name for model in spec.models))
    yield from _repeated("error", ("errors",), (error.code for error in spec.errors))
    groups = {group.name for group in spec.groups}
    models = {model.name for model in spec.models}
    for command in spec.commands:
        path: Path = ("commands", command.name)
        yield from _repeated("parameter", (*path, "params"), (param.name for param in command.params))
        if command.group not in groups:
            yield (
                "group-unknown",
                (*path, "group"),
                f"group `{command.group}` is not listed",
                did_you_mean(command.group, groups),
            )
        model = command.response.model
        if model is not None and model not in models:
            where = (*path, "response", "model")
            yield "model-unknown", where, f"model `{model}` is not there", did_you_mean(model, models)
        for param in command.params:
            if param.items is not None:
                yield from _items(param, param.items, (*path, "params", param.name), set())
    for one in spec.models:
        path = ("models", one.name)
        yield from _repeated("field", (*path, "fields"), (field.name for field in one.fields))
        for field in one.fields:
            if field.items is not None:
                yield from _items(field, field.items, (*path, "fields", field.name), models)


def _repeated(noun: str, path: Path, names: Iterable[str | int]) -> Iterator[_Finding]:
    seen: set[str | int] = set()
    for name in names:
        if name in seen:
            yield "name-repeated", (*path, name), f"{noun} `{name}` stands twice", "names stand once in a list"
        seen.add(name)


def _items(one: Param | Field, items: str, path: Path, models: set[str]) -> Iterator[_Finding]:
    if one.type not in _HOLDERS:
        message = f"`items` says what a list or a map holds; `{one.name}` is `{one.type}`"
        yield "items-misplaced", (*path, "items"), message, "remove it, or correct the type"
    elif items not in TYPES and items not in models:
        known = {*TYPES, *models}
        yield "items-unknown", (*path, "items"), f"`{items}` is no type and no model", did_you_mean(items, known)
