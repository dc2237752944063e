"""What a spec calls its models, which a later extraction keeps. Reads no more of a spec than that needs."""

import os
from collections.abc import Iterator

import msgspec

from slatebind.cache import code, keep, recall
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.digests import digest
from slatebind.spec.model import FORMAT, TYPES, Model, Spec

_KEPT = "names"
_HINT = "restore the file from version control, or let --fresh-names name every model anew"


class ModelNames(msgspec.Struct, frozen=True):
    """The fields of each model by their names, and the model that each command answers with."""

    fields: dict[str, frozenset[str]] = {}
    of_command: dict[str, str] = {}


class _Named(msgspec.Struct, frozen=True):
    name: str


class _Model(msgspec.Struct, frozen=True):
    name: str
    fields: tuple[_Named, ...] = ()


class _Response(msgspec.Struct, frozen=True):
    model: str | None = None


class _Command(msgspec.Struct, frozen=True):
    name: str
    response: _Response = _Response()


class _Part(msgspec.Struct, frozen=True):
    """The part of a spec that holds names; whatever else stands beside it is not looked at."""

    slatebind: int
    commands: tuple[_Command, ...] = ()
    models: tuple[_Model, ...] = ()


def remember_names(spec: Spec, text: str, file: str) -> None:
    """Keep the names of a spec whose ``text`` goes to ``file``, so that the next extraction need not read it again."""
    names = names_of(spec)
    if not any(_problems(spec.models)) and names.fields.keys() >= set(names.of_command.values()):
        mark = _mark(text)
        keep(_KEPT, _place(file, mark), msgspec.msgpack.encode((mark, names)))


def recall_names(text: str, file: str) -> ModelNames | None:
    """What was kept for ``file``, if it was kept for this very text."""
    mark = _mark(text)
    try:
        known, names = msgspec.msgpack.decode(recall(_KEPT, _place(file, mark)) or b"", type=tuple[str, ModelNames])
    except msgspec.DecodeError:
        return None
    return names if known == mark else None


def _mark(text: str) -> str:
    return digest(code(), text)


def _place(file: str, mark: str) -> str:
    """One of a few for each file: a text that is only looked at seldom takes the place of the one that is written."""
    return digest(os.path.realpath(file), mark[0])


def names_of(spec: Spec) -> ModelNames:
    """The names in a spec."""
    fields = {model.name: frozenset(field.name for field in model.fields) for model in spec.models}
    answers = ((command.name, command.response.model) for command in spec.commands)
    return ModelNames(fields, {command: model for command, model in answers if model is not None})


def load_names(text: str, file: str) -> tuple[ModelNames, tuple[Diagnostic, ...]]:
    """The names in a spec's YAML text. A name that nothing may be called, or a text that is no spec, is reported."""
    parsed = read_yaml(text, file, _is_wanted)
    if parsed.diagnostics:
        first = parsed.diagnostics[0]
        return ModelNames(), (_unreadable(first.at, first.message),)
    try:
        part = msgspec.convert(parsed.value, _Part)
    except msgspec.ValidationError as problem:
        return ModelNames(), (_unreadable(Position(file), str(problem)),)
    if part.slatebind != FORMAT:
        at = position_of(parsed.positions, ("slatebind",), file)
        return ModelNames(), (_unreadable(at, f"its format is {part.slatebind}, not {FORMAT}"),)
    refused = dict(_problems(part.models))
    models = [one for number, one in enumerate(part.models) if number not in refused]
    fields = {one.name: frozenset(field.name for field in one.fields) for one in models}
    answers = ((one.name, one.response.model) for one in part.commands)
    names = ModelNames(fields, {command: model for command, model in answers if model is not None and model in fields})
    return names, tuple(
        _refused(position_of(parsed.positions, ("models", number, "name"), file), why)
        for number, why in refused.items()
    )


def _is_wanted(path: Path) -> bool:
    """Whether an entry holds a name, or what holds one: the rest of a spec is most of it."""
    match path:
        case ("slatebind" | "commands" | "models",) | (_, _, "name" | "response" | "fields"):
            return True
        case (_, _, "response", key):
            return key == "model"
        case (_, _, "fields", _, key):
            return key == "name"
        case _:
            return False


def _problems(models: tuple[_Model | Model, ...]) -> Iterator[tuple[int, str]]:
    seen = set()
    for number, model in enumerate(models):
        if not _is_name(model.name) or model.name in TYPES:
            yield number, f"`{model.name[:100]}` is no name for a model"
        elif model.name in seen:
            yield number, f"model `{model.name}` stands twice"
        seen.add(model.name)


def _is_name(text: str) -> bool:
    return text.isascii() and text.isidentifier() and not text.startswith("_")


def _unreadable(at: Position, why: str) -> Diagnostic:
    message = f"the earlier spec cannot be read, so that every model is named anew: {why}"
    return Diagnostic(code="spec-names", message=message, at=at, hint=_HINT)


def _refused(at: Position, why: str) -> Diagnostic:
    return Diagnostic(code="spec-names", message=f"{why}; it is named anew", at=at, severity=Severity.WARNING)
