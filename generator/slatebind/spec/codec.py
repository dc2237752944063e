"""Specs as YAML text. The same spec gives the same bytes, and reading them gives the spec that was written."""

from collections.abc import Iterator
from typing import Any

import msgspec

from slatebind._version import __version__
from slatebind.data.parsed import Parsed
from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.data.yaml_writer import write_yaml
from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of
from slatebind.spec.addresses import placed_addresses
from slatebind.spec.check import check
from slatebind.spec.model import FORMAT, Spec, key_of

_NAMED = {"sources", "groups", "commands", "params", "models", "fields", "errors"}


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A spec with the position of each of its parts; ``spec`` is None, with diagnostics, if it could not be loaded.

    ``detected`` is, for docs whose dialect was detected, the dialect and the reason.
    """

    spec: Spec | None
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    detected: str = ""


def dump(spec: Spec) -> str:
    """A spec as YAML, with its keys in the order of the records and without empty ones."""
    return "".join(_sections(spec))


def _sections(spec: Spec) -> Iterator[str]:
    """The text in pieces, one for each record of the long lists: builtins of the whole spec would take much memory."""
    for key in spec.__struct_fields__:
        value = getattr(spec, key)
        if not isinstance(value, tuple):
            yield write_yaml({key: msgspec.to_builtins(value)})
        elif value:
            yield f"{key}:\n"
            for record in value:
                _, _, entry = write_yaml({key: [msgspec.to_builtins(record)]}).partition("\n")
                yield entry


def load(text: str, file: str) -> Loaded:
    """The spec in a YAML text that is called ``file`` in diagnostics, checked."""
    parsed = read_yaml(text, file)
    if newer := _newer_format(parsed, file):
        return Loaded(spec=None, positions={}, diagnostics=(newer,))
    spec, problems = read_record(parsed, Spec, file, "spec-invalid")
    problems = tuple(_with_version(problem) for problem in problems)
    if spec is None:
        return Loaded(spec=None, positions={}, diagnostics=problems)
    positions = named_positions(parsed)
    found = (*problems, *check(spec, positions, file))
    failed = any(problem.severity is Severity.ERROR for problem in found)
    return Loaded(spec=None if failed else spec, positions=positions, diagnostics=found)


def _newer_format(parsed: Parsed, file: str) -> Diagnostic | None:
    """An error for a spec in a format that this version does not know yet."""
    number = parsed.value.get("slatebind") if isinstance(parsed.value, dict) else None
    if not isinstance(number, int) or number <= FORMAT:
        return None
    return Diagnostic(
        code="spec-invalid",
        message=f"written by a newer slatebind: the spec has format {number}, this is slatebind {__version__}, "
        f"which reads format {FORMAT}",
        at=position_of(parsed.positions, ("slatebind",), file),
        severity=Severity.ERROR,
        hint="update slatebind",
    )


def _with_version(problem: Diagnostic) -> Diagnostic:
    """A key that is not known may be one of a newer version, unless it is like a known one."""
    if not problem.message.endswith(": unknown key") or not problem.hint.startswith("known keys"):
        return problem
    hint = f"written by a newer slatebind? this is {__version__}; {problem.hint}"
    return msgspec.structs.replace(problem, hint=hint)


def named_positions(parsed: Parsed) -> Positions:
    """Positions with the names of records in their paths instead of indices."""
    named: dict[Path, Path] = {(): ()}
    addresses: dict[Path, tuple[str, ...]] = {}
    for path in parsed.positions:
        if path and path[-1] == "params":
            addresses[path] = _addresses(_value(path, parsed.value))
        if path and path[:-1] in addresses and isinstance(path[-1], int) and addresses[path[:-1]]:
            named[path] = (*named[path[:-1]], addresses[path[:-1]][path[-1]])
        elif path:
            named[path] = (*named[path[:-1]], _step(path, parsed.value))
    return {named[path]: at for path, at in reversed(parsed.positions.items())}


def _addresses(params: Any) -> tuple[str, ...]:
    """The addresses of a list of parameters; none if it is not one, or one without a name is among them."""
    pairs: list[tuple[str, str | None]] = []
    for record in params if isinstance(params, list) else ():
        name = record.get("name") if isinstance(record, dict) else None
        if not isinstance(name, str):
            return ()
        place = record.get("in")
        pairs.append((name, place if isinstance(place, str) else None))
    return placed_addresses(pairs)


def _value(path: Path, value: Any) -> Any:
    for step in path:
        value = value[step]
    return value


def _step(path: Path, value: Any) -> str | int:
    """The last step of a path: the name of the record, if the list has named records."""
    last, container = path[-1], path[-2] if len(path) > 1 else None
    if not isinstance(last, int) or container not in _NAMED or "example" in path:
        return last
    value = _value(path, value)
    name = value.get(key_of(str(container))) if isinstance(value, dict) else None
    return name if isinstance(name, str | int) else last


__all__ = ["FORMAT", "Loaded", "dump", "load", "named_positions"]
