"""The account of a document as a file: Markdown to read, or JSON for programs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from slatebind.data.json_schema import schema_of
from slatebind.formats.markdown import markdown_code, markdown_text
from slatebind.project.account import Entry, EntryKind, sentence

_TITLE = "# What became of the docs"
_TABLES: tuple[tuple[str, tuple[EntryKind, ...]], ...] = (
    ("Request lines that are not taken", ("request",)),
    ("Tables and rows that are not read", ("table", "row")),
    ("What no column states", ("value",)),
    ("Commands", ("command",)),
    ("Parameters", ("parameter",)),
    ("Fields", ("field",)),
)


class ReportEntry(msgspec.Struct, frozen=True):
    """An entry: a part of the spec, or what is not in it, for the reason of its message."""

    kind: EntryKind
    name: str
    source: str
    file: str
    line: int
    column: int
    message: str
    request: str


class ReportDocument(msgspec.Struct, frozen=True, rename={"version": "slatebind-report"}):
    """The JSON document: a sentence, the number of entries of each kind and source, and the entries."""

    version: int
    summary: str
    counts: dict[EntryKind, int]
    sources: dict[str, int]
    entries: tuple[ReportEntry, ...]


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the document, draft 2020-12."""
    return schema_of(ReportDocument, "slatebind report, format 1")


def dump(entries: Iterable[Entry], file: str) -> str:
    """The account as the text of a file: Markdown if it is called so, else JSON."""
    listed = tuple(entries)
    return _markdown(listed) if file.lower().endswith((".md", ".markdown")) else _json(listed)


def is_account(data: bytes) -> bool:
    """Whether a file is one that ``dump`` made."""
    return data.startswith(_TITLE.encode()) or data.lstrip(b"{ \n").startswith(b'"slatebind-report"')


def _json(entries: Sequence[Entry]) -> str:
    document = ReportDocument(
        version=1,
        summary=sentence(entries),
        counts=dict(Counter(entry.kind for entry in entries)),
        sources=dict(sorted(Counter(entry.source for entry in entries if entry.source).items())),
        entries=tuple(
            ReportEntry(
                kind=entry.kind,
                name=entry.name,
                source=entry.source,
                file=entry.at.file,
                line=entry.at.line,
                column=entry.at.column,
                message=entry.message,
                request=entry.request,
            )
            for entry in entries
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _markdown(entries: Sequence[Entry]) -> str:
    """What needs a decision comes first, then everything that is in the spec."""
    lines = [_TITLE, "", f"{markdown_text(sentence(entries))}."]
    for title, kinds in _TABLES:
        of_kind = [entry for entry in entries if entry.kind in kinds]
        if of_kind:
            lines += ["", f"## {title}", "", "| Where | What | How |", "| --- | --- | --- |"]
            lines += [f"| {_where(entry)} | {_what(entry)} | {_how(entry)} |" for entry in of_kind]
    return "\n".join(lines) + "\n"


def _where(entry: Entry) -> str:
    return f"`{_cell(f'{entry.at.file}:{entry.at.line}')}`"


def _what(entry: Entry) -> str:
    request = f" `{_cell(entry.request)}`" if entry.request else ""
    return f"`{_cell(entry.name)}`{request}"


def _how(entry: Entry) -> str:
    return markdown_text(entry.message) if entry.message else markdown_text(entry.source)


def _cell(text: str) -> str:
    """Code in a cell, where a pipe would end it."""
    return markdown_code(text).replace("|", "\\|")
