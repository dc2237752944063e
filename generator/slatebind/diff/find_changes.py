"""Turning the differences between two specs into the typed changes that rules check."""

from collections.abc import Iterator
from typing import TypeVar

from slatebind.diagnostic import Path
from slatebind.diff import changes as typed
from slatebind.diff import response_changes as responses
from slatebind.diff.address import Address, Key, parse_path
from slatebind.diff.changes import Change
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Added, Changed, Delta, Removed, Renamed, Reordered
from slatebind.diff.field_texts import find_text_changes, is_compared_here
from slatebind.diff.identifier_changes import find_identifier_changes
from slatebind.diff.pairs import CommandPair, ModelPair
from slatebind.spec.addresses import row_addresses
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param

_Row = TypeVar("_Row", Param, Field)


def find_changes(comparison: Comparison) -> Iterator[Change]:
    """Every change; those of fields for each pair of models of which one took the place of the other in responses."""
    for delta in comparison.deltas_outside_fields():
        yield _change(comparison, delta)
    for models in comparison.model_pairs:
        if models.is_another:
            yield _response_model_change(comparison, models)
        for delta in comparison.field_deltas(models):
            if not is_compared_here(comparison, delta, models):
                yield _field_change(comparison, delta, models)
        yield from find_text_changes(comparison, models)
    yield from find_identifier_changes(comparison)


def _change(comparison: Comparison, delta: Delta) -> Change:
    if isinstance(delta, Reordered):
        return typed.ListReordered(comparison=comparison, delta=delta)
    address = parse_path(delta.path)
    match address.kind:
        case "api":
            old, new = comparison.old.api, comparison.new.api
            return typed.ApiChanged(comparison=comparison, delta=delta, key=address.key, old=old, new=new)
        case "groups":
            return _group_change(comparison, delta)
        case "commands" if address.rows:
            return _param_change(comparison, delta)
        case "commands":
            return _command_change(comparison, delta)
        case "models":
            return _model_change(comparison, delta)
        case _:
            return _error_change(comparison, delta)


def _group_change(comparison: Comparison, delta: Delta) -> Change:
    match delta:
        case Added(value=Group() as new):
            return typed.GroupAdded(comparison=comparison, delta=delta, new=new)
        case Removed(value=Group() as old):
            return typed.GroupRemoved(comparison=comparison, delta=delta, old=old)
    before, after = _addresses(delta)
    old, new = comparison.old_index.groups[before.name], comparison.new_index.groups[after.name]
    if isinstance(delta, Renamed):
        return typed.GroupRenamed(comparison=comparison, delta=delta, old=old, new=new)
    return typed.GroupChanged(comparison=comparison, delta=delta, key=after.key, old=old, new=new)


def _command_change(comparison: Comparison, delta: Delta) -> Change:
    match delta:
        case Added(value=Command() as new):
            return typed.CommandAdded(comparison=comparison, delta=delta, new=new)
        case Removed(value=Command() as old):
            return typed.CommandRemoved(comparison=comparison, delta=delta, old=old)
    command = _command_pair(comparison, delta)
    if isinstance(delta, Renamed):
        return typed.CommandRenamed(comparison=comparison, delta=delta, command=command, matched_by=delta.matched_by)
    return typed.CommandChanged(comparison=comparison, delta=delta, key=parse_path(delta.path).key, command=command)


def _param_change(comparison: Comparison, delta: Delta) -> Change:
    command = _command_pair(comparison, delta)
    match delta:
        case Added(value=Param() as new):
            return typed.ParamAdded(comparison=comparison, delta=delta, command=command, new=new)
        case Removed(value=Param() as old):
            return typed.ParamRemoved(comparison=comparison, delta=delta, command=command, old=old)
    before, after = _addresses(delta)
    old, new = _row(command.old.params, before), _row(command.new.params, after)
    if isinstance(delta, Renamed):
        return typed.ParamRenamed(
            comparison=comparison, delta=delta, command=command, old=old, new=new, matched_by=delta.matched_by
        )
    return typed.ParamChanged(comparison=comparison, delta=delta, key=after.key, command=command, old=old, new=new)


def _model_change(comparison: Comparison, delta: Delta) -> Change:
    match delta:
        case Added(value=Model() as new):
            return typed.ModelAdded(comparison=comparison, delta=delta, new=new)
        case Removed(value=Model() as old):
            return typed.ModelRemoved(comparison=comparison, delta=delta, old=old)
    before, after = _addresses(delta)
    old, new = comparison.old_index.models[before.name], comparison.new_index.models[after.name]
    if isinstance(delta, Renamed):
        return typed.ModelRenamed(comparison=comparison, delta=delta, old=old, new=new)
    return typed.ModelChanged(comparison=comparison, delta=delta, key=after.key, old=old, new=new)


def _response_model_change(comparison: Comparison, models: ModelPair) -> Change:
    names = models.old.name, models.new.name
    paths: tuple[Path, Path] = ("models", names[0]), ("models", names[1])
    delta = Changed(old=paths[0], new=paths[1], before=names[0], after=names[1])
    return responses.ResponseModelChanged(comparison=comparison, delta=delta, models=models)


def _field_change(comparison: Comparison, delta: Delta, models: ModelPair) -> Change:
    match delta:
        case Added(value=Field() as new):
            return responses.FieldAdded(comparison=comparison, delta=delta, models=models, new=new)
        case Removed(value=Field() as old):
            return responses.FieldRemoved(comparison=comparison, delta=delta, models=models, old=old)
        case Reordered():
            return typed.ListReordered(comparison=comparison, delta=delta)
    before, after = _addresses(delta)
    old, new = _row(models.old.fields, before), _row(models.new.fields, after)
    if isinstance(delta, Renamed):
        return responses.FieldRenamed(comparison=comparison, delta=delta, models=models, old=old, new=new)
    return responses.FieldChanged(comparison=comparison, delta=delta, key=after.key, models=models, old=old, new=new)


def _error_change(comparison: Comparison, delta: Delta) -> Change:
    match delta:
        case Added(value=ErrorCode() as new):
            return typed.ErrorAdded(comparison=comparison, delta=delta, new=new)
        case Removed(value=ErrorCode() as old):
            return typed.ErrorRemoved(comparison=comparison, delta=delta, old=old)
    before, after = _addresses(delta)
    old, new = comparison.old_index.errors[before.name], comparison.new_index.errors[after.name]
    if isinstance(delta, Renamed):
        return typed.ErrorRenumbered(comparison=comparison, delta=delta, old=old, new=new)
    return typed.ErrorChanged(comparison=comparison, delta=delta, key=after.key, old=old, new=new)


def _addresses(delta: Delta) -> tuple[Address, Address]:
    """Where a record of both specs is in each of them."""
    return parse_path(delta.old or ()), parse_path(delta.new or ())


def _command_pair(comparison: Comparison, delta: Delta) -> CommandPair:
    """The command that a difference is about, or in."""
    name: Key
    if delta.old:
        name = parse_path(delta.old).name
        new_name = comparison.new_names["commands"][name]
    else:
        new_name = parse_path(delta.path).name
        name = comparison.old_names["commands"][new_name]
    return CommandPair(comparison.old_index.commands[name], comparison.new_index.commands[new_name])


def _row(rows: tuple[_Row, ...], address: Address) -> _Row:
    return rows[row_addresses(rows).index(str(address.row))]
