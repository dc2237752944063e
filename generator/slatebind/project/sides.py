"""The sides of a comparison: a path, or ``REV:PATH``, with the dialect and overlays to read it with.

A side at a revision uses the configuration of that revision, or that of the working tree if the revision has none.
"""

import os
import posixpath
from pathlib import Path, PurePosixPath

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import is_dialect_file
from slatebind.files import UnreadableError
from slatebind.markdown import INCLUDES
from slatebind.project.config_reader import CONFIG_NAMES, read_config
from slatebind.project.git import RevisionError
from slatebind.project.revisions import (
    Tree,
    checked_out,
    path_in_repository,
    split_address,
    text_at,
    top_folder,
)
from slatebind.project.sources import (
    Configuration,
    Source,
    SourceOptions,
    configured_source,
    configured_sources,
    is_same_source,
    merged,
    open_source,
)
from slatebind.project.steps import MISSING_INCLUDE
from slatebind.spec.codec import Loaded
from slatebind.spec.names import ModelNames, names_of

NO_CONFIGURATION = Configuration()
NO_OPTIONS = SourceOptions()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A side of a comparison, and how to read it.

    ``configured`` is its source in the configuration. If ``is_of_revision``, that is the configuration at ``revision``,
    whose paths are relative to the root of the repository that ``folder`` is in.
    """

    address: str
    given: SourceOptions
    folder: str
    path: str
    revision: str | None = None
    configured: Source | None = None
    is_of_revision: bool = False

    def __str__(self) -> str:
        configured = self.configured
        if configured is not None and self.is_of_revision:
            configured = _below(configured, f"{self.revision}:")
        return str(merged(self.address, configured, self.given))


def side_of(
    address: str,
    configuration: Configuration = NO_CONFIGURATION,
    given: SourceOptions = NO_OPTIONS,
    folder: str = ".",
) -> Side:
    """How to read a spec, a document, a folder, ``-``, or any of these at ``REV:PATH``.

    ``configuration`` is that of the working tree; ``folder`` is in the repository, and paths such as ``./docs`` are
    relative to it. Raises RevisionError if the revision does not exist.
    """
    parts = split_address(address)
    if parts is None:
        configured = configured_source(address, configured_sources(configuration))
        return Side(address=address, given=given, folder=folder, path=address, configured=configured)
    revision, path = parts
    inside = path_in_repository(path, folder)
    old_configuration = configuration_at(revision, configuration, folder)
    if old_configuration is None:
        current_path = str(Path(top_folder(folder), inside))
        configured = configured_source(current_path, configured_sources(configuration))
    else:
        sources = configured_sources(old_configuration)
        configured = next((source for source in sources if is_same_source(source.path, inside)), None)
    return Side(
        address=address,
        given=given,
        folder=folder,
        path=path,
        revision=revision,
        configured=configured,
        is_of_revision=old_configuration is not None,
    )


def configuration_at(revision: str, configuration: Configuration, folder: str = ".") -> Configuration | None:
    """The configuration at a revision: at its current path, or the nearest in a parent folder.

    Its file is relative to the root of the repository. A file that this version cannot use is ignored.
    """
    for file in _configuration_files(configuration, folder):
        text = text_at(revision, file, folder)
        config, problems = read_config(text, file) if text is not None else (None, ())
        if config is not None and config.spec and not problems:
            return Configuration(config, file)
    return None


def _configuration_files(configuration: Configuration, folder: str) -> tuple[str, ...]:
    files = []
    if configuration.file:
        try:
            files.append(path_in_repository(f"./{os.path.relpath(configuration.file, folder)}", folder))
        except (RevisionError, ValueError):  # outside of the repository, or on another drive
            return ()
    parent = path_in_repository(".", folder)
    while True:
        files += [posixpath.join(parent, name) for name in CONFIG_NAMES]
        if not parent:
            return tuple(dict.fromkeys(files))
        parent = posixpath.dirname(parent)


def open_sides(old: Side, new: Side) -> tuple[Loaded, Loaded]:
    """The specs of both sides. Models of the new side keep their old names, as they do when generating."""
    old_loaded = open_side(old)
    existing_names = names_of(old_loaded.spec) if old_loaded.spec else None
    return old_loaded, open_side(new, existing_names=existing_names)


def open_side(side: Side, *, existing_names: ModelNames | None = None) -> Loaded:
    """The spec of a side. Raises UnreadableError if its path does not exist."""
    if side.revision is None:
        return open_source(merged(side.path, side.configured, side.given), names_from=existing_names)
    configured, also = side.configured, ()
    if configured is not None and side.is_of_revision:
        dialect = (configured.dialect,) if is_dialect_file(configured.dialect) and not side.given.dialect else ()
        also = (*dialect, *(() if side.given.no_overlays else configured.overlays))
    with checked_out(side.revision, side.path, side.folder, also=also) as tree:
        if configured is not None and side.is_of_revision:
            configured = _below(configured, f"{tree.root}/")
        try:
            loaded = open_source(merged(tree.file, configured, side.given), names_from=existing_names)
        except UnreadableError as error:
            raise RevisionError(_shown(str(error), tree, side)) from error
    _refuse_linked_includes(loaded, tree, side)
    return _with_shown_paths(loaded, tree, side)


def _refuse_linked_includes(loaded: Loaded, tree: Tree, side: Side) -> None:
    """Raise RevisionError if an include is missing where a symbolic link could have led to it."""
    missing = [found.message for found in loaded.diagnostics if found.code == MISSING_INCLUDE]
    for link in tree.links:
        name = PurePosixPath(link).name.removeprefix("_").partition(".")[0]
        if missing and (name == INCLUDES or any(name in message for message in missing)):
            hint = "which is not followed; the docs at this revision cannot be read completely"
            raise RevisionError(f"{side.revision}:{link}: a symbolic link at this revision, {hint}")


def _below(source: Source, prefix: str) -> Source:
    """The source with its paths, which are relative to the root of a repository, prefixed."""
    return msgspec.structs.replace(
        source,
        dialect=f"{prefix}{source.dialect}" if is_dialect_file(source.dialect) else source.dialect,
        overlays=tuple(f"{prefix}{overlay}" for overlay in source.overlays),
        config=f"{prefix}{source.config}",
    )


def _with_shown_paths(loaded: Loaded, tree: Tree, side: Side) -> Loaded:
    """Replace the paths of the temporary checkout by ``REV:PATH`` in positions and messages."""

    def shown(text: str) -> str:
        return _shown(text, tree, side)

    def shown_at(at: Position) -> Position:
        return msgspec.structs.replace(at, file=shown(at.file))

    def shown_finding(finding: Diagnostic) -> Diagnostic:
        related = tuple(map(shown_at, finding.related))
        message, hint = shown(finding.message), shown(finding.hint)
        return msgspec.structs.replace(finding, at=shown_at(finding.at), message=message, hint=hint, related=related)

    positions = {path: shown_at(at) for path, at in loaded.positions.items()}
    return msgspec.structs.replace(
        loaded, positions=positions, diagnostics=tuple(map(shown_finding, loaded.diagnostics))
    )


def _shown(text: str, tree: Tree, side: Side) -> str:
    relative = side.path.removeprefix("./")
    start = tree.file.removesuffix(relative) if tree.file.endswith(f"/{relative}") else f"{tree.root}/"
    in_root = text.replace(start, f"{side.revision}:").replace(f"{tree.root}/", f"{side.revision}:")
    return in_root.replace(tree.root, f"{side.revision}:")
