"""The sides of a comparison: a path, or ``REV:PATH``, read with the dialect and overlays that belong to it.

A side at a revision is read as the configuration of that revision says; where the revision has none, as that of the
working tree says.
"""

import os
import posixpath
from pathlib import Path

import msgspec

from slatebind.config import NAMES, read_config
from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import is_dialect_file
from slatebind.pipeline.revisions import (
    RevisionError,
    Tree,
    checked_out,
    path_in_repository,
    split_address,
    text_at,
    top_folder,
)
from slatebind.pipeline.sources import (
    Configuration,
    Source,
    SourceOptions,
    configured_source,
    configured_sources,
    is_same_source,
    merged,
    open_source,
)
from slatebind.spec.codec import Loaded
from slatebind.spec.names import ModelNames, names_of

NO_CONFIGURATION = Configuration()
NO_OPTIONS = SourceOptions()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A side of a comparison, and how to read it.

    ``configured`` is what a configuration says about it. If ``is_of_revision``, its paths start from the root of the
    repository that ``folder`` is in, and exist at ``revision`` only.
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
            configured = _moved(configured, f"{self.revision}:")
        return str(merged(self.address, configured, self.given))


def side_of(
    address: str,
    configuration: Configuration = NO_CONFIGURATION,
    given: SourceOptions = NO_OPTIONS,
    folder: str = ".",
) -> Side:
    """How to read a spec, a document, a folder, ``-``, or any of these at ``REV:PATH``.

    ``configuration`` is that of the working tree. The repository is that of ``folder``, from which paths such as
    ``./docs`` start. A revision that is not there raises a RevisionError.
    """
    parts = split_address(address)
    if parts is None:
        configured = configured_source(address, configured_sources(configuration))
        return Side(address=address, given=given, folder=folder, path=address, configured=configured)
    revision, path = parts
    inside = path_in_repository(path, folder)
    then = _configuration_at(revision, configuration, folder)
    if then is None:
        here = str(Path(top_folder(folder), inside))
        configured = configured_source(here, configured_sources(configuration))
    else:
        configured = next((one for one in configured_sources(then) if is_same_source(one.path, inside)), None)
    return Side(
        address=address,
        given=given,
        folder=folder,
        path=path,
        revision=revision,
        configured=configured,
        is_of_revision=then is not None,
    )


def _configuration_at(revision: str, configuration: Configuration, folder: str) -> Configuration | None:
    """The configuration of a revision, at its place in the working tree or the nearest going upwards.

    Its file is given from the root of the repository. One that this version cannot use counts as none.
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
        except (RevisionError, ValueError):  # outside of the repository, or on another drive: there are no revisions
            return ()
    place = path_in_repository(".", folder)
    while True:
        files += [posixpath.join(place, name) for name in NAMES]
        if not place:
            return tuple(dict.fromkeys(files))
        place = posixpath.dirname(place)


def open_sides(old: Side, new: Side) -> tuple[Loaded, Loaded]:
    """Both sides of a comparison. In docs, models of the new side keep their old names, as they do when generating."""
    first = open_side(old)
    known = names_of(first.spec) if first.spec else None
    return first, open_side(new, known=known)


def open_side(side: Side, *, known: ModelNames | None = None) -> Loaded:
    """The spec of a side. A path that is not there raises UnreadableError."""
    if side.revision is None:
        return open_source(merged(side.path, side.configured, side.given), known=known)
    configured, also = side.configured, ()
    if configured is not None and side.is_of_revision:
        dialect = (configured.dialect,) if is_dialect_file(configured.dialect) and not side.given.dialect else ()
        also = (*dialect, *(() if side.given.no_overlays else configured.overlays))
    with checked_out(side.revision, side.path, side.folder, also=also) as tree:
        if configured is not None and side.is_of_revision:
            configured = _moved(configured, f"{tree.root}/")
        loaded = open_source(merged(tree.file, configured, side.given), known=known)
    return _renamed(loaded, tree, side)


def _moved(source: Source, start: str) -> Source:
    """The source with its paths, which start from the root of a repository, below another place."""
    return msgspec.structs.replace(
        source,
        dialect=f"{start}{source.dialect}" if is_dialect_file(source.dialect) else source.dialect,
        overlays=tuple(f"{start}{overlay}" for overlay in source.overlays),
        config=f"{start}{source.config}",
    )


def _renamed(loaded: Loaded, tree: Tree, side: Side) -> Loaded:
    """Positions as the user knows them, not those in a folder that is gone."""
    typed = side.path.removeprefix("./")
    start = tree.file.removesuffix(typed) if tree.file.endswith(f"/{typed}") else f"{tree.root}/"

    def shown(text: str) -> str:
        return text.replace(start, f"{side.revision}:").replace(f"{tree.root}/", f"{side.revision}:")

    def shown_at(at: Position) -> Position:
        return msgspec.structs.replace(at, file=shown(at.file))

    def shown_finding(finding: Diagnostic) -> Diagnostic:
        related = tuple(map(shown_at, finding.related))
        message, hint = shown(finding.message), shown(finding.hint)
        return msgspec.structs.replace(finding, at=shown_at(finding.at), message=message, hint=hint, related=related)

    positions = {path: shown_at(at) for path, at in loaded.positions.items()}
    return Loaded(spec=loaded.spec, positions=positions, diagnostics=tuple(map(shown_finding, loaded.diagnostics)))
