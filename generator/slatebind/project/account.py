"""What became of a document: all that is in its spec, with line and source, and each line, row or table that is not.

Knows the spec and the findings, not the document: that nothing is lost without a finding is the business of extraction.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from slatebind.diagnostic import Path, Position, position_of
from slatebind.plurals import counted
from slatebind.spec.addresses import param_addresses
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Command, FactOrigin, Field, Param

EntryKind = Literal["command", "parameter", "field", "value", "request", "row", "table"]
_NOT_READ = frozenset(("request", "row", "table"))

_ROW_CODES = frozenset({"row-lost", "row-as-text", "row-duplicate", "name-missing", "name-invalid", "error-code"})
_REQUEST_CODES = frozenset({"request-ignored", "request-unannounced", "path-malformed"})
_TABLE_CODES = frozenset({"table-not-read", "list-not-read", "comment-hides-content", "code-hides-rows"})


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the spec, or a request line, row or table that is not in it, for the reason of its ``message``.

    ``source`` is ``stated``, or where it was read from; a ``value`` is a key of a record that no column states.
    ``request`` is the method and path of a command that has one.
    """

    kind: EntryKind
    name: str
    at: Position
    source: str = ""
    message: str = ""
    request: str = ""


def account(loaded: Loaded) -> tuple[Entry, ...]:
    """The account of a document, in the order of its positions."""
    known = tuple(_known(loaded))
    lines = {(entry.at.file, entry.at.line) for entry in known}
    return tuple(sorted((*known, *_not_read(loaded, lines)), key=lambda entry: (entry.at, entry.kind, entry.name)))


def sentence(entries: Iterable[Entry]) -> str:
    """The account in one line."""
    entries = tuple(entries)
    kinds = Counter(entry.kind for entry in entries)
    sources = Counter(entry.source for entry in entries if entry.kind in {"parameter", "field", "value"})
    read = [f"{counted(sources[source], 'fact')} from {source}" for source in sorted(sources) if source != "stated"]
    parts = [
        counted(kinds["command"], "command"),
        counted(kinds["parameter"], "parameter"),
        counted(kinds["field"], "field"),
        *read,
    ]
    rest = f"{counted(kinds['row'], 'row')} and {counted(kinds['table'], 'table')} not read"
    if kinds["request"] or any(entry.request for entry in entries):
        rest = f"{counted(kinds['request'], 'request line')} not taken, {rest}"
    return f"{', '.join(parts)}; {rest}"


def sentence_with_hint(entries: Iterable[Entry]) -> str:
    """The account in one line, with the option that lists what was not read if there is anything."""
    entries = tuple(entries)
    is_all_read = _NOT_READ.isdisjoint(entry.kind for entry in entries)
    return sentence(entries) if is_all_read else f"{sentence(entries)} (`slatebind extract --report FILE` lists them)"


def _known(loaded: Loaded) -> Iterator[Entry]:
    if loaded.spec is None:
        return
    for command in loaded.spec.commands:
        address: Path = ("commands", command.name)
        at = position_of(loaded.positions, address, "")
        source = command.origin if isinstance(command.origin, str) else "stated"
        request = f"{command.method or 'GET'} {command.path}" if command.path else ""
        yield Entry(kind="command", name=command.name, at=at, source=source, request=request)
        yield from _values(command.name, command, address, loaded)
        for param, row in zip(command.params, param_addresses(command.params), strict=True):
            yield from _row("parameter", f"{command.name}.{row}", param, (*address, "params", row), loaded)
    for model in loaded.spec.models:
        for field in model.fields:
            address = ("models", model.name, "fields", field.name)
            yield from _row("field", f"{model.name}.{field.name}", field, address, loaded, model.origin)


def _row(
    kind: EntryKind, name: str, row: Param | Field, address: Path, loaded: Loaded, of_model: FactOrigin | None = None
) -> Iterator[Entry]:
    """A parameter or field, which may have been read with its model, and each of its values that was not stated."""
    at = position_of(loaded.positions, address, "")
    source = next((origin for origin in (row.origin, of_model) if isinstance(origin, str)), "stated")
    yield Entry(kind=kind, name=name, at=at, source=source)
    yield from _values(name, row, address, loaded)


def _values(name: str, record: Command | Param | Field, address: Path, loaded: Loaded) -> Iterator[Entry]:
    origin = record.origin
    for key, source in origin.items() if isinstance(origin, dict) else ():
        at = position_of(loaded.positions, (*address, key), "")
        yield Entry(kind="value", name=f"{name}.{key}", at=at, source=source)


def _not_read(loaded: Loaded, known_lines: set[tuple[str, int]]) -> Iterator[Entry]:
    """The request lines, rows and tables that are not read, as findings say.

    A row that is in the spec all the same is none of them.
    """
    for finding in loaded.diagnostics:
        at = finding.at
        if finding.code in _REQUEST_CODES:
            yield Entry(kind="request", name=finding.code, at=at, message=finding.message)
        elif finding.code in _TABLE_CODES:
            yield Entry(kind="table", name=finding.code, at=at, message=finding.message)
        elif finding.code in _ROW_CODES and (at.file, at.line) not in known_lines:
            yield Entry(kind="row", name=finding.code, at=at, message=finding.message)
