"""Where a command, group or row is in the docs, and what is next to it, changes nothing for callers."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.diff.verdict import Finding
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_sides, side_of
from slatebind.spec.codec import Loaded

GROUPS = ("Buoy", "buoy light", "Buoy-light", "Lamp")
VERBS = ("list", "create", "update", "get", "sell")
NOUNS = ("Buoys", "Buoy", "HarbourBuoys", "Lamp", "Lamps", "IsLit")
NAMES = ("id", "depth", "colour", "in", "class", "lit-by", "lit_by", "tags", "tags[].key", "tags[].lamp", "mast.id")
TYPES = ("string", "integer", "uuid", "list", "list of string", "date")
REFERENCE = "list of Buoy"
"""A type that says more where a neighbor is called so."""
TEXTS = ("How deep it is", "Its depth. Can be Low or High", "Possible values are High and Low", "Deprecated", "")
VALUES = ("", "", "Low, High", "High, Low", "Low")


class Row(NamedTuple):
    """A row of a table."""

    name: str
    text: str
    type: str
    values: str

    def __str__(self) -> str:
        return f"|**{self.name}**|{self.text}|{self.type}|{self.values}|"


class Command(NamedTuple):
    """A command with its tables."""

    name: str
    group: str
    params: tuple[Row, ...]
    fields: tuple[Row, ...]

    def __str__(self) -> str:
        params = "\n".join(f"{row}255|false|" for row in self.params)
        fields = "\n".join(map(str, self.fields))
        return (
            f'\n## {self.name}\n\n<aside class="notice">Not asynchronous</aside>\n\n`{self.name}`\n\n'
            "### Query parameters\n\n"
            "|Parameter Name|Description|Type|Values|Length|Required|\n|---|---|---|---|---|---|\n"
            f"{params}\n\n### Response schema\n\n|Element|Description|Type|Values|\n|---|---|---|---|\n{fields}\n"
        )


def rows(types: tuple[str, ...]) -> st.SearchStrategy[tuple[Row, ...]]:
    """A table whose names are unique."""
    row = st.builds(Row, *map(st.sampled_from, (NAMES, TEXTS, types, VALUES)))
    return st.lists(row, min_size=1, max_size=5, unique_by=lambda row: row.name).map(tuple)


@st.composite
def documents(draw: st.DrawFn, groups: tuple[str, ...], types: tuple[str, ...]) -> tuple[Command, ...]:
    """Commands of which some have the same fields, with the same types or others."""
    table = rows(types)
    tables = draw(st.lists(table, min_size=1, max_size=3))
    names = st.builds("".join, st.tuples(st.sampled_from(VERBS), st.sampled_from(NOUNS)))
    command = st.builds(Command, names, st.sampled_from(groups), table, st.one_of(st.sampled_from(tables), table))
    return tuple(draw(st.lists(command, min_size=1, max_size=7, unique_by=lambda command: command.name.casefold())))


def document(commands: tuple[Command, ...]) -> str:
    """The docs of these commands, with the groups in the order of their first command."""
    groups = dict.fromkeys(command.group for command in commands)
    chapters = (
        f"# {group}\n" + "".join(str(command) for command in commands if command.group == group) for group in groups
    )
    return "---\ntitle: Harbour\n---\n\n" + "\n".join(chapters)


def shuffled(commands: tuple[Command, ...], luck: Random) -> tuple[Command, ...]:
    """The same commands with everything in another order."""
    moved = [
        command._replace(params=tuple(luck.sample(command.params, len(command.params))), fields=tuple(fields))
        for command in commands
        for fields in [luck.sample(command.fields, len(command.fields))]
    ]
    luck.shuffle(moved)
    return tuple(moved)


def compared(old: tuple[Command, ...], new: tuple[Command, ...]) -> tuple[tuple[Loaded, Loaded], list[Finding]]:
    """Both specs, and what callers notice of the difference."""
    with TemporaryDirectory() as folder:
        for name, commands in (("old.md", old), ("new.md", new)):
            Path(folder, name).write_text(document(commands))
        sides = open_sides(side_of(f"{folder}/old.md"), side_of(f"{folder}/new.md"))
        result = compare_sides(*sides, ("old.md", "new.md"), surfaces=("wire", "sdk"))
    return sides, list(result.findings)


def answers(side: Loaded) -> dict[str, object]:
    """What each command responds with: its model, the model's fields, and its own texts."""
    assert side.spec is not None
    fields = {model.name: {field.name: field for field in model.fields} for model in side.spec.models}
    responses = {command.name: command.response for command in side.spec.commands}
    return {name: (response, fields.get(response.model or "")) for name, response in responses.items()}


@examples(40)
@given(documents(GROUPS, (*TYPES, REFERENCE)), st.randoms(use_true_random=False))
def test_order_changes_nothing(commands: tuple[Command, ...], luck: Random) -> None:
    """Of groups, commands and rows: neither for callers, nor in the names of models, with or without an old spec."""
    moved = shuffled(commands, luck)
    (old, new), findings = compared(commands, moved)
    assert findings == []
    assert answers(old) == answers(new)
    (_, again), _ = compared(moved, moved)
    assert answers(again) == answers(old)


@examples(40)
@given(documents(GROUPS[:2], TYPES), st.data())
def test_a_neighbor_changes_nothing(commands: tuple[Command, ...], data: st.DataObject) -> None:
    """A command that is added is an addition, one that is removed a removal, and no more, wherever it is."""
    added = data.draw(st.sampled_from(commands))
    rest = tuple(command for command in commands if command != added)
    _, findings = compared(rest, commands)
    assert all(added.name in finding.place or finding.rule == "group-added" for finding in findings), findings
    _, findings = compared(commands, rest)
    assert all(added.name in finding.place or finding.rule == "group-removed" for finding in findings), findings
