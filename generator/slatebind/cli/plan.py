"""The project's plan, for the commands that follow it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from slatebind.cli.options import Telling
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.config import FILE, Config, find_config, read_config
from slatebind.files import read_text
from slatebind.output import write
from slatebind.pipeline import Job, Product, Project

_OF_INPUT = frozenset({"output", "dialect", "name", "overlays", "target", "out", "package", "options", "templates"})


def read_plan(path: str | None, report: Report) -> Project | None:
    """The plan in ``path``, or the nearest going upwards; None, with findings in the report, where it is no plan."""
    found = Path(path) if path else find_config(Path.cwd())
    if found is None:
        raise click.UsageError(f"there is no {FILE} here or above; `slatebind init` writes one")
    shown = path or os.path.relpath(found)
    config, problems = read_config(read_text(shown), shown)
    report.add(problems)
    if config is None or problems:
        report.give_up()
        return None
    return Project(_checked(config, shown), os.path.dirname(shown))  # noqa: PTH120 - nothing stays nothing


def run_jobs(jobs: Iterable[Job], report: Report, telling: Telling) -> Iterator[Product]:
    """What the jobs made, one by one; their findings go to the report."""
    for job in jobs:
        with progress(job.label, telling):
            product = job.run()
        report.add(product.diagnostics)
        if product.is_lost:
            report.give_up()
        yield product


def write_all(jobs: Iterable[Job], report: Report, telling: Telling, *, force: bool) -> None:
    """Run the jobs and write what they made."""
    for product in run_jobs(jobs, report, telling):
        if product.files is not None:
            is_whole = product.is_whole
            outcome = write(product.files, product.root, owner=product.owner, force=force, is_whole=is_whole)
            report.wrote(product.owner, outcome)


def refuse_without_input(context: click.Context, given: str) -> None:
    """Options that say how to read an input make no sense where the plan says it."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _OF_INPUT and source is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{parameter.opts[0]} needs {given}; without it slatebind.toml says what to do")


def _checked(config: Config, shown: str) -> Config:
    if not config.spec:
        raise click.UsageError(f"{shown} plans no [[spec]]; `slatebind init` shows what a plan looks like")
    return config
