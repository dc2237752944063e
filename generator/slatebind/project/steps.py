"""The steps from docs to output files, as functions on values. A file that cannot be read raises UnreadableError."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Position, Severity, in_order
from slatebind.dialects import choose_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.files import UnreadableError, read_text
from slatebind.markdown import DIRECTIVE, SourceDocument, read_document
from slatebind.output import Outcome, write_single
from slatebind.output_file import OutputFile
from slatebind.progress import ProgressCallback, no_progress
from slatebind.project.config import DEFAULT_DIALECT, LintConfig
from slatebind.spec import codec
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec, starts_spec
from slatebind.spec.model import Spec
from slatebind.spec.names import ModelNames, unreadable_spec
from slatebind.spec.names_cache import read_names
from slatebind.spec.overlay import apply_overlay as apply_to_spec
from slatebind.spec.overlay_file import Overlay, load_overlay, shipped_overlay

NO_COMMANDS = "no-commands"
"""The code of the finding that docs, or a spec, have no commands."""

MISSING_INCLUDE = "include-missing"
"""The code of the finding that a part of the document could not be read."""


class Rendered(msgspec.Struct, frozen=True):
    """The files that a target renders from a spec; ``files`` is None if that is not possible, see the diagnostics."""

    files: tuple[OutputFile, ...] | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every file was rendered: one that fails is left out, with an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.diagnostics)


def extract(
    docs: str,
    *,
    dialect: str = DEFAULT_DIALECT,
    name: str | None = None,
    names_from: str | ModelNames | None = None,
    lint: LintConfig | None = None,
    folder: str = "",
    on_progress: ProgressCallback = no_progress,
) -> Loaded:
    """The spec of the docs at ``docs``: a file, a folder in Slate's layout, or ``-`` for standard input.

    ``dialect`` is the name of a shipped one, a file, or ``auto`` to detect it; ``name`` is the API's name, by default
    derived from its title. ``names_from`` is an existing spec file, or its names: models keep them; the file may be
    missing. ``lint`` sets the severities of findings, for files as seen from ``folder``. ``on_progress`` gets the
    numbers of characters read and of all.
    """
    names, name_problems = (names_from, ()) if isinstance(names_from, ModelNames) else _existing_names(names_from)
    document = read_document(docs)
    chosen = choose_dialect(dialect, (file.text for file in document.files))
    if chosen.dialect is None:
        return Loaded(spec=None, positions={}, diagnostics=chosen.problems)
    extraction = extract_spec(document, chosen.dialect, name, names, on_progress)
    findings = in_order(
        (*chosen.problems, *name_problems, *_with_lint_settings(extraction, document, lint or LintConfig(), folder))
    )
    detected = str(chosen.detection or "")
    return Loaded(spec=extraction.spec, positions=extraction.positions, diagnostics=findings, detected=detected)


def none_if_empty(loaded: Loaded, path: str) -> Loaded:
    """What was loaded from ``path``, without a spec if that has no commands.

    An empty document, or one that an editor is about to write, must not delete files and names of an earlier run.
    """
    if loaded.spec is None or loaded.spec.commands:
        return loaded
    findings = loaded.diagnostics
    if all(finding.code != NO_COMMANDS for finding in findings):
        empty = Diagnostic(
            code=NO_COMMANDS,
            severity=Severity.ERROR,
            message="there are no commands, so that nothing is generated",
            at=Position(path),
            hint="are all of them excluded, or removed by an overlay?",
        )
        findings = (*findings, empty)
    return replace(loaded, spec=None, diagnostics=findings)


def is_complete(loaded: Loaded) -> bool:
    """Whether all parts of the document were there: what an include describes may come back."""
    return not any(finding.code == "include-missing" for finding in loaded.diagnostics)


def _with_lint_settings(
    extraction: Extraction, document: SourceDocument, config: LintConfig, folder: str
) -> tuple[Diagnostic, ...]:
    """The findings with the severities of the configuration, without those that comments in the docs suppress.

    Most projects have neither, so that the rules are not imported.
    """
    if config == LintConfig() and not any(DIRECTIVE in file.text for file in document.files):
        return extraction.diagnostics
    from slatebind.lint import apply_settings  # noqa: PLC0415 - imports all rules
    from slatebind.project.linting import settings_of  # noqa: PLC0415

    return apply_settings(extraction.diagnostics, document.files, extraction.code, settings_of(config, folder))


def _existing_names(path: str | None) -> tuple[ModelNames, tuple[Diagnostic, ...]]:
    """The model names in the spec at ``path``; none, with a finding, if it cannot be read or is not a spec."""
    if path is None or not Path(path).is_file():
        return ModelNames(), ()
    try:
        return read_names(read_text(path), path)
    except UnreadableError as error:
        return ModelNames(), (unreadable_spec(Position(path), str(error)),)


def load_spec(path: str) -> Loaded:
    """The spec in a YAML file. ``spec`` of the result is None if the file is not a valid spec."""
    return codec.load(read_text(path), path)


def open_spec(
    path: str,
    *,
    dialect: str = DEFAULT_DIALECT,
    name: str | None = None,
    existing_names: str | ModelNames | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Loaded:
    """The spec at ``path``: in a YAML file, or extracted from docs.

    Models of docs keep their ``existing_names``: those of a spec, or the file of a spec. The other arguments are those
    of ``extract``, and are not used for a YAML file.
    """
    if is_spec(path):
        return load_spec(path)
    return extract(path, dialect=dialect, name=name, names_from=existing_names, on_progress=on_progress)


def dump_spec(spec: Spec) -> str:
    """The YAML of a spec. Equal specs give equal text."""
    return codec.dump(spec)


def write_spec(spec: Spec, path: str, *, force: bool = False) -> Outcome:
    """Write a spec to a file, and create its folder. Raises an UnwritableError if that fails.

    An existing file that is not a spec is kept and reported, unless ``force`` is set.
    """
    return write_single(path, dump_spec(spec), is_ours=starts_spec, force=force)


def apply_overlay(loaded: Loaded, path: str) -> Loaded:
    """The spec with the corrections of an overlay file, and the findings of both.

    If the overlay is invalid, the result has no spec, since an uncorrected one would be wrong.
    """
    overlay, problems = load_overlay(read_text(path), path)
    if overlay is None:
        return Loaded(spec=None, positions={}, diagnostics=in_order((*loaded.diagnostics, *problems)))
    corrected = _with_overlay(loaded, overlay)
    return replace(corrected, diagnostics=in_order((*corrected.diagnostics, *problems)))


def apply_overlays(loaded: Loaded, paths: Iterable[str]) -> Loaded:
    """The spec with the corrections of several overlay files, applied in order."""
    for path in paths:
        loaded = apply_overlay(loaded, path)
    return loaded


def apply_shipped_overlay(loaded: Loaded) -> Loaded:
    """The spec with the corrections that slatebind has for every API of its protocol."""
    overlay = shipped_overlay(loaded.spec.api.protocol) if loaded.spec else None
    return _with_overlay(loaded, overlay) if overlay else loaded


def render(  # noqa: PLR0913 - a target, and what is done with it
    loaded: Loaded,
    target: str,
    options: Mapping[str, str] | None = None,
    *,
    templates: Iterable[str] = (),
    root: str | None = None,
    formatter: Literal["black", "ruff"] | None = None,
    border: str | None = None,
    on_progress: ProgressCallback = no_progress,
    snippet_options: Mapping[str, Mapping[str, str]] = {},
) -> Rendered:
    """The files that ``target`` renders from a spec, after applying the shipped overlay of its protocol.

    ``templates`` are folders that are searched for the target, and for each of its templates, before the shipped ones.
    ``root`` is the output folder: files in it whose inputs have not changed are reused. ``formatter`` replaces the
    target's own. Files of the user's targets are read inside of ``border`` only, by default of each of ``templates``.
    ``on_progress`` gets the numbers of files rendered and of all. ``snippet_options`` are the options of targets whose
    snippets it shows, by their names.
    """
    # Extracting needs none of what renders.
    from slatebind.project.misplaced_templates import find_misplaced_templates  # noqa: PLC0415
    from slatebind.rendering import render as render_target  # noqa: PLC0415
    from slatebind.rendering.targets.target import load_target  # noqa: PLC0415

    templates = tuple(templates)
    loaded_target, problems = load_target(target, templates, border)
    if loaded_target is None or loaded.spec is None:
        return Rendered(None, problems)
    problems += find_misplaced_templates(loaded_target, templates)
    if formatter is not None:
        loaded_target = replace(loaded_target, manifest=replace(loaded_target.manifest, formatter=formatter))
    corrected = apply_shipped_overlay(loaded)
    assert corrected.spec is not None
    files, findings = render_target(
        corrected.spec, loaded_target, options or {}, corrected.positions, root, on_progress, snippet_options
    )
    reported = set(loaded.diagnostics)
    overlay_findings = [finding for finding in corrected.diagnostics if finding not in reported]
    return Rendered(files, in_order((*problems, *overlay_findings, *findings)))


def _with_overlay(loaded: Loaded, overlay: Overlay) -> Loaded:
    if loaded.spec is None:
        return loaded
    corrected = apply_to_spec(loaded.spec, overlay)
    return replace(loaded, spec=corrected.spec, diagnostics=in_order((*loaded.diagnostics, *corrected.diagnostics)))
