"""Naming models: names of an existing spec are kept, new names follow what the commands return.

A renamed model would break the users of the generated code, so a model keeps its existing name as long as it is
recognizably the same: a new command never takes the name of an existing model, even if it would fit better. No rule
looks at the position in the document: moving a command renames nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from slatebind.casing import pascal, singular, snake, split
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.commands.response_tables import ResponseTable
from slatebind.extraction.models.names_of_shared_models import shared_names
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.protocols import protocol_named
from slatebind.spec.names import ModelNames

_SUCCESS = "Success"
_NOT_NOUNS = frozenset({"allowed", "are", "by", "can", "for", "from", "has", "in", "is", "on", "to", "with"})
"""Words that no entity's name begins with: ``quotaIsEnabled``, ``readyForShutdown``."""
_SIMILARITY_THRESHOLD = 0.5
"""The share of common field names from which on a model counts as the same, even if its commands differ."""

SharedTable = Sequence[ResponseTable]
"""Equal tables, which share a model; sorted."""


def name_models(groups: Sequence[SharedTable], dialect: Dialect, existing: ModelNames) -> list[str]:
    """A model name for each group of equal tables. No two names differ only in case."""
    namer = _Namer(groups, dialect)
    names = namer.new_names({})
    if kept := _kept_names(namer, names, existing):
        names = namer.new_names(kept)
    return [names[number] for number in range(len(groups))]


class _Claim(NamedTuple):
    """Sort key for giving a group an existing name; the smallest claim is the strongest."""

    is_unlike: bool
    negative_tables: int
    is_other_noun: bool
    negative_similarity: float
    first: tuple[bool, bool, str, str, tuple[str, ...]]
    name: str
    group: int


def _kept_names(namer: "_Namer", fresh: dict[int, str], existing: ModelNames) -> dict[int, str]:
    """The existing names that are kept, by group number; each goes to the strongest claim."""
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for claim in sorted(_claims(namer, fresh, existing)):
        if claim.group not in kept and snake(claim.name) not in taken:
            kept[claim.group] = claim.name
            taken.add(snake(claim.name))
    return kept


def _claims(namer: "_Namer", fresh: dict[int, str], existing: ModelNames) -> Iterator[_Claim]:
    users = Counter(existing.of_command.values())
    # Correcting the case of a command's name does not make it another command.
    folded = {command.casefold(): model for command, model in existing.of_command.items()}
    for number, group in enumerate(namer.groups):
        fields = {field.name for field in group[0].fields}
        former = Counter(filter(None, (_former_name(table, existing, folded) for table in group)))
        for name, table_count in former.items():
            similarity = _similarity(fields, existing.fields[name])
            is_unchanged = len(former) == 1 and users[name] in (0, table_count)
            if is_unchanged or similarity >= _SIMILARITY_THRESHOLD or name in namer.candidates(number):
                is_unlike = similarity < _SIMILARITY_THRESHOLD
                # What is inside of requests and fields has no noun that one group has a better claim to.
                is_other_noun = name != fresh[number] and not namer.is_inside(number)
                order = is_unlike, -table_count, is_other_noun, -similarity
                yield _Claim(*order, group[0].sort_key, name, number)


def _former_name(table: ResponseTable, existing: ModelNames, folded: dict[str, str]) -> str | None:
    """The name that the model of a table has in the existing spec."""
    command = table.owner
    steps = table.path
    if isinstance(table.parsed, ParsedResource):
        users = (existing.of_command[user] for user in table.users if user in existing.of_command)
        name = table.owner if table.owner in existing.fields else next(users, None)
    elif table.slot:
        name = existing.of_param.get((command, *table.slot[1:]))
        steps = steps[1:]
    else:
        name = existing.of_command.get(command) or folded.get(command.casefold())
    for step in steps:
        name = existing.nested.get(name or "", {}).get(step)
    return name


def _similarity(fields: Collection[str], others: Collection[str]) -> float:
    """The Jaccard index of two sets of field names."""
    return len(set(fields) & set(others)) / len(set(fields) | set(others))


