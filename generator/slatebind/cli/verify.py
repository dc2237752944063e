"""``slatebind verify``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from slatebind.cli.configuration import read_configuration
from slatebind.cli.options import SOURCE_OPTIONS, OutputOptions, option, options, output_options
from slatebind.cli.report import Report, rule_infos
from slatebind.cli.verify_rules import explain_rule, list_rules
from slatebind.cli.verify_task import VerifyOptions, VerifyTask, read_tasks
from slatebind.diagnostic import Diagnostic, in_order
from slatebind.formats import Rules
from slatebind.plurals import counted
from slatebind.project.sources import open_source
from slatebind.project.verifying import (
    Found,
    compared_with,
    find,
    open_without_corrections,
    reading_errors,
    with_overlay,
    write_corrections,
)
from slatebind.spec.codec import Loaded
from slatebind.verify.facts import SourceFacts
from slatebind.verify.rules import verify_rules
from slatebind.verify.sources import KINDS

EXAMPLES = """
\b
Examples:
  slatebind verify docs --against listapis.json
  slatebind verify docs --against listapis.json --write-overlay server.yaml
  slatebind verify docs --against listapis.json --ignore verify-command-undocumented
  slatebind verify docs --profile production
  slatebind verify                        every [[verify]] of slatebind.toml
  slatebind verify --explain verify-param-missing

\b
To suppress findings in the docs:
  <!-- slatebind-disable-next-line RULE: reason -->
"""


@click.command(epilog=EXAMPLES)
@click.argument("docs", metavar="DOCS|SPEC", required=False)
@option("against", metavar="SOURCE", help="What the docs are compared with: a file, `-`, or a URL.")
@option("kind", type=click.Choice((*KINDS, "server")))
@options("profile", "source-version", "descriptions", "write-overlay")
@option(
    "select",
    help="Run only these rules; a pattern such as `verify-param-*` selects several; can be repeated.",
)
@options("ignore", "baseline", "write-baseline")
@option("explain")
@option("list", help="List the rules and exit.")
@options(*SOURCE_OPTIONS, "only", "exclude", "config")
@output_options(
    fail_on={"help": "Lowest severity of a finding that makes the exit code 1.  [default: as configured, else error]"}
)
def command(
    *, output_options: OutputOptions, explain: str | None, list_only: bool, docs: str | None, **given: object
) -> int:
    """Report where docs disagree with the server, or with a description of it.

    SOURCE is the response of a CloudStack server to listApis (list-apis), an OpenAPI 3 document (openapi), or
    recorded traffic: a HAR file (har), or JSON lines of `slatebind mock --log` (log). It is a file, `-` for standard
    input, or a URL.

    --profile, or `--kind server`, asks a CloudStack server: the one that a generated client connects to with your
    configuration files and environment variables. For an HTTP API, they send the credentials of its generated client
    with the request for the OpenAPI document at a URL. Only requests that read are sent, and the one for a token if
    the credentials are the id and secret of an OAuth2 client.

    Without DOCS, every [[verify]] of slatebind.toml is run; with a SOURCE, the docs of the only [[spec]] are compared
    with it.
    """
    if list_only:
        return list_rules(output_options)
    if explain:
        return explain_rule(explain, output_options)
    options = VerifyOptions(**given, fail_on=output_options.fail_on)  # type: ignore[arg-type]
    report = Report("verify", output_options, all_rules)
    configuration = read_configuration(options.config, report)
    tasks = read_tasks(docs, options, configuration, report) if configuration is not None else ()
    lines: list[str] = []
    for task in tasks:
        report.set_fail_on(task.fail_on)
        lines += _run(task, options, report)
    return report.finish(last_lines=lines)


def all_rules() -> Rules:
    """What formats need to know of the rules of verify, and of what can be wrong with docs and overlays."""
    return {**rule_infos(), **verify_rules()}


def _run(task: VerifyTask, options: VerifyOptions, report: Report) -> Iterator[str]:
    """Run one comparison; the lines that sum it up."""
    loaded, facts = _open(task, options, report)
    if loaded is None or facts is None:
        report.give_up()
        return
    found = find(compared_with(loaded, facts), facts, task.verification)
    baseline = task.baseline_of(found.findings)
    if options.write_baseline and baseline is not None:
        baseline.write(found.findings, "verify", report)
        return
    left = _accepted(found.findings, task, report)
    if left is None:
        report.give_up()
        return
    if options.overlay_file:
        corrected = _correct(loaded, found, left, facts, task, options, report)
        if corrected is None:
            return
        found, left, loaded = corrected
    report.add(left)
    yield _summary(loaded, facts, left)


def _open(task: VerifyTask, options: VerifyOptions, report: Report) -> tuple[Loaded | None, SourceFacts | None]:
    """The spec and the facts; None, with findings in the report, for what could not be read."""
    if options.overlay_file:
        loaded, problems = open_without_corrections(task.verification.source, options.overlay_file)
        report.add(problems)
    else:
        loaded = open_source(task.verification.source)
    report.add(reading_errors(loaded))
    report.detected(task.verification.source.path, loaded.detected)
    if loaded.spec is None:
        return None, None
    source = task.read(loaded.spec)
    report.add(source.diagnostics)
    if source.facts is None:
        return loaded, None
    if source.facts.is_partial and options.overlay_file and Path(options.overlay_file).exists():
        loaded = open_source(with_overlay(task.verification.source, options.overlay_file))
        report.add(reading_errors(loaded))
        if loaded.spec is None:
            return None, None
    return loaded, replace(source.facts, version=options.source_version or source.facts.version)


def _correct(
    loaded: Loaded,
    found: Found,
    wanted: Sequence[Diagnostic],
    facts: SourceFacts,
    task: VerifyTask,
    options: VerifyOptions,
    report: Report,
) -> tuple[Found, Sequence[Diagnostic], Loaded] | None:
    """Write the overlay, and compare the corrected spec; None if the overlay could not be written."""
    assert options.overlay_file is not None
    disagreements = [disagreement for finding in wanted for disagreement in found.disagreements[finding]]
    source = task.verification.source
    outcome, problems = write_corrections(loaded, disagreements, facts, source, options.overlay_file)
    report.add(problems)
    if outcome is None:
        report.give_up()
        return None
    report.wrote("verify", outcome)
    corrected = open_source(with_overlay(source, options.overlay_file))
    report.add(reading_errors(corrected))
    if corrected.spec is None:
        report.give_up()
        return None
    remaining = find(compared_with(corrected, facts), facts, task.verification)
    return remaining, _accepted(remaining.findings, task, report) or (), corrected


def _accepted(found: Sequence[Diagnostic], task: VerifyTask, report: Report) -> Sequence[Diagnostic] | None:
    """The findings that no baseline accepts; None if it cannot be read."""
    baseline = task.baseline_of(found)
    if baseline is None:
        return found
    accepted = baseline.new(found, report)
    if accepted is None:
        return None
    new, gone = accepted
    report.add(gone)
    return [finding for finding in found if finding in new]


def _summary(loaded: Loaded, facts: SourceFacts, left: Sequence[Diagnostic]) -> str:
    assert loaded.spec is not None
    documented = counted(len(loaded.spec.commands), "command")
    found = counted(len(in_order(left)), "disagreement") if left else "no disagreement"
    token = f"; a token was fetched with a POST to {facts.token_url}" if facts.token_url else ""
    return f"{documented} compared with {len(facts.operations)} of the {facts.title} ({facts.file}): {found}{token}"
