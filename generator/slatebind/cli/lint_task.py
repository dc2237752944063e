"""The task of a ``slatebind lint`` run: documents and settings from the command line and the configuration."""

import os
from collections.abc import Collection, Iterable
from typing import Literal

import click
import msgspec
from msgspec.structs import replace

from slatebind.cli.configuration import read_configuration
from slatebind.cli.option_definitions import FailOn
from slatebind.cli.report import Report
from slatebind.data.toml_reader import read_toml
from slatebind.diagnostic import Diagnostic, Path, Position, position_of
from slatebind.files import read_text
from slatebind.findings import VERIFY_FINDINGS
from slatebind.formats.identity import relative
from slatebind.lint import AcceptedFindings, Settings, unknown_rules
from slatebind.lint.aliases import RETIRED
from slatebind.project.config import LintConfig
from slatebind.project.config_reader import CONFIG_FILE
from slatebind.project.linting import settings_of
from slatebind.project.sources import Configuration, SourceOptions, configured_sources, source_of

DEFAULT_BASELINE = "slatebind-baseline.json"
_COMMAND_LINE = "command line"


class LintOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command line; None is one that was not given."""

    preset: Literal["minimal", "recommended", "strict"] | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    dialect: str | None
    fix: bool
    unsafe_fixes: bool
    show_diff: bool
    baseline: str | None
    write_baseline: bool
    config: str | None
    fail_on: FailOn | None


class LintTask(msgspec.Struct, frozen=True):
    """The docs with the dialect of each, and how their findings are judged.

    ``folder`` is the configuration's. ``configured`` are the settings without those of the command line; ``paths``, if
    any, limit the run to a part of the docs.
    """

    docs: tuple[tuple[str, str], ...]
    settings: Settings
    configured: Settings
    baseline: str | None
    fail_on: FailOn
    folder: str
    paths: tuple[str, ...]

    def checks(self, accepted: AcceptedFindings, files: Collection[str]) -> bool:
        """Whether this run looks for what an entry of the baseline accepts. ``files`` are those that were read."""
        if accepted.rule in VERIFY_FINDINGS:
            return False
        rules = RETIRED.get(accepted.rule, (accepted.rule,))
        if any(self.configured.runs(rule) and not self.settings.runs(rule) for rule in rules):
            return False
        folders = [f"{relative(path, self.folder)}/".removeprefix("./") for path in self.paths]
        return not self.paths or accepted.file in files or accepted.file.startswith(tuple(folders))


def read_task(paths: tuple[str, ...], options: LintOptions, report: Report) -> LintTask | None:
    """What has to be done; None, with findings in the report, if the configuration or the name of a rule is wrong."""
    configuration = read_configuration(options.config, report)
    if configuration is None:
        return None
    plan = configuration.config.lint
    unknown = (
        *_unknown_configured(plan, configuration.file),
        *unknown_rules((*options.select, *options.ignore), Position(_COMMAND_LINE)),
    )
    report.add(unknown)
    if unknown:
        report.give_up()
        return None
    configured = settings_of(plan, configuration.folder)
    return LintTask(
        docs=_docs(paths, options, configuration),
        settings=replace(
            configured, preset=options.preset or configured.preset, select=options.select, ignore=options.ignore
        ),
        configured=configured,
        baseline=_baseline(plan, options, configuration.folder),
        fail_on=options.fail_on or plan.fail_on,
        folder=configuration.folder,
        paths=paths,
    )


def _docs(paths: tuple[str, ...], options: LintOptions, configuration: Configuration) -> tuple[tuple[str, str], ...]:
    given = SourceOptions(dialect=options.dialect)
    unique = {os.path.realpath(path): path for path in reversed(paths)}  # the first of two names of one file
    docs = sorted(unique.values(), key=paths.index) if paths else _configured_docs(configuration)
    sources = [source_of(path, configuration, given) for path in docs]
    return tuple((source.path, source.dialect) for source in sources)


def _configured_docs(configuration: Configuration) -> list[str]:
    specs = zip(configuration.config.spec, configured_sources(configuration), strict=True)
    docs = [source.path for spec, source in specs if spec.docs]
    if not docs:
        file = configuration.file
        raise click.UsageError(
            f"give PATHS: {f'{file} configures no docs' if file else f'there is no {CONFIG_FILE} here'}"
        )
    return docs


def _baseline(plan: LintConfig, options: LintOptions, folder: str) -> str | None:
    if options.baseline:
        return options.baseline
    configured = os.path.join(folder, plan.baseline) if plan.baseline else None  # noqa: PTH118
    return configured or (DEFAULT_BASELINE if options.write_baseline else None)


def _unknown_configured(plan: LintConfig, file: str) -> Iterable[Diagnostic]:
    """Rules that are configured but unknown, each at its line."""
    if not file:
        return
    positions = read_toml(read_text(file), file).positions
    prefix: Path = ("lint",) if ("lint",) in positions else ("tool", "slatebind", "lint")
    named: list[tuple[str, Path]] = [(rule, (*prefix, "rules", rule)) for rule in plan.rules]
    for number, override in enumerate(plan.overrides):
        named += [(rule, (*prefix, "overrides", number, "rules", rule)) for rule in override.rules]
    for rule, path in named:
        yield from unknown_rules((rule,), position_of(positions, path, file))
