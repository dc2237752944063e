"""Commands and models of two specs that correspond to each other."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from slatebind.diff.address import Key
from slatebind.diff.matching import similarity
from slatebind.diff.spec_index import held_model
from slatebind.spec.model import Command, Model

_Names = tuple[Key, Key]
"""The name of an old model and that of a new one."""


class CommandPair(msgspec.Struct, frozen=True):
    """A command of both specs."""

    old: Command
    new: Command

    @property
    def names(self) -> tuple[str, str]:
        """Its old and its new name."""
        return self.old.name, self.new.name


class ModelPair(msgspec.Struct, frozen=True):
    """A model of the old spec and its counterpart in the new one, with the new names of the commands that return them.

    ``senders`` are the commands whose parameters hold them. ``is_match`` is False if the commands switched to a
    different model.
    """

    MAX_SHARE_OF_ANOTHER: ClassVar[float] = 0.5
    """A model that keeps less than this share of its fields is another one, whatever its name."""

    old: Model
    new: Model
    commands: tuple[str, ...]
    is_match: bool
    senders: tuple[str, ...] = ()

    @property
    def is_sent(self) -> bool:
        """Whether requests contain objects of the model."""
        return bool(self.senders)

    @property
    def names(self) -> tuple[str, str]:
        """The old model's name and the new one's."""
        return self.old.name, self.new.name

    @property
    def is_another(self) -> bool:
        """Whether the new model is not the old one, or has little in common with it."""
        before, after = ({field.name.casefold() for field in model.fields} for model in (self.old, self.new))
        share = similarity(before, after)
        return not self.is_match or (len(before - after) > 1 and share < self.MAX_SHARE_OF_ANOTHER)


def pair_models(
    commands: Sequence[CommandPair], old: dict[Key, Model], new: dict[Key, Model], matches: dict[Key, Key]
) -> tuple[ModelPair, ...]:
    """Every model in requests and responses with the model in its place, and the ``matches`` that are in none."""
    reachable = _ReachablePairs(old, new)
    users: dict[_Names, dict[str, None]] = {match: {} for match in matches.items()}
    for pair in commands:
        if pair.old.response.model and pair.new.response.model:
            for names in reachable.of((pair.old.response.model, pair.new.response.model)):
                users.setdefault(names, {})[pair.new.name] = None
    senders: dict[_Names, dict[str, None]] = {}
    for command, start in _sent_models(commands, old, new):
        for names in reachable.of(start):
            users.setdefault(names, {})
            senders.setdefault(names, {})[command] = None
    return tuple(
        ModelPair(
            old[names[0]],
            new[names[1]],
            tuple(used_by),
            is_match=matches.get(names[0]) == names[1],
            senders=tuple(senders.get(names, ())),
        )
        for names, used_by in users.items()
    )


def _sent_models(
    commands: Sequence[CommandPair], old: dict[Key, Model], new: dict[Key, Model]
) -> Iterator[tuple[str, _Names]]:
    """The models that parameters of the same name hold, old and new, with the new name of the command."""
    for pair in commands:
        held = {param.name: held_model(param) for param in pair.new.params}
        for param in pair.old.params:
            before, after = held_model(param), held.get(param.name)
            if before in old and after in new:
                yield pair.new.name, (before, after)


class _ReachablePairs:
    """The pairs of models that have the same place when two models are traversed in parallel."""

    def __init__(self, old: dict[Key, Model], new: dict[Key, Model]) -> None:
        self._old, self._new = old, new
        self._nested: dict[_Names, list[_Names]] = {}

    def of(self, pair: _Names) -> list[_Names]:
        """The pair itself, those that fields of the same name hold, and so on."""
        reached = {pair: None}
        queue = [pair]
        while queue:
            for nested in self._nested_in(queue.pop()):
                if nested not in reached:
                    reached[nested] = None
                    queue.append(nested)
        return list(reached)

    def _nested_in(self, pair: _Names) -> list[_Names]:
        if pair not in self._nested:
            new_fields = {field.name: field for field in self._new[pair[1]].fields}
            old_fields = (field for field in self._old[pair[0]].fields if field.name in new_fields)
            items = ((held_model(field), held_model(new_fields[field.name])) for field in old_fields)
            self._nested[pair] = [(old, new) for old, new in items if old in self._old and new in self._new]
        return self._nested[pair]
