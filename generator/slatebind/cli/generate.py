"""``slatebind generate``."""

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from slatebind.cli.configuration import project_lock, read_configuration, read_project, refuse_source_options
from slatebind.cli.options import SOURCE_OPTIONS, OutputOptions, option, options, output_options
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, has_colors
from slatebind.spec.detection import is_spec

if TYPE_CHECKING:
    from slatebind.project.build import Project
    from slatebind.project.sources import Source
    from slatebind.spec.codec import Loaded

EXAMPLES = """
\b
Examples:
  slatebind generate                      everything configured in slatebind.toml
  slatebind generate --why client/acme/models/zone.py
  slatebind generate --adopt              keep your edits from now on
  slatebind generate docs --target python --output client --package acme
  slatebind generate spec/acme.yaml --target docs --output formatted
  slatebind generate acme.yaml --target mine --templates templates --output out
"""


class WriteMode(msgspec.Struct, frozen=True, kw_only=True):
    """What happens to files that are in the way, or no longer generated."""

    force: bool
    adopt: bool
    prune: bool = False


class TargetRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The target that the command line asks for, where its files go, and its options."""

    name: str
    output: str
    options: dict[str, str]
    templates: tuple[str, ...]


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="[DOCS|SPEC]", required=False)
@options("target")
@option("output", metavar="DIR", help="Folder for the generated files.")
@options("package", "option", "templates", *SOURCE_OPTIONS)
@options("fresh-names", "why", "config", "prune", "adopt", "force")
@output_options()
def command(  # noqa: PLR0913 - one argument per option
    *,
    output_options: OutputOptions,
    source: str | None,
    target: str | None,
    output: str | None,
    package: str | None,
    options: tuple[str, ...],
    templates: tuple[str, ...],
    dialect: str | None,
    name: str | None,
    overlays: tuple[str, ...],
    no_overlays: bool,
    fresh_names: bool,
    why: str | None,
    config: str | None,
    prune: bool,
    adopt: bool,
    force: bool,
) -> int:
    """Generate a target from Slate docs, or from a spec.

    Without DOCS or SPEC, everything configured in slatebind.toml is generated: specs are extracted and every target
    is brought up to date; docs configured there are read with their dialect, name and overlays in any case.

    Only files that differ are written. Files of an earlier run that are no longer generated are deleted. Files that
    were edited, and files of yours, are kept and reported until --adopt or --force decides what happens to them; a
    .slatebind-ignore next to them, with the patterns of a .gitignore, names files to leave alone permanently.

    Models keep their names while they are recognizable: adding a command to the docs does not rename classes. Docs
    that slatebind.toml lists keep those of the spec that it names for them.
    """
    report = Report("generate", output_options)
    mode = WriteMode(force=force, adopt=adopt, prune=prune)
    if adopt + force + (why is not None) > 1:
        raise click.UsageError("--adopt, --force and --why: choose one")
    if source is None:
        refuse_source_options(click.get_current_context(), "DOCS or SPEC")
        return _generate_configured(config, report, output_options, mode, fresh_names=fresh_names, why=why)
    if fresh_names or why or prune:
        unusable = "--fresh-names" if fresh_names else "--prune" if prune else "--why"
        raise click.UsageError(f"{unusable} works on what slatebind.toml configures, not on {source}")
    request = _request(target, output, _options(options, package), templates)
    configuration = read_configuration(config, report)
    if configuration is None:
        return report.finish()
    from slatebind.project.sources import SourceOptions, source_of

    given = SourceOptions(dialect=dialect, name=name, overlays=overlays, no_overlays=no_overlays)
    return _generate(source_of(source, configuration, given), request, report, output_options, mode)


def _request(
    target: str | None, output: str | None, options: dict[str, str], templates: tuple[str, ...]
) -> TargetRequest:
    """The target to generate from a given source, all of which the command line has to say."""
    if target is None or output is None:
        missing = "--target NAME: what to generate" if target is None else "--output DIR: the folder for it"
        raise click.UsageError(f"give {missing}")
    from slatebind.rendering.targets.target import unknown_target

    if problem := unknown_target(target, templates):
        raise click.UsageError(problem)
    if options.get("version") == "from-diff":
        raise click.UsageError('`version = "from-diff"` works in a [[target]] of slatebind.toml only')
    return TargetRequest(name=target, output=output, options=options, templates=templates)


def _generate_configured(
    config: str | None,
    report: Report,
    output_options: OutputOptions,
    mode: WriteMode,
    *,
    fresh_names: bool,
    why: str | None,
) -> int:
    """Generate everything that slatebind.toml configures; with ``why``, explain a file."""
    with project_lock(config, output_options):
        project = read_project(config, report, fresh_names=fresh_names)
        if project is None:
            return report.finish()
        if why is not None:
            return _explain(why, project, report, output_options)
        return _generate_all(project, config, report, output_options, mode)


def _generate(
    source: "Source", request: TargetRequest, report: Report, output_options: OutputOptions, mode: WriteMode
) -> int:
    """Generate one target from one source."""
    from slatebind import output
    from slatebind.project import steps
    from slatebind.project.input_protection import inputs_of, protect_inputs
    from slatebind.project.provenance import origin_of
    from slatebind.project.sources import open_source

    root, templates = request.output, request.templates
    origin = origin_of(root, source.path, source.overlays, request.name, templates)
    with progress(f"reading {source.path}", output_options) as on_progress:
        loaded = steps.none_if_empty(
            open_source(source, names_from=source.spec_file, on_progress=on_progress), source.path
        )
    report.add(loaded.diagnostics)
    report.detected(source.path, loaded.detected)
    with progress(f"rendering {request.name}", output_options) as on_progress:
        rendered = steps.render(
            loaded, request.name, request.options, templates=templates, root=root, on_progress=on_progress
        )
    report.add(rendered.diagnostics)
    if rendered.files is None:
        report.give_up()
        return report.finish()
    inputs = inputs_of(source.path, (*source.overlays, *templates))
    files, refused = protect_inputs(rendered.files, root, inputs)
    report.add(refused)
    outcome = output.write(
        files,
        root,
        owner=request.name,
        origin=origin,
        force=mode.force,
        adopt=mode.adopt,
        is_whole=rendered.is_whole and steps.is_complete(loaded) and not refused,
    )
    report.wrote(request.name, outcome)
    return report.finish(last_lines=_account(source, loaded))


def _account(source: "Source", loaded: "Loaded") -> list[str]:
    """The line that accounts for docs of an HTTP API, as at the end of ``extract``."""
    if loaded.spec is None or is_spec(source.path) or not any(command.path for command in loaded.spec.commands):
        return []
    from slatebind.project.account import account, sentence_with_hint

    return [sentence_with_hint(account(loaded))]


def _generate_all(
    project: "Project", config: str | None, report: Report, output_options: OutputOptions, mode: WriteMode
) -> int:
    """Generate everything that the project configures."""
    from slatebind.cli import runner

    runner.report_stale_outputs(project, report, prune=mode.prune)
    snapshot = runner.snapshot(config, project)
    outputs = runner.write_all(
        project.build(runner.tracker(output_options)), report, force=mode.force, adopt=mode.adopt
    )
    code = report.finish()
    if report.is_settled:
        runner.remember(snapshot, outputs, report.when_unchanged())
    return code


def _explain(file: str, project: "Project", report: Report, output_options: OutputOptions) -> int:
    """Generate everything, and explain the state that one file had before."""
    from slatebind.cli import runner
    from slatebind.cli import why as explanations

    outputs = list(runner.reported(project.build(runner.tracker(output_options)), report))
    explanation = explanations.explain(outputs, file)
    for output in outputs:
        runner.write_output(output, report, force=False, adopt=False)
    if output_options.format == "text":
        explanations.print_explanation(explanation, Paint(on=has_colors(output_options.color, sys.stdout)))
    return report.finish(why=explanations.as_json(explanation))


def _options(given: tuple[str, ...], package: str | None) -> dict[str, str]:
    """``KEY=VALUE`` as a mapping; the last value of a key wins."""
    options = {} if package is None else {"package": package}
    for assignment in given:
        key, equals, value = assignment.partition("=")
        if not key or not equals:
            raise click.BadParameter(f"{assignment!r} is not KEY=VALUE", param_hint="'--option'")
        options[key] = value
    return options
