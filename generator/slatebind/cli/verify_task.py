"""The tasks of a ``slatebind verify`` run: docs, a source for each, and how their findings are judged."""

import os
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

import click
import msgspec
from msgspec.structs import replace

from slatebind.cli.baselines import BaselineFile
from slatebind.cli.lint_task import DEFAULT_BASELINE
from slatebind.cli.option_definitions import FailOn
from slatebind.cli.report import Report
from slatebind.diagnostic import Diagnostic, Position
from slatebind.files import STDIN, STDIN_NAME, UnreadableError, read_text
from slatebind.findings import VERIFY_FINDINGS
from slatebind.formats.identity import relative
from slatebind.lint import AcceptedFindings, unknown_rules
from slatebind.lint.aliases import is_named
from slatebind.markdown import document_dependencies
from slatebind.project.config import VerifyConfig
from slatebind.project.linting import settings_of
from slatebind.project.sources import (
    Configuration,
    Source,
    SourceOptions,
    configured_sources,
    is_same_source,
    source_of,
)
from slatebind.project.verifying import Verification
from slatebind.spec.model import Spec
from slatebind.verify.documents import Access
from slatebind.verify.http_requests import is_url, shown_url
from slatebind.verify.live import describe
from slatebind.verify.sources import Kind, read_source
from slatebind.verify.sources import Source as VerifySource

_ADDRESS_HINT = (
    "this URL is in slatebind.toml, and requests to it would be signed: give it with --against, or write "
    'kind = "server" and name it in the environment or in a profile'
)


class VerifyOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command line; None is one that was not given."""

    against: str | None
    kind: Kind | Literal["server"] | None
    profile: str | None
    source_version: str | None
    descriptions: bool
    overlay_file: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None
    write_baseline: bool
    dialect: str | None
    name: str | None
    overlays: tuple[str, ...]
    no_overlays: bool
    only: tuple[str, ...]
    exclude: tuple[str, ...]
    config: str | None
    fail_on: FailOn | None


class VerifyTask(msgspec.Struct, frozen=True, kw_only=True):
    """Docs, and what they are compared with. Paths in a baseline are relative to ``folder``, the configuration's."""

    verification: Verification
    against: str | None
    kind: Kind | None
    access: Access
    baseline: str | None
    fail_on: FailOn
    folder: str

    def read(self, spec: Spec) -> VerifySource:
        """What the source says. Raises UnreadableError if it cannot be read."""
        if self.against is None or is_url(self.against):
            if self.access.is_configured and self.against and spec.api.protocol == "cloudstack":
                # Whoever wrote the file must not decide where the user's credentials go.
                raise UnreadableError(f"{shown_url(self.against)}: {_ADDRESS_HINT}")
            answer = describe(spec, self.against, self.access)
            source = read_source(answer.text, answer.name, spec, self.kind)
            if source.facts is None:
                return source
            version = answer.version or source.facts.version
            return replace(source, facts=replace(source.facts, version=version, token_url=answer.token_url))
        name = STDIN_NAME if self.against == STDIN else self.against
        return read_source(read_text(self.against), name, spec, self.kind)

    def baseline_of(self, found: Iterable[Diagnostic]) -> BaselineFile | None:
        """The baseline, if there is one, for a run with these findings."""
        if self.baseline is None:
            return None
        files = self._files(finding.at.file for finding in found)
        return BaselineFile(self.baseline, self.folder, lambda entry: self._checks(entry, files))

    def _checks(self, accepted: AcceptedFindings, files: Collection[str]) -> bool:
        """Whether this run looks for what an entry of the baseline accepts: findings of verify in these files."""
        if accepted.rule not in VERIFY_FINDINGS or accepted.file not in files:
            return False
        settings = self.verification.settings
        return not is_named(accepted.rule, settings.ignore) and (
            not settings.select or is_named(accepted.rule, settings.select)
        )

    def _files(self, of_findings: Iterable[str]) -> set[str]:
        """The files whose entries of a baseline this run checks: those of the docs."""
        path = self.verification.source.path
        read = document_dependencies(path) if path != STDIN else ()
        return {relative(file, self.folder) for file in (*read, path, *of_findings)}


