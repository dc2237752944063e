"""The project's plan, for the commands that follow it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from slatebind.cli import unchanged
from slatebind.cli.options import Telling
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.config import FILE, NAMES, Config, find_config, read_config
from slatebind.files import read_bytes, read_text
from slatebind.output import MANIFEST, write
from slatebind.pipeline import Job, Product, Project

_OF_INPUT = frozenset({"output", "dialect", "name", "overlays", "target", "out", "package", "options", "templates"})


def read_plan(path: str | None, report: Report, *, names_anew: bool = False) -> Project | None:
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
    folder = os.path.dirname(shown)  # noqa: PTH120 - nothing stays nothing
    return Project(_checked(config, shown), folder, names_anew=names_anew)


def look(config: str | None, project: Project) -> list[bytes]:
    """What the plan and its inputs hold now, for ``remember``."""
    return unchanged.look([*([config] if config else _looked_for()), *project.inputs()])


def remember(looked: list[bytes], products: Iterable[Product], told: tuple[str, str, int]) -> None:
    """Let the next run with the same arguments see at once that it has nothing to do, and what it is to say."""
    arguments = click.get_current_context().find_root().obj
    if not arguments:
        return
    outputs = {}
    for product in products:
        for file in product.files or ():
            outputs[f"{product.root}/{file.path}"] = file.text.encode()
            manifest = f"{product.root}/{MANIFEST}"
            outputs[manifest] = read_bytes(manifest)
    unchanged.remember(arguments, looked, outputs, told)


def _looked_for() -> Iterator[str]:
    """Where a plan is looked for, up to the one that was found."""
    here = Path.cwd()
    found = find_config(here)
    for folder in (here, *here.parents):
        yield from (str(folder / name) for name in NAMES)
        if found and found.parent == folder:
            return


def run_jobs(jobs: Iterable[Job], report: Report, telling: Telling) -> Iterator[Product]:
    """What the jobs made, one by one; their findings go to the report."""
    for job in jobs:
        with progress(job.label, telling):
            product = job.run()
        report.add(product.diagnostics)
        if product.is_lost:
            report.give_up()
        yield product


def write_all(jobs: Iterable[Job], report: Report, telling: Telling, *, force: bool) -> list[Product]:
    """Run the jobs and write what they made."""
    products = []
    for product in run_jobs(jobs, report, telling):
        products.append(product)
        if product.files is not None:
            is_whole = product.is_whole
            outcome = write(product.files, product.root, owner=product.owner, force=force, is_whole=is_whole)
            report.wrote(product.owner, outcome)
    return products


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
