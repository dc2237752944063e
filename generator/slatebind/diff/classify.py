"""Deciding whether a change is breaking, and for whom: the verdict of the change's rule becomes a finding."""

from collections import defaultdict

import msgspec

from slatebind.diagnostic import Path, Positions, position_of
from slatebind.diff.address import parse_path, path_in_spec, place_of
from slatebind.diff.changes import Change
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Renamed
from slatebind.diff.find_changes import find_changes
from slatebind.diff.rule import AnyRule
from slatebind.diff.rules import RULES
from slatebind.diff.shared_findings import merge_shared
from slatebind.diff.verdict import SURFACES, Finding, Level, Verdict


def _by_class_and_key() -> dict[tuple[type[Change], str], list[AnyRule]]:
    rules: dict[tuple[type[Change], str], list[AnyRule]] = defaultdict(list)
    for rule in RULES:
        for change_class in rule.on:
            for key in rule.keys:
                rules[change_class, key].append(rule)
    return rules


_RULES = _by_class_and_key()


def classify_changes(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings on all changes that concern somebody, each once, in the order of the changes.

    A change that another one subsumes is left out: the new type of a field says that its ``items`` are others.
    """
    evaluated = [(change, *found) for change in find_changes(comparison) if (found := evaluate(change)) is not None]
    subsumed: set[Path] = set()
    for change, _, verdict in evaluated:
        record = parse_path(change.delta.path).record
        subsumed.update((*record, *key.split(".")) for key in verdict.subsumes)
        subsumed.update(verdict.subsumes_paths)
    findings = (_finding(*parts) for parts in evaluated if parts[0].delta.path not in subsumed)
    return merge_shared(finding for finding in findings if finding.levels)


def evaluate(change: Change) -> tuple[AnyRule, Verdict] | None:
    """The rule that applies to a change, and its verdict: the first of ``RULES`` that has one."""
    for rule in _RULES.get((type(change), change.key), ()):
        verdict = rule.verdict(change)
        if verdict is not None:
            return rule, verdict
    return None


def _finding(change: Change, rule: AnyRule, verdict: Verdict) -> Finding:
    levels = {surface: getattr(verdict, surface) for surface in SURFACES if getattr(verdict, surface)}
    message = verdict.message
    if change.is_inferred and Level.BREAKING in levels.values():
        # What examples show and sentences say is not all that may be sent.
        levels = {surface: Level.WARNING if level is Level.BREAKING else level for surface, level in levels.items()}
        message += " (as read from examples)"
    return Finding(
        rule=rule.id,
        place=place_of(change.delta.path),
        message=message,
        why=rule.why,
        levels=levels,
        old=change.delta.old,
        new=change.delta.new,
        witness=verdict.witness,
        request=change.comparison.request_at(change.delta),
        commands=change.affected_commands,
        senders=change.senders,
        replaced=change.replaced_models,
        within=change.unlike_models,
        follows=change.follows,
        detail=change.detail,
        confidence=change.delta.confidence if isinstance(change.delta, Renamed) else 1.0,
    )


def with_positions(
    finding: Finding, comparison: Comparison, old: Positions, new: Positions, files: tuple[str, str]
) -> Finding:
    """The finding with its positions in both documents; in one without the record, the nearest record around it."""
    path = finding.new
    if path is None:
        path = comparison.nearest_new_path(finding.old) if finding.old else ()
    return msgspec.structs.replace(
        finding,
        old_at=position_of(old, path_in_spec(finding.old), files[0]) if finding.old is not None else None,
        new_at=position_of(new, path_in_spec(path), files[1]),
    )
