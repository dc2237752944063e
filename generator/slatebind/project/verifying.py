"""Comparing docs, or a spec, with a source: what disagrees, and the overlay that corrects it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Severity, in_order
from slatebind.dialects import choose_dialect
from slatebind.extraction import extract_spec
from slatebind.files import STDIN, read_text
from slatebind.formats.identity import relative
from slatebind.lint.context import lines_of_code
from slatebind.lint.settings import Settings
from slatebind.lint.suppress import Suppression, read_suppressions, suppress
from slatebind.markdown import DIRECTIVE, read_document
from slatebind.output import Outcome, write_single
from slatebind.project.sources import Source, open_source
from slatebind.project.steps import apply_shipped_overlay
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec
from slatebind.spec.overlay import apply_overlay
from slatebind.spec.overlay_file import Overlay, load_overlay
from slatebind.verify.comparison import compare
from slatebind.verify.corrections import corrections
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import SourceFacts
from slatebind.verify.new_models import Data
from slatebind.verify.overlay_text import MARK, own_entries, with_corrections, without_corrections, written_entries
from slatebind.verify.protection import Protection
from slatebind.verify.proven import TYPE_DIFFERS, contradicted, proven, without_earlier_types
from slatebind.verify.reporting import findings


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What docs are compared with, and how: ``settings`` and ``wants_texts``, which compares descriptions."""

    source: Source
    settings: Settings
    wants_texts: bool = False


class Found(msgspec.Struct, frozen=True):
    """The findings about one spec, each with the disagreements that it stands for."""

    findings: tuple[Diagnostic, ...]
    disagreements: dict[Diagnostic, tuple[Disagreement, ...]]


def find(loaded: Loaded, facts: SourceFacts, verification: Verification) -> Found:
    """The disagreements that are neither switched off nor suppressed in the docs."""
    assert loaded.spec is not None
    found: dict[Diagnostic, tuple[Disagreement, ...]] = {}
    raw = list(compare(loaded.spec, facts, wants_texts=verification.wants_texts))
    by_identity: dict[object, list[Disagreement]] = {}
    for disagreement in raw:
        by_identity.setdefault(disagreement.identity, []).append(disagreement)
    for finding, disagreement in findings(raw, facts, loaded.positions, verification.source.path):
        severity = verification.settings.severity(finding)
        if severity is not None:
            found[replace(finding, severity=severity)] = tuple(by_identity[disagreement.identity])
    left, _ = suppress(tuple(found), _suppressions(verification.source))
    return Found(in_order(left), {finding: found[finding] for finding in left})


def _suppressions(source: Source) -> tuple[Suppression, ...]:
    """The comments in the docs that suppress findings."""
    if source.path == STDIN or is_spec(source.path):
        return ()
    document = read_document(source.path)
    if not any(DIRECTIVE in file.text for file in document.files):
        return ()
    dialect = choose_dialect(source.dialect, (file.text for file in document.files)).dialect
    code = extract_spec(document, dialect).code if dialect else ()
    suppressions, _ = read_suppressions(document.files, lines_of_code(document.files, code))
    return suppressions


