"""What a project makes of findings: breaks that are accepted on purpose, and levels of its own for rules."""

from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Position, Positions, Severity, position_of
from slatebind.diff.catalogue import CATALOGUE
from slatebind.diff.outcome import Accepted, Outcome
from slatebind.diff.verdict import Finding, Level, Surface
from slatebind.suggestions import did_you_mean

Text = Annotated[str, Meta(min_length=1)]


class Ignore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry. ``place`` is a finding's, or a pattern such as ``copyIso.*``; ``expires`` is a date, 2027-03-31."""

    id: Text
    place: Text
    reason: Text
    expires: Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None


Chosen = Literal["breaking", "warning", "info", "none"]
Levels = Mapping[str, Chosen | Mapping[Surface, Chosen]]
"""Levels by the ids of rules, for every surface that a finding has a level on, or for some of them."""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ignore: tuple[Ignore, ...] = ()
    levels: dict[str, Chosen | dict[Surface, Chosen]] = {}


class Ignores(msgspec.Struct, frozen=True):
    """The entries of a file, where they stand in it, and the levels that it gives to rules."""

    entries: tuple[Ignore, ...]
    positions: Positions
    file: str
    levels: Levels = {}

    def at(self, index: int) -> Position:
        """Where an entry stands."""
        return position_of(self.positions, ("ignore", index), self.file)


def load_ignores(text: str, file: str) -> tuple[Ignores | None, tuple[Diagnostic, ...]]:
    """The entries in a YAML text; None, with the reasons, where it is none."""
    parsed = read_yaml(text, file)
    content, problems = read_record(parsed, _File, file, "ignore-invalid")
    if content is None:
        return None, problems
    ignores = Ignores(content.ignore, parsed.positions, file, content.levels)
    named: list[tuple[Path, str]] = [(("ignore", index), entry.id) for index, entry in enumerate(content.ignore)]
    named += [(("levels", ident), ident) for ident in content.levels]
    unknown = tuple(
        Diagnostic(
            code="ignore-unknown",
            message=f"unknown rule `{ident}`",
            at=position_of(parsed.positions, path, file),
            severity=Severity.ERROR,
            hint=did_you_mean(ident, CATALOGUE),
        )
        for path, ident in named
        if ident not in CATALOGUE
    )
    return (None if unknown else ignores), (*problems, *unknown)


def relevelled(finding: Finding, levels: Levels) -> Finding:
    """The finding with the levels that the project gives to its rule."""
    chosen = levels.get(finding.rule)
    if chosen is None:
        return finding
    given = {surface: _chosen(chosen, surface, level.value) for surface, level in finding.levels.items()}
    kept = {surface: Level(level) for surface, level in given.items() if level != "none"}
    return msgspec.structs.replace(finding, levels=kept)


def _chosen(chosen: Chosen | Mapping[Surface, Chosen], surface: Surface, level: str) -> str:
    return chosen if isinstance(chosen, str) else chosen.get(surface, level)


def accept(outcome: Outcome, ignores: Ignores, today: date) -> Outcome:
    """The outcome without what is accepted. Expired entries do not count; these and unused ones are noted."""
    used: set[int] = set()
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in outcome.findings:
        fitting = [index for index, entry in enumerate(ignores.entries) if _fits(entry, finding)]
        used.update(fitting)
        alive = [index for index in fitting if not _is_expired(ignores.entries[index], today)]
        if alive:
            accepted.append(Accepted(finding=finding, reason=ignores.entries[alive[0]].reason))
        else:
            kept.append(finding)
    notes = []
    for index, entry in enumerate(ignores.entries):
        if _is_expired(entry, today):
            message = f"the entry for `{entry.id}` at `{entry.place}` expired on {entry.expires}"
            notes.append(_note(ignores, index, "ignore-expired", message, "remove it, or decide anew"))
        elif index not in used:
            message = f"the entry for `{entry.id}` at `{entry.place}` accepts nothing"
            notes.append(_note(ignores, index, "ignore-unused", message, "remove it"))
    return msgspec.structs.replace(outcome, findings=tuple(kept), accepted=tuple(accepted), notes=tuple(notes))


def _fits(entry: Ignore, finding: Finding) -> bool:
    return entry.id == finding.rule and fnmatchcase(finding.place, entry.place)


def _is_expired(entry: Ignore, today: date) -> bool:
    return entry.expires is not None and entry.expires < today.isoformat()


def _note(ignores: Ignores, index: int, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, at=ignores.at(index), severity=Severity.WARNING, hint=hint)
