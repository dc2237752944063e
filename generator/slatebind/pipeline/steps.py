"""The single steps, each from files and values to values. A file that cannot be read raises UnreadableError."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.config import DEFAULT_DIALECT, LintPlan
from slatebind.diagnostic import Diagnostic, Position, Severity, in_order
from slatebind.dialects import load_dialect
from slatebind.extract import Extraction, extract_spec
from slatebind.files import UnreadableError, read_text
from slatebind.markdown import DIRECTIVE, SourceDocument, read_document
from slatebind.output import Outcome, write_single
from slatebind.pipeline.misplaced import misplaced
from slatebind.progress import ProgressCallback, no_progress
from slatebind.render.output_file import OutputFile
from slatebind.render.target import load_target
from slatebind.spec import codec
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec, starts_spec
from slatebind.spec.model import Spec
from slatebind.spec.names import ModelNames, load_names, unreadable_spec
from slatebind.spec.overlay import apply_overlay as correct
from slatebind.spec.overlay_file import Overlay, load_overlay, shipped_overlay


class Rendered(msgspec.Struct, frozen=True):
    """What a target made of a spec. ``files`` is None where nothing could be made; the diagnostics say why."""

    files: tuple[OutputFile, ...] | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every file was made: one that fails is left out, with an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.diagnostics)


def extract(
    docs: str,
    *,
    dialect: str = DEFAULT_DIALECT,
    name: str | None = None,
    names_from: str | ModelNames | None = None,
    lint: LintPlan | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Loaded:
    """The spec of the docs at ``docs``: a file, a folder as Slate lays it out, or ``-`` for standard input.

    ``dialect`` is a shipped one's name or a file; ``name`` becomes the API's name instead of one made from its title.
    ``names_from`` is the file of an earlier spec, whose models keep their names and which need not be there; or such
    names themselves. ``lint`` is how bad findings are in the project; comments in the docs silence some of them.
    ``on_progress`` is told how far the docs are read.
    """
    words, problems = load_dialect(dialect)
    if words is None:
        return Loaded(spec=None, positions={}, diagnostics=problems)
    earlier, doubts = (names_from, ()) if isinstance(names_from, ModelNames) else _known_names(names_from)
    document = read_document(docs)
    found = extract_spec(document, words, name, earlier, on_progress)
    findings = in_order((*problems, *doubts, *_judged(found, document, lint or LintPlan())))
    return Loaded(spec=found.spec, positions=found.positions, diagnostics=findings)


def _judged(found: Extraction, document: SourceDocument, plan: LintPlan) -> tuple[Diagnostic, ...]:
    """The findings as lint would tell them. Most docs have nothing to say about that, and need no rules loaded."""
    if plan == LintPlan() and not any(DIRECTIVE in file.text for file in document.files):
        return found.diagnostics
    from slatebind.lint import apply_settings  # noqa: PLC0415 - a hundred rules
    from slatebind.pipeline.linting import settings_of  # noqa: PLC0415

    return apply_settings(found.diagnostics, document.files, found.code, settings_of(plan))


def _known_names(path: str | None) -> tuple[ModelNames, tuple[Diagnostic, ...]]:
    """The names in the spec at ``path``; a file that cannot be read, or is no spec, is reported and has none."""
    if path is None or not Path(path).is_file():
        return ModelNames(), ()
    try:
        return load_names(read_text(path), path)
    except UnreadableError as problem:
        return ModelNames(), (unreadable_spec(Position(path), str(problem)),)


def load_spec(path: str) -> Loaded:
    """The spec in a YAML file, checked."""
    return codec.load(read_text(path), path)


def open_spec(
    path: str,
    *,
    dialect: str = DEFAULT_DIALECT,
    name: str | None = None,
    known: ModelNames | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Loaded:
    """The spec in a YAML file, or the one extracted from docs, whose models keep ``known`` names."""
    if is_spec(path):
        return load_spec(path)
    return extract(path, dialect=dialect, name=name, names_from=known, on_progress=on_progress)


def dump_spec(spec: Spec) -> str:
    """A spec as YAML: the same spec gives the same text."""
    return codec.dump(spec)


def write_spec(spec: Spec, path: str, *, force: bool = False) -> Outcome:
    """Write a spec to a file, over an earlier spec but not, unless forced, over anything else."""
    return write_single(path, dump_spec(spec), is_ours=starts_spec, force=force)


def apply_overlay(loaded: Loaded, path: str) -> Loaded:
    """The spec with the corrections in a YAML file. Their findings join the spec's.

    Where the corrections cannot be read there is no spec: without them it would be a wrong one.
    """
    corrections, problems = load_overlay(read_text(path), path)
    if corrections is None:
        return Loaded(spec=None, positions={}, diagnostics=in_order((*loaded.diagnostics, *problems)))
    corrected = _corrected(loaded, corrections)
    return replace(corrected, diagnostics=in_order((*corrected.diagnostics, *problems)))


def apply_overlays(loaded: Loaded, paths: Iterable[str]) -> Loaded:
    """The spec with the corrections of several files, one after the other."""
    for path in paths:
        loaded = apply_overlay(loaded, path)
    return loaded


def complete(loaded: Loaded) -> Loaded:
    """The spec with what its protocol is known to need, whatever the docs say."""
    shipped = shipped_overlay(loaded.spec.api.protocol) if loaded.spec else None
    return _corrected(loaded, shipped) if shipped else loaded


def render(
    loaded: Loaded,
    target: str,
    options: Mapping[str, str] | None = None,
    *,
    templates: Iterable[str] = (),
    root: str | None = None,
    formatter: Literal["black", "ruff"] | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Rendered:
    """The files that ``target`` makes of a spec, which what the spec's protocol is known to need completes first.

    ``templates`` are folders that are searched for the target, and for each of its templates, before the shipped ones.
    ``root`` is the folder that the files are for: what stands there and would be made again is not rendered again.
    ``formatter`` takes the place of the target's own. ``on_progress`` is told how far the files are rendered.
    """
    templates = tuple(templates)
    recipe, problems = load_target(target, templates)
    if recipe is None or loaded.spec is None:
        return Rendered(None, problems)
    problems += misplaced(recipe, templates)
    if formatter is not None:
        recipe = replace(recipe, manifest=replace(recipe.manifest, formatter=formatter))
    whole = complete(loaded)
    assert whole.spec is not None
    from slatebind.render import render as render_target  # noqa: PLC0415 - jinja2

    files, findings = render_target(whole.spec, recipe, options or {}, whole.positions, root, on_progress)
    told = set(loaded.diagnostics)
    corrections = [finding for finding in whole.diagnostics if finding not in told]
    return Rendered(files, in_order((*problems, *corrections, *findings)))


def _corrected(loaded: Loaded, corrections: Overlay) -> Loaded:
    if loaded.spec is None:
        return loaded
    corrected = correct(loaded.spec, corrections)
    return replace(loaded, spec=corrected.spec, diagnostics=in_order((*loaded.diagnostics, *corrected.diagnostics)))