def open_without_corrections(source: Source, overlay: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """The spec with all overlays, but without the corrections that verify wrote to one of them before."""
    path = Path(overlay).resolve()
    loaded = open_source(
        replace(source, overlays=tuple(other for other in source.overlays if Path(other).resolve() != path))
    )
    text = read_text(overlay) if Path(overlay).exists() else ""
    if not text.strip() or loaded.spec is None:
        return loaded, ()
    present, problems = load_overlay(text, overlay)
    if present is None:
        return loaded, problems
    applied = apply_overlay(loaded.spec, without_corrections(present))
    return replace(loaded, spec=applied.spec), applied.diagnostics


def compared_with(loaded: Loaded, facts: SourceFacts) -> Loaded:
    """The spec that a source is compared with.

    Recorded responses are read with the models of a client, which know what every server of the protocol sends.
    """
    return apply_shipped_overlay(loaded) if facts.is_partial else loaded


def with_overlay(source: Source, overlay: str) -> Source:
    """The source with an overlay in addition to its own, unless it is one of them."""
    return source if overlay in source.overlays else replace(source, overlays=(*source.overlays, overlay))


def write_corrections(
    loaded: Loaded, wanted: Iterable[Disagreement], facts: SourceFacts, source: Source, overlay: str
) -> tuple[Outcome | None, tuple[Diagnostic, ...]]:
    """Write the entries that settle disagreements; None, with the reason, if the overlay cannot be extended.

    They replace those of before. Those from recorded traffic, which shows a part of what a server does, are added.
    """
    assert loaded.spec is not None
    text = read_text(overlay) if Path(overlay).exists() else None
    protection = Protection(loaded.spec, (own_entries(other) for other in _overlays(source, overlay)))

    def made(disagreements: Iterable[Disagreement]) -> dict[str, list[Data]]:
        assert loaded.spec is not None
        reason = partial(reason_of, facts)
        return corrections(loaded.spec, facts, list(disagreements), reason, protection.covers).sections

    if facts.is_partial:
        earlier = _earlier(loaded, facts, source, overlay)
        found = without_earlier_types(wanted, earlier.covers)
        sections = _added_sections(text, overlay, made(_uncontradicted(loaded, found, facts, made)))
    else:
        sections = made(wanted)
    merged, problems = with_corrections(text, sections, overlay)
    if merged is None:
        return None, problems
    return write_single(overlay, merged, is_ours=lambda _: True), ()


def _earlier(loaded: Loaded, facts: SourceFacts, source: Source, overlay: str) -> Protection:
    """What earlier recordings have shown: another one that differs contradicts them, and does not prove more."""
    assert loaded.spec is not None
    mark = f"{MARK}{facts.title}"
    entries = (written_entries(other) for other in _overlays(source, overlay))
    recorded = (
        {section: [row for row in rows if row["reason"].startswith(mark)] for section, rows in sections.items()}
        for sections in entries
    )
    return Protection(loaded.spec, recorded)


def _uncontradicted(
    loaded: Loaded,
    wanted: Iterable[Disagreement],
    facts: SourceFacts,
    made: Callable[[Iterable[Disagreement]], dict[str, list[Data]]],
) -> list[Disagreement]:
    """What recorded traffic proves, without types that other responses contradict once they are corrected."""
    compared = compared_with(loaded, facts)
    assert loaded.spec is not None
    assert compared.spec is not None
    found = proven(loaded.spec, compared.spec, wanted)
    text, _ = with_corrections(None, made(found), "corrections")
    corrections_alone, _ = load_overlay(text or "", "corrections")
    if corrections_alone is None:
        return found
    corrected = apply_overlay(loaded.spec, corrections_alone).spec
    names = contradicted(compare(loaded.spec, facts), compare(corrected, facts))
    return [
        disagreement
        for disagreement in found
        if not (disagreement.rule == TYPE_DIFFERS and disagreement.path[-1] in names)
    ]


def _added_sections(text: str | None, overlay: str, new: dict[str, list[Data]]) -> dict[str, list[Data]]:
    """The entries that verify wrote to an overlay before, and new ones."""
    present, _ = load_overlay(text, overlay) if text and text.strip() else (None, ())
    if present is None:
        return new
    return {section: [*entries, *new.get(section, ())] for section, entries in written_entries(present).items()}


def _overlays(source: Source, overlay: str) -> Iterable[Overlay]:
    """The overlays of a source, and the one that is written, if it exists."""
    paths = {str(Path(path).resolve()): path for path in (*source.overlays, overlay) if Path(path).exists()}
    for path in paths.values():
        loaded, _ = load_overlay(read_text(path), path)
        if loaded is not None:
            yield loaded


def reason_of(facts: SourceFacts, places: Sequence[str]) -> str:
    """Why an entry corrects the docs: the source, and its version, or the places in recorded traffic."""
    if facts.is_partial:
        shown = [facts.place(at) for at in dict.fromkeys(places)]
        more = f" and {len(shown) - 1} more" if len(shown) > 1 else ""
        return f"{MARK}{facts.title} ({relative(shown[0]) if shown else facts.file}{more})"
    version = f" {facts.version}" if facts.version else f" with commands up to {facts.newest}" if facts.newest else ""
    return f"{MARK}{facts.title}{version} ({relative(facts.file) if '://' not in facts.file else facts.file})"


def reading_errors(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """What went wrong while docs and overlays were read. Lint reports the rest."""
    return tuple(found for found in loaded.diagnostics if found.severity is Severity.ERROR or loaded.spec is None)
