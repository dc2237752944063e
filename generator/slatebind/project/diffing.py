"""Comparing two sides: all changes, classified, with accepted ones set apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from slatebind.diagnostic import Diagnostic, position_of
from slatebind.diff.causes import accept_consequences, combine
from slatebind.diff.classify import classify_changes, with_positions
from slatebind.diff.comparison import Comparison
from slatebind.diff.doc_fixes import ExtractionFindings, find_doc_fixes
from slatebind.diff.ignores import Ignores, load_ignores, mark_accepted, override_levels
from slatebind.diff.mass_removal import find_mass_removals
from slatebind.diff.result import DEFAULT_TARGET, DiffResult
from slatebind.diff.verdict import SURFACES, Finding, Surface
from slatebind.files import read_text
from slatebind.rendering.targets.target import Target
from slatebind.spec.addresses import request_of
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec


def compare_sides(
    old: Loaded,
    new: Loaded,
    names: tuple[str, str],
    *,
    surfaces: Iterable[Surface] = SURFACES,
    ignores: Ignores | None = None,
    today: date | None = None,
    target: Target | None = None,
) -> DiffResult:
    """The changes that affect ``surfaces``; those that ``ignores`` accepts are set apart.

    ``target`` is the one whose packages are compared, by default the Python one.
    """
    assert old.spec is not None
    assert new.spec is not None
    selected = tuple(surfaces)
    comparison = Comparison(old.spec, new.spec, target.manifest if target else None)
    single = [*_spec_findings(comparison, old, new, names), *_doc_findings(comparison, old, new, names)]
    ignores = ignores or Ignores((), {}, "")
    single = [found for found in (override_levels(finding, ignores.levels) for finding in single) if found.levels]
    single.sort(key=lambda finding: comparison.report_order(finding.new or finding.old))
    requests = {
        command.name: request
        for command in (*old.spec.commands, *new.spec.commands)
        if (request := request_of(command))
    }
    marked, notes = mark_accepted(single, ignores, today or date.today(), requests)
    findings = [finding for finding in combine(accept_consequences(marked)) if finding.level(selected) is not None]
    return DiffResult(
        old=names[0],
        new=names[1],
        findings=tuple(finding for finding in findings if finding.accepted is None),
        accepted=tuple(finding for finding in findings if finding.accepted is not None),
        notes=notes,
        surfaces=selected,
        target=target.name if target else DEFAULT_TARGET,
    )


def _spec_findings(comparison: Comparison, old: Loaded, new: Loaded, names: tuple[str, str]) -> Iterator[Finding]:
    for finding in (*classify_changes(comparison), *find_mass_removals(comparison)):
        yield with_positions(finding, comparison, old.positions, new.positions, names)


def _doc_findings(comparison: Comparison, old: Loaded, new: Loaded, names: tuple[str, str]) -> Iterator[Finding]:
    """Errors of the docs that were fixed or introduced, if both sides are docs."""
    if _is_spec(old, names[0]) or _is_spec(new, names[1]):
        return
    yield from find_doc_fixes(
        ExtractionFindings(old.diagnostics, old.positions, comparison.old_index.commands),
        ExtractionFindings(new.diagnostics, new.positions, comparison.new_index.commands),
        comparison.new_names["commands"],
        comparison.deltas,
    )


def _is_spec(side: Loaded, name: str) -> bool:
    """Whether a side is a spec, which does not record the errors of the docs that it was extracted from."""
    return is_spec(position_of(side.positions, (), name).file)


def read_ignores(path: str) -> tuple[Ignores | None, tuple[Diagnostic, ...]]:
    """The accepted changes in a YAML file."""
    return load_ignores(read_text(path), path)


DEFAULT_IGNORES = "slatebind-diff.yaml"
"""Read by default, if it exists."""
