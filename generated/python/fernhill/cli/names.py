"""What commands are called on the command line: by group, by verb and noun, by their name."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..operations.index import COMMANDS, GROUPS


class Named(NamedTuple):
    """A command, where its data is, and the first words of its docs."""

    name: str
    group: str
    constant: str
    summary: str

    @property
    def verb(self) -> str:
        """The small letters that its name begins with."""
        found = re.match("[a-z]+", self.name)
        return found[0] if found else self.name.lower()

    @property
    def noun(self) -> str:
        """The rest of its name, in small letters, as CloudMonkey has it."""
        return self.name[len(self.verb) :].lower()


def everything() -> list[Named]:
    """All commands, in the docs' order."""
    return [Named(name, *data) for name, data in COMMANDS.items()]


def group_names() -> dict[str, str]:
    """The groups by their names on the command line, with what the docs say."""
    return {_kebab(group): told for group, told in GROUPS.items()}


def of_group(group: str) -> dict[str, Named]:
    """A group's commands: ``list`` for what lists its own objects, else the whole name."""
    own = [one for one in everything() if _kebab(one.group) == group]
    short = [_short(one, group) for one in own]
    return {
        name if short.count(name) == 1 else _kebab(one.constant.lower()): one
        for name, one in zip(short, own)
    }


def of_verb(verb: str) -> dict[str, Named]:
    """The nouns of a verb."""
    return {one.noun: one for one in everything() if one.verb == verb and one.noun}


def by_name(name: str) -> Named | None:
    """The command of this name, whatever the case of its letters."""
    return next((one for one in everything() if one.name.lower() == name.lower()), None)


def _short(command: Named, group: str) -> str:
    words = command.constant.lower().split("_")
    own = "".join(words[1:])
    is_own = _singular(own) == _singular(group.replace("-", ""))
    return words[0] if is_own else "-".join(words)


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s")


def _kebab(identifier: str) -> str:
    return identifier.strip("_").replace("_", "-")
