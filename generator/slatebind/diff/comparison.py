"""Two specs with their differences, and what rules ask about them as a whole."""

from collections.abc import Iterator
from functools import cached_property

from slatebind.diagnostic import Path
from slatebind.diff.address import Key, parse_path
from slatebind.diff.deltas import Added, Delta, Deltas
from slatebind.diff.pairs import CommandPair, ModelPair, pair_models
from slatebind.diff.sdk import Sdk
from slatebind.diff.spec_diff import diff_rows, diff_specs, follow_items, new_names
from slatebind.diff.spec_index import SpecIndex, held_model
from slatebind.diff.spec_matching import match_specs
from slatebind.protocols import protocol_named
from slatebind.rendering.targets.manifest import Manifest
from slatebind.spec.model import Field, Model, Param, Spec

_REPORT_ORDER = ("api", "groups", "commands", "models")
"""The kinds of records in the order of reports; all others follow."""


class Comparison:
    """An old and a new spec, and the differences between them.

    ``target`` is the manifest of the target whose packages are compared, by default the Python one.
    """

    def __init__(self, old: Spec, new: Spec, target: Manifest | None = None) -> None:
        self._target = target
        self.old = old
        self.new = new
        self.old_index = SpecIndex(old)
        self.new_index = SpecIndex(new)
        self.old_protocol = protocol_named(old.api.protocol)
        self.new_protocol = protocol_named(new.api.protocol)
        matches = match_specs(old, new)
        self.deltas: Deltas = diff_specs(old, new, matches)
        self.new_names = new_names(matches)

    @cached_property
    def old_names(self) -> dict[str, dict[Key, Key]]:
        """For each list, the old names of the records that both specs have, by their new names."""
        return {kind: {new: old for old, new in names.items()} for kind, names in self.new_names.items()}

    @cached_property
    def old_sdk(self) -> Sdk:
        """The package generated from the old spec."""
        return Sdk(self.old, self._target)

    @cached_property
    def new_sdk(self) -> Sdk:
        """The package generated from the new spec."""
        return Sdk(self.new, self._target)

    @cached_property
    def command_pairs(self) -> tuple[CommandPair, ...]:
        """The commands of both specs."""
        old, new = self.old_index.commands, self.new_index.commands
        return tuple(CommandPair(old[before], new[after]) for before, after in self.new_names["commands"].items())

    @property
    def noun(self) -> str:
        """What the docs call a command."""
        return self.new_protocol.noun

    @cached_property
    def toggled_async(self) -> frozenset[str]:
        """The new names of commands that switched between synchronous and asynchronous."""
        return frozenset(pair.new.name for pair in self.command_pairs if pair.old.is_async != pair.new.is_async)

    def request_at(self, delta: Delta) -> str:
        """The request of the command that a difference is about, as new docs state it; empty without one of its own."""
        address = parse_path(delta.path)
        index, protocol = (self.new_index, self.new_protocol) if delta.new else (self.old_index, self.old_protocol)
        command = index.commands.get(address.name) if address.kind == "commands" else None
        return protocol.request(command) if command and command.path and protocol.has_paths else ""

    def nearest_new_path(self, removed: Path) -> Path:
        """Where the new docs would have a record that was removed: the group of a command, the list of an error."""
        address = parse_path(removed)
        if address.kind == "commands" and not address.rows and address.name in self.old_index.commands:
            group = self.old_index.commands[address.name].group
            return ("groups", self.new_names["groups"].get(group, group))
        if address.kind == "errors" and self.new.errors:
            return ("errors", self.new.errors[-1].code)
        return removed

    def models_of(self, names: tuple[str | None, str | None]) -> tuple[Model, ...]:
        """The old and the new model of these names, without those that do not exist."""
        found = self.old_index.models.get(names[0] or ""), self.new_index.models.get(names[1] or "")
        return tuple(model for model in found if model)

    def new_items(self, items: str | None) -> str | None:
        """The new name of what an old list, map or object holds; None if that is a model that was removed."""
        return None if items is None else follow_items(items, self.new_names["models"])

    def replaced_models(self, old: Param | Field, new: Param | Field) -> tuple[str, str] | None:
        """The models that an old row and a new one hold, if both have one and the second does not match the first."""
        models, before, after = self.new_names["models"], held_model(old), held_model(new)
        is_switch = before in self.old_index.models and after in self.new_index.models and models.get(before) != after
        return (str(before), str(after)) if is_switch else None

    def example_command(self, old_model: str, new_model: str) -> CommandPair | None:
        """The first command that responds with one model in the old spec and with the other in the new one, and that is
        asynchronous in both or in neither.
        """
        return self._example_commands.get((old_model, new_model))

    @cached_property
    def _example_commands(self) -> dict[tuple[str | None, str | None], CommandPair]:
        examples: dict[tuple[str | None, str | None], CommandPair] = {}
        for pair in self.command_pairs:
            if pair.new.name not in self.toggled_async:
                examples.setdefault((pair.old.response.model, pair.new.response.model), pair)
        return examples

    @cached_property
    def model_pairs(self) -> tuple[ModelPair, ...]:
        """Every model in requests and responses with the model in its place, and the matched ones that are in none."""
        return pair_models(self.command_pairs, self.old_index.models, self.new_index.models, self.new_names["models"])

    def commands_with(self, models: tuple[str, str]) -> tuple[CommandPair, ...]:
        """The commands that respond with the one model in the old spec and with the other in the new one."""
        return self._commands_by_models.get(models, ())

    @cached_property
    def _commands_by_models(self) -> dict[tuple[str | None, str | None], tuple[CommandPair, ...]]:
        found: dict[tuple[str | None, str | None], list[CommandPair]] = {}
        for pair in self.command_pairs:
            found.setdefault((pair.old.response.model, pair.new.response.model), []).append(pair)
        return {models: tuple(pairs) for models, pairs in found.items()}

    def field_deltas(self, models: ModelPair) -> Deltas:
        """The differences between the fields of two models."""
        paths: tuple[Path, Path] = ("models", models.old.name), ("models", models.new.name)
        return diff_rows(models.old, models.new, paths, self.new_names)

    def deltas_outside_fields(self) -> Iterator[Delta]:
        """All differences but those of fields, which are compared for each pair of models."""
        return (delta for delta in self.deltas if not _is_about_fields(delta.path))

    def models_with_new_field(self, name: str) -> tuple[str, ...]:
        """The new models to which a field of this name was added."""
        return self._models_by_added_field.get(name, ())

    @cached_property
    def _models_by_added_field(self) -> dict[str, tuple[str, ...]]:
        models: dict[str, tuple[str, ...]] = {}
        for delta in self.deltas:
            if isinstance(delta, Added) and isinstance(delta.value, Field):
                model = str(parse_path(delta.path).name)
                models[delta.value.name] = (*models.get(delta.value.name, ()), model)
        return models

    def models_in_fields(self, model: str) -> frozenset[str | None]:
        """The names of models that the fields of a new model hold."""
        return frozenset(held_model(field) for field in self.new_index.models[model].fields)

    def report_order(self, path: Path | None) -> tuple[int, int]:
        """Sorts paths for reports: the API, groups, commands as in the old docs with new ones last, models, others."""
        if not path:
            return len(_REPORT_ORDER), 0
        address = parse_path(path)
        if address.kind not in _REPORT_ORDER:
            return len(_REPORT_ORDER), 0
        rank = self._command_order.get(address.name, 0) if address.kind == "commands" else 0
        return _REPORT_ORDER.index(address.kind), rank

    @cached_property
    def _command_order(self) -> dict[Key, int]:
        """The order of commands, by old and by new names."""
        old, new = self.old_index.commands, self.new_index.commands
        order = {name: rank for rank, name in enumerate(new, len(old))}
        for rank, name in enumerate(old):
            order[name] = order[self.new_names["commands"].get(name, name)] = rank
        return order


def _is_about_fields(path: Path) -> bool:
    address = parse_path(path)
    return address.kind == "models" and (address.rows == "fields" or address.keys == ("fields",))
