"""The commands besides those of groups: by verb, about jobs, and for any other request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from ..names import Entry, find_by_name
from .call_command import call_command
from .job_commands import job_commands
from .verbs import entries_of_verb, verbs

_JOB = "job"
BUILT_IN: Mapping[str, Callable[[], click.Command]] = {"call": call_command}
SUMMARIES = (
    (_JOB, "Print the status of a job, or wait for it."),
    ("call", "Send any command of the server, documented or not."),
)
"""What help says of commands that are not the API's."""


def find_entry(word: str) -> Entry | None:
    """The command of the API that a first word names."""
    return None if word == _JOB else find_by_name(word)


def first_words() -> list[str]:
    """What begins command lines besides groups."""
    return [*verbs(), _JOB]


def entries_of_word(word: str) -> dict[str, Entry]:
    """The commands of the API that begin with a word."""
    return entries_of_verb(word)


def own_commands(word: str) -> dict[str, Callable[[], click.Command]]:
    """Other commands that begin with a word."""
    return job_commands() if word == _JOB else {}


def word_help(word: str) -> str:
    """What the commands of a word have in common; empty if it is none of them."""
    return f"Commands whose names begin with {word}." if word in verbs() else ""


def word_sections() -> dict[str, str]:
    """What help lists besides groups, by title."""
    return {"Verbs": ", ".join(verbs())}
