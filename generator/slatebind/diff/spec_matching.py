"""Matching the records of two specs, with the traits by which a renamed record is recognized."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from typing import Any

from slatebind.diff.address import Key, RowList
from slatebind.diff.matching import Candidate, Match, SimilarityRule, Traits, match_records, similar_traits, similarity
from slatebind.diff.renames import CommandRenames, RowRenames
from slatebind.diff.request_matching import match_by_request, match_path_variables
from slatebind.diff.words import name_words, text_words
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Record, Spec, key_of

LISTS = ("commands", "models", "groups", "errors")
"""In the order in which they are matched: groups are matched by their commands."""
ROWS: dict[type, RowList] = {Command: "params", Model: "fields"}
"""The list of rows that a record holds."""
IDENTITY_KEYS: dict[type, str] = {
    Command: key_of("commands"),
    Model: key_of("models"),
    Group: key_of("groups"),
    ErrorCode: key_of("errors"),
    Param: key_of("params"),
    Field: key_of("fields"),
}
"""The key by which a record is matched. Another value of it is a rename."""

_SAME_MODEL = 0.5
"""The least share of common fields with which two models of other names, or of few commands, are the same."""
_MIN_TRAITS = 3
_MIN_TRAITS_OF_LIST = {"groups": 1, "errors": 1}
"""A single command identifies its group, and a name its error."""


def identity_of(record: Any) -> Key:
    """The name of a record, or the code of an error."""
    identity: Key = getattr(record, IDENTITY_KEYS[type(record)])
    return identity


def keys_of(records: Sequence[Any]) -> tuple[Key, ...]:
    """What tells the records of a list apart: their names, codes or addresses."""
    if records and isinstance(records[0], Param):
        return param_addresses(records)
    return tuple(identity_of(record) for record in records)


def match_specs(old: Spec, new: Spec) -> dict[str, tuple[Match, ...]]:
    """The matched records of each list of a spec."""
    matches: dict[str, tuple[Match, ...]] = {}
    for name in LISTS:
        command_names = {match.old: match.new for match in matches.get("commands", ())}
        sides = _Candidates(old, command_names), _Candidates(new, {})
        old_list, new_list = ([side.candidate(record) for record in getattr(side.spec, name)] for side in sides)
        known: Iterable[Match] = ()
        if name == "models":
            known = _models_by_users(old, new, command_names)
        elif name == "errors":
            known = _errors_by_name(old, new)
        elif name == "commands":
            known = match_by_request(old, new)
        matches[name] = match_records(old_list, new_list, _rule_of(name, old, new), known)
    return matches


def _rule_of(name: str, old: Spec, new: Spec) -> SimilarityRule:
    """What makes two records of a list the same although their names differ."""
    if name == "commands":
        return CommandRenames(old, new).confidence
    rule = similar_traits(_MIN_TRAITS_OF_LIST.get(name, _MIN_TRAITS))
    if name != "models":
        return rule
    # The models of responses follow their commands: without a command in common, the models are different ones.
    used = {command.response.model for spec in (old, new) for command in spec.commands}
    return lambda before, after: None if used.intersection((before.label, after.label)) else rule(before, after)


def _errors_by_name(old: Spec, new: Spec) -> Iterator[Match]:
    """The errors whose names are the same and unique: one that gets the code of another one is still the same."""
    old_codes, new_codes = (_codes_by_name(spec) for spec in (old, new))
    for name, code in old_codes.items():
        if name in new_codes:
            yield Match(code, new_codes[name], "exact" if code == new_codes[name] else "similarity")


def _codes_by_name(spec: Spec) -> dict[str, Key]:
    names = Counter(error.name.casefold() for error in spec.errors)
    return {
        error.name.casefold(): error.code for error in spec.errors if error.name and names[error.name.casefold()] == 1
    }


def _models_by_users(old: Spec, new: Spec, command_names: Mapping[Key, Key]) -> Iterator[Match]:
    """Pairs of models that are used by mostly the same commands in both specs.

    A model that keeps its name, a command and most of its fields stays the same, whichever model other commands
    switched to. One with another name is the same only with most of its fields.
    """
    votes = _votes(old, new, command_names)
    old_fields, new_fields = (
        {model.name: {field.name for field in model.fields} for model in spec.models} for spec in (old, new)
    )
    similar = {pair for pair in votes if similarity(old_fields[pair[0]], new_fields[pair[1]]) >= _SAME_MODEL}
    kept = {name for name, new_name in similar if name == new_name}
    votes = Counter(
        {
            pair: count
            for pair, count in votes.items()
            if pair[0] == pair[1] or (pair in similar and kept.isdisjoint(pair))
        }
    )
    clear = _clear_winners(votes, 1)
    for old_model, new_model in _clear_winners(votes, 0):
        if (old_model, new_model) in clear:
            yield Match(old_model, new_model, "exact" if old_model == new_model else "users")


def _votes(old: Spec, new: Spec, command_names: Mapping[Key, Key]) -> Counter[tuple[str, str]]:
    """How many commands respond with each pair of an old and a new model."""
    new_models = {command.name: command.response.model for command in new.commands}
    votes: Counter[tuple[str, str]] = Counter()
    for command in old.commands:
        old_model, new_model = command.response.model, new_models.get(str(command_names.get(command.name)))
        if old_model and new_model:
            votes[old_model, new_model] += 1
    return votes


def _clear_winners(votes: Counter[tuple[str, str]], side: int) -> dict[tuple[str, str], int]:
    """The pairs that have more votes than any other pair with the same model on one side; in the order of the votes."""
    counts: dict[str, list[int]] = defaultdict(list)
    for pair, count in votes.items():
        counts[pair[side]].append(count)
    best = {name: max(ranked) for name, ranked in counts.items() if ranked.count(max(ranked)) == 1}
    return {pair: count for pair, count in votes.items() if best.get(pair[side]) == count}


def match_rows(old: Record, new: Record) -> tuple[Match, ...]:
    """The matched parameters of two commands, or fields of two models."""
    name = ROWS[type(new)]
    before, after = getattr(old, name), getattr(new, name)
    rule = RowRenames(before, after).confidence
    known = {match.old: match for match in _namesakes(before, after)}
    if isinstance(old, Command) and isinstance(new, Command):
        known |= {match.old: match for match in _path_variables(old, new)}
    return match_records(_row_candidates(before), _row_candidates(after), rule, known.values())


def _path_variables(old: Command, new: Command) -> Iterator[Match]:
    keys = [dict(zip(map(id, command.params), keys_of(command.params), strict=True)) for command in (old, new)]
    for before, after in match_path_variables(old, new):
        yield Match(keys[0][id(before)], keys[1][id(after)], "exact" if before.name == after.name else "request")


def _row_candidates(rows: Sequence[Param | Field]) -> Iterator[Candidate]:
    for key, row in zip(keys_of(rows), rows, strict=True):
        yield Candidate(key, row.name, row.renamed_from, frozenset, partial(_words, row), row)


def _namesakes(old: Sequence[Param | Field], new: Sequence[Param | Field]) -> Iterator[Match]:
    """The parameters that share their name with another one, which stay the same if they are sent at the same place."""
    shared = {name for rows in (old, new) for name, count in Counter(row.name for row in rows).items() if count > 1}
    if not shared:
        return
    places = {(row.name, _place(row)): key for key, row in zip(keys_of(old), old, strict=True)}
    for key, row in zip(keys_of(new), new, strict=True):
        if row.name in shared and (row.name, _place(row)) in places:
            yield Match(places[row.name, _place(row)], key)


def _place(row: Param | Field) -> str | None:
    return row.location if isinstance(row, Param) else None


def _words(record: Command | Param | Field) -> Traits:
    return frozenset((*name_words(record.name), *text_words(record.description), record.description))


class _Candidates:
    """The records of one spec as candidates, with commands called by their new names."""

    def __init__(self, spec: Spec, command_names: Mapping[Key, Key]) -> None:
        self.spec = spec
        self._command_names = command_names

    def candidate(self, record: Any) -> Candidate:
        label = str(identity_of(record))
        words = partial(_words, record) if isinstance(record, Command) else frozenset
        former = getattr(record, "renamed_from", None)
        return Candidate(identity_of(record), label, former, cache(partial(self._traits, record)), words, record)

    @cached_property
    def _fields(self) -> dict[str | None, Traits]:
        return {model.name: frozenset(("field", field.name) for field in model.fields) for model in self.spec.models}

    @cached_property
    def _group_commands(self) -> dict[str, set[Hashable]]:
        commands: dict[str, set[Hashable]] = defaultdict(set)
        for command in self.spec.commands:
            commands[command.group].add(self._command_names.get(command.name, command.name))
        return commands

    def _traits(self, record: Any) -> Traits:
        match record:
            case Command():
                params: Traits = frozenset(("param", param.name, param.type) for param in record.params)
                return params | self._fields.get(record.response.model, frozenset())
            case Model():
                return self._fields[record.name]
            case Group():
                return frozenset(self._group_commands[record.name])
            case _:
                return frozenset({record.name.casefold()} if record.name else ())
