"""Two specs side by side, with everything that rules ask for. Judges nothing."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.edit import facts_between, row_facts
from slatebind.diff.facts import Added, Changed, Fact, Facts
from slatebind.diff.recognise import match_specs
from slatebind.diff.sdk import Sdk
from slatebind.spec.model import Command, Field, Model, Spec

MODELS = "models"


class Answer(msgspec.Struct, frozen=True):
    """A model that commands answered with and the one that they answer with now; no commands where nobody does."""

    old: str
    new: str
    commands: tuple[str, ...]


class Comparison:
    """Two specs. Records are looked up by the paths of facts, whichever side these are of."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self.old = old
        self.new = new
        matches = match_specs(old, new)
        self.facts: Facts = facts_between(old, new, matches)
        self.names: dict[str, dict[Any, Any]] = {
            name: {one.old: one.new for one in pairs} for name, pairs in matches.items()
        }
        """For each list, what the old names became; without those that are gone."""

    @cached_property
    def sdks(self) -> tuple[Sdk, Sdk]:
        """The generated packages of both sides."""
        return Sdk(self.old), Sdk(self.new)

    @cached_property
    def old_commands(self) -> dict[str, Command]:
        """Commands of the old spec by name."""
        return {command.name: command for command in self.old.commands}

    @cached_property
    def new_commands(self) -> dict[str, Command]:
        """Commands of the new spec by name."""
        return {command.name: command for command in self.new.commands}

    @cached_property
    def before(self) -> dict[str, dict[Any, Any]]:
        """For each list, what the new names were; without those that are new."""
        return {kind: {new: old for old, new in names.items()} for kind, names in self.names.items()}

    @cached_property
    def filled_groups(self) -> tuple[frozenset[str], frozenset[str]]:
        """The groups of both sides that hold a command."""
        first, second = (frozenset(command.group for command in spec.commands) for spec in (self.old, self.new))
        return first, second

    @cached_property
    def direct_users(self) -> dict[tuple[str | None, str | None], tuple[str, str]]:
        """For two models, a command, by both its names, that answers with these themselves and otherwise as before."""
        found: dict[tuple[str | None, str | None], tuple[str, str]] = {}
        for name, became in self.names["commands"].items():
            if became not in self.became_other_kind:
                models = self.old_commands[name].response.model, self.new_commands[became].response.model
                found.setdefault(models, (name, became))
        return found

    @cached_property
    def became_other_kind(self) -> frozenset[str]:
        """Commands, by their new names, that became asynchronous or stopped being so."""
        flips = (fact.new for fact in self.facts if isinstance(fact, Changed) and fact.topic == "commands.is_async")
        return frozenset(str(path[1]) for path in flips if path)

    def has_users(self, model: str, *, new: bool) -> bool:
        """Whether a command answers with a model, or another model holds it."""
        return model in self._users[new]

    @cached_property
    def _users(self) -> tuple[set[str | None], set[str | None]]:
        first, second = (
            {command.response.model for command in spec.commands}
            | {field.items for model in spec.models for field in model.fields}
            for spec in (self.old, self.new)
        )
        return first, second

    @cached_property
    def _models(self) -> tuple[dict[str, Model], dict[str, Model]]:
        return {one.name: one for one in self.old.models}, {one.name: one for one in self.new.models}

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every pair of models that stand where the other stood, and whose answers they are."""
        found: dict[tuple[str, str], dict[str, None]] = {pair: {} for pair in self.names[MODELS].items()}
        for name, became in self.names["commands"].items():
            models = self.old_commands[name].response.model, self.new_commands[became].response.model
            if models[0] and models[1]:
                for pair in self._reached((models[0], models[1])):
                    found.setdefault(pair, {})[became] = None
        return tuple(Answer(*pair, tuple(commands)) for pair, commands in found.items())

    def _reached(self, pair: tuple[str, str]) -> list[tuple[str, str]]:
        """The pair and those that its fields hold, and so on."""
        reached = {pair: None}
        queue = [pair]
        while queue:
            for inner in self._inner[queue.pop()]:
                if inner not in reached:
                    reached[inner] = None
                    queue.append(inner)
        return list(reached)

    @cached_property
    def _inner(self) -> "_InnerPairs":
        return _InnerPairs(*self._models)

    def gained_field(self, name: str) -> tuple[str, ...]:
        """The models, by their new names, in which a field of this name is new."""
        return self._gained.get(name, ())

    @cached_property
    def _gained(self) -> dict[str, tuple[str, ...]]:
        gained: dict[str, tuple[str, ...]] = {}
        for fact in self.facts:
            if isinstance(fact, Added) and fact.new and fact.topic == "models.fields":
                gained[str(fact.new[3])] = (*gained.get(str(fact.new[3]), ()), str(fact.new[1]))
        return gained

    def held_by(self, model: str) -> frozenset[str | None]:
        """What the fields of a model of the new spec hold."""
        return frozenset(field.items for field in self._models[1][model].fields)

    def answer_facts(self, answer: Answer) -> Facts:
        """What changed among the fields of such a pair."""
        old, new = self._models[0][answer.old], self._models[1][answer.new]
        return row_facts(old, new, ((MODELS, answer.old), (MODELS, answer.new)), self.names)

    def is_pair(self, answer: Answer) -> bool:
        """Whether the new model is what became of the old one; else commands answer with another model now."""
        return self.names[MODELS].get(answer.old) == answer.new

    def places(self, path: Path | None) -> tuple[int, int]:
        """The rank of a part: the API, commands as in the old docs and new ones after them, models, the rest."""
        kinds = ("api", "groups", "commands", "models")
        if not path or path[0] not in kinds:
            return len(kinds), 0
        return kinds.index(str(path[0])), self._ranks.get(path[1], 0) if path[0] == "commands" else 0

    @cached_property
    def _ranks(self) -> dict[Any, int]:
        """Commands, by old and by new names, in the order of the docs."""
        ranks = {name: rank for rank, name in enumerate(self.new_commands, len(self.old_commands))}
        for rank, name in enumerate(self.old_commands):
            ranks[name] = ranks[self.names["commands"].get(name, name)] = rank
        return ranks

    def others(self) -> Iterator[Fact]:
        """The facts but those of fields, which are judged by answers."""
        return (fact for fact in self.facts if not fact.topic.startswith("models.fields"))

    def record(self, path: Path, *, new: bool) -> Any:
        """The command, param, model or field that a path leads to or into."""
        if path[0] == "commands":
            record: Any = (self.new_commands if new else self.old_commands)[str(path[1])]
            rows = record.params
        else:
            record = self._models[new][str(path[1])]
            rows = record.fields
        if len(path) > 3 and path[2] in {"params", "fields"}:
            return next(one for one in rows if one.name == path[3])
        return record


class _InnerPairs(defaultdict[tuple[str, str], list[tuple[str, str]]]):
    """For a pair of models, the pairs of models that fields of the same name hold; worked out once."""

    def __init__(self, old: dict[str, Model], new: dict[str, Model]) -> None:
        super().__init__()
        self._old, self._new = old, new

    def __missing__(self, pair: tuple[str, str]) -> list[tuple[str, str]]:
        now: dict[str, Field] = {field.name: field for field in self._new[pair[1]].fields}
        held = ((field.items, now[field.name].items) for field in self._old[pair[0]].fields if field.name in now)
        self[pair] = [(was, became) for was, became in held if was in self._old and became in self._new]
        return self[pair]
