"""Building a project: loading its specs, then rendering each target. The results are values; nothing is written."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, position_of
from slatebind.dialects import is_dialect_file
from slatebind.files import read_text
from slatebind.markdown import document_dependencies
from slatebind.output import IGNORE, Origin, StaleOutput, find_stale
from slatebind.output_file import OutputFile
from slatebind.progress import ProgressCallback
from slatebind.project.border import project_border
from slatebind.project.build_output import BuildOutput
from slatebind.project.config import Config, SpecConfig, TargetConfig
from slatebind.project.config_reader import CONFIG_FILE, config_positions
from slatebind.project.input_protection import protect_inputs
from slatebind.project.provenance import Provenance, origin_of, relative_path
from slatebind.project.selecting import apply_selection, configured_selection
from slatebind.project.steps import (
    Rendered,
    apply_overlays,
    dump_spec,
    extract,
    is_complete,
    load_spec,
    none_if_empty,
    render,
)
from slatebind.rendering.targets.target import UNKNOWN, load_target
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.spec.names_cache import cache_names

if TYPE_CHECKING:
    from slatebind.project.releases import NextRelease


ProgressTracker = Callable[[str], AbstractContextManager[ProgressCallback]]
"""Given the label of a step, tracks its progress while the context is open."""


class ProjectSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded spec of the project. ``uncorrected`` is the spec before its overlays were applied."""

    config: SpecConfig
    loaded: Loaded
    uncorrected: Spec | None


