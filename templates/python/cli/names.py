"""How commands are addressed: by group, by verb and noun, or by their API name."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from ..operations.index import COMMANDS, GROUPS


class Entry(NamedTuple):
    """A command of the API: where its operation is, and the first sentence of its docs."""

    name: str
    group: str
    constant: str
    summary: str

    @property
    def verb(self) -> str:
        """The lower-case letters that the name begins with."""
        found = re.match("[a-z]+", self.name)
        return found[0] if found else self.name.lower()

    @property
    def noun(self) -> str:
        """The rest of the name, in lower case."""
        return self.name[len(self.verb) :].lower()


def all_entries() -> list[Entry]:
    """All commands, in the order of the docs."""
    return [Entry(name, *where) for name, where in COMMANDS.items()]


def group_summaries() -> dict[str, str]:
    """The groups by their names on the command line, with what the docs say."""
    return {_kebab(group): summary for group, summary in GROUPS.items()}


def entries_of_group(group: str) -> dict[str, Entry]:
    """A group's commands: ``list`` if it lists the group's own objects, else the whole name."""
    own = [entry for entry in all_entries() if _kebab(entry.group) == group]
    short = [_short_name(entry, group) for entry in own]
    return {
        name if short.count(name) == 1 else _kebab(entry.constant.lower()): entry
        for name, entry in zip(short, own)
    }


def entries_of_verb(verb: str) -> dict[str, Entry]:
    """The commands of a verb, by noun."""
    return {e.noun: e for e in all_entries() if e.verb == verb and e.noun}


def verbs() -> list[str]:
    """All verbs that have nouns."""
    return sorted({entry.verb for entry in all_entries() if entry.noun})


def find_by_name(name: str) -> Entry | None:
    """The command of this name; upper and lower case are the same."""
    return next((e for e in all_entries() if e.name.lower() == name.lower()), None)


def find_list_of(noun: str, group: str) -> Entry | None:
    """The command that lists the objects of a noun, else those of a group.

    Nouns that end with it come next, as in ``securitygroups``, then those that begin with
    its plural, as in ``volumesmetrics``; if there are several, neither is meant.
    """
    listings = entries_of_verb("list")
    one = _singular(noun)
    candidates: tuple[list[Entry], ...] = (
        [entry for name, entry in listings.items() if _singular(name) == one],
        [entry for name, entry in listings.items() if _singular(name).endswith(one)],
        [entry for name, entry in listings.items() if name.startswith(_plural(one))],
    )
    for found in candidates if noun else ():
        if len(found) == 1:
            return found[0]
    return entries_of_group(group).get("list") if group else None


def did_you_mean(name: str, known: list[str]) -> str:
    """A question that proposes similar names, to be appended; or nothing."""
    similar = difflib.get_close_matches(name, known, 3)
    return f"; did you mean {' or '.join(similar)}?" if similar else ""


def _short_name(entry: Entry, group: str) -> str:
    words = entry.constant.lower().split("_")
    is_own = _singular("".join(words[1:])) == _singular(group.replace("-", ""))
    return words[0] if is_own else "-".join(words)


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s")


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _kebab(identifier: str) -> str:
    return identifier.strip("_").replace("_", "-")
