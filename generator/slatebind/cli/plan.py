"""The project's plan, for the commands that follow it. Loads what following takes once there is a plan."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slatebind.cli import up_to_date
from slatebind.cli.options import Telling
from slatebind.cli.report import Report
from slatebind.cli.streams import echo_err
from slatebind.config import FILE, NAMES, Config, find_config, read_config
from slatebind.files import read_text
from slatebind.locks import locked

if TYPE_CHECKING:
    from slatebind.pipeline import Project

_OF_INPUT = frozenset({"output", "dialect", "name", "overlays", "target", "out", "package", "options", "templates"})


@contextmanager
def turn(path: str | None, telling: Telling) -> Iterator[None]:
    """Keep other runs of the same plan waiting: each sees what it reads and what it writes as one whole.

    If the run had to wait, and the one before left it nothing to do, it ends here with what it would say.
    """

    def explain() -> None:
        if not telling.is_quiet:
            echo_err("another run is at work on this plan; waiting for it")

    found = path or find_config(Path.cwd())
    with locked(str(found), waiting=explain) if found else nullcontext(False) as had_to_wait:
        code = up_to_date.replay(arguments()) if had_to_wait else None
        if code is not None:
            raise click.exceptions.Exit(code)
        yield


def locate(path: str | None) -> str:
    """Where the plan is: at ``path``, or the nearest going upwards."""
    found = path or find_config(Path.cwd())
    if found is None:
        raise click.UsageError(f"there is no {FILE} here or above; `slatebind init` writes one")
    return path or os.path.relpath(found)


def read_plan(path: str | None, report: Report, *, names_anew: bool = False) -> "Project | None":
    """The plan in ``path``, or the nearest going upwards; None, with findings in the report, where it is no plan."""
    shown = locate(path)
    config, problems = read_config(read_text(shown), shown)
    report.add(problems)
    if config is None or problems:
        report.give_up()
        return None
    _refuse_empty(config, shown)
    from slatebind.pipeline import Project

    folder = os.path.dirname(shown)  # noqa: PTH120 - nothing stays nothing
    name = os.path.basename(shown)  # noqa: PTH119
    return Project(config, folder, file=name, names_anew=names_anew)


def arguments() -> tuple[str, ...]:
    """The whole command line; nothing where a program calls the command itself."""
    return click.get_current_context().find_root().obj or ()


def places(config: str | None) -> Iterator[str]:
    """Where the plan is looked for, up to the place where it is found."""
    if config:
        yield config
        return
    here = Path.cwd()
    found = find_config(here)
    for folder in (here, *here.parents):
        yield from (str(folder / name) for name in NAMES)
        if found and found.parent == folder:
            return


def refuse_without_input(context: click.Context, given: str) -> None:
    """Options that say how to read an input make no sense where the plan says it."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _OF_INPUT and source is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{parameter.opts[0]} needs {given}; without it slatebind.toml says what to do")


def _refuse_empty(config: Config, shown: str) -> None:
    if not config.spec:
        raise click.UsageError(f"{shown} plans no [[spec]]; `slatebind init` shows what a plan looks like")
