"""From two addresses to what changed between them."""

from collections.abc import Iterable
from datetime import date

import msgspec

from slatebind.diagnostic import Diagnostic, Position, position_of
from slatebind.diff.comparison import Comparison
from slatebind.diff.ignores import Ignores, accept, load_ignores, relevelled
from slatebind.diff.judge import judge, located
from slatebind.diff.outcome import Outcome
from slatebind.diff.repairs import Reading, repairs
from slatebind.diff.suspicion import suspicions
from slatebind.diff.verdict import SURFACES, Surface
from slatebind.files import read_text
from slatebind.pipeline.revisions import checked_out, split_address
from slatebind.pipeline.steps import open_spec
from slatebind.spec.codec import Loaded
from slatebind.spec.names import ModelNames, names_of


def open_sides(old: str, new: str, *, dialect: str = "cloudstack") -> tuple[Loaded, Loaded]:
    """Both sides of a comparison. In docs, models of the new side keep their old names, as they do when generating."""
    first = open_side(old, dialect=dialect)
    known = names_of(first.spec) if first.spec else None
    return first, open_side(new, dialect=dialect, known=known)


def open_side(
    address: str, *, dialect: str = "cloudstack", known: ModelNames | None = None, folder: str = "."
) -> Loaded:
    """The spec at an address: a spec, a document, a folder, ``-``, or any of these at ``REV:PATH``.

    The repository is that of ``folder``, from which paths such as ``./docs`` start. A path that is not there raises
    UnreadableError.
    """
    parts = split_address(address)
    if parts is None:
        return open_spec(address, dialect=dialect, known=known)
    revision, path = parts
    with checked_out(revision, path, folder) as file:
        loaded = open_spec(file, dialect=dialect, known=known)
    root = file[: len(file) - len(path.removeprefix("./"))]
    return _renamed(loaded, root, f"{revision}:")


def _renamed(loaded: Loaded, root: str, prefix: str) -> Loaded:
    """Positions as the user knows them, not those in a folder that is gone."""

    def shown(at: Position) -> Position:
        return msgspec.structs.replace(at, file=prefix + at.file.removeprefix(root))

    def retold(one: Diagnostic) -> Diagnostic:
        message, hint = (text.replace(root, prefix) for text in (one.message, one.hint))
        related = tuple(shown(at) for at in one.related)
        return msgspec.structs.replace(one, at=shown(one.at), message=message, hint=hint, related=related)

    positions = {path: shown(at) for path, at in loaded.positions.items()}
    return Loaded(spec=loaded.spec, positions=positions, diagnostics=tuple(retold(one) for one in loaded.diagnostics))


def compare_sides(
    old: Loaded,
    new: Loaded,
    names: tuple[str, str],
    *,
    surfaces: Iterable[Surface] = SURFACES,
    ignores: Ignores | None = None,
    today: date | None = None,
) -> Outcome:
    """Everything that changed and concerns somebody on ``surfaces``; what ``ignores`` accepts is set apart."""
    assert old.spec is not None
    assert new.spec is not None
    wanted = tuple(surfaces)
    comparison = Comparison(old.spec, new.spec)
    judged = (*judge(comparison), *suspicions(comparison))
    found = [located(one, old.positions, new.positions, names) for one in judged]
    if not _is_spec(old, names[0]) and not _is_spec(new, names[1]):
        readings = (
            Reading(old.diagnostics, old.positions, comparison.old_commands),
            Reading(new.diagnostics, new.positions, comparison.new_commands),
        )
        found += repairs(*readings, comparison.names["commands"], comparison.facts)
    if ignores:
        found = [relevelled(one, ignores.levels) for one in found]
    order = comparison.places
    found.sort(key=lambda one: order(one.new or one.old))
    shown = tuple(one for one in found if one.level(wanted) is not None)
    outcome = Outcome(old=names[0], new=names[1], findings=shown, surfaces=wanted)
    return accept(outcome, ignores, today or date.today()) if ignores else outcome


def _is_spec(side: Loaded, name: str) -> bool:
    """Whether a side is a spec, which does not tell what had to be put right in the docs that it comes from."""
    return position_of(side.positions, (), name).file.endswith((".yaml", ".yml"))


def read_ignores(path: str) -> tuple[Ignores | None, tuple[Diagnostic, ...]]:
    """The accepted breaks in a YAML file."""
    return load_ignores(read_text(path), path)


DEFAULT_IGNORES = "slatebind-diff.yaml"
"""Read where it is there and nothing else is said."""
