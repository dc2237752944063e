"""``call NAME name=value``: any command that the server has, documented or not."""

from __future__ import annotations

import click

from ...runtime.protocol.operation import Operation, find_operation
from .. import names
from ..completion import complete_command
from ..operation_command import HELP_NAMES, PairsArgument
from ..options import common_options, merged_options

_HELP = """Send any command of the server, documented or not.

Parameters are sent as they are given: nothing is checked, no page is added. NAME is
written as the API writes it. VALUE can be @FILE, or - for standard input."""


def call_command() -> click.Command:
    """The command."""
    name = click.Argument(["name"], metavar="NAME", shell_complete=complete_command)
    options = [option for option in common_options() if option.name != "all"]
    return click.Command(
        "call",
        callback=_call,
        params=[name, PairsArgument(_operation), *options],
        help=_HELP,
        context_settings=HELP_NAMES,
    )


def _call(name: str, pairs: tuple[str, ...], **given: object) -> None:
    from .results import run_call

    ctx = click.get_current_context()
    ctx.exit(run_call(name, pairs, merged_options(ctx.obj, given)))


def _operation(ctx: click.Context) -> Operation | None:
    """The operation that is named, if it is documented."""
    entry = names.find_by_name(ctx.params.get("name") or "")
    return find_operation(entry.name) if entry else None
