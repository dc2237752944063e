"""Identifiers of the generated package that changed although no name did.

Names that give the same identifier get a suffix; when one of them is added or removed, the other's identifier changes.
"""

from collections.abc import Iterator
from typing import TypeVar

from slatebind.diagnostic import Path
from slatebind.diff.address import Key
from slatebind.diff.changes import IdentifierChanged
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Changed
from slatebind.diff.sdk import call_witness
from slatebind.diff.spec_matching import match_rows
from slatebind.diff.verdict import Witness
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.model_view import FieldView, ModelView
from slatebind.spec.addresses import row_addresses
from slatebind.spec.model import Field, Param

_View = TypeVar("_View")


def find_identifier_changes(comparison: Comparison) -> Iterator[IdentifierChanged]:
    """A change for each record of the same name in both specs that has another identifier."""
    yield from _groups(comparison)
    yield from _models(comparison)
    yield from _commands(comparison)


def _groups(comparison: Comparison) -> Iterator[IdentifierChanged]:
    for old, new in _pairs(comparison, "groups", comparison.old_sdk.groups, comparison.new_sdk.groups):
        name = old.spec.name
        before, after = comparison.old_sdk.group(name), comparison.new_sdk.group(new.spec.name)
        if name == new.spec.name and before != after:
            identifiers = (old.id, new.id) if old.id != new.id else (old.cls, new.cls)
            yield _change(comparison, (("groups", name),) * 2, identifiers, comparison.old_sdk.witness(before, after))


def _models(comparison: Comparison) -> Iterator[IdentifierChanged]:
    for old, new in _pairs(comparison, "models", comparison.old_sdk.models, comparison.new_sdk.models):
        if old.spec.name == new.spec.name and old.cls != new.cls:
            name = old.spec.name
            witness = comparison.old_sdk.witness(comparison.old_sdk.model(name), comparison.new_sdk.model(name))
            yield _change(comparison, (("models", old.spec.name),) * 2, (old.cls, new.cls), witness)
        yield from _fields(comparison, old, new)


def _fields(comparison: Comparison, old: ModelView, new: ModelView) -> Iterator[IdentifierChanged]:
    for name, before, after in _changed_rows(old, new, old.fields, new.fields):
        sdk = comparison.old_sdk
        given = {"answer": sdk.model(old.spec.name)}
        witness = sdk.witness(sdk.read("answer", before), sdk.read("answer", after), given)
        paths: tuple[Path, Path] = ("models", old.spec.name, "fields", name), ("models", new.spec.name, "fields", name)
        yield _change(comparison, paths, (before, after), witness)


def _commands(comparison: Comparison) -> Iterator[IdentifierChanged]:
    sdks = comparison.old_sdk, comparison.new_sdk
    for old, new in _pairs(comparison, "commands", sdks[0].commands, sdks[1].commands):
        names = old.spec.name, new.spec.name
        # A command that moved to another group has another identifier for that reason.
        if names[0] == names[1] and old.id != new.id and old.spec.group == new.spec.group:
            yield _change(comparison, (("commands", names[0]),) * 2, (old.id, new.id), call_witness(sdks, names))
        for name, before, after in _changed_rows(old, new, old.params, new.params):
            paths: tuple[Path, Path] = ("commands", names[0], "params", name), ("commands", names[1], "params", name)
            yield _change(comparison, paths, (before, after), call_witness(sdks, names, name))


def _pairs(
    comparison: Comparison, kind: str, old: dict[Key, _View], new: dict[Key, _View]
) -> Iterator[tuple[_View, _View]]:
    return ((old[before], new[after]) for before, after in comparison.new_names[kind].items())


def _changed_rows(
    old: CommandView | ModelView,
    new: CommandView | ModelView,
    old_rows: tuple[ParamView, ...] | tuple[FieldView, ...],
    new_rows: tuple[ParamView, ...] | tuple[FieldView, ...],
) -> Iterator[tuple[str, str, str]]:
    """The rows of the same name that have another identifier, with the old and the new one."""
    before, after = _identifiers(old, old_rows), _identifiers(new, new_rows)
    if before == after:
        return
    for match in match_rows(old.spec, new.spec):
        name = str(match.old)
        if match.old == match.new and before[name] != after[name] and before[name] and after[name]:
            yield name, before[name], after[name]


def _identifiers(view: CommandView | ModelView, rows: tuple[ParamView, ...] | tuple[FieldView, ...]) -> dict[str, str]:
    """The identifiers of parameters or fields by their addresses; empty for those that are not arguments."""
    specs: tuple[Param | Field, ...] = view.spec.params if isinstance(view, CommandView) else view.spec.fields
    identifiers = {id(row.spec): str(row.id) for row in rows}
    return {address: identifiers.get(id(spec), "") for address, spec in zip(row_addresses(specs), specs, strict=True)}


def _change(
    comparison: Comparison, paths: tuple[Path, Path], identifiers: tuple[str, str], witness: Witness
) -> IdentifierChanged:
    before, after = map(str, identifiers)
    delta = Changed(old=(*paths[0], "identifier"), new=(*paths[1], "identifier"), before=before, after=after)
    name = str(paths[1][-1])
    return IdentifierChanged(comparison=comparison, delta=delta, name=name, before=before, after=after, witness=witness)
