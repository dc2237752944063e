"""How to read the docs or the spec at a path: by the options of the command line, else by the configuration."""

import os
import re
from collections.abc import Iterable, Iterator

import msgspec

from slatebind.dialects import is_dialect_file
from slatebind.files import STDIN
from slatebind.progress import ProgressCallback, no_progress
from slatebind.project.config import DEFAULT_DIALECT, Config, SpecConfig
from slatebind.project.selecting import ConfiguredSelection, apply_selection, configured_selection
from slatebind.project.steps import apply_overlays, open_spec
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec
from slatebind.spec.names import ModelNames
from slatebind.spec.selection import Selection

_DOCUMENT_IN_FOLDER = re.compile(r"(/source)?(/index(\.html)?\.md(\.erb)?)?$")


class Configuration(msgspec.Struct, frozen=True):
    """The configuration of a project and its file, or "" without one. Its paths are relative to the file's folder."""

    config: Config = Config()
    file: str = ""

    @property
    def folder(self) -> str:
        """The folder of the file, as seen from the working directory."""
        return os.path.dirname(self.file)  # noqa: PTH120 - "" stays ""


class SourceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command line for reading a path."""

    dialect: str | None = None
    name: str | None = None
    overlays: tuple[str, ...] = ()
    no_overlays: bool = False
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Docs or a spec, and how to read them.

    ``config`` is the configuration file that lists them, if any, ``spec_file`` the one that it names for their spec.
    """

    path: str
    dialect: str = DEFAULT_DIALECT
    name: str | None = None
    overlays: tuple[str, ...] = ()
    config: str = ""
    spec_file: str | None = None
    selection: ConfiguredSelection = ConfiguredSelection()

    def __str__(self) -> str:
        overlays = f"overlays {', '.join(self.overlays)}" if self.overlays else "no overlays"
        kind = "spec" if is_spec(self.path) else f"dialect {self.dialect}"
        return f"{self.path}: {kind}, {overlays} ({self.config or 'not configured'})"


def configured_sources(configuration: Configuration) -> Iterator[Source]:
    """The sources in the configuration: the docs of each [[spec]], or the spec file if it is written by hand."""
    for index, spec in enumerate(configuration.config.spec):
        yield _to_source(spec, index, configuration)


def _to_source(spec: SpecConfig, index: int, configuration: Configuration) -> Source:
    def resolved(path: str) -> str:
        return os.path.normpath(os.path.join(configuration.folder, path))  # noqa: PTH118 - a/../b must not appear in messages

    return Source(
        path=resolved(spec.docs or spec.file),
        dialect=resolved(spec.dialect) if is_dialect_file(spec.dialect) else spec.dialect,
        name=spec.name,
        overlays=tuple(map(resolved, spec.overlays)),
        config=configuration.file,
        spec_file=resolved(spec.file) if spec.docs else None,
        selection=configured_selection(spec, index, configuration.file),
    )


def source_of(path: str, configuration: Configuration, given: SourceOptions) -> Source:
    """How to read ``path``: as configured, if it is in the configuration. Options take precedence and add overlays."""
    configured = configured_source(path, configured_sources(configuration))
    return merged(path, configured, given)


def configured_source(path: str, sources: Iterable[Source]) -> Source | None:
    """The source with this path; both are compared as resolved paths."""
    if path == STDIN:
        return None
    resolved = os.path.realpath(path)
    return next((source for source in sources if is_same_source(os.path.realpath(source.path), resolved)), None)


def is_same_source(first: str, second: str) -> bool:
    """Whether two paths are the same docs or spec: a folder in Slate's layout is the same as the document in it."""
    return _folder_of_docs(first) == _folder_of_docs(second)


def _folder_of_docs(path: str) -> str:
    return _DOCUMENT_IN_FOLDER.sub("", os.path.normpath(f"/{path}")).rstrip("/")


def merged(path: str, configured: Source | None, given: SourceOptions) -> Source:
    """The source at ``path``, from the options of the command line and the configuration."""
    base = configured or Source(path=path)
    overlays = (*(() if given.no_overlays else base.overlays), *given.overlays)
    unique = {os.path.realpath(overlay): overlay for overlay in reversed(overlays)}
    return Source(
        path=path,
        dialect=given.dialect or base.dialect,
        name=given.name or base.name,
        overlays=tuple(reversed(unique.values())),
        config=base.config,
        spec_file=base.spec_file,
        selection=_selection(base, given),
    )


def _selection(base: Source, given: SourceOptions) -> ConfiguredSelection:
    """The selection of the command line, if there is one, else the configured one."""
    if not given.only and not given.exclude:
        return base.selection
    return ConfiguredSelection(Selection(given.only, given.exclude))


def open_source(
    source: Source, *, names_from: str | ModelNames | None = None, on_progress: ProgressCallback = no_progress
) -> Loaded:
    """The selected commands of a source, corrected; the models of docs keep the names of an existing spec."""
    opened = open_spec(
        source.path, dialect=source.dialect, name=source.name, existing_names=names_from, on_progress=on_progress
    )
    return apply_selection(apply_overlays(opened, source.overlays), source.selection)
