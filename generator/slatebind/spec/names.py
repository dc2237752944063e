"""The names in an existing spec that a new extraction keeps: of models, and of commands that docs do not name.

Reads no more of the spec than they need.
"""

from collections.abc import Container, Iterable, Iterator

import msgspec

from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.spec.addresses import normal_variables
from slatebind.spec.item_types import innermost
from slatebind.spec.model import FORMAT, TYPES, Command, Model, Spec

_HINT = "restore the file from version control, or use --fresh-names to ignore existing model names"


class RequestName(msgspec.Struct, frozen=True):
    """The name of a command by its method, its path with each variable as ``{}``, and its title."""

    method: str
    path: str
    title: str
    name: str


class ModelNames(msgspec.Struct, frozen=True):
    """The names of the fields of each model, and of the models in each command's response and in fields.

    ``of_param`` are those of parameters, by the command and the parameter's place and name. ``of_requests`` are the
    names of commands that have a path.
    """

    fields: dict[str, frozenset[str]] = {}
    of_command: dict[str, str] = {}
    nested: dict[str, dict[str, str]] = {}
    of_param: dict[tuple[str, ...], str] = {}
    of_requests: tuple[RequestName, ...] = ()


class _Field(msgspec.Struct, frozen=True):
    name: str
    items: str | None = None


class _Model(msgspec.Struct, frozen=True):
    name: str
    fields: tuple[_Field, ...] = ()


class _Response(msgspec.Struct, frozen=True):
    model: str | None = None


class _Param(msgspec.Struct, frozen=True):
    name: str
    location: str = msgspec.field(name="in", default="")
    items: str | None = None


class _Command(msgspec.Struct, frozen=True):
    name: str
    method: str = ""
    path: str | None = None
    title: str = ""
    params: tuple[_Param, ...] = ()
    response: _Response = _Response()


class _SpecNames(msgspec.Struct, frozen=True):
    """The parts of a spec that contain names; the others are not decoded."""

    slatebind: int
    commands: tuple[_Command, ...] = ()
    models: tuple[_Model, ...] = ()


def names_of(spec: Spec) -> ModelNames:
    """The names in a spec."""
    fields = {model.name: frozenset(field.name for field in model.fields) for model in spec.models}
    responses = ((command.name, command.response.model) for command in spec.commands)
    of_command = {command: model for command, model in responses if model is not None}
    of_param = _of_params(spec.commands, fields)
    return ModelNames(fields, of_command, _nested(spec.models, fields), of_param, _of_requests(spec.commands))


def load_names(text: str, file: str) -> tuple[ModelNames, tuple[Diagnostic, ...]]:
    """The names in the YAML text of a spec. Reports a text that is not a spec, and names that a model cannot have."""
    parsed = read_yaml(text, file, _is_wanted)
    if parsed.diagnostics:
        first = parsed.diagnostics[0]
        return ModelNames(), (unreadable_spec(first.at, first.message),)
    try:
        content = msgspec.convert(parsed.value, _SpecNames)
    except msgspec.ValidationError as problem:
        return ModelNames(), (unreadable_spec(Position(file), str(problem)),)
    if content.slatebind != FORMAT:
        at = position_of(parsed.positions, ("slatebind",), file)
        return ModelNames(), (unreadable_spec(at, f"its format is {content.slatebind}, not {FORMAT}"),)
    problems = dict(_problems(content.models))
    models = [model for index, model in enumerate(content.models) if index not in problems]
    fields = {model.name: frozenset(field.name for field in model.fields) for model in models}
    responses = ((command.name, command.response.model) for command in content.commands)
    of_command = {command: model for command, model in responses if model in fields}
    of_requests = _of_requests(content.commands)
    of_param = _of_params(content.commands, fields)
    names = ModelNames(fields, of_command, _nested(models, fields), of_param, of_requests)
    return names, tuple(
        Diagnostic(
            code="spec-names",
            message=f"{problem}; it gets a new name",
            at=position_of(parsed.positions, ("models", index, "name"), file),
            severity=Severity.WARNING,
        )
        for index, problem in problems.items()
    )


def _of_params(commands: Iterable[Command | _Command], known: Container[str]) -> dict[tuple[str, ...], str]:
    """The models of parameters, by the command and the parameter's place and name."""
    return {
        (command.name, param.location or "", param.name): model
        for command in commands
        for param in command.params
        if (model := innermost(param.items or "")) and model in known
    }


def _of_requests(commands: Iterable[Command | _Command]) -> tuple[RequestName, ...]:
    return tuple(
        RequestName(command.method or "", normal_variables(command.path), command.title, command.name)
        for command in commands
        if command.path is not None and _is_identifier(command.name)
    )


def _nested(models: Iterable[Model | _Model], known: Container[str]) -> dict[str, dict[str, str]]:
    """For each model, the models in its fields."""
    held = {
        model.name: {
            field.name: inner for field in model.fields if (inner := innermost(field.items or "")) and inner in known
        }
        for model in models
    }
    return {name: fields for name, fields in held.items() if fields}


def unreadable_spec(at: Position, problem: str) -> Diagnostic:
    """A finding about an existing spec whose names cannot be kept."""
    message = f"cannot read the existing spec, so all models get new names: {problem}"
    return Diagnostic(code="spec-names", message=message, at=at, hint=_HINT)


def _is_wanted(path: Path) -> bool:
    """Whether an entry contains names: most of a spec does not."""
    match path:
        case ("slatebind" | "commands" | "models",) | (
            _,
            _,
            "name" | "response" | "fields" | "method" | "path" | "title" | "params",
        ):
            return True
        case (_, _, "response", key):
            return key == "model"
        case (_, _, "fields", _, key):
            return key in ("name", "items")
        case (_, _, "params", _, key):
            return key in ("name", "in", "items")
        case _:
            return False


def _problems(models: tuple[_Model, ...]) -> Iterator[tuple[int, str]]:
    """The indices of models whose names cannot be kept, and why."""
    seen = set()
    for index, model in enumerate(models):
        if not _is_identifier(model.name) or model.name in TYPES:
            yield index, f"`{model.name[:100]}` is not a valid model name"
        elif model.name in seen:
            yield index, f"duplicate model `{model.name}`"
        seen.add(model.name)


def _is_identifier(text: str) -> bool:
    return text.isascii() and text.isidentifier() and not text.startswith("_")
