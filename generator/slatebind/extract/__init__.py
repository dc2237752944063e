"""From a document and a dialect to a spec. Everything of the docs is in the spec or named by a diagnostic."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, Positions, in_order
from slatebind.dialects import Dialect
from slatebind.extract.command import Draft, read_command, report_comment
from slatebind.extract.consistency import report_copied_sentences, report_heading_case, without_repeated
from slatebind.extract.errors import read_errors
from slatebind.extract.guide import SourceText, describe_api, describe_group, find_endpoint
from slatebind.extract.models import Models, share_models
from slatebind.extract.outline import Chapter, OutlineReader
from slatebind.extract.places import SpecPositions
from slatebind.extract.report import Report
from slatebind.markdown import Comment, Document, Heading, Manuscript, stream_document
from slatebind.spec.model import Api, Command, Group, Source, Spec
from slatebind.spec.names import ModelNames
from slatebind.words import snake

__all__ = ["Draft", "Extracted", "Extraction", "extract", "extract_spec"]


class Extracted(msgspec.Struct, frozen=True):
    """A spec, where each part of it stands in the docs, and what was found on the way."""

    spec: Spec
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]


class Extraction(Extracted, frozen=True):
    """What was extracted, with the steps before the spec: every command as it stands, repeated ones too."""

    chapters: tuple[Chapter, ...]
    drafts: tuple[Draft, ...]


def extract(
    document: Document, dialect: Dialect, name: str | None = None, known: ModelNames | None = None
) -> Extraction:
    """The spec of a document. ``name`` is the API's slug; without it, it is made from the title.

    ``known`` are the names in the spec of an earlier extraction: models that are still recognisable keep them.
    """
    extractor = _Extractor(document, dialect)
    chapters = tuple(extractor.outline.chapters(document.blocks))
    drafts = tuple(draft for chapter in chapters for draft in extractor.read(chapter))
    found = extractor.finish(drafts, name, known or ModelNames(), document.diagnostics)
    return Extraction(found.spec, found.positions, found.diagnostics, chapters, drafts)


def extract_spec(
    manuscript: Manuscript, dialect: Dialect, name: str | None = None, known: ModelNames | None = None
) -> Extracted:
    """What ``extract`` finds, of a document that is read chapter by chapter: only the spec is ever held whole."""
    extractor = _Extractor(manuscript, dialect)
    found: list[Diagnostic] = []
    drafts = [
        draft.without_source()
        for chapter in extractor.outline.chapters(stream_document(manuscript, found))
        for draft in extractor.read(chapter)
    ]
    return extractor.finish(drafts, name, known or ModelNames(), (*manuscript.diagnostics, *found))


class _Extractor:
    """Reads chapters one after the other, and makes a spec of what it read of them."""

    def __init__(self, manuscript: Manuscript, dialect: Dialect) -> None:
        self._manuscript = manuscript
        self._dialect = dialect
        self._report = Report()
        self.outline = OutlineReader(dialect, self._report)
        self._text = SourceText(manuscript.files, self.outline.headings)
        self._guides: list[Chapter] = []
        self._groups: dict[str, Group] = {}
        self._positions: dict[Path, Position] = {(): Position(manuscript.name)}
        self._sections: list[Heading] = []

    def read(self, chapter: Chapter) -> Iterator[Draft]:
        """The commands of a chapter; a chapter without commands is a guide."""
        for part in (chapter.head, *chapter.guides):
            for block in part.blocks:
                if isinstance(block, Comment):
                    report_comment(block, self._report)
        if not chapter.commands:
            self._guides.append(chapter)
            return
        group = self._group(chapter)
        for command in chapter.commands:
            self._sections += [section.heading for section in command.sections]
            draft = read_command(command, group.name, self._dialect, self._report)
            if draft is not None:
                yield draft

    def _group(self, chapter: Chapter) -> Group:
        group = Group(name=_group_name(chapter, self._report), description=describe_group(chapter, self._text))
        at = chapter.head.heading.at
        if group.name in self._groups:
            message = f"group `{group.name}` stands twice; its commands are put together"
            earlier = self._groups[group.name]
            self._report.warn("group-duplicate", at, message, "join the two", (self._positions["groups", group.name],))
            description = "\n\n".join(one for one in (earlier.description, group.description) if one)
            group = msgspec.structs.replace(earlier, description=description)
        self._groups[group.name] = group
        self._positions.setdefault(("groups", group.name), at)
        return group

    def finish(
        self, drafts: Iterable[Draft], name: str | None, known: ModelNames, diagnostics: tuple[Diagnostic, ...]
    ) -> Extracted:
        """The spec of all that was read. ``diagnostics`` are those of the document."""
        dialect, report = self._dialect, self._report
        order = {group: number for number, group in enumerate(self._groups)}
        drafts = sorted(drafts, key=lambda draft: order[draft.command.group])
        report_heading_case(self._sections, report)
        report_copied_sentences(drafts, dialect, report)
        kept = without_repeated(drafts, report)
        models = share_models(kept, dialect, report, known)
        errors, error_positions = read_errors(tuple(self.outline.errors), dialect, report)
        spec = Spec(
            api=self._api(name),
            sources=tuple(Source(path=file.path, sha256=file.sha256) for file in self._manuscript.files),
            groups=tuple(self._groups.values()),
            commands=tuple(_with_model(draft, models) for draft in kept),
            models=models.models,
            errors=errors,
        )
        if not spec.commands:
            message = f"no command is found in the dialect `{dialect.dialect}`"
            at = Position(self._manuscript.name)
            report.error("no-commands", at, message, "is it another dialect's document?")
        of_commands = {draft.command.name: draft.positions for draft in kept}
        positions = SpecPositions({**self._positions, **error_positions}, of_commands, models.homes)
        return Extracted(spec, positions, in_order((*diagnostics, *report.diagnostics)))

    def _api(self, name: str | None) -> Api:
        front: dict[str, Any] = dict(self._manuscript.front_matter)
        title = front.pop("title", None)
        front.pop("includes", None)
        title = title if isinstance(title, str) else ""
        return Api(
            name=name or snake(title).replace("_", "-") or "api",
            title=title,
            protocol=self._dialect.protocol,
            endpoint=find_endpoint(self._manuscript.files, self._dialect),
            description=describe_api(self.outline.preface, self._guides, self._text, self._dialect),
            front_matter=front,
        )


def _group_name(chapter: Chapter, report: Report) -> str:
    if chapter.head.heading.text:
        return chapter.head.heading.text
    report.warn("group-missing", chapter.head.heading.at, "heading is empty; its group is called `Commands`")
    return "Commands"


def _with_model(draft: Draft, models: Models) -> Command:
    model = models.of_command.get(draft.command.name)
    response = msgspec.structs.replace(draft.command.response, model=model)
    return msgspec.structs.replace(draft.command, response=response)
