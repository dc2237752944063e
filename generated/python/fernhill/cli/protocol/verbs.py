"""Commands by verb and noun: ``list virtualmachines`` is ``listVirtualMachines``."""

from __future__ import annotations

import re

from ..names import Entry, all_entries, entries_of_group, group_word, singular


def verb_of(entry: Entry) -> str:
    """The lower-case letters that the name begins with."""
    found = re.match("[a-z]+", entry.name)
    return found[0] if found else entry.name.lower()


def noun_of(entry: Entry) -> str:
    """The rest of the name, in lower case."""
    return entry.name[len(verb_of(entry)) :].lower()


def entries_of_verb(verb: str) -> dict[str, Entry]:
    """The commands of a verb, by noun."""
    found = ((noun_of(e), e) for e in all_entries() if verb_of(e) == verb)
    return {noun: entry for noun, entry in found if noun}


def verbs() -> list[str]:
    """All verbs that have nouns."""
    return sorted({verb_of(entry) for entry in all_entries() if noun_of(entry)})


def find_list_of(noun: str, group: str) -> Entry | None:
    """The command that lists the objects of a noun, else those of a group.

    Nouns that end with it come next, as in ``securitygroups``, then those that begin with
    its plural, as in ``volumesmetrics``; if there are several, neither is meant.
    """
    listings = entries_of_verb("list")
    single = singular(noun)
    candidates: tuple[list[Entry], ...] = (
        [entry for name, entry in listings.items() if singular(name) == single],
        [entry for name, entry in listings.items() if singular(name).endswith(single)],
        [entry for name, entry in listings.items() if name.startswith(_plural(single))],
    )
    for found in candidates if noun else ():
        if len(found) == 1:
            return found[0]
    return entries_of_group(group_word(group)).get("list") if group else None


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
