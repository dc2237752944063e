"""The ignore file of a project: findings that it accepts, and its own levels for rules."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Position, Positions, Severity, position_of
from slatebind.diff.registry import REGISTRY
from slatebind.diff.verdict import Finding, Level, Surface
from slatebind.spec.addresses import Request, is_like, normal_variables
from slatebind.suggestions import did_you_mean

Text = Annotated[str, Meta(min_length=1)]


class Ignore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An accepted finding. ``place`` may be a pattern such as ``copyIso.*``; ``expires`` is a date, 2027-03-31.

    A command with a path can be called by its request: ``GET /trees/{id}.params.limit``.
    """

    id: Text
    place: Text
    reason: Text
    expires: Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None


LevelChoice = Literal["breaking", "warning", "info", "none"]
Levels = Mapping[str, LevelChoice | Mapping[Surface, LevelChoice]]
"""Levels by rule id: for all surfaces on which a finding has a level, or for some of them."""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ignore: tuple[Ignore, ...] = ()
    levels: dict[str, LevelChoice | dict[Surface, LevelChoice]] = {}


class Ignores(msgspec.Struct, frozen=True):
    """The contents of an ignore file, with their positions in it."""

    entries: tuple[Ignore, ...]
    positions: Positions
    file: str
    levels: Levels = {}

    def at(self, index: int) -> Position:
        """The position of an entry."""
        return position_of(self.positions, ("ignore", index), self.file)


def load_ignores(text: str, file: str) -> tuple[Ignores | None, tuple[Diagnostic, ...]]:
    """Read an ignore file; None, with the problems, if it is invalid."""
    parsed = read_yaml(text, file)
    content, problems = read_record(parsed, _File, file, "ignore-invalid")
    if content is None:
        return None, problems
    ignores = Ignores(content.ignore, parsed.positions, file, content.levels)
    rule_ids: list[tuple[Path, str]] = [(("ignore", index), entry.id) for index, entry in enumerate(content.ignore)]
    rule_ids += [(("levels", rule_id), rule_id) for rule_id in content.levels]
    unknown = tuple(
        Diagnostic(
            code="ignore-unknown",
            message=f"unknown rule `{rule_id}`",
            at=position_of(parsed.positions, path, file),
            severity=Severity.ERROR,
            hint=did_you_mean(rule_id, REGISTRY),
        )
        for path, rule_id in rule_ids
        if rule_id not in REGISTRY
    )
    return (None if unknown else ignores), (*problems, *unknown)


def override_levels(finding: Finding, levels: Levels) -> Finding:
    """The finding with the project's own levels for its rule."""
    choice = levels.get(finding.rule)
    if choice is None:
        return finding
    chosen = {surface: _level_on(surface, choice, level.value) for surface, level in finding.levels.items()}
    kept = {surface: Level(level) for surface, level in chosen.items() if level != "none"}
    return msgspec.structs.replace(finding, levels=kept)


def _level_on(surface: Surface, choice: LevelChoice | Mapping[Surface, LevelChoice], default: str) -> str:
    return choice if isinstance(choice, str) else choice.get(surface, default)


def mark_accepted(
    findings: Sequence[Finding], ignores: Ignores, today: date, requests: Mapping[str, Request]
) -> tuple[tuple[Finding, ...], tuple[Diagnostic, ...]]:
    """The findings with the reasons of the entries that accept them, and notes on expired and on unused entries.

    ``requests`` are those of the commands of both specs, by name.
    """
    used: set[int] = set()
    marked: list[Finding] = []
    for finding in findings:
        places = (finding.place, *_places_by_request(finding, requests))
        matching = [index for index, entry in enumerate(ignores.entries) if _matches(entry, finding.rule, places)]
        used.update(matching)
        valid = [ignores.entries[index].reason for index in matching if not _is_expired(ignores.entries[index], today)]
        marked.append(msgspec.structs.replace(finding, accepted=valid[0]) if valid else finding)
    return tuple(marked), tuple(_notes(ignores, used, today))


def _notes(ignores: Ignores, used: set[int], today: date) -> Iterator[Diagnostic]:
    for index, entry in enumerate(ignores.entries):
        if _is_expired(entry, today):
            message = f"entry for `{entry.id}` at `{entry.place}` expired on {entry.expires}"
            yield _note(ignores, index, "ignore-expired", message, "remove it, or set a later date")
        elif index not in used:
            message = f"entry for `{entry.id}` at `{entry.place}` matches no finding"
            yield _note(ignores, index, "ignore-unused", message, "remove it")


def _matches(entry: Ignore, rule: str, places: Sequence[str]) -> bool:
    """Whether an entry is for a finding. Names may contain the brackets that have a meaning in patterns."""
    if entry.id != rule:
        return False
    own, *by_request = places
    if fnmatchcase(own, entry.place) or is_like(own, entry.place):
        return True
    pattern = normal_variables(entry.place)
    return any(is_like(place, pattern) for place in by_request)


def _places_by_request(finding: Finding, requests: Mapping[str, Request]) -> Iterator[str]:
    """The place of a finding with its command called by its request, with and without the query."""
    for path in {finding.old, finding.new} - {None}:
        name = str(path[1]) if path and path[0] == "commands" and len(path) > 1 else ""
        request = requests.get(name)
        if request and (finding.place == name or finding.place.startswith(f"{name}.")):
            for text in {str(request), str(request._replace(query=frozenset()))}:
                yield text + finding.place[len(name) :]


def _is_expired(entry: Ignore, today: date) -> bool:
    return entry.expires is not None and entry.expires < today.isoformat()


def _note(ignores: Ignores, index: int, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, at=ignores.at(index), severity=Severity.WARNING, hint=hint)
