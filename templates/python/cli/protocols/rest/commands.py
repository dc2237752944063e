"""The commands besides those of groups: operations by name, and any other request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from ..names import Entry, all_entries, find_by_name, group_summaries
from .call_command import call_command

BUILT_IN: Mapping[str, Callable[[], click.Command]] = {"call": call_command}
SUMMARIES = (("call", "Send any request, documented or not."),)
"""What help says of commands that are not the API's."""


def find_entry(word: str) -> Entry | None:
    """The operation that a first word names: by its name, or as it is called in Python."""
    if word in group_summaries():
        return None
    constant = word.replace("-", "_").upper()
    same = (entry for entry in all_entries() if entry.constant == constant)
    return find_by_name(word) or next(same, None)


def first_words() -> list[str]:
    """What begins command lines besides groups."""
    return []


def entries_of_word(_word: str) -> dict[str, Entry]:
    """The operations of the API that begin with a word."""
    return {}


def own_commands(_word: str) -> dict[str, Callable[[], click.Command]]:
    """Other commands that begin with a word."""
    return {}


def word_help(_word: str) -> str:
    """What the commands of a word have in common; empty if it is none of them."""
    return ""


def word_sections() -> dict[str, str]:
    """What help lists besides groups, by title."""
    return {}
