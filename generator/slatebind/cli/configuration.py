"""The configuration of the project. Imports what building needs only if a configuration exists."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slatebind.cli import up_to_date
from slatebind.cli.options import OutputOptions
from slatebind.cli.report import Report
from slatebind.cli.streams import echo_err
from slatebind.files import read_text
from slatebind.locks import locked
from slatebind.project.config import Config
from slatebind.project.config_reader import CONFIG_FILE, CONFIG_NAMES, find_config, read_config

if TYPE_CHECKING:
    from slatebind.project.build import Project
    from slatebind.project.sources import Configuration

_SOURCE_PARAMETERS = frozenset(
    {
        *("output", "dialect", "name", "overlays", "no_overlays", "only", "exclude"),
        *("target", "package", "options", "templates"),
    }
)


@contextmanager
def project_lock(path: str | None, output_options: OutputOptions) -> Iterator[None]:
    """Let other runs on the same project wait, so that each reads and writes a consistent state.

    If the run had to wait, and the one before left it nothing to do, it ends here with the result of that one.
    """

    def explain() -> None:
        if not output_options.is_quiet:
            echo_err("another run is using this project; waiting for it")

    found = path or find_config(Path.cwd())
    with locked(str(found), on_wait=explain) if found else nullcontext(False) as had_to_wait:
        code = up_to_date.replay(arguments()) if had_to_wait else None
        if code is not None:
            raise click.exceptions.Exit(code)
        yield


def locate_configuration(path: str | None) -> str:
    """The configuration file: ``path``, or the nearest going upwards."""
    found = path or find_config(Path.cwd())
    if found is None:
        raise click.UsageError(f"there is no {CONFIG_FILE} here or above; `slatebind init` creates one")
    return path or os.path.relpath(found)


def read_project(path: str | None, report: Report, *, fresh_names: bool = False) -> "Project | None":
    """The project configured by ``path``, or by the nearest file going upwards.

    None, with findings in the report, if the configuration is invalid.
    """
    file = locate_configuration(path)
    config = _read(file, report, has_targets=True)
    if config is None:
        return None
    if not config.spec:
        raise click.UsageError(f"{file} configures no [[spec]]; `slatebind init` shows how")
    from slatebind.project.build import Project

    folder, name = os.path.split(file)
    return Project(config, folder, file=name, fresh_names=fresh_names)


def read_configuration(path: str | None, report: Report) -> "Configuration | None":
    """The configuration that applies to a path on the command line; an empty one if there is no file.

    None, with findings in the report, if the configuration is invalid.
    """
    from slatebind.project.sources import Configuration

    if path is None and find_config(Path.cwd()) is None:
        return Configuration()
    file = locate_configuration(path)
    config = _read(file, report)
    return None if config is None else Configuration(config, file)


def _read(file: str, report: Report, *, has_targets: bool = False) -> Config | None:
    """The configuration, checked; the options of targets only where they are about to be rendered."""
    text = read_text(file)
    config, problems = read_config(text, file)
    if config is not None and config != Config() and not problems:
        # Loads what reads targets and dialects, which a configuration that is invalid does not need.
        from slatebind.project.config_check import option_errors, path_errors

        problems = path_errors(config, text, file) or (option_errors(config, text, file) if has_targets else ())
    report.add(problems)
    if config is None or problems:
        report.give_up()
        return None
    return config


def arguments() -> tuple[str, ...]:
    """The whole command line; nothing where a program calls the command itself."""
    return click.get_current_context().find_root().obj or ()


def configuration_candidates(path: str | None) -> Iterator[str]:
    """The files that are looked at to find the configuration, up to the one that is found."""
    if path:
        yield path
        return
    here = Path.cwd()
    found = find_config(here)
    for folder in (here, *here.parents):
        yield from (str(folder / name) for name in CONFIG_NAMES)
        if found and found.parent == folder:
            return


def refuse_source_options(context: click.Context, missing: str) -> None:
    """Options that say how to read a given input make no sense without one: the configuration says it."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _SOURCE_PARAMETERS and source is click.core.ParameterSource.COMMANDLINE:
            name = next(name for name in parameter.opts if name.startswith("--"))
            raise click.UsageError(f"{name} needs {missing}; without it {CONFIG_FILE} decides")
