"""JSON for programs, and its schema."""

from collections.abc import Mapping
from typing import Any

import msgspec

from slatebind.data.json_schema import schema_of
from slatebind.diagnostic import Diagnostic, Position
from slatebind.diff.fingerprints import with_fingerprints
from slatebind.diff.registry import REGISTRY
from slatebind.diff.result import DEFAULT_TARGET, Bump, DiffResult
from slatebind.diff.verdict import Finding, Level, Surface, Witness


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A finding. ``fingerprint`` is stable between runs; ``accepted`` is the reason of the ignore entry.

    ``consequences`` follow from the change and are not counted; ``other_places`` are those of the same change.
    ``commands`` are those whose responses change, ``senders`` those whose requests do. ``request`` is the method and
    path of the command that it is about.
    """

    fingerprint: str
    rule: str
    title: str
    place: str
    level: Level
    levels: Mapping[Surface, Level]
    message: str
    why: str
    old: Position | None
    new: Position | None
    commands: tuple[str, ...]
    confidence: float
    witness: Witness | None
    accepted: str | None = None
    consequences: tuple["Change", ...] = ()
    other_places: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    request: str = ""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A problem with an ignore entry."""

    severity: str
    code: str
    message: str
    at: Position


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The document, format 1. ``is_new`` if the old version does not have the docs: there was nothing to compare.

    ``target`` is the one whose generated names the surface ``sdk`` is about.
    """

    slatebind_diff: int = 1
    old: str
    new: str
    surfaces: tuple[Surface, ...]
    bump: Bump
    summary: Mapping[Level, int]
    changes: tuple[Change, ...]
    notes: tuple[Note, ...] = ()
    is_new: bool = False
    target: str = DEFAULT_TARGET


def render(result: DiffResult) -> str:
    """The comparison as JSON."""
    document = Document(
        old=result.old,
        new=result.new,
        surfaces=result.surfaces,
        bump=result.bump,
        summary=result.counts,
        changes=_changes(result.everything, result),
        notes=tuple(_note(note) for note in result.notes),
        is_new=result.is_new,
        target=result.target,
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _changes(findings: tuple[Finding, ...], result: DiffResult) -> tuple[Change, ...]:
    return tuple(_change(finding, mark, result) for finding, mark in with_fingerprints(findings))


def _change(finding: Finding, fingerprint: str, result: DiffResult) -> Change:
    return Change(
        fingerprint=fingerprint,
        rule=finding.rule,
        title=REGISTRY[finding.rule].title,
        place=finding.place,
        level=result.level(finding),
        levels=finding.levels,
        message=finding.message,
        why=finding.why,
        old=finding.old_at,
        new=finding.new_at,
        commands=finding.commands,
        senders=finding.senders,
        request=finding.request,
        confidence=finding.confidence,
        witness=finding.witness,
        accepted=finding.accepted,
        consequences=_changes(finding.consequences, result),
        other_places=finding.other_places,
    )


def _note(note: Diagnostic) -> Note:
    return Note(severity=note.severity.value, code=note.code, message=note.message, at=note.at)


def diff_schema() -> dict[str, Any]:
    """The JSON Schema of the document, draft 2020-12."""
    return schema_of(Document, "slatebind diff, format 1")
