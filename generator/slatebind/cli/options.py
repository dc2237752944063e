"""Options that several commands share, and what they mean together."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
import msgspec

from slatebind.cli.streams import ColorWish
from slatebind.formats import FORMATS

Command = Callable[..., Any]


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """How findings are told, and which of them fail the run."""

    format: str = "text"
    color: ColorWish = "auto"
    is_strict: bool = False
    is_quiet: bool = False
    is_verbose: bool = False


def telling(command: Command) -> Command:
    """Add the options of ``Telling``; the command gets one of it as ``telling``."""

    @wraps(command)
    def gathering(**given: Any) -> Any:
        chosen = {name: given.pop(name) for name in Telling.__struct_fields__}
        return command(telling=Telling(**chosen), **given)

    return _with(
        gathering,
        click.option("--strict", "is_strict", is_flag=True, help="Warnings fail the run as well."),
        click.option(
            "--format",
            type=click.Choice(["text", *FORMATS]),
            default="text",
            show_default=True,
            help="How findings are told: lines on standard error, or one document for machines on standard output.",
        ),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colours. NO_COLOR and FORCE_COLOR are respected.",
        ),
        click.option("-q", "--quiet", "is_quiet", is_flag=True, help="Tell errors only."),
        click.option("-v", "--verbose", "is_verbose", is_flag=True, help="Tell notes too, and name every file."),
    )


def reading(command: Command) -> Command:
    """Add the options that say how docs are read."""
    return _with(
        command,
        click.option(
            "--dialect",
            metavar="NAME|FILE",
            default="cloudstack",
            show_default=True,
            help="What the docs call things: a shipped dialect, or your own in a YAML file.",
        ),
        click.option("--name", metavar="SLUG", help="The API's name, instead of one made from the docs' title."),
        click.option(
            "--overlay",
            "overlays",
            metavar="FILE",
            multiple=True,
            help="Corrections to the spec; may be given several times.",
        ),
    )


def template_folders(command: Command) -> Command:
    """Add the option that names the user's own targets."""
    return click.option(
        "--template-folder",
        "templates",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False),
        multiple=True,
        help="Your own targets, or templates in place of a shipped target's; may be given several times.",
    )(command)


def planned(command: Command) -> Command:
    """Add the option that names the project's plan."""
    return click.option(
        "--config",
        metavar="FILE",
        help="The project's plan, instead of the nearest slatebind.toml, or pyproject.toml with [tool.slatebind].",
    )(command)


def forced(command: Command) -> Command:
    """Add the option that discards what stands in the way."""
    return click.option(
        "--force", is_flag=True, help="Overwrite files that were edited by hand or that slatebind did not make."
    )(command)


def explaining(command: Command) -> Command:
    """Add the option that asks for the reasons of one file."""
    return click.option(
        "--why",
        metavar="FILE",
        help="Tell what made FILE what it is: which lines of the docs, which template, which overlay entry.",
    )(command)


def adopting(command: Command) -> Command:
    """Add the option that leaves what stands in the way to whoever made it."""
    return click.option(
        "--adopt",
        is_flag=True,
        help="Keep files that were edited by hand, or that stand in the way, as yours from now on.",
    )(command)


def naming(command: Command) -> Command:
    """Add the option that forgets what models were called."""
    return click.option(
        "--fresh-names",
        "names_anew",
        is_flag=True,
        help="Name every model anew; else a model keeps the name that it has in the spec which is there.",
    )(command)


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    """Options in the order in which --help is to list them."""
    for add in reversed(options):
        command = add(command)
    return command
