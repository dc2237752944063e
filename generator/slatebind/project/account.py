"""What became of a document: all that is in its spec, with line and source, and every row or table that is not.

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
from slatebind.spec.model import Command, Field, Param

EntryKind = Literal["command", "parameter", "field", "value", "row", "table"]

_ROW_CODES = frozenset({"row-lost", "row-as-text", "row-duplicate", "name-missing", "name-invalid", "error-code"})
_TABLE_CODES = frozenset({"table-not-read", "comment-hides-content", "code-hides-rows"})


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the spec, or a row or table that is not in it.

    ``source`` is ``stated``, or where it was read from; a ``value`` is a key of a record that no column states.
    """

    kind: EntryKind
    name: str
    at: Position
    source: str = ""
    message: str = ""


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
    return f"{', '.join(parts)}; {counted(kinds['row'], 'row')} and {counted(kinds['table'], 'table')} not read"


def dump(entries: Iterable[Entry]) -> str:
    """The account as a JSON document."""
    entries = tuple(entries)
    listed = [
        {
            "kind": entry.kind,
            "name": entry.name,
            "source": entry.source,
            "file": entry.at.file,
            "line": entry.at.line,
            "column": entry.at.column,
            "message": entry.message,
        }
        for entry in entries
    ]
    document = {"slatebind-report": 1, "summary": sentence(entries), "entries": listed}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def is_account(data: bytes) -> bool:
    """Whether a file is one that ``dump`` made."""
    return data.lstrip(b"{ \n").startswith(b'"slatebind-report"')


def _known(loaded: Loaded) -> Iterator[Entry]:
    if loaded.spec is None:
        return
    for command in loaded.spec.commands:
        address: Path = ("commands", command.name)
        yield from _record("command", command.name, command, address, loaded)
        for param, row in zip(command.params, param_addresses(command.params), strict=True):
            yield from _record("parameter", f"{command.name}.{row}", param, (*address, "params", row), loaded)
    for model in loaded.spec.models:
        for field in model.fields:
            address = ("models", model.name, "fields", field.name)
            yield from _record("field", f"{model.name}.{field.name}", field, address, loaded)


def _record(
    kind: EntryKind, name: str, record: Command | Param | Field, address: Path, loaded: Loaded
) -> Iterator[Entry]:
    """A record, and each of its values that was not stated."""
    at = position_of(loaded.positions, address, "")
    origin = record.origin
    yield Entry(kind=kind, name=name, at=at, source=origin if isinstance(origin, str) else "stated")
    for key, source in origin.items() if isinstance(origin, dict) else ():
        at = position_of(loaded.positions, (*address, key), "")
        yield Entry(kind="value", name=f"{name}.{key}", at=at, source=source)


def _not_read(loaded: Loaded, known_lines: set[tuple[str, int]]) -> Iterator[Entry]:
    """The rows and tables that findings say are not read. A row that is in the spec all the same is none."""
    for finding in loaded.diagnostics:
        at = finding.at
        if finding.code in _TABLE_CODES:
            yield Entry(kind="table", name=finding.code, at=at, message=finding.message)
        elif finding.code in _ROW_CODES and (at.file, at.line) not in known_lines:
            yield Entry(kind="row", name=finding.code, at=at, message=finding.message)
