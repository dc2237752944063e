"""JSON for programs, and the schema that it keeps to."""

from collections.abc import Mapping
from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.diff.catalogue import CATALOGUE
from slatebind.diff.fingerprints import fingerprinted
from slatebind.diff.outcome import Bump, Outcome
from slatebind.diff.verdict import Finding, Level, Surface, Witness


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A finding. ``fingerprint`` stays from run to run; ``accepted`` is the reason of the entry that accepts it."""

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


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something about an ignore entry."""

    severity: str
    code: str
    message: str
    at: Position


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of it, format 1."""

    slatebind_diff: int = 1
    old: str
    new: str
    surfaces: tuple[Surface, ...]
    bump: Bump
    summary: Mapping[Level, int]
    changes: tuple[Change, ...]
    notes: tuple[Note, ...] = ()


def render(outcome: Outcome) -> str:
    """The comparison as JSON."""
    reasons = {id(one.finding): one.reason for one in outcome.accepted}
    found = (*outcome.findings, *(one.finding for one in outcome.accepted))
    document = Document(
        old=outcome.old,
        new=outcome.new,
        surfaces=outcome.surfaces,
        bump=outcome.bump,
        summary=outcome.counts,
        changes=tuple(_change(one, mark, outcome, reasons.get(id(one))) for one, mark in fingerprinted(found)),
        notes=tuple(_note(note) for note in outcome.notes),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _change(finding: Finding, mark: str, outcome: Outcome, accepted: str | None) -> Change:
    return Change(
        fingerprint=mark,
        rule=finding.rule,
        title=CATALOGUE[finding.rule].title,
        place=finding.place,
        level=outcome.level(finding),
        levels=finding.levels,
        message=finding.message,
        why=finding.why,
        old=finding.old_at,
        new=finding.new_at,
        commands=finding.commands,
        confidence=finding.confidence,
        witness=finding.witness,
        accepted=accepted,
    )


def _note(note: Diagnostic) -> Note:
    return Note(severity=note.severity.value, code=note.code, message=note.message, at=note.at)


def diff_schema() -> dict[str, Any]:
    """The schema of the JSON, JSON Schema 2020-12."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "slatebind diff, format 1", **msgspec.json.schema(Document)}
