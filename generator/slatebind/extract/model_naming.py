"""Names for models: those that an earlier extraction gave, and new ones after what the commands return.

A name is kept by the model whose commands had it, as long as that is recognisably the same thing. So a command that is
added, and would have the better claim to a name, takes it from nobody.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from slatebind.casing import pascal, singular, snake, split
from slatebind.dialects import Dialect
from slatebind.extract.command import ParsedCommand
from slatebind.spec.names import ModelNames

_SUCCESS = "Success"
_ENOUGH = 0.5
"""The share of field names that makes a model recognisable where its commands alone do not."""

Sharers = Sequence[ParsedCommand]
"""Commands whose tables name the same fields, in the order of the docs."""


def name_models(groups: Sequence[Sharers], dialect: Dialect, known: ModelNames) -> list[str]:
    """A name for the model of each group of commands, no two of which differ in case alone."""
    names = _new_names(groups, dialect, {})
    if kept := _kept_names(groups, names, known):
        names = _new_names(groups, dialect, kept)
    return [names[number] for number in range(len(groups))]


class _Claim(NamedTuple):
    """What speaks for a group's having the name of an earlier model; the smallest claim is the best."""

    fewer_commands: int
    is_other_noun: bool
    unlikeness: float
    age: int
    group: int
    name: str


def _kept_names(groups: Sequence[Sharers], fresh: dict[int, str], known: ModelNames) -> dict[int, str]:
    """The earlier names that are kept, by the group's number; each goes to the best claim."""
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for claim in sorted(_claims(groups, fresh, known)):
        if claim.group not in kept and snake(claim.name) not in taken:
            kept[claim.group] = claim.name
            taken.add(snake(claim.name))
    return kept


def _claims(groups: Sequence[Sharers], fresh: dict[int, str], known: ModelNames) -> Iterator[_Claim]:
    ages = {name: age for age, name in enumerate(known.fields)}
    users = Counter(known.of_command.values())
    folded = {command.casefold(): model for command, model in known.of_command.items()}
    for number, group in enumerate(groups):
        fields = {field.name for field in group[0].fields}
        # A slip in a command's name that is put right makes it no other command.
        answers = (parsed.command.name for parsed in group)
        had = Counter(filter(None, (known.of_command.get(name) or folded.get(name.casefold()) for name in answers)))
        for name, commands in had.items():
            likeness = _likeness(fields, known.fields[name])
            is_whole = len(had) == 1 and users[name] == commands
            if is_whole or likeness >= _ENOUGH or name in _candidates(group):
                yield _Claim(-commands, name != fresh[number], -likeness, ages[name], number, name)


def _likeness(one: Collection[str], other: Collection[str]) -> float:
    return len(set(one) & set(other)) / len(set(one) | set(other))


def _new_names(groups: Sequence[Sharers], dialect: Dialect, given: dict[int, str]) -> dict[int, str]:
    """All names, ``given`` ones among them: the noun of the commands, or the first command's own where others have it.

    The noun goes to the table that a list command documents, then to the one with most commands.
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


def _free_name(group: Sharers, taken: set[str]) -> str:
    """The best candidate that is free; where none is, one with a number."""
    candidates = _candidates(group)
    numbered = (f"{candidates[-1]}{number}" for number in count(2))
    return next(name for name in chain(candidates, numbered) if snake(name) not in taken)


def _candidates(group: Sharers) -> list[str]:
    """What a group's model may be called, best first."""
    return [_noun(group), *(_class_name(f"{parsed.command.name} Response") for parsed in group)]


def _lists_noun(group: Sharers, noun: str, dialect: Dialect) -> bool:
    return any(dialect.is_list(parsed.command.name) and _command_noun(parsed) == noun for parsed in group)


def _noun(group: Sharers) -> str:
    """What most of the commands return; of several, what the first of them does."""
    return Counter(_command_noun(parsed) for parsed in group).most_common(1)[0][0]


def _command_noun(parsed: ParsedCommand) -> str:
    if parsed.command.response.shape == "success":
        return _SUCCESS
    words = split(parsed.command.name)
    return singular(_class_name(" ".join(words[1:] or words)))


def _class_name(text: str) -> str:
    name = pascal(text)
    return name if name[:1].isalpha() else f"Model{name}"
