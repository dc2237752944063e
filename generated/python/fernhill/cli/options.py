"""The options that the program and all commands have."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from ..runtime.protocol.help import PROFILE_HELP
from .completion import complete_fields, complete_profiles

FORMATS = ("table", "column", "text", "csv", "json", "yaml", "raw-json")


class RunOptions(NamedTuple):
    """What the options say. ``filter`` names fields, times are in seconds."""

    profile: str | None = None
    output: str = "table"
    filter: str = ""
    query: str = ""
    all: bool = False
    no_wait: bool = False
    wait_timeout: float | None = None
    timeout: float | None = None
    allow_http: bool = False
    debug: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields to print; none means no choice."""
        return tuple(name for name in self.filter.split(",") if name)

    def words(self) -> str:
        """The options that another command needs to reach the same server and print alike."""
        flag = " --allow-http" if self.allow_http else ""
        kept = {
            "--profile": self.profile,
            "--output": self.output if self.output != "table" else "",
            "--filter": self.filter,
            "--query": self.query,
        }
        return flag + "".join(
            f" {name} {shlex.quote(text)}" for name, text in kept.items() if text
        )


OPTION_NAMES = [f"--{name.replace('_', '-')}" for name in RunOptions._fields]


def merged_options(*sources: Mapping[str, Any]) -> RunOptions:
    """The options of the program and of the command; the last that says something decides."""
    return RunOptions(
        **{
            name: value
            for source in sources
            for name, value in source.items()
            if name in RunOptions._fields and value is not None and value is not False
        }
    )


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
        click.Option(
            ["--no-wait"], is_flag=True, help="Print the job, do not wait for it."
        ),
        click.Option(
            ["--wait-timeout"],
            type=float,
            metavar="SECONDS",
            callback=_seconds,
            help="How long to wait for a job; without limit by default.",
        ),
        click.Option(
            ["--timeout"],
            type=float,
            metavar="SECONDS",
            callback=_seconds,
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


def _seconds(
    ctx: click.Context, param: click.Parameter, value: float | None
) -> float | None:
    if value is None or value >= 0:
        return value
    raise click.BadParameter(f"{value} is not a number of seconds from 0 up")
