"""A project's plan at work: what each part of it makes, as values that can be written or compared."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from slatebind.config import FILE, Config, SpecPlan, TargetPlan
from slatebind.dialects import is_dialect_file
from slatebind.markdown import document_dependencies
from slatebind.output import IGNORE, Origin, StaleOutput, find_stale
from slatebind.pipeline.guard import spared
from slatebind.pipeline.origins import Making, origin_of, relative
from slatebind.pipeline.product import Product
from slatebind.pipeline.steps import Rendered, apply_overlays, dump_spec, extract, load_spec, render
from slatebind.progress import ProgressCallback
from slatebind.render.output_file import OutputFile
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec

if TYPE_CHECKING:
    from slatebind.pipeline.releases import Following


Track = Callable[[str], AbstractContextManager[ProgressCallback]]
"""Follows a step with this label for as long as the context is open; the step tells how far it is."""


class ProjectSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A spec of the project, loaded. ``uncorrected`` is what it was before the overlays."""

    plan: SpecPlan
    loaded: Loaded
    uncorrected: Spec | None


class Project:
    """A configuration and the folder that its paths start from.

    It is built in two phases: every spec is loaded, then each target is rendered from the spec that it uses. Models
    keep the names that the spec which is there gives them, unless ``names_anew``.
    """

    def __init__(self, config: Config, folder: str, *, file: str = FILE, names_anew: bool = False) -> None:
        self._config = config
        self._file = file
        self._folder = folder
        self._names_anew = names_anew

    def build(self, track: Track) -> Iterator[Product]:
        """Everything: the specs, then what the targets make of them. Only the specs are held meanwhile."""
        specs = self.load(track)
        yield from self.spec_outputs(specs)
        for plan in self._config.target:
            with track(f"rendering {plan.use}") as on_progress:
                output = self._spare(self._target_output(plan, specs[self._config.spec_of(plan).file], on_progress))
            yield output

    def load(self, track: Track) -> dict[str, ProjectSpec]:
        """Every spec by its file: extracted from docs, or read where it is written by hand."""
        specs: dict[str, ProjectSpec] = {}
        for plan in self._config.spec:
            verb = "extracting" if plan.docs else "reading"
            with track(f"{verb} {plan.docs or plan.file}") as on_progress:
                specs[plan.file] = self._load(plan, on_progress)
        return specs

    def spec_outputs(self, specs: Mapping[str, ProjectSpec]) -> Iterator[Product]:
        """The files of the specs that are extracted; of the others, what was found in them."""
        return (self._spare(self._spec_output(spec)) for spec in specs.values())

    def sources(self) -> Iterator[str]:
        """The files and folders that a person works on, by the names that the plan has for them."""
        for plan in self._config.spec:
            yield from (self._path(path) for path in (plan.docs or plan.file, *plan.overlays))
            if is_dialect_file(plan.dialect):
                yield self._path(plan.dialect)
        yield from (self._path(plan.templates) for plan in self._config.target if plan.templates)
        if any(plan.version for plan in self._config.target):
            from slatebind.pipeline.releases import places  # noqa: PLC0415 - most plans do without

            yield from map(self._path, places(self._folder))

    def inputs(self) -> Iterator[str]:
        """The files and folders that the plan's results depend on, whether they are there or not."""
        docs = {self._path(plan.docs) for plan in self._config.spec if plan.docs}
        for source in self.sources():
            yield from document_dependencies(source) if source in docs else (source,)
        yield from sorted({f"{root}/{IGNORE}" for root in self._roots()})
        yield from (left.manifest for left in self.left_behind())

    def left_behind(self) -> tuple[StaleOutput, ...]:
        """What an earlier plan made from one of the specs where this one makes nothing."""
        return self._left

    @cached_property
    def _left(self) -> tuple[StaleOutput, ...]:
        planned: dict[str, frozenset[str]] = {}
        for target in self._config.target:
            root = self._path(target.out)
            planned[root] = planned.get(root, frozenset()) | {target.use}
        return find_stale(planned, [self._path(plan.file) for plan in self._config.spec], [self._folder or "."])

    @cached_property
    def _read_places(self) -> frozenset[str]:
        return frozenset((*self.inputs(), self._path(self._file)))

    def _spare(self, product: Product) -> Product:
        """The product without what would be written over an input."""
        files, findings = spared(product.files or (), product.root, self._read_places)
        if not findings:
            return product
        found = (*product.diagnostics, *findings)
        return msgspec.structs.replace(product, files=files, diagnostics=found, is_whole=False)

    def _roots(self) -> Iterator[str]:
        """The folders that are written into."""
        yield from (str(PurePath(self._path(plan.file)).parent) for plan in self._config.spec if plan.docs)
        yield from (self._path(plan.out) for plan in self._config.target)

    def _spec_output(self, spec: ProjectSpec) -> Product:
        plan, loaded = spec.plan, spec.loaded
        path = PurePath(self._path(plan.file))
        is_written = plan.docs is not None and loaded.spec is not None
        return Product(
            owner=f"spec {path.name}",
            root=str(path.parent),
            files=(OutputFile(path.name, dump_spec(loaded.spec)),) if is_written and loaded.spec else None,
            origin=Origin(
                docs=relative(self._path(plan.docs), str(path.parent)) if plan.docs else None,
                overlays=tuple(relative(overlay, str(path.parent)) for overlay in map(self._path, plan.overlays)),
            ),
            making=self._making(spec),
            diagnostics=loaded.diagnostics,
            is_lost=loaded.spec is None,
        )

    def _target_output(self, plan: TargetPlan, spec: ProjectSpec, on_progress: ProgressCallback) -> Product:
        following = self._following(plan, spec)
        options = {**plan.options, "version": following.version} if following else plan.options
        rendered = self._render(plan, options, spec.loaded, on_progress)
        more = (following.changelog,) if following else ()
        root, templates = self._path(plan.out), self._templates(plan)
        return Product(
            owner=plan.use,
            root=root,
            files=(*rendered.files, *more) if rendered.files is not None else None,
            origin=origin_of(root, self._path(spec.plan.file), (), plan.use, templates),
            making=self._making(spec, plan.use, templates),
            diagnostics=rendered.diagnostics,
            is_lost=rendered.files is None,
            is_whole=rendered.is_whole,
        )

    def _render(
        self, plan: TargetPlan, options: Mapping[str, str], loaded: Loaded, on_progress: ProgressCallback
    ) -> Rendered:
        return render(
            loaded,
            plan.use,
            options,
            templates=self._templates(plan),
            root=self._path(plan.out),
            formatter=plan.formatter,
            on_progress=on_progress,
        )

    def _templates(self, plan: TargetPlan) -> tuple[str, ...]:
        return (self._path(plan.templates),) if plan.templates else ()

    def _making(self, spec: ProjectSpec, target: str | None = None, templates: tuple[str, ...] = ()) -> Making:
        plan = spec.plan
        return Making(
            spec=self._path(plan.file),
            docs=self._path(plan.docs) if plan.docs else None,
            overlays=tuple(self._path(overlay) for overlay in plan.overlays),
            uncorrected=spec.uncorrected,
            loaded=spec.loaded,
            target=target,
            templates=templates,
        )

    def _following(self, plan: TargetPlan, spec: ProjectSpec) -> "Following | None":
        """The version that follows from the latest release, where the plan wants that."""
        if plan.version is None or spec.loaded.spec is None:
            return None
        from slatebind.pipeline.releases import follow  # noqa: PLC0415 - most plans do without

        return follow(spec.loaded, spec.plan.file, plan.out, plan.tags, self._folder)

    def _load(self, plan: SpecPlan, on_progress: ProgressCallback) -> ProjectSpec:
        loaded = self._extract(plan, on_progress) if plan.docs else load_spec(self._path(plan.file))
        corrected = apply_overlays(loaded, [self._path(overlay) for overlay in plan.overlays])
        return ProjectSpec(plan=plan, loaded=corrected, uncorrected=loaded.spec)

    def _extract(self, plan: SpecPlan, on_progress: ProgressCallback) -> Loaded:
        loaded = extract(
            self._path(plan.docs or ""),
            dialect=self._dialect(plan.dialect),
            name=plan.name,
            names_from=None if self._names_anew else self._path(plan.file),
            lint=self._config.lint,
            on_progress=on_progress,
        )
        if loaded.spec is not None and not loaded.spec.commands:
            # An empty document, or one that an editor is about to write, must not cost every file and every name.
            return msgspec.structs.replace(loaded, spec=None)
        return loaded

    def _dialect(self, name: str) -> str:
        """A dialect that is a file is looked for from the plan's folder, like every other path."""
        return self._path(name) if is_dialect_file(name) else name

    def _path(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))  # noqa: PTH118 - a/../b must not stay in messages
