"""Detecting mass removals, which suggest that a part of the docs is missing rather than that the API shrank."""

from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Path
from slatebind.diff.address import parse_path, place_of
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Removed
from slatebind.diff.registry import REGISTRY
from slatebind.diff.verdict import Finding, Level
from slatebind.spec.model import Command, Field, Param

RULE = "suspicious-mass-removal"

MIN_REMOVED = 5
"""Fewer records than this are never suspicious."""
MAX_SHARE = 0.5
"""Removing up to this share of a list is not suspicious."""


def find_mass_removals(comparison: Comparison) -> Iterator[Finding]:
    """A finding for each list of commands, parameters or fields that lost more than half of its records."""
    removed = Counter(
        delta.old[:-1]
        for delta in comparison.deltas
        if isinstance(delta, Removed) and delta.old and isinstance(delta.value, Command | Param | Field)
    )
    for path, count in removed.items():
        if len(path) == 1:
            total, kind = len(comparison.old.commands), f"{comparison.noun}s"
        else:
            total, kind = _rows(comparison, path)
        if count >= MIN_REMOVED and count > total * MAX_SHARE:
            yield _finding(comparison, path, f"{count} of {total} {kind} were removed")


def _rows(comparison: Comparison, path: Path) -> tuple[int, str]:
    address = parse_path(path)
    if address.kind == "commands":
        return len(comparison.old_index.commands[address.name].params), "parameters"
    return len(comparison.old_index.models[address.name].fields), "fields"


def _finding(comparison: Comparison, path: Path, message: str) -> Finding:
    owner: Path = ()
    new_owner: Path = ()
    if len(path) > 1:
        address = parse_path(path)
        owner, new_owner = address.record, (address.kind, comparison.new_names[address.kind][address.name])
    return Finding(
        rule=RULE,
        place=place_of(path) if owner else f"docs.{RULE}",
        message=message,
        why=REGISTRY[RULE].why,
        levels={"docs": Level.WARNING},
        old=owner,
        new=new_owner,
    )
