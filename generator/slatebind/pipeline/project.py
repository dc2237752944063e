"""A project's plan at work: what each part of it makes, as values that can be written or compared."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from slatebind.config import FILE, Config, SpecPlan, TargetPlan
from slatebind.markdown import document_places
from slatebind.output import IGNORE, Left, Origin, left_behind
from slatebind.pipeline.ahead import Ahead, ahead, is_of_use
from slatebind.pipeline.guard import spared
from slatebind.pipeline.origins import Making, origin_of, relative
from slatebind.pipeline.product import Job, Product
from slatebind.pipeline.steps import Rendered, apply_overlays, dump_spec, extract, load_spec, render
from slatebind.render.output_file import OutputFile
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.tick import Tick, unwatched

if TYPE_CHECKING:
    from slatebind.pipeline.releases import Following


def _is_file(dialect: str) -> bool:
    return "/" in dialect or dialect.endswith((".yaml", ".yml"))


_MUCH = 1_000_000
"""Bytes of docs that no second process gets ready for: both would hold the spec, and it cannot tell how far it is."""


class _Waiting(NamedTuple):
    """A second process, and the target that it renders."""

    target: TargetPlan
    process: Ahead


def _size(docs: str) -> int:
    """The bytes of a document and its includes, or somewhat more; those that cannot be looked at count for nothing."""
    places = map(Path, document_places(docs))
    files = (file for place in places for file in (place.rglob("*") if place.is_dir() else (place,)))
    with suppress(OSError):
        return sum(file.stat().st_size for file in files if file.is_file())
    return 0


class Project:
    """A plan and the folder that its paths start from. Each spec is read once, however many targets use it.

    Models keep the names that the spec which is there gives them, unless ``names_anew``.
    """

    def __init__(self, config: Config, folder: str, *, file: str = FILE, names_anew: bool = False) -> None:
        self._config = config
        self._file = file
        self._folder = folder
        self._names_anew = names_anew
        self._specs: dict[str, Loaded] = {}
        self._uncorrected: dict[str, Spec | None] = {}
        self._renders = False
        self._ahead: _Waiting | None = None
        self._ending = ExitStack()

    def jobs(self) -> Iterator[Job]:
        """Everything: specs first, since targets are made from them."""
        self._renders = True
        with self._ending:
            yield from self.spec_jobs()
            yield from self.target_jobs()

    def sources(self) -> Iterator[str]:
        """The files and folders that a person works on, by the names that the plan has for them."""
        for plan in self._config.spec:
            yield from (self._path(path) for path in (plan.docs or plan.file, *plan.overlays))
            if _is_file(plan.dialect):
                yield self._path(plan.dialect)
        yield from (self._path(plan.templates) for plan in self._config.target if plan.templates)
        if any(plan.version for plan in self._config.target):
            from slatebind.pipeline.releases import places  # noqa: PLC0415 - most plans do without

            yield from map(self._path, places(self._folder))

    def inputs(self) -> Iterator[str]:
        """The files and folders that the plan's results depend on, whether they are there or not."""
        docs = {self._path(plan.docs) for plan in self._config.spec if plan.docs}
        for source in self.sources():
            yield from document_places(source) if source in docs else (source,)
        yield from sorted({f"{root}/{IGNORE}" for root in self._roots()})
        yield from (left.manifest for left in self.left_behind())

    def left_behind(self) -> tuple[Left, ...]:
        """What an earlier plan made from one of the specs where this one makes nothing."""
        return self._left

    @cached_property
    def _left(self) -> tuple[Left, ...]:
        planned: dict[str, frozenset[str]] = {}
        for target in self._config.target:
            root = self._path(target.out)
            planned[root] = planned.get(root, frozenset()) | {target.use}
        return left_behind(planned, [self._path(plan.file) for plan in self._config.spec], [self._folder or "."])

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

    def spec_jobs(self) -> Iterator[Job]:
        """One job a spec: extracting it, or reading the one that is written by hand."""
        for plan in self._config.spec:
            verb = "extracting" if plan.docs else "reading"
            yield Job(f"{verb} {plan.docs or plan.file}", partial(self._made, self._make_spec, plan))

    def target_jobs(self) -> Iterator[Job]:
        """One job a target."""
        for plan in self._config.target:
            yield Job(f"rendering {plan.use}", partial(self._made, self._make_target, plan))

    def _made(self, make: Callable[[Any, Tick], Product], plan: SpecPlan | TargetPlan, tick: Tick) -> Product:
        return self._spare(make(plan, tick))

    def _make_spec(self, plan: SpecPlan, tick: Tick) -> Product:
        loaded = self._spec(plan, tick)
        path = PurePath(self._path(plan.file))
        text = dump_spec(loaded.spec) if plan.docs and loaded.spec else None
        return Product(
            owner=f"spec {path.name}",
            root=str(path.parent),
            files=(OutputFile(path.name, text),) if text is not None else None,
            origin=Origin(
                docs=relative(self._path(plan.docs), str(path.parent)) if plan.docs else None,
                overlays=tuple(relative(self._path(one), str(path.parent)) for one in plan.overlays),
            ),
            making=self._making(plan),
            diagnostics=loaded.diagnostics,
            is_lost=loaded.spec is None,
        )

    def _make_target(self, plan: TargetPlan, tick: Tick) -> Product:
        loaded = self._spec(self._config.spec_of(plan))
        following = self._following(plan, loaded)
        options = {**plan.options, "version": following.version} if following else plan.options
        known = self._ahead.process.result() if self._ahead is not None and self._ahead.target is plan else None
        rendered = known or self._render(plan, options, loaded, tick)
        more = (following.changelog,) if following else ()
        return Product(
            owner=plan.use,
            root=self._path(plan.out),
            files=(*rendered.files, *more) if rendered.files is not None else None,
            origin=origin_of(
                self._path(plan.out), self._path(self._config.spec_of(plan).file), (), plan.use, self._templates(plan)
            ),
            making=self._making(self._config.spec_of(plan), plan.use, self._templates(plan)),
            diagnostics=rendered.diagnostics,
            is_lost=rendered.files is None,
            is_whole=rendered.is_whole,
        )

    def _render(self, plan: TargetPlan, options: Mapping[str, str], loaded: Loaded, tick: Tick) -> Rendered:
        return render(
            loaded,
            plan.use,
            options,
            templates=self._templates(plan),
            root=self._path(plan.out),
            formatter=plan.formatter,
            tick=tick,
        )

    def _templates(self, plan: TargetPlan) -> tuple[str, ...]:
        return (self._path(plan.templates),) if plan.templates else ()

    def _making(self, plan: SpecPlan, target: str | None = None, templates: tuple[str, ...] = ()) -> Making:
        return Making(
            spec=self._path(plan.file),
            docs=self._path(plan.docs) if plan.docs else None,
            overlays=tuple(self._path(overlay) for overlay in plan.overlays),
            uncorrected=self._uncorrected.get(plan.file),
            loaded=self._spec(plan),
            target=target,
            templates=templates,
        )

    def _following(self, plan: TargetPlan, loaded: Loaded) -> "Following | None":
        """The version that follows from the latest release, where the plan wants that."""
        if plan.version is None or loaded.spec is None:
            return None
        from slatebind.pipeline.releases import follow  # noqa: PLC0415 - most plans do without

        return follow(loaded, self._config.spec_of(plan).file, plan.out, plan.tags, self._folder)

    def _spec(self, plan: SpecPlan, tick: Tick = unwatched) -> Loaded:
        if plan.file not in self._specs:
            self._specs[plan.file] = self._read(plan, tick)
        return self._specs[plan.file]

    def _read(self, plan: SpecPlan, tick: Tick) -> Loaded:
        if plan.docs:
            self._get_ready(plan)
            earlier = None if self._names_anew else self._path(plan.file)
            dialect = self._dialect(plan.dialect)
            loaded = extract(
                self._path(plan.docs),
                dialect=dialect,
                name=plan.name,
                names_from=earlier,
                lint=self._config.lint,
                tick=tick,
            )
            if loaded.spec is not None and not loaded.spec.commands:
                # An empty document, or one that an editor is about to write, must not cost every file and every name.
                loaded = msgspec.structs.replace(loaded, spec=None)
        else:
            loaded = load_spec(self._path(plan.file))
        self._uncorrected[plan.file] = loaded.spec
        loaded = apply_overlays(loaded, [self._path(overlay) for overlay in plan.overlays])
        if self._ahead is not None and self._config.spec_of(self._ahead.target) is plan:
            self._ahead.process.send(loaded)
        return loaded

    def _get_ready(self, plan: SpecPlan) -> None:
        """Let a second process load what renders, and render the first target of a spec when that is read."""
        target = next((one for one in self._config.target if self._config.spec_of(one) is plan), None)
        if target is None or target.version is not None or self._ahead is not None or not self._renders:
            return
        if is_of_use() and _size(self._path(plan.docs or "")) < _MUCH:
            process = self._ending.enter_context(ahead(partial(self._render, target, target.options)))
            self._ahead = _Waiting(target, process)

    def _dialect(self, name: str) -> str:
        """A dialect that is a file is looked for from the plan's folder, like every other path."""
        return self._path(name) if _is_file(name) else name

    def _path(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))  # noqa: PTH118 - a/../b must not stay in messages
