"""What ``slatebind lint`` is to do: the command line and the project's plan, put together."""

import os
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Literal

import click
import msgspec
from msgspec.structs import replace

from slatebind.cli.report import Report
from slatebind.config import FILE, Config, LintPlan, find_config, read_config
from slatebind.data.toml_reader import read_toml
from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.files import read_text
from slatebind.lint import Settings, unknown_rules
from slatebind.pipeline.linting import settings_of

BASELINE = "slatebind-baseline.json"
_DIALECT = "cloudstack"
_COMMAND_LINE = "command line"


class LintOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command line; None is one that was not given."""

    preset: Literal["minimal", "recommended", "strict"] | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    dialect: str | None
    fixes: bool
    shows_diff: bool
    baseline: str | None
    writes_baseline: bool
    fail_on: str | None
    config: str | None


class Task(msgspec.Struct, frozen=True):
    """The docs with the dialect of each, and how they are judged."""

    docs: tuple[tuple[str, str], ...]
    settings: Settings
    baseline: str | None
    fail_on: Severity


def read_tasks(paths: tuple[str, ...], options: LintOptions, report: Report) -> Task | None:
    """What is to be done; None, with findings in the report, where the plan or a rule's name is wrong."""
    shown = options.config or _nearest(paths)
    config, problems = read_config(read_text(shown), shown) if shown else (Config(), ())
    report.add(problems)
    if config is None or problems:
        report.give_up()
        return None
    folder = os.path.dirname(shown) if shown else ""  # noqa: PTH120 - nothing stays nothing
    wrong = (*_unknown(config.lint, shown), *unknown_rules((*options.select, *options.ignore), Position(_COMMAND_LINE)))
    report.add(wrong)
    if wrong:
        report.give_up()
        return None
    return Task(
        _docs(paths, options, config, folder),
        _settings(config.lint, options),
        _baseline(config.lint, options, folder),
        Severity(options.fail_on or config.lint.fail_on),
    )


def _nearest(paths: tuple[str, ...]) -> str | None:
    """The plan of the project; a lint run needs none where paths are given."""
    found = find_config(FilePath.cwd())
    if found is None and not paths:
        raise click.UsageError(f"give PATHS: there is no {FILE} here or above that plans docs")
    return os.path.relpath(found) if found else None


def _docs(paths: tuple[str, ...], options: LintOptions, config: Config, folder: str) -> tuple[tuple[str, str], ...]:
    planned = [(os.path.join(folder, spec.docs), spec.dialect) for spec in config.spec if spec.docs]  # noqa: PTH118
    if not paths and not planned:
        raise click.UsageError(f"give PATHS: {FILE} plans no docs")
    if not paths:
        return tuple((os.path.normpath(docs), _found(options.dialect or dialect, folder)) for docs, dialect in planned)
    known = {os.path.realpath(docs): _found(dialect, folder) for docs, dialect in planned}
    once = {os.path.realpath(path): path for path in reversed(paths)}  # of two names of one place the first
    given = sorted(once.values(), key=paths.index)
    return tuple((path, options.dialect or known.get(os.path.realpath(path), _DIALECT)) for path in given)


def _found(dialect: str, folder: str) -> str:
    """A dialect that is a file is looked for from the plan's folder."""
    is_file = "/" in dialect or dialect.endswith((".yaml", ".yml"))
    return os.path.join(folder, dialect) if is_file else dialect  # noqa: PTH118


def _settings(plan: LintPlan, options: LintOptions) -> Settings:
    planned = settings_of(plan)
    preset = options.preset or planned.preset
    return replace(planned, preset=preset, select=options.select, ignore=options.ignore)


def _baseline(plan: LintPlan, options: LintOptions, folder: str) -> str | None:
    if options.baseline:
        return options.baseline
    planned = os.path.join(folder, plan.baseline) if plan.baseline else None  # noqa: PTH118
    return planned or (BASELINE if options.writes_baseline else None)


def _unknown(plan: LintPlan, shown: str | None) -> Iterable[Diagnostic]:
    """Rules that the plan names and that do not exist, each at its line."""
    if shown is None:
        return
    positions = read_toml(read_text(shown), shown).positions
    prefix: Path = ("lint",) if ("lint",) in positions else ("tool", "slatebind", "lint")
    named: list[tuple[str, Path]] = [(rule, (*prefix, "rules", rule)) for rule in plan.rules]
    for number, override in enumerate(plan.overrides):
        named += [(rule, (*prefix, "overrides", number, "rules", rule)) for rule in override.rules]
    for rule, path in named:
        yield from unknown_rules((rule,), position_of(positions, path, shown))
