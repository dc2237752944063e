"""The project's plan, for the commands that follow it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import click

from slatebind.cli import unchanged
from slatebind.cli.options import Telling
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import say
from slatebind.config import FILE, NAMES, Config, find_config, read_config
from slatebind.files import read_bytes, read_text
from slatebind.locks import locked
from slatebind.output import MANIFEST, write
from slatebind.pipeline import Job, Product, Project
from slatebind.regions import cut

_OF_INPUT = frozenset({"output", "dialect", "name", "overlays", "target", "out", "package", "options", "templates"})


@contextmanager
def turn(path: str | None, telling: Telling) -> Iterator[None]:
    """Keep other runs of the same plan waiting: each sees what it reads and what it writes as one whole.

    If the run had to wait, and the one before left it nothing to do, it ends here with what it would say.
    """

    def explain() -> None:
        if not telling.is_quiet:
            say("another run is at work on this plan; waiting for it")

    found = path or find_config(Path.cwd())
    with locked(str(found), waiting=explain) if found else nullcontext(False) as had_to_wait:
        code = unchanged.replay(_arguments()) if had_to_wait else None
        if code is not None:
            raise click.exceptions.Exit(code)
        yield


def locate(path: str | None) -> str:
    """Where the plan is: at ``path``, or the nearest going upwards."""
    found = path or find_config(Path.cwd())
    if found is None:
        raise click.UsageError(f"there is no {FILE} here or above; `slatebind init` writes one")
    return path or os.path.relpath(found)


def read_plan(path: str | None, report: Report, *, names_anew: bool = False) -> Project | None:
    """The plan in ``path``, or the nearest going upwards; None, with findings in the report, where it is no plan."""
    shown = locate(path)
    config, problems = read_config(read_text(shown), shown)
    report.add(problems)
    if config is None or problems:
        report.give_up()
        return None
    folder = os.path.dirname(shown)  # noqa: PTH120 - nothing stays nothing
    name = os.path.basename(shown)  # noqa: PTH119
    return Project(_checked(config, shown), folder, file=name, names_anew=names_anew)


def look(config: str | None, project: Project) -> list[bytes]:
    """What the plan and its inputs hold now, for ``remember``."""
    return unchanged.look([*places(config), *project.inputs()])


class Made(NamedTuple):
    """What is to be remembered of the files that stand below ``root``, without their texts."""

    root: str
    entries: tuple[bytes, ...]


def made(product: Product) -> Made:
    """What a product made, as it stands now."""
    files = ((f"{product.root}/{file.path}", cut(file.text).outside.encode()) for file in product.files or ())
    return Made(product.root, tuple(unchanged.output(path, data) for path, data in files))


def remember(looked: list[bytes], products: Iterable[Made], told: tuple[str, str, int]) -> None:
    """Let the next run with the same arguments see at once that it has nothing to do, and what it is to say."""
    arguments = _arguments()
    if not arguments:
        return
    whole = [one for one in products if one.entries]
    manifests = (f"{root}/{MANIFEST}" for root in dict.fromkeys(one.root for one in whole))
    outputs = [entry for one in whole for entry in one.entries]
    outputs += [unchanged.output(manifest, read_bytes(manifest)) for manifest in manifests]
    unchanged.remember(arguments, looked, outputs, told)


def _arguments() -> tuple[str, ...]:
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


def run_jobs(jobs: Iterable[Job], report: Report, telling: Telling) -> Iterator[Product]:
    """What the jobs made, one by one; their findings go to the report."""
    for job in jobs:
        yield _run(job, report, telling)


def _run(job: Job, report: Report, telling: Telling) -> Product:
    with progress(job.label, telling) as tick:
        product = job.run(tick)
    report.add(product.diagnostics)
    if product.is_lost:
        report.give_up()
    return product


def write_all(jobs: Iterable[Job], report: Report, telling: Telling, *, force: bool, adopt: bool = False) -> list[Made]:
    """Run the jobs and write what they made, each before the next one runs, and none of it held any longer."""

    def written(product: Product) -> Made:
        write_product(product, report, force=force, adopt=adopt)
        return made(product)

    # Not a loop: its variable would hold a product while the next one is made.
    return list(map(written, run_jobs(jobs, report, telling)))


def write_product(product: Product, report: Report, *, force: bool, adopt: bool) -> None:
    """Write what a job made, if it made anything."""
    if product.files is None:
        return
    outcome = write(
        product.files,
        product.root,
        owner=product.owner,
        force=force,
        adopt=adopt,
        is_whole=product.is_whole,
        origin=product.origin,
    )
    report.wrote(product.owner, outcome)


def tell_left_behind(project: Project, report: Report, *, prune: bool = False) -> None:
    """Report what stands where the plan makes nothing any more, or remove it, but for what a person edited."""
    for left in project.left_behind():
        if prune:
            report.wrote(left.owner, write((), left.root, owner=left.owner, origin=left.origin))
        else:
            report.add((left.finding,))


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
