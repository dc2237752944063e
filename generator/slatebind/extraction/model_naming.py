"""Naming models: names of an existing spec are kept, new names follow what the commands return.

A renamed model would break the users of the generated code, so a model keeps its existing name as long as it is
recognizably the same: a new command never takes the name of an existing model, even if it would fit better.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from slatebind.casing import pascal, singular, snake, split
from slatebind.dialects import Dialect
from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.spec.names import ModelNames

_SUCCESS = "Success"
_SIMILARITY_THRESHOLD = 0.5
"""The share of common field names from which on a model counts as the same, even if its commands differ."""

SharingCommands = Sequence[ParsedCommand]
"""Commands that share a model, in the order of the docs."""


def name_models(groups: Sequence[SharingCommands], dialect: Dialect, existing: ModelNames) -> list[str]:
    """A model name for each group of commands. No two names differ only in case."""
    names = _new_names(groups, dialect, {})
    if kept := _kept_names(groups, names, existing):
        names = _new_names(groups, dialect, kept)
    return [names[number] for number in range(len(groups))]


class _Claim(NamedTuple):
    """Sort key for giving a group an existing name; the smallest claim is the strongest."""

    negative_commands: int
    is_other_noun: bool
    negative_similarity: float
    age: int
    group: int
    name: str


def _kept_names(groups: Sequence[SharingCommands], fresh: dict[int, str], existing: ModelNames) -> dict[int, str]:
    """The existing names that are kept, by group number; each goes to the strongest claim."""
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for claim in sorted(_claims(groups, fresh, existing)):
        if claim.group not in kept and snake(claim.name) not in taken:
            kept[claim.group] = claim.name
            taken.add(snake(claim.name))
    return kept


def _claims(groups: Sequence[SharingCommands], fresh: dict[int, str], existing: ModelNames) -> Iterator[_Claim]:
    ages = {name: age for age, name in enumerate(existing.fields)}
    users = Counter(existing.of_command.values())
    folded = {command.casefold(): model for command, model in existing.of_command.items()}
    for number, group in enumerate(groups):
        fields = {field.name for field in group[0].fields}
        # Correcting the case of a command's name does not make it another command.
        commands = (parsed.command.name for parsed in group)
        models = (existing.of_command.get(command) or folded.get(command.casefold()) for command in commands)
        former = Counter(filter(None, models))
        for name, command_count in former.items():
            similarity = _similarity(fields, existing.fields[name])
            is_unchanged = len(former) == 1 and users[name] == command_count
            if is_unchanged or similarity >= _SIMILARITY_THRESHOLD or name in _candidates(group):
                yield _Claim(-command_count, name != fresh[number], -similarity, ages[name], number, name)


def _similarity(fields: Collection[str], others: Collection[str]) -> float:
    """The Jaccard index of two sets of field names."""
    return len(set(fields) & set(others)) / len(set(fields) | set(others))


def _new_names(groups: Sequence[SharingCommands], dialect: Dialect, given: dict[int, str]) -> dict[int, str]:
    """A name for each group: the one in ``given``, else the noun of its commands, else the first command's own name.

    If several groups have the same noun, it goes to the one with a list command of that noun, then to the largest.
    """
    names = dict(given)
    taken = {snake(name) for name in given.values()}
    nouns = [_noun(group) for group in groups]
    order = sorted(
        range(len(groups)),
        key=lambda number: (not _lists_noun(groups[number], nouns[number], dialect), -len(groups[number]), number),
    )
    for number in order:
        if number not in names:
            names[number] = _free_name(groups[number], taken)
            taken.add(snake(names[number]))
    return names


def _free_name(group: SharingCommands, taken: set[str]) -> str:
    """The first candidate that is not taken, or the last one with a number."""
    candidates = _candidates(group)
    numbered = (f"{candidates[-1]}{number}" for number in count(2))
    return next(name for name in chain(candidates, numbered) if snake(name) not in taken)


def _candidates(group: SharingCommands) -> list[str]:
    """The possible names of a group's model, best first."""
    return [_noun(group), *(_class_name(f"{parsed.command.name} Response") for parsed in group)]


def _lists_noun(group: SharingCommands, noun: str, dialect: Dialect) -> bool:
    return any(dialect.is_list(parsed.command.name) and _command_noun(parsed) == noun for parsed in group)


def _noun(group: SharingCommands) -> str:
    """The most common noun of the commands; the first one in case of a tie."""
    return Counter(_command_noun(parsed) for parsed in group).most_common(1)[0][0]


def _command_noun(parsed: ParsedCommand) -> str:
    if parsed.command.response.shape == "success":
        return _SUCCESS
    words = split(parsed.command.name)
    return singular(_class_name(" ".join(words[1:] or words)))


def _class_name(text: str) -> str:
    name = pascal(text)
    return name if name[:1].isalpha() else f"Model{name}"