class _Namer:
    """Names of groups by what their commands return."""

    def __init__(self, groups: Sequence[SharedTable], dialect: Dialect) -> None:
        self.groups = groups
        self._dialect = dialect
        self._verbs = frozenset(snake(verb) for verb in dialect.operation_names.last_verbs)
        protocol = protocol_named(dialect.protocol)
        self._has_common_fields = protocol.has_common_fields
        self._has_paths = protocol.has_paths
        self._nouns = [self._noun(group) for group in groups]
        # Commands that return the same fields of different types have different models.
        sizes = Counter[frozenset[str]]()
        for group in groups:
            sizes[_field_names(group)] += len(group)
        order = sorted(
            range(len(groups)),
            key=lambda number: (
                bool(groups[number][0].path),
                isinstance(groups[number][0].parsed, ParsedCommand),
                not self._lists_noun(number),
                -sizes[_field_names(groups[number])],
                groups[number][0].sort_key,
            ),
        )
        self._order = tuple(order)

    def new_names(self, given: dict[int, str]) -> dict[int, str]:
        """A name for each group: the one in ``given``, else the noun of its commands, else a command's own name.

        A noun goes to the group with a list command of that noun, then to the one whose fields most commands return,
        then to the first one by the names of the commands.
        """
        names = dict(given)
        taken = {snake(name) for name in given.values()}
        for number in self._order:
            if number not in names:
                names[number] = self._free_name(number, taken)
                taken.add(snake(names[number]))
        return names

    def _free_name(self, number: int, taken: set[str]) -> str:
        """The first candidate that is not taken, or the last one with a number."""
        candidates = self.candidates(number)
        numbered = (f"{candidates[-1]}{suffix}" for suffix in count(2))
        return next(name for name in chain(candidates, numbered) if snake(name) not in taken)

    def candidates(self, number: int) -> list[str]:
        """The possible names of a group's model, best first."""
        noun = self._nouns[number]
        own = dict.fromkeys(_own_name(table, self._verbs) for table in self.groups[number])
        is_inside = self.is_inside(number)
        if is_inside and len(own) == 1 and not self._has_common_fields:
            return list(own)
        shared = shared_names(self.groups[number]) if self._has_paths and len(own) > 1 and not is_inside else ()
        return [*([noun] if noun else []), *shared, *own]

    def is_inside(self, number: int) -> bool:
        """Whether the tables of a group are only inside of parameters and fields."""
        return all(table.path for table in self.groups[number])

    def _lists_noun(self, number: int) -> bool:
        noun = self._nouns[number]
        return any(noun == _command_noun(table, self._verbs) for table in self.groups[number] if self._is_list(table))

    def _is_list(self, table: ResponseTable) -> bool:
        return not table.path and self._dialect.is_list(table.owner)

    def _noun(self, group: SharedTable) -> str | None:
        """What the commands return: the noun of a list command, else the noun that most of the commands have."""
        tables = [table for table in group if not table.path]
        if tables and isinstance(tables[0].parsed, ParsedResource):
            return _resource_noun(tables[0], self._verbs)
        if not tables:
            counts = Counter(_class_name(singular(table.path[-1])) for table in group)
            return min(counts, key=lambda noun: (-counts[noun], noun))
        counts = Counter(noun for table in tables if (noun := _command_noun(table, self._verbs)))
        listed = {noun for table in tables if self._is_list(table) and (noun := _command_noun(table, self._verbs))}
        if listed:
            return min(listed, key=lambda noun: (len(split(noun)), -counts[noun], noun))
        return _common_noun(counts, len(tables))


def _common_noun(counts: Counter[str], total: int) -> str | None:
    """The noun of more than half of the commands, more specific nouns included; None if there is none."""
    words = {noun: split(noun) for noun in counts}

    def covered(noun: str) -> int:
        own = words[noun]
        size = len(own)
        return sum(counts[other] for other, parts in words.items() if own in (parts[-size:], parts[:size]))

    frequent = [noun for noun in counts if covered(noun) * 2 > total]
    return min(frequent, key=lambda noun: (-covered(noun), len(words[noun]), noun), default=None)


def _command_noun(table: ResponseTable, verbs: Collection[str]) -> str | None:
    """What a command returns, by its name: the words after the verb, unless these do not name an entity."""
    if isinstance(table.parsed, ParsedResource):
        return _resource_noun(table, verbs)
    if table.parsed.command.response.shape == "success":
        return _SUCCESS
    return _noun_of(table.owner, verbs)


def _resource_noun(table: ResponseTable, verbs: Collection[str]) -> str | None:
    """The name of a resource; the noun of the first command that answers with it if its heading has none."""
    nouns = (noun for user in sorted(table.users) if (noun := _noun_of(user, verbs)))
    return table.owner or next(nouns, None)


def _noun_of(command: str, verbs: Collection[str]) -> str | None:
    """The words after the verb; those before it if it is last, as in German titles."""
    words = split(command)
    if len(words) > 1 and words[-1] in verbs:
        return singular(_class_name(" ".join(words[:-1])))
    rest = words[1:] or words
    if words[:1] + rest[:1] != [word for word in words[:1] + rest[:1] if word.lower() not in _NOT_NOUNS]:
        return None
    return singular(_class_name(" ".join(rest)))


def _own_name(table: ResponseTable, verbs: Collection[str]) -> str:
    """The name of a model after its command, and the fields that hold it."""
    if not table.path:
        return _class_name(f"{table.owner} {'Response' if isinstance(table.parsed, ParsedCommand) else 'Resource'}")
    return _class_name(" ".join((_command_noun(table, verbs) or table.owner, *map(singular, table.path))))


def _field_names(group: SharedTable) -> frozenset[str]:
    return frozenset(field.name for field in group[0].fields)


def _class_name(text: str) -> str:
    name = pascal(text)
    return name if name[:1].isalpha() else f"Model{name}"
