"""How the docs or the spec at a path are read: what the command line says, else the configuration of the project."""

import os
import re
from collections.abc import Iterable, Iterator

import msgspec

from slatebind.config import DEFAULT_DIALECT, Config, SpecPlan
from slatebind.dialects import is_dialect_file
from slatebind.files import STDIN
from slatebind.pipeline.steps import apply_overlays, open_spec
from slatebind.progress import ProgressCallback, no_progress
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec
from slatebind.spec.names import ModelNames

_DOCUMENT_IN_FOLDER = re.compile(r"(/source)?(/index(\.html)?\.md)?$")


class Configuration(msgspec.Struct, frozen=True):
    """The configuration of a project and its file, from whose folder its paths start; without a file there is none."""

    config: Config = Config()
    file: str = ""

    @property
    def folder(self) -> str:
        """The folder of the file, as seen from the working directory."""
        return os.path.dirname(self.file)  # noqa: PTH120 - "" stays ""


class SourceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says about reading a path; None and () where it says nothing."""

    dialect: str | None = None
    name: str | None = None
    overlays: tuple[str, ...] = ()
    no_overlays: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Docs or a spec, and how to read them. ``config`` is the file that configures the path, if one does."""

    path: str
    dialect: str = DEFAULT_DIALECT
    name: str | None = None
    overlays: tuple[str, ...] = ()
    config: str = ""

    def __str__(self) -> str:
        overlays = f"overlays {', '.join(self.overlays)}" if self.overlays else "no overlays"
        kind = "spec" if is_spec(self.path) else f"dialect {self.dialect}"
        return f"{self.path}: {kind}, {overlays} ({self.config or 'not configured'})"


def configured_sources(configuration: Configuration) -> Iterator[Source]:
    """What the configuration reads: the docs of each [[spec]], or the spec where that is written by hand."""
    for plan in configuration.config.spec:
        yield _configured(plan, configuration)


def _configured(plan: SpecPlan, configuration: Configuration) -> Source:
    def resolved(path: str) -> str:
        return os.path.normpath(os.path.join(configuration.folder, path))  # noqa: PTH118 - a/../b is no path for users

    return Source(
        path=resolved(plan.docs or plan.file),
        dialect=resolved(plan.dialect) if is_dialect_file(plan.dialect) else plan.dialect,
        name=plan.name,
        overlays=tuple(map(resolved, plan.overlays)),
        config=configuration.file,
    )


def source_of(path: str, configuration: Configuration, given: SourceOptions) -> Source:
    """How ``path`` is read: as configured if a [[spec]] reads it. The command line wins, and adds its overlays."""
    configured = configured_source(path, configured_sources(configuration))
    return merged(path, configured, given)


def configured_source(path: str, sources: Iterable[Source]) -> Source | None:
    """The one of ``sources`` that reads ``path``, whichever way either is written."""
    if path == STDIN:
        return None
    place = os.path.realpath(path)
    return next((source for source in sources if is_same_source(os.path.realpath(source.path), place)), None)


def is_same_source(first: str, second: str) -> bool:
    """Whether two paths lead to the same docs or spec: a folder as Slate lays it out is the same as its document."""
    return _DOCUMENT_IN_FOLDER.sub("", f"/{first}") == _DOCUMENT_IN_FOLDER.sub("", f"/{second}")


def merged(path: str, configured: Source | None, given: SourceOptions) -> Source:
    """The source at ``path`` as the command line and the configuration, if it has one, say it together."""
    base = configured or Source(path=path)
    overlays = (*(() if given.no_overlays else base.overlays), *given.overlays)
    unique = {os.path.realpath(overlay): overlay for overlay in reversed(overlays)}
    return Source(
        path=path,
        dialect=given.dialect or base.dialect,
        name=given.name or base.name,
        overlays=tuple(reversed(unique.values())),
        config=base.config,
    )


def open_source(
    source: Source, *, known: ModelNames | None = None, on_progress: ProgressCallback = no_progress
) -> Loaded:
    """The spec of a source, corrected by its overlays; models of docs keep ``known`` names."""
    opened = open_spec(source.path, dialect=source.dialect, name=source.name, known=known, on_progress=on_progress)
    return apply_overlays(opened, source.overlays)
