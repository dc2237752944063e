"""``slatebind generate``."""

import sys
from typing import TYPE_CHECKING

import click

from slatebind.cli import plan
from slatebind.cli.options import (
    Telling,
    adopting,
    explaining,
    forced,
    naming,
    planned,
    reading,
    telling,
    template_folders,
)
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, has_colors

if TYPE_CHECKING:
    from slatebind.pipeline import Project

EXAMPLES = """
\b
Examples:
  slatebind generate                      everything that slatebind.toml plans
  slatebind generate --why client/acme/models/zone.py
  slatebind generate --adopt              what you edited is yours from now on
  slatebind generate docs --target python --out client --package acme
  slatebind generate spec/acme.yaml --target docs --out formatted
  slatebind generate acme.yaml --target mine --template-folder templates --out out
"""


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="[DOCS|SPEC]", required=False)
@click.option("-t", "--target", metavar="NAME", help="What to generate; `slatebind targets` lists the shipped ones.")
@click.option("-o", "--out", metavar="DIR", help="The folder that the files go to.")
@click.option("--package", metavar="NAME", help="Short for --option package=NAME.")
@click.option("--option", "options", metavar="KEY=VALUE", multiple=True, help="A setting of the target.")
@template_folders
@reading
@naming
@explaining
@planned
@click.option("--prune", is_flag=True, help="Remove what was made where the plan makes nothing any more.")
@adopting
@forced
@telling
def command(  # noqa: PLR0913 - one argument an option
    *,
    telling: Telling,
    source: str | None,
    target: str | None,
    out: str | None,
    package: str | None,
    options: tuple[str, ...],
    templates: tuple[str, ...],
    dialect: str,
    name: str | None,
    overlays: tuple[str, ...],
    names_anew: bool,
    why: str | None,
    config: str | None,
    prune: bool,
    adopt: bool,
    force: bool,
) -> int:
    """Generate a target from Slate docs, or from a spec in a .yaml file.

    Without DOCS or SPEC the project's plan is followed: specs are extracted and every target is brought up to date.
    Only files that differ are written. Files of an earlier run that are not made any more are deleted. Files that
    were edited by hand, and files of yours, are kept and reported until --adopt or --force settles whose they are;
    patterns in a .slatebind-ignore beside them, as in a .gitignore, name files to leave alone for good.

    Models keep their names while they are recognisable: a command that joins the docs renames nobody's classes.
    """

    report = Report("generate", telling)
    if adopt + force + (why is not None) > 1:
        raise click.UsageError("--adopt, --force and --why: choose one")
    if source is None:
        plan.refuse_without_input(click.get_current_context(), "DOCS or SPEC")
        with plan.turn(config, telling):
            project = plan.read_plan(config, report, names_anew=names_anew)
            if project is None:
                return report.finish()
            if why is not None:
                return _explain(why, project, report, telling)
            return _follow(project, config, report, telling, prune=prune, force=force, adopt=adopt)
    if names_anew or why or prune:
        option = "--fresh-names" if names_anew else "--prune" if prune else "--why"
        raise click.UsageError(f"{option} is for what slatebind.toml plans, not for {source}")
    if target is None or out is None:
        raise click.UsageError(f"{'--target' if target is None else '--out'} is missing: what to make, and where to")
    chosen = _options(options, package)
    if chosen.get("version") == "from-diff":
        raise click.UsageError('`version = "from-diff"` is for a [[target]] of slatebind.toml')
    from slatebind import output, pipeline

    with progress(f"reading {source}", telling) as tick:
        loaded = pipeline.apply_overlays(pipeline.open_spec(source, dialect=dialect, name=name, tick=tick), overlays)
    report.add(loaded.diagnostics)
    with progress(f"rendering {target}", telling) as tick:
        rendered = pipeline.render(loaded, target, chosen, templates=templates, root=out, tick=tick)
    report.add(rendered.diagnostics)
    if rendered.files is None:
        report.give_up()
    else:
        files, refused = pipeline.spared(rendered.files, out, pipeline.inputs_of(source, (*overlays, *templates)))
        report.add(refused)
        wish = {"force": force, "adopt": adopt, "is_whole": rendered.is_whole and not refused}
        origin = pipeline.origin_of(out, source, overlays, target, templates)
        report.wrote(target, output.write(files, out, owner=target, origin=origin, **wish))
    return report.finish()


def _follow(
    project: "Project",
    config: str | None,
    report: Report,
    telling: Telling,
    *,
    prune: bool,
    force: bool,
    adopt: bool,
) -> int:
    from slatebind.cli import work

    work.tell_left_behind(project, report, prune=prune)
    looked = work.look(config, project)
    products = work.write_all(project.build(work.tracker(telling)), report, force=force, adopt=adopt)
    code = report.finish()
    if report.is_settled:
        work.remember(looked, products, report.when_unchanged())
    return code


def _explain(file: str, project: "Project", report: Report, telling: Telling) -> int:
    """Write everything, and tell what was true of one file before."""
    from slatebind.cli import why as why_of
    from slatebind.cli import work

    products = list(work.reported(project.build(work.tracker(telling)), report))
    found = why_of.explain(products, file)
    for product in products:
        work.write_product(product, report, force=False, adopt=False)
    if telling.format == "text":
        why_of.tell(found, Paint(on=has_colors(telling.color, sys.stdout)))
    return report.finish(why=why_of.plain(found))


def _options(given: tuple[str, ...], package: str | None) -> dict[str, str]:
    """``KEY=VALUE`` as a mapping; the last one wins."""
    options = {} if package is None else {"package": package}
    for option in given:
        key, equals, value = option.partition("=")
        if not key or not equals:
            raise click.BadParameter(f"{option!r} is not KEY=VALUE", param_hint="'--option'")
        options[key] = value
    return options