def read_tasks(
    docs: str | None, options: VerifyOptions, configuration: Configuration, report: Report
) -> tuple[VerifyTask, ...]:
    """What has to be done; nothing, with findings in the report, if a name of a rule is wrong."""
    unknown = unknown_rules((*options.select, *options.ignore), Position("command line"))
    report.add(unknown)
    if unknown:
        report.give_up()
        return ()
    if docs is None and (options.against is not None or options.kind == "server"):
        docs = _only_docs(configuration)
    if docs is not None:
        if options.against is None and options.profile is None and options.kind != "server":
            raise click.UsageError("give --against SOURCE: what the docs are compared with")
        given = SourceOptions(
            dialect=options.dialect,
            name=options.name,
            overlays=options.overlays,
            no_overlays=options.no_overlays,
            only=options.only,
            exclude=options.exclude,
        )
        source = source_of(docs, configuration, given)
        entry = VerifyConfig(against=options.against, kind=options.kind, profile=options.profile)
        return (_task(source, entry, options, configuration),)
    tasks = tuple(_configured(options, configuration))
    if not tasks:
        raise click.UsageError("give DOCS and --against SOURCE, or configure a [[verify]] in slatebind.toml")
    return tasks


def _only_docs(configuration: Configuration) -> str:
    """The docs of the only [[spec]], which need not be named."""
    sources = tuple(configured_sources(configuration))
    if len(sources) != 1:
        raise click.UsageError("give DOCS: what is compared with the source")
    return sources[0].path


def _package(source: Source, configuration: Configuration) -> str | None:
    """The name of the Python package that is configured for the docs, after which its settings are named."""
    config = configuration.config
    paths = dict(zip(config.spec, (each.path for each in configured_sources(configuration)), strict=True))
    for target in config.target:
        if target.use == "python" and is_same_source(paths[config.spec_of(target)], source.path):
            return target.options.get("package")
    return None


def _configured(options: VerifyOptions, configuration: Configuration) -> Iterator[VerifyTask]:
    sources = dict(zip(configuration.config.spec, configured_sources(configuration), strict=True))
    for entry in configuration.config.verify:
        source = sources[configuration.config.spec_of(entry)]
        against = entry.against
        if against is not None and against != STDIN and not is_url(against):
            against = os.path.normpath(os.path.join(configuration.folder, against))  # noqa: PTH118 - no a/../b
        yield _task(source, replace(entry, against=against), options, configuration, is_configured=True)


def _task(
    source: Source,
    entry: VerifyConfig,
    options: VerifyOptions,
    configuration: Configuration,
    *,
    is_configured: bool = False,
) -> VerifyTask:
    is_file = entry.against is not None and not is_url(entry.against)
    if is_file and entry.kind == "server":
        raise click.UsageError("the kind `server` asks a server: give its URL instead of a file, or nothing")
    if is_file and entry.profile is not None:
        raise click.UsageError("a profile is that of a server: give its URL instead of a file, or nothing")
    profile = options.profile or entry.profile
    lint = configuration.config.lint
    settings = replace(
        settings_of(lint, configuration.folder), preset="strict", select=options.select, ignore=options.ignore
    )
    configured = os.path.join(configuration.folder, lint.baseline) if lint.baseline else None  # noqa: PTH118
    return VerifyTask(
        verification=Verification(
            source=source, settings=settings, wants_texts=options.descriptions or entry.descriptions
        ),
        against=entry.against,
        kind=None if entry.kind == "server" else entry.kind,
        access=Access(
            profile=profile,
            package=_package(source, configuration),
            has_credentials=profile is not None or entry.kind == "server",
            is_configured=is_configured,
        ),
        baseline=options.baseline or configured or (DEFAULT_BASELINE if options.write_baseline else None),
        fail_on=options.fail_on or entry.fail_on,
        folder=configuration.folder,
    )
