"""What is known about a command, one of its parameters, or the API, that is named instead of a file."""

from collections.abc import Iterator

from slatebind.diagnostic import Path, Position, Positions, position_of
from slatebind.spec.addresses import CommandRequests, param_addresses, split_place, with_place
from slatebind.spec.model import Command, Param, Spec

_PARAMS = ".params."
_API: Path = ("api",)
_API_FACTS = ("endpoint", "servers", "auth")
"""The facts about an API that docs state or show in samples."""


def find_records(text: str, spec: Spec) -> tuple[Path, ...]:
    """The paths of the commands of a name or request, or of a parameter: ``GET /trees/{id}.params.limit``.

    ``api`` is the API itself, unless a command has that name.
    """
    names = {command.name for command in spec.commands}
    if text == "api" and text not in names:
        return (_API,)
    if text in names:
        return (("commands", text),)
    head, is_param, tail = text.rpartition(_PARAMS)
    command_text, param = (head, tail) if is_param else (text, "")
    found = (command_text,) if command_text in names else CommandRequests(spec.commands).names(command_text)
    if not param:
        return tuple(("commands", name) for name in found)
    commands = [command for command in spec.commands if command.name in found]
    return tuple(
        ("commands", command.name, "params", address)
        for command in commands
        if (address := _param(param, command)) is not None
    )


def _param(text: str, command: Command) -> str | None:
    """The address of a parameter that is named by its name or with its place."""
    addresses = param_addresses(command.params)
    if text in addresses:
        return text
    named = split_place(text)
    same = (
        address
        for address, param in zip(addresses, command.params, strict=True)
        if named and with_place(param.name, param.location) == with_place(*named)
    )
    return next(same, None)


def facts(path: Path, spec: Spec, positions: Positions, source: str) -> Iterator[tuple[str, Position]]:
    """Where a record is in the docs, and each of its values that no column states, with its position."""
    if path == _API:
        yield from _api_facts(spec, positions, source)
        return
    command = next(command for command in spec.commands if command.name == path[1])
    rows = dict(zip(param_addresses(command.params), command.params, strict=True))
    if len(path) > 2:
        yield from _facts(f"parameter `{path[3]}`", rows[str(path[3])], path, positions, source)
        return
    yield from _facts(f"command `{command.name}`", command, path, positions, source)
    for address, param in rows.items():
        yield from _inferred(f"parameter `{address}`", param, (*path, "params", address), positions, source)


def _api_facts(spec: Spec, positions: Positions, source: str) -> Iterator[tuple[str, Position]]:
    """Where the docs have each fact about the API; facts of a dialect's file are not in the docs."""
    yield f"API `{spec.api.name}`", position_of(positions, _API, source)
    for key in _API_FACTS:
        at = positions.get((*_API, key))
        if at is not None and getattr(spec.api, key):
            records = spec.api.auth if key == "auth" else ()
            kinds = {record.origin for record in records if isinstance(record.origin, str)}
            yield f"`{key}`" + "".join(f" is read from {kind}" for kind in sorted(kinds)), at


def _facts(
    label: str, record: Command | Param, path: Path, positions: Positions, source: str
) -> Iterator[tuple[str, Position]]:
    yield label, position_of(positions, path, source)
    yield from _inferred(label, record, path, positions, source)


def _inferred(
    label: str, record: Command | Param, path: Path, positions: Positions, source: str
) -> Iterator[tuple[str, Position]]:
    if isinstance(record.origin, str):
        yield f"{label} is read from {record.origin}", position_of(positions, path, source)
        return
    for key, origin in record.origin.items():
        yield f"`{key}` of {label} is read from {origin}", position_of(positions, (*path, key), source)
