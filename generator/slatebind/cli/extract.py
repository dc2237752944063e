"""``slatebind extract``."""

import os

import click

from slatebind.cli import plan
from slatebind.cli.options import Telling, forced, naming, planned, reading, telling
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import echo

EXAMPLES = """
\b
Examples:
  slatebind extract                       every spec that slatebind.toml plans
  slatebind extract docs                  print the spec of docs/source/index.html.md
  slatebind extract index.html.md -o spec/acme.yaml --overlay spec/overlays/acme.yaml
  cat index.html.md | slatebind extract - > acme.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
@click.option("-o", "--output", metavar="FILE", help="Where the spec goes; `-`, or nothing, is standard output.")
@reading
@naming
@planned
@forced
@telling
def command(  # noqa: PLR0913 - one argument an option
    *,
    telling: Telling,
    docs: str | None,
    output: str | None,
    dialect: str,
    name: str | None,
    overlays: tuple[str, ...],
    names_anew: bool,
    config: str | None,
    force: bool,
) -> int:
    """Read the Slate docs at DOCS and write their spec as YAML.

    DOCS is a file, a folder that holds source/index.html.md or index.html.md, or `-` for standard input. Every
    irregularity of the docs is reported with its line. Models keep the names that they have in the spec which is
    overwritten. Without DOCS the project's plan is followed.
    """

    report = Report("extract", telling)
    if docs is None:
        plan.refuse_without_input(click.get_current_context(), "DOCS")
        project = plan.read_plan(config, report, names_anew=names_anew)
        if project is not None:
            from slatebind.cli import work

            outputs = project.spec_outputs(project.load(work.tracker(telling)))
            work.write_all(outputs, report, force=force)
        return report.finish()
    from slatebind import pipeline

    if output and os.path.realpath(output) in map(os.path.realpath, pipeline.inputs_of(docs, overlays)):
        raise click.UsageError(f"{output} is read to make the spec; it is not written over")
    with progress(f"extracting {docs}", telling) as tick:
        earlier = None if names_anew or output == "-" else output
        extracted = pipeline.extract(docs, dialect=dialect, name=name, names_from=earlier, tick=tick)
        loaded = pipeline.apply_overlays(extracted, overlays)
    report.add(loaded.diagnostics)
    if loaded.spec is None:
        report.give_up()
    elif output is None or output == "-":
        echo(pipeline.dump_spec(loaded.spec))
        return report.finish(data_on_stdout=True)
    else:
        report.wrote("spec", pipeline.write_spec(loaded.spec, output, force=force))
    return report.finish()
