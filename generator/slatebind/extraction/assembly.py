"""Assembling the parsed chapters of a document into one spec."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, in_order
from slatebind.dialects import ApiFacts, Dialect
from slatebind.extraction.chapter import CodeLines, LocatedGroup, ParsedChapter
from slatebind.extraction.commands.errors import LocatedError, without_duplicate_errors
from slatebind.extraction.commands.group_bodies import with_group_bodies
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.commands.response_tables import envelope_slot, param_slot, with_model
from slatebind.extraction.completeness.dialect_fit import check_dialect
from slatebind.extraction.completeness.document_checks import (
    report_copied_sentences,
    report_heading_case,
    without_duplicate_commands,
)
from slatebind.extraction.completeness.unread_lines import report_rows_in_front_matter
from slatebind.extraction.examples.example_agreement import with_agreement
from slatebind.extraction.examples.example_types import report_other_types
from slatebind.extraction.examples.united_examples import with_united_examples
from slatebind.extraction.models.model_sharing import Models, renamed_items, share_models
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.models.references import (
    References,
    marked,
    report_unknown_links,
    resource_tables,
    response_resources,
)
from slatebind.extraction.prose.api_title import api_name, api_title
from slatebind.extraction.prose.document_prose import Guide, describe_api, find_endpoint
from slatebind.extraction.report import Report
from slatebind.extraction.requests.kept_names import with_kept_names
from slatebind.extraction.secrets_in_text import PLACEHOLDER, find_secrets, without_secrets
from slatebind.markdown import Heading, SourceDocument, SourceLines
from slatebind.spec.model import Api, Command, Field, Group, Param, Source, Spec
from slatebind.spec.names import ModelNames
from slatebind.spec.positions import SpecPositions


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """A spec with the position of each part in the docs, the findings, and the lines in code blocks."""

    spec: Spec
    positions: SpecPositions
    diagnostics: tuple[Diagnostic, ...]
    code: tuple[CodeLines, ...]


def assemble(
    document: SourceDocument,
    dialect: Dialect,
    chapters: Iterable[ParsedChapter],
    name: str | None,
    existing_names: ModelNames,
) -> Extraction:
    """The spec of all chapters. They are consumed one at a time, to limit memory for long documents."""
    assembly = _Assembly(document, dialect)
    for chapter in chapters:
        assembly.add(chapter)
    return assembly.finish(name, existing_names)


class _Assembly:
    """Collects the content of chapters."""

    def __init__(self, document: SourceDocument, dialect: Dialect) -> None:
        self._document = document
        self._dialect = dialect
        self._report = Report(SourceLines.of_files(document.files))
        self._preface = ""
        self._facts = ApiFacts()
        self._guides: list[Guide] = []
        self._groups: dict[str, Group] = {}
        self._parsed_commands: list[ParsedCommand] = []
        self._resources: list[ParsedResource] = []
        self._anchors: frozenset[str] = frozenset()
        self._headings: list[Heading] = []
        self._errors: list[LocatedError] = []
        self._code: list[CodeLines] = []
        self._positions: dict[Path, Position] = {(): Position(document.name)}
        self._diagnostics = list(document.diagnostics)

    def add(self, chapter: ParsedChapter) -> None:
        """Add the next chapter."""
        self._preface = self._preface or chapter.preface
        self._facts = self._facts.over(chapter.api)
        self._positions.update({("api", key): at for key, at in chapter.api_positions.items()})
        self._guides += chapter.guides
        self._parsed_commands += (msgspec.structs.replace(command, source=None) for command in chapter.commands)
        self._resources += chapter.resources
        self._anchors |= chapter.anchors
        self._headings += chapter.headings
        self._errors += chapter.errors
        self._code += chapter.code
        self._diagnostics += chapter.diagnostics
        for located in chapter.groups:
            self._add_group(located)

    def _add_group(self, located: LocatedGroup) -> None:
        group = located.group
        earlier = self._groups.get(group.name)
        if earlier is not None:
            message = f"duplicate group `{group.name}`; merging the commands of both"
            related = (self._positions["groups", group.name],)
            self._report.add("group-duplicate", located.at, message, "merge the chapters", related=related)
            description = "\n\n".join(text for text in (earlier.description, group.description) if text)
            group = msgspec.structs.replace(earlier, description=description)
        self._groups[group.name] = group
        self._positions.setdefault(("groups", group.name), located.at)

    def finish(self, name: str | None, existing_names: ModelNames) -> Extraction:
        """The spec of all chapters that were added."""
        dialect, report = self._dialect, self._report
        order = {group: number for number, group in enumerate(self._groups)}
        parsed_commands = sorted(self._parsed_commands, key=lambda parsed: order[parsed.command.group])
        for file in self._document.files:
            report_rows_in_front_matter(file, self._document.diagnostics, report)
        report_heading_case(self._headings, report)
        report_copied_sentences(parsed_commands, dialect, report)
        named = with_kept_names(parsed_commands, existing_names.of_requests)
        kept = without_duplicate_commands(named, report)
        kept = with_agreement(kept)
        references = References(self._resources, self._anchors, report)
        report_unknown_links(kept, references)
        answered = response_resources(kept, references)
        for parsed in kept:
            if parsed.command.name in answered and not parsed.fields:
                report_other_types(self._resources[answered[parsed.command.name]].fields, parsed.response, report)
        kept, united_resources = with_united_examples(kept, self._resources, answered)
        references = References(united_resources, self._anchors, report)
        if dialect.resources.bodies == "group":
            kept = with_group_bodies(kept, answered, self._resources)
        resources = resource_tables(kept, answered, references)
        kept = tuple(marked(parsed, answered, references) for parsed in kept)
        models = share_models(kept, resources, dialect, report, existing_names)
        errors = without_duplicate_errors(self._errors, report)
        spec = Spec(
            api=self._api(name),
            sources=tuple(Source(path=file.path, sha256=file.sha256) for file in self._document.files),
            groups=tuple(self._groups.values()),
            commands=tuple(_with_models(parsed, models) for parsed in kept),
            models=models.models,
            errors=tuple(located.error for located in errors),
        )
        secrets = {secret.value: PLACEHOLDER for file in self._document.files for secret in find_secrets(file.text)}
        spec = without_secrets(spec, secrets) if secrets else spec
        self._positions.update(models.positions)
        self._positions.update({("errors", located.error.code): located.at for located in errors})
        command_positions = {parsed.command.name: (parsed.positions, parsed.origin) for parsed in kept}
        findings = in_order((*self._diagnostics, *report.diagnostics))
        texts = (file.text for file in self._document.files)
        return Extraction(
            spec=spec,
            positions=SpecPositions(self._positions, command_positions, models.defined_in),
            diagnostics=check_dialect(len(kept), dialect, Position(self._document.name), texts, findings),
            code=tuple(self._code),
        )

    def _api(self, name: str | None) -> Api:
        front_matter: dict[str, Any] = dict(self._document.front_matter)
        title = front_matter.pop("title", None)
        front_matter.pop("includes", None)
        read = ApiFacts(
            title=title if isinstance(title, str) else "", endpoint=find_endpoint(self._document.files, self._dialect)
        )
        facts = self._dialect.api.over(self._facts.over(read))
        title, endpoint = facts.title or "", facts.endpoint or ""
        for key in self._dialect.api.stated:
            self._positions.pop(("api", key), None)
        return Api(
            name=name or api_name(title, endpoint, self._dialect),
            title=self._dialect.api.title or api_title(title, endpoint, self._dialect),
            protocol=self._dialect.protocol,
            endpoint=facts.endpoint,
            servers=facts.servers,
            auth=facts.auth,
            paging=facts.paging,
            description=describe_api(self._preface, self._guides, self._dialect),
            front_matter=front_matter,
        )


def _with_models(parsed: ParsedCommand, models: Models) -> Command:
    command, of_slot = parsed.command, models.of_command.get(parsed.command.name, {})
    response = command.response
    envelope = (with_model(field, of_slot.get(envelope_slot(field))) for field in response.envelope_fields)
    response = msgspec.structs.replace(
        response,
        model=of_slot.get(()) or models.of_resource.get(response.model or ""),
        descriptions=models.descriptions.get(command.name, {}),
        envelope_fields=tuple(_named(field, models) for field in envelope),
    )
    params = (with_model(param, of_slot.get(param_slot(param))) for param in command.params)
    statuses = (
        msgspec.structs.replace(status, model=models.of_resource.get(status.model or "")) for status in command.statuses
    )
    return msgspec.structs.replace(
        command,
        response=response,
        params=tuple(_named(param, models) for param in params),
        statuses=tuple(statuses),
    )


_Record = TypeVar("_Record", Field, Param)


def _named(record: _Record, models: Models) -> _Record:
    """A record with the name of a resource's model in place of its mark."""
    return msgspec.structs.replace(record, items=renamed_items(record.items, models.of_resource))
