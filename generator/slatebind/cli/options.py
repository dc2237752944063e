"""How commands get options: they select them by key, and add only what is specific to them.

That is the choices of an option, or a more specific help text; the rest is in ``option_definitions``.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import click
import msgspec

from slatebind.cli.option_definitions import OPTIONS, FailOn
from slatebind.cli.streams import ColorMode

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

SOURCE_OPTIONS = ("dialect", "name", "overlay", "no-overlays")
"""How the docs given on the command line are read."""
_OUTPUT_OPTIONS = ("fail-on", "strict", "format", "color", "quiet", "verbose")


class OutputOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How findings are shown, and which of them fail the run; without ``fail_on`` the command decides."""

    format: str = "text"
    color: ColorMode = "auto"
    fail_on: FailOn | None = None
    is_quiet: bool = False
    is_verbose: bool = False


def option(key: str, **details: Any) -> Decorator:
    """Add an option of the table. ``details`` are what only the command knows: choices, a more specific help text."""
    definition = OPTIONS[key]
    return click.option(*definition.names, **{**definition.settings, **details})


def options(*keys: str) -> Decorator:
    """Add several options of the table, in the order in which --help lists them."""

    def add(command: Command) -> Command:
        for key in reversed(keys):
            command = option(key)(command)
        return command

    return add


def output_options(*, quiet: bool = True, **details: Mapping[str, Any]) -> Decorator:
    """Add the options of ``OutputOptions``; the command gets one as ``output_options``.

    ``details`` are what only the command knows of an option, such as ``format``. A command that prints a report, and
    not findings, has no ``quiet``.
    """
    keys = tuple(key for key in _OUTPUT_OPTIONS if quiet or key != "quiet")

    def add(command: Command) -> Command:
        @wraps(command)
        def gather(*, strict: bool, fail_on: FailOn | None, **given: Any) -> Any:
            if strict and fail_on:
                raise click.UsageError("--strict is short for --fail-on warning; give one of them")
            names = ("format", "color", "is_quiet", "is_verbose")
            chosen = {name: given.pop(name) for name in names if name in given}
            chosen["fail_on"] = "warning" if strict else fail_on
            return command(output_options=OutputOptions(**chosen), **given)

        decorated: Command = gather
        for key in reversed(keys):
            decorated = option(key, **details.get(key.replace("-", "_"), {}))(decorated)
        return decorated

    return add
