"""``slatebind extract``."""

import os
from typing import TYPE_CHECKING

import click

from slatebind.cli.configuration import read_configuration, read_project, refuse_source_options
from slatebind.cli.options import SOURCE_OPTIONS, OutputOptions, option, options, output_options
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import echo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slatebind.project.sources import Source
    from slatebind.spec.codec import Loaded

EXAMPLES = """
\b
Examples:
  slatebind extract                       every spec configured in slatebind.toml
  slatebind extract docs                  print the spec of docs/source/index.html.md
  slatebind extract index.html.md -o spec/acme.yaml --overlay spec/overlays/acme.yaml
  cat index.html.md | slatebind extract - > acme.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
@option("output", metavar="FILE", help="File for the spec; `-`, the default, is standard output.")
@options(*SOURCE_OPTIONS, "only", "exclude", "fresh-names", "report", "config", "force")
@output_options()
def command(  # noqa: PLR0913 - one argument per option
    *,
    output_options: OutputOptions,
    docs: str | None,
    output: str | None,
    dialect: str | None,
    name: str | None,
    overlays: tuple[str, ...],
    no_overlays: bool,
    only: tuple[str, ...],
    exclude: tuple[str, ...],
    fresh_names: bool,
    report_file: str | None,
    config: str | None,
    force: bool,
) -> int:
    """Extract the spec of the Slate docs at DOCS as YAML.

    DOCS is a file, a folder with an index page (such as source/index.html.md), or `-` for standard input. Without
    DOCS, every spec configured in slatebind.toml is extracted; docs configured there are read with their dialect, name
    and overlays in any case. Each irregularity of the docs is reported with its line. Models keep the names that they
    have in the spec that is overwritten, else in the one that slatebind.toml names for the docs. The last line
    accounts for the docs; --report lists what became of each part.
    """
    report = Report("extract", output_options)
    if docs is None:
        return _extract_all(config, report, output_options, report_file, fresh_names=fresh_names, force=force)
    configuration = read_configuration(config, report)
    if configuration is None:
        return report.finish()
    from slatebind.project import steps
    from slatebind.project.input_protection import inputs_of
    from slatebind.project.sources import SourceOptions, source_of

    given = SourceOptions(
        dialect=dialect, name=name, overlays=overlays, no_overlays=no_overlays, only=only, exclude=exclude
    )
    source = source_of(docs, configuration, given)
    if output and os.path.realpath(output) in map(os.path.realpath, inputs_of(docs, source.overlays)):
        raise click.UsageError(f"{output} is an input of the spec; it is not overwritten")
    loaded = _extract(source, output, output_options, fresh_names=fresh_names)
    report.add(loaded.diagnostics)
    report.detected(docs, loaded.detected)
    if loaded.spec is None:
        report.give_up()
        return report.finish()
    is_printed = output is None or output == "-"
    if is_printed:
        echo(steps.dump_spec(loaded.spec))
    else:
        report.wrote("spec", steps.write_spec(loaded.spec, output or "", force=force))
    lines = _account([loaded], report, report_file, force=force)
    return report.finish(data_on_stdout=is_printed, last_lines=lines)


def _extract_all(
    config: str | None,
    report: Report,
    output_options: OutputOptions,
    report_file: str | None,
    *,
    fresh_names: bool,
    force: bool,
) -> int:
    refuse_source_options(click.get_current_context(), "DOCS")
    project = read_project(config, report, fresh_names=fresh_names)
    if project is None:
        return report.finish()
    from slatebind.cli import runner

    specs = project.load(runner.tracker(output_options))
    runner.write_all(project.spec_outputs(specs), report, force=force)
    extracted = [spec.loaded for spec in specs.values() if spec.config.docs and spec.loaded.spec]
    return report.finish(last_lines=_account(extracted, report, report_file, force=force))


def _account(extracted: "Iterable[Loaded]", report: Report, report_file: str | None, *, force: bool) -> list[str]:
    """One line for each document, which accounts for it; written in full to ``report_file``."""
    from slatebind.output import write_single
    from slatebind.project.account import account, sentence, sentence_with_hint
    from slatebind.project.account_formats import dump, is_account

    accounts = [account(loaded) for loaded in extracted]
    if report_file is not None:
        text = dump((entry for entries in accounts for entry in entries), report_file)
        report.wrote("report", write_single(report_file, text, is_ours=is_account, force=force))
        return [sentence(entries) for entries in accounts]
    return [sentence_with_hint(entries) for entries in accounts]


def _extract(source: "Source", output: str | None, output_options: OutputOptions, *, fresh_names: bool) -> "Loaded":
    """The spec, with overlays. One without commands does not overwrite a file."""
    from slatebind.project import steps
    from slatebind.project.selecting import apply_selection

    overwritten = output if output and output != "-" and os.path.isfile(output) else None  # noqa: PTH113 - False for a path that is too long
    names_from = None if fresh_names else overwritten or source.spec_file
    with progress(f"extracting {source.path}", output_options) as on_progress:
        extracted = steps.extract(
            source.path, dialect=source.dialect, name=source.name, names_from=names_from, on_progress=on_progress
        )
        loaded = apply_selection(steps.apply_overlays(extracted, source.overlays), source.selection)
    return steps.none_if_empty(loaded, source.path) if overwritten else loaded
