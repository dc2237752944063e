"""The options that the program and all commands have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from ..runtime.protocol.help import PROFILE_HELP
from .completion import complete_fields, complete_profiles
from .option_values import seconds
from .protocol.options import OwnOptions, own_options

FORMATS = ("table", "column", "text", "csv", "json", "yaml", "raw-json")


class RunOptions(NamedTuple):
    """What the options say. ``filter`` names fields, times are in seconds.

    ``own`` are those of the protocol.
    """

    profile: str | None = None
    output: str = "table"
    filter: str = ""
    query: str = ""
    all: bool = False
    timeout: float | None = None
    allow_http: bool = False
    debug: bool = False
    own: OwnOptions = OwnOptions()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields to print; none means no choice."""
        return tuple(name for name in self.filter.split(",") if name)


_OWN = OwnOptions._fields
_COMMON = tuple(name for name in RunOptions._fields if name != "own")
OPTION_NAMES = [f"--{name.replace('_', '-')}" for name in (*_COMMON, *_OWN)]


def merged_options(*sources: Mapping[str, Any]) -> RunOptions:
    """The options of the program and of the command; the last that says something decides."""
    said = {
        name: value
        for source in sources
        for name, value in source.items()
        if value is not None and value is not False
    }
    own = OwnOptions(**{name: said[name] for name in _OWN if name in said})
    return RunOptions(**{name: said[name] for name in _COMMON if name in said}, own=own)


def common_options() -> list[click.Option]:
    """The options that the program and every command have."""
    return [
        click.Option(
            ["-p", "--profile"],
            metavar="NAME",
            shell_complete=complete_profiles,
            help=PROFILE_HELP,
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Choice(FORMATS),
            help="How to print; a table by default. raw-json is the server's own "
            "answer, with the key around the objects.",
        ),
        click.Option(
            ["--filter"],
            metavar="FIELDS",
            shell_complete=complete_fields,
            help="The fields to print, separated by commas.",
        ),
        click.Option(
            ["--query"],
            metavar="JMESPATH",
            help="What to print, as a JMESPath expression over the JSON output.",
        ),
        click.Option(["--all"], is_flag=True, help="Print all pages of a list."),
        *own_options(),
        click.Option(
            ["--timeout"],
            type=float,
            metavar="SECONDS",
            callback=seconds,
            help="How long a call may take.",
        ),
        click.Option(
            ["--allow-http"],
            is_flag=True,
            help="Send credentials over plain http, to other machines too.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            help="Show requests and responses, without secrets, on standard error.",
        ),
    ]