class Project:
    """A configuration and the folder that its paths are relative to.

    It is built in two phases: every spec is loaded, then each target is rendered from its spec. Models keep the names
    of the existing spec file, unless ``fresh_names`` is set.
    """

    def __init__(self, config: Config, folder: str, *, file: str = CONFIG_FILE, fresh_names: bool = False) -> None:
        self._config = config
        self._file = file
        self._folder = folder
        self._fresh_names = fresh_names

    def build(self, track: ProgressTracker) -> Iterator[BuildOutput]:
        """The output of each spec, then of each target. Only the specs are kept in memory."""
        specs = self.load(track)
        yield from self.spec_outputs(specs)
        for target in self._config.target:
            with track(f"rendering {target.use}") as on_progress:
                output = self._target_output(target, specs[self._config.spec_of(target).file], on_progress)
                protected = self._protect_inputs(output)
            yield protected

    def load(self, track: ProgressTracker) -> dict[str, ProjectSpec]:
        """Every spec by its file: extracted from docs, or read if it is written by hand."""
        specs: dict[str, ProjectSpec] = {}
        for index, spec in enumerate(self._config.spec):
            verb = "extracting" if spec.docs else "reading"
            with track(f"{verb} {spec.docs or spec.file}") as on_progress:
                specs[spec.file] = self._load(spec, index, on_progress)
        return specs

    def spec_outputs(self, specs: Mapping[str, ProjectSpec]) -> Iterator[BuildOutput]:
        """The files of extracted specs; for specs written by hand, only their diagnostics."""
        return (self._protect_inputs(self._spec_output(spec)) for spec in specs.values())

    def sources(self) -> Iterator[str]:
        """The files and folders that users edit: docs, specs, overlays, dialects and templates."""
        for spec in self._config.spec:
            yield from (self._path(path) for path in (spec.docs or spec.file, *spec.overlays))
            if is_dialect_file(spec.dialect):
                yield self._path(spec.dialect)
        yield from (self._path(target.templates) for target in self._config.target if target.templates)
        if any(target.version for target in self._config.target):
            from slatebind.project.releases import release_inputs  # noqa: PLC0415 - most projects do not need it

            yield from map(self._path, release_inputs(self._folder))

    def inputs(self) -> Iterator[str]:
        """The files and folders that the output depends on, existing or not."""
        docs = {self._path(spec.docs) for spec in self._config.spec if spec.docs}
        for source in self.sources():
            yield from document_dependencies(source) if source in docs else (source,)
        yield from sorted({f"{root}/{IGNORE}" for root in self._roots()})
        yield from (stale.manifest for stale in self.stale_outputs())

    def stale_outputs(self) -> tuple[StaleOutput, ...]:
        """Output of an earlier configuration, from one of the specs, that this configuration does not generate."""
        return self._stale_outputs

    @cached_property
    def _stale_outputs(self) -> tuple[StaleOutput, ...]:
        configured: dict[str, frozenset[str]] = {}
        for target in self._config.target:
            root = self._path(target.out)
            configured[root] = configured.get(root, frozenset()) | {target.use}
        return find_stale(configured, [self._path(spec.file) for spec in self._config.spec], [self._folder or "."])

    @cached_property
    def _protected_paths(self) -> frozenset[str]:
        return frozenset((*self.inputs(), self._path(self._file)))

    def _protect_inputs(self, output: BuildOutput) -> BuildOutput:
        """The output without files that would overwrite an input."""
        files, findings = protect_inputs(output.files or (), output.root, self._protected_paths)
        if not findings:
            return output
        diagnostics = (*output.diagnostics, *findings)
        return msgspec.structs.replace(output, files=files, diagnostics=diagnostics, is_whole=False)

    def _roots(self) -> Iterator[str]:
        """The folders that are written into."""
        yield from (str(PurePath(self._path(spec.file)).parent) for spec in self._config.spec if spec.docs)
        yield from (self._path(target.out) for target in self._config.target)

    def _spec_output(self, spec: ProjectSpec) -> BuildOutput:
        config, loaded = spec.config, spec.loaded
        path = PurePath(self._path(config.file))
        root = str(path.parent)
        files: tuple[OutputFile, ...] | None = None
        if config.docs is not None and loaded.spec is not None:
            text = dump_spec(loaded.spec)
            cache_names(loaded.spec, text)
            files = (OutputFile(path.name, text),)
        return BuildOutput(
            owner=f"spec {path.name}",
            root=root,
            files=files,
            origin=Origin(
                docs=relative_path(self._path(config.docs), root) if config.docs else None,
                overlays=tuple(relative_path(self._path(overlay), root) for overlay in config.overlays),
            ),
            provenance=self._provenance(spec),
            diagnostics=loaded.diagnostics,
            has_failed=loaded.spec is None,
        )

    def _target_output(self, target: TargetConfig, spec: ProjectSpec, on_progress: ProgressCallback) -> BuildOutput:
        release = self._next_release(target, spec)
        options = {**target.options, "version": release.version} if release else target.options
        rendered = self._render(target, options, spec.loaded, on_progress)
        changelog = (release.changelog,) if release else ()
        root, templates = self._path(target.out), self._templates(target)
        return BuildOutput(
            owner=target.use,
            root=root,
            files=(*rendered.files, *changelog) if rendered.files is not None else None,
            origin=origin_of(root, self._path(spec.config.file), (), target.use, templates),
            provenance=self._provenance(spec, target.use, templates),
            diagnostics=self._located(rendered.diagnostics, target),
            has_failed=rendered.files is None,
            is_whole=rendered.is_whole and is_complete(spec.loaded),
        )

    def _located(self, findings: tuple[Diagnostic, ...], target: TargetConfig) -> tuple[Diagnostic, ...]:
        """The findings about a target, at its line in the configuration if there is no such target."""
        file = self._path(self._file)
        if all(finding.code != UNKNOWN for finding in findings) or not os.path.isfile(file):  # noqa: PTH113 - False for any path
            return findings
        path = ("target", self._config.target.index(target), "use")
        at = position_of(config_positions(read_text(file), file), path, file)
        return tuple(replace(finding, at=at) if finding.code == UNKNOWN else finding for finding in findings)

    def _render(
        self, target: TargetConfig, options: Mapping[str, str], loaded: Loaded, on_progress: ProgressCallback
    ) -> Rendered:
        return render(
            loaded,
            target.use,
            options,
            templates=self._templates(target),
            root=self._path(target.out),
            formatter=target.formatter,
            border=project_border(self._folder),
            on_progress=on_progress,
            snippet_options=self._options_by_target(target),
        )

    def _options_by_target(self, shown_in: TargetConfig) -> dict[str, dict[str, str]]:
        """The options of the targets for the same spec, by their names; of several with one name, those of the first.

        So snippets in documentation import packages by the names that the project gives to them.
        """
        spec = self._config.spec_of(shown_in)
        targets = [target for target in self._config.target if self._config.spec_of(target) == spec]
        return {target.use: target.options for target in reversed(targets)}

    def _templates(self, target: TargetConfig) -> tuple[str, ...]:
        return (self._path(target.templates),) if target.templates else ()

    def _provenance(self, spec: ProjectSpec, target: str | None = None, templates: tuple[str, ...] = ()) -> Provenance:
        config = spec.config
        return Provenance(
            spec=self._path(config.file),
            docs=self._path(config.docs) if config.docs else None,
            overlays=tuple(self._path(overlay) for overlay in config.overlays),
            uncorrected=spec.uncorrected,
            loaded=spec.loaded,
            target=target,
            templates=templates,
        )

    def _next_release(self, target: TargetConfig, spec: ProjectSpec) -> "NextRelease | None":
        """The version and changelog since the latest release; None if the target does not ask for them."""
        if target.version is None or spec.loaded.spec is None:
            return None
        found, _ = load_target(target.use, self._templates(target), project_border(self._folder))
        if found is None:
            return None  # rendering reports why
        from slatebind.project.releases import next_release  # noqa: PLC0415 - most projects do not need it

        return next_release(spec.loaded, spec.config.file, target.out, target.tags, self._folder, found)

    def _load(self, spec: SpecConfig, index: int, on_progress: ProgressCallback) -> ProjectSpec:
        loaded = self._extract(spec, on_progress) if spec.docs else load_spec(self._path(spec.file))
        corrected = apply_overlays(loaded, [self._path(overlay) for overlay in spec.overlays])
        selected = apply_selection(corrected, configured_selection(spec, index, self._path(self._file)))
        return ProjectSpec(config=spec, loaded=selected, uncorrected=loaded.spec)

    def _extract(self, spec: SpecConfig, on_progress: ProgressCallback) -> Loaded:
        extracted = extract(
            self._path(spec.docs or ""),
            dialect=self._dialect(spec.dialect),
            name=spec.name,
            names_from=None if self._fresh_names else self._path(spec.file),
            lint=self._config.lint,
            folder=self._folder,
            on_progress=on_progress,
        )
        return none_if_empty(extracted, self._path(spec.docs or ""))

    def _dialect(self, name: str) -> str:
        """The name of a shipped dialect, or the path of a dialect file."""
        return self._path(name) if is_dialect_file(name) else name

    def _path(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))  # noqa: PTH118 - a/../b must not appear in messages
