"""Sharing models between commands: one model for all tables that state the same fields, types and values.

Descriptions never decide. The model has those of the alphabetically first command, and a command that describes a field
otherwise keeps its own text, so that no command changes what another one says. Facts that descriptions state belong to
these texts: the model has those on which all commands agree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Path, Position
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.commands.response_tables import ResponseTable, tables_of, with_model
from slatebind.extraction.models.model_naming import SharedTable, name_models
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.report import Report
from slatebind.extraction.types.list_elements import has_list_of_unknown, with_elements
from slatebind.spec.item_types import innermost, with_innermost
from slatebind.spec.model import Field, Model
from slatebind.spec.names import ModelNames
from slatebind.spec.positions import ModelSource

_NO_FACTS = Field(name="none", type="any")
_MAX_PASSES = 4
"""How deep resources can be inside of each other for equal ones to be found."""
_Key = frozenset[tuple[object, ...]]


class Models(msgspec.Struct, frozen=True):
    """The models in the order of the docs, with the rows that each was read from.

    For each command, the models of its response and of its parameters by their slots, and the descriptions of fields
    that differ from those of the model. ``positions`` are those of models that were read as trees, ``of_resource`` the
    models of resources by the marks that stand for them.
    """

    models: tuple[Model, ...]
    of_command: dict[str, dict[tuple[str, ...], str]]
    descriptions: dict[str, dict[str, str]]
    defined_in: dict[str, ModelSource]
    positions: dict[Path, Position]
    of_resource: dict[str, str]


def share_models(
    commands: Sequence[ParsedCommand],
    resources: Mapping[str, ResponseTable],
    dialect: Dialect,
    report: Report,
    existing_names: ModelNames,
) -> Models:
    """One model for all equal tables. ``existing_names`` are those of an existing spec, which models keep.

    ``resources`` are tables by the marks that stand for their models in the types of fields.
    """
    tables = [*resources.values(), *(table for parsed in commands for table in tables_of(parsed))]
    numbers, groups = _group(tables, tuple(resources))
    names = name_models(groups, dialect, existing_names)
    renamed = {name: name for name in names}
    if any(has_list_of_unknown(table, dialect) for table in tables):
        # Only with the names of models is it known which tables are equal, and then they may have others.
        first_tables = {name: group[0].sort_key for name, group in zip(names, groups, strict=True)}
        folded = {name.casefold(): name for name in names}
        tables = [with_elements(table, folded, dialect, report) for table in tables]
        numbers, groups = _group(tables, tuple(resources))
        names = name_models(groups, dialect, existing_names)
        by_table = {table.sort_key: name for name, group in zip(names, groups, strict=True) for table in group}
        renamed = {name: by_table[key] for name, key in first_tables.items()}
    of_resource = {mark: names[numbers[id(table)]] for mark, table in zip(resources, tables, strict=False)}
    renamed |= of_resource
    models = []
    defined_in = {}
    positions: dict[Path, Position] = {}
    for name, group in zip(names, groups, strict=True):
        models.append(_model(name, group, numbers, names, renamed))
        if group[0].positions is None:
            defined_in[name] = ModelSource(group[0].owner, group[0].rows)
        else:
            positions.update(_positions(name, group[0]))
        _report_descriptions(name, group, report)
    of_command: dict[str, dict[tuple[str, ...], str]] = {}
    of_commands = tables[len(resources) :]
    for table in of_commands:
        of_command.setdefault(table.owner, {})[table.slot] = names[numbers[id(table)]]
    descriptions = {
        table.owner: own
        for table in of_commands
        if not table.slot and not table.is_inferred and (own := _own_descriptions(table, groups[numbers[id(table)]][0]))
    }
    return Models(tuple(models), of_command, descriptions, defined_in, positions, of_resource)


def _positions(model: str, table: ResponseTable) -> Iterator[tuple[Path, Position]]:
    """The positions of the parts of a model that was read as a tree, by their paths in the spec."""
    origin = table.parsed.origin
    rows = table.positions or {}
    at = table.parsed.at if isinstance(table.parsed, ParsedResource) else min(row.at for row in rows.values())
    yield ("models", model), origin.absolute(at)
    for field, row in rows.items():
        path = ("models", model, "fields", field)
        yield path, origin.absolute(row.at)
        yield from (((*path, cell), origin.absolute(at)) for cell, at in row.cells.items())


def _group(tables: Sequence[ResponseTable], resources: Sequence[str]) -> tuple[dict[int, int], list[SharedTable]]:
    """Equal tables, sorted by command, in the order of the docs; and the number of each table's group, by its id.

    The first tables are those of ``resources``, by whose marks others refer to them.
    """
    same = {mark: mark for mark in resources}
    for _ in range(_MAX_PASSES):
        numbers, by_key = _grouped(tables, resources, same)
        first: dict[int, str] = {}
        for table, mark in zip(tables, resources, strict=False):
            first.setdefault(numbers[id(table)], mark)
        found = {mark: first[numbers[id(table)]] for table, mark in zip(tables, resources, strict=False)}
        if found == same:
            break
        same = found
    return numbers, [sorted(group, key=lambda table: table.sort_key) for group in by_key.values()]


def _grouped(
    tables: Sequence[ResponseTable], resources: Sequence[str], same: Mapping[str, str]
) -> tuple[dict[int, int], dict[_Key, list[ResponseTable]]]:
    """The tables by what they state. ``same`` are the marks of resources by those of equal ones."""
    numbers: dict[int, int] = {}
    by_key: dict[_Key, list[ResponseTable]] = {}
    number_of: dict[_Key, int] = {}
    marks: dict[int, str] = {}
    for table, mark in zip_longest(tables, resources):
        for inner in table.with_nested():
            key = _key(inner, numbers, marks, same)
            by_key.setdefault(key, []).append(inner)
            numbers[id(inner)] = number_of.setdefault(key, len(number_of))
        if mark is not None:
            marks.setdefault(numbers[id(table)], same[mark])
    return numbers, by_key


def _key(table: ResponseTable, numbers: Mapping[int, int], marks: Mapping[int, str], same: Mapping[str, str]) -> _Key:
    """Equal for tables that state the same of the same fields, in any order.

    A table inside of a field that is equal to that of a resource is the same as a reference to the resource.
    """
    held = {name: numbers[id(nested)] for name, nested in table.nested.items()}
    return frozenset(
        (
            field.name,
            field.type,
            _reference(field, held[field.name], marks) if field.name in held else renamed_items(field.items, same),
            frozenset() if field.is_described("values") else frozenset(field.values),
            (field.required, field.nullable, field.access, field.default),
        )
        for field in table.fields
    )


def _reference(field: Field, held: int, marks: Mapping[int, str]) -> object:
    return with_model(field, marks[held]).items if held in marks else held


def _model(
    name: str, group: SharedTable, numbers: Mapping[int, int], names: Sequence[str], renamed: Mapping[str, str]
) -> Model:
    """The model of equal tables. ``renamed`` are the names of models that lists hold, by the names in the tables."""
    table = group[0]
    items = {field.name: renamed_items(field.items, renamed) for field in table.fields}
    fields = (replace(field, items=items[field.name]) for field in table.fields)
    held = {field: names[numbers[id(nested)]] for field, nested in table.nested.items()}
    fields = (with_model(field, held.get(field.name)) for field in fields)
    fields = (_with_agreed_facts(field, group) for field in fields)
    anchor, description = None, ""
    if isinstance(table.parsed, ParsedResource) and not table.path:
        anchor, description = table.parsed.own_anchor, table.parsed.description
    if table.is_inferred:
        fields = (replace(field, origin={}) for field in fields)
        return Model(name=name, anchor=anchor, description=description, origin="example", fields=tuple(fields))
    return Model(name=name, anchor=anchor, description=description, fields=tuple(fields))


def _with_agreed_facts(field: Field, group: SharedTable) -> Field:
    """A field without facts of its description that another description does not state."""
    if not isinstance(field.origin, dict) or not field.origin:
        return field
    same = (next(other for other in table.fields if other.name == field.name) for table in group[1:])
    others = [other for other in same if other.description or not field.description]
    disputed = [
        key
        for key in field.origin
        if any(_comparable(getattr(other, key)) != _comparable(getattr(field, key)) for other in others)
    ]
    if not disputed:
        return field
    defaults = {key: getattr(_NO_FACTS, key) for key in disputed}
    agreed = {key: source for key, source in field.origin.items() if key not in disputed}
    return replace(field, **defaults, origin=agreed)


def _comparable(value: object) -> object:
    """A fact such that the order of values does not matter."""
    return frozenset(value) if isinstance(value, tuple) else value


def renamed_items(items: str | None, names: Mapping[str, str]) -> str | None:
    """The notation of elements with another name of the model that they are of."""
    held = innermost(items) if items else None
    return with_innermost(items, names[held]) if items and held and held in names else items


def _own_descriptions(table: ResponseTable, first: ResponseTable) -> dict[str, str]:
    """The descriptions of a command's fields that are not those of the model."""
    own = {field.name: field.description for field in table.fields}
    return {field.name: own[field.name] for field in first.fields if own[field.name] != field.description}


def _report_descriptions(model: str, group: SharedTable, report: Report) -> None:
    """Report the descriptions that differ from the most frequent one; the alphabetically first one in case of a tie."""
    group = [table for table in group if not table.is_inferred]
    if len(group) < 2:
        return
    by_table = [{field.name: field.description for field in table.fields} for table in group]
    for name in by_table[0]:
        described = [texts[name] for texts in by_table]
        if described.count(described[0]) == len(described):
            continue
        usual = Counter(described).most_common(1)[0][0]
        for table, texts in zip(group, by_table, strict=True):
            if texts[name] != usual:
                at = table.position(name)
                message = f"field `{name}` of {model} is described differently by other commands that share it"
                report.add("model-description-disagreement", at, message, f"most say: {usual[:100]}")
