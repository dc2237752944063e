"""``slatebind extract``."""

import os
from typing import TYPE_CHECKING, Any

import click
import msgspec

from slatebind.cli.configuration import read_configuration, read_project, refuse_source_options
from slatebind.cli.options import SOURCE_OPTIONS, OutputOptions, option, options, output_options
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.cli.streams import echo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

_MAX_LISTED = 5
"""Pages that are named."""


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
@option("output", metavar="FILE", help="File for the spec; `-`, the default, is standard output.")
@options(*SOURCE_OPTIONS, "only", "exclude", "fresh-names", "report", "config", "force")
@output_options()
def command(
    *,
    output_options: OutputOptions,
    docs: str | None,
    output: str | None,
    fresh_names: bool,
    report_file: str | None,
    config: str | None,
    force: bool,
    **given: Any,
) -> int:
    """Extract the spec of the Slate docs at DOCS as YAML.

    DOCS is a file, a folder with an index page (such as source/index.html.md), or `-` for standard input. Without
    DOCS, every spec configured in slatebind.toml is extracted; docs configured there are read with their dialect, name
    and overlays in any case. Each irregularity of the docs is reported with its line. Models keep the names that they
    have in the spec that is overwritten, else in the one that slatebind.toml names for the docs. The last line
    accounts for the docs; --report lists what became of each part.
    """
    report = Report("extract", output_options)
    wanted = _Wanted(None if output == "-" else output, report_file, fresh_names=fresh_names, force=force)
    if docs is None:
        return _extract_all(config, wanted, report, output_options)
    configuration = read_configuration(config, report)
    if configuration is None:
        return report.finish()
    from slatebind.project.sources import SourceOptions, source_of

    return _extract_one(source_of(docs, configuration, SourceOptions(**given)), wanted, report, output_options)


class _Wanted(msgspec.Struct, frozen=True):
    """What is written: the spec to ``file``, or to standard output without one, and a report of what was read."""

    file: str | None
    report_file: str | None
    fresh_names: bool
    force: bool


def _extract_one(source: "Source", wanted: _Wanted, report: Report, output_options: OutputOptions) -> int:
    from slatebind.project import steps
    from slatebind.project.input_protection import inputs_of

    if wanted.file and os.path.realpath(wanted.file) in map(os.path.realpath, inputs_of(source.path, source.overlays)):
        raise click.UsageError(f"{wanted.file} is an input of the spec; it is not overwritten")
    loaded = _extract(source, wanted, output_options)
    report.add(loaded.diagnostics)
    report.detected(source.path, loaded.detected)
    if loaded.spec is None:
        report.give_up()
        is_kept = wanted.file is not None and os.path.isfile(wanted.file)  # noqa: PTH113 - False for a path that is too long
        return report.finish(last_lines=[f"{wanted.file} was not changed"] if is_kept else [])
    if wanted.file is not None:
        report.wrote("spec", steps.write_spec(loaded.spec, wanted.file, force=wanted.force))
    else:
        echo(steps.dump_spec(loaded.spec))
    lines = [*_other_pages(source.path), *_account([loaded], wanted, report)]
    return report.finish(data_on_stdout=wanted.file is None, last_lines=lines)


def _other_pages(path: str) -> "Iterator[str]":
    """A line about the pages of a folder that are not read with the one it starts with: each is docs of its own."""
    from slatebind.plurals import counted
    from slatebind.project.discovery import unread_pages

    pages = unread_pages(path)
    if pages:
        listed = ", ".join([*pages[:_MAX_LISTED], *["..."] * (len(pages) > _MAX_LISTED)])
        yield f"{counted(len(pages), 'other page')} not read: {listed} (extract each by its path)"


def _extract_all(config: str | None, wanted: _Wanted, report: Report, output_options: OutputOptions) -> int:
    refuse_source_options(click.get_current_context(), "DOCS")
    project = read_project(config, report, fresh_names=wanted.fresh_names)
    if project is None:
        return report.finish()
    from slatebind.cli import runner

    specs = project.load(runner.tracker(output_options))
    runner.write_all(project.spec_outputs(specs), report, force=wanted.force)
    extracted = [spec.loaded for spec in specs.values() if spec.config.docs and spec.loaded.spec]
    return report.finish(last_lines=_account(extracted, wanted, report))


def _account(extracted: "Iterable[Loaded]", wanted: _Wanted, report: Report) -> list[str]:
    """One line for each document, which accounts for it; written in full to the report's file."""
    from slatebind.output import write_single
    from slatebind.project.account import account, sentence, sentence_with_hint
    from slatebind.project.account_formats import dump, is_account

    accounts = [account(loaded) for loaded in extracted]
    if wanted.report_file is not None:
        text = dump((entry for entries in accounts for entry in entries), wanted.report_file)
        report.wrote("report", write_single(wanted.report_file, text, is_ours=is_account, force=wanted.force))
        return [sentence(entries) for entries in accounts]
    return [sentence_with_hint(entries) for entries in accounts]


def _extract(source: "Source", wanted: _Wanted, output_options: OutputOptions) -> "Loaded":
    """The spec, with overlays. One without commands does not overwrite a file."""
    from slatebind.project import steps
    from slatebind.project.selecting import apply_selection

    overwritten = wanted.file if wanted.file and os.path.isfile(wanted.file) else None  # noqa: PTH113 - False for a path that is too long
    names_from = None if wanted.fresh_names else overwritten or source.spec_file
    with progress(f"extracting {source.path}", output_options) as on_progress:
        extracted = steps.extract(
            source.path, dialect=source.dialect, name=source.name, names_from=names_from, on_progress=on_progress
        )
        loaded = apply_selection(steps.apply_overlays(extracted, source.overlays), source.selection)
    return steps.none_if_empty(loaded, source.path) if overwritten else loaded
