"""Which commands of a spec are kept: by their names, groups or requests, as the owner of the docs decides."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from slatebind.spec.addresses import is_like, parse_request, request_of
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Param, Spec


class Selection(msgspec.Struct, frozen=True):
    """Patterns of commands: those that are kept, all by default, and of these the ones that are left out.

    A pattern is the name of a command or group, or a request such as ``GET /trees*``; ``*`` is any text.
    """

    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Selected(msgspec.Struct, frozen=True):
    """A spec with the selected commands, and the patterns that match no command, by their key and index."""

    spec: Spec
    unmatched: tuple[tuple[str, int], ...] = ()


def select_commands(spec: Spec, selection: Selection) -> Selected:
    """The spec without the other commands, and without groups and models that only these have."""
    only = [matching(pattern, spec.commands) for pattern in selection.only]
    exclude = [matching(pattern, spec.commands) for pattern in selection.exclude]
    names = {command.name for command in spec.commands} if not only else set[str]().union(*only)
    names = names.difference(*exclude)
    unmatched = [
        (key, index)
        for key, found in (("only", only), ("exclude", exclude))
        for index, commands in enumerate(found)
        if not commands
    ]
    kept = tuple(command for command in spec.commands if command.name in names)
    groups = {command.group for command in spec.commands} - {command.group for command in kept}
    models = _used_models(spec, spec.commands) - _used_models(spec, kept)
    return Selected(
        replace(
            spec,
            groups=tuple(group for group in spec.groups if group.name not in groups),
            commands=kept,
            models=tuple(model for model in spec.models if model.name not in models),
        ),
        tuple(unmatched),
    )


def matching(pattern: str, commands: Iterable[Command]) -> set[str]:
    """The names of the commands that a pattern means."""
    request = parse_request(pattern)
    return {
        command.name
        for command in commands
        if is_like(command.name, pattern)
        or is_like(command.group, pattern)
        or (request is not None and (own := request_of(command)) is not None and request.covers(own))
    }


def _used_models(spec: Spec, commands: Iterable[Command]) -> set[str]:
    """The models of responses, statuses and parameters, and those inside of them."""
    fields = {model.name: model.fields for model in spec.models}
    waiting: list[str | None] = []
    for command in commands:
        waiting += (command.response.model, *(status.model for status in command.statuses), *_held(command.params))
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in fields and name not in used:
            used.add(name)
            waiting += _held(fields[name])
    return used


def _held(rows: Iterable[Param | Field]) -> list[str | None]:
    return [innermost(row.items) for row in rows if row.items]
