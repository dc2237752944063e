"""How commands are addressed: by group and a short name, or by their API name."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from ..operations.index import COMMANDS, GROUPS

_BUILT_IN = ("call", "completion")
"""What the program itself has; a group is called otherwise."""


class Entry(NamedTuple):
    """A command of the API: where its operation is, and the first sentence of its docs."""

    name: str
    group: str
    constant: str
    summary: str


def all_entries() -> list[Entry]:
    """All commands, in the order of the docs."""
    return [Entry(name, *where) for name, where in COMMANDS.items()]


def group_summaries() -> dict[str, str]:
    """The groups by their names on the command line, with what the docs say."""
    return {group_word(group): summary for group, summary in GROUPS.items()}


def entries_of_group(group: str) -> dict[str, Entry]:
    """A group's commands: ``list`` if it lists the group's own objects, else the whole name."""
    own = [entry for entry in all_entries() if group_word(entry.group) == group]
    short = [_short_name(entry, group) for entry in own]
    return {
        name if short.count(name) == 1 else kebab(entry.constant.lower()): entry
        for name, entry in zip(short, own)
    }


def group_word(group: str) -> str:
    """What a group is called on the command line."""
    word = kebab(group)
    return f"{word}-group" if word in _BUILT_IN else word


def find_by_name(name: str) -> Entry | None:
    """The command of this name; upper and lower case are the same."""
    return next((e for e in all_entries() if e.name.lower() == name.lower()), None)


def did_you_mean(name: str, known: list[str]) -> str:
    """A question that proposes similar names, to be appended; or nothing."""
    similar = difflib.get_close_matches(name, known, 3)
    return f"; did you mean {' or '.join(similar)}?" if similar else ""


def _short_name(entry: Entry, group: str) -> str:
    words = entry.constant.lower().split("_")
    is_own = singular("".join(words[1:])) == singular(group.replace("-", ""))
    return words[0] if is_own else "-".join(words)


def singular(noun: str) -> str:
    """A noun without its plural's ending."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s")


def kebab(identifier: str) -> str:
    """An identifier as a word of the command line."""
    return identifier.strip("_").replace("_", "-")
