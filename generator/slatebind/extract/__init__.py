"""From a document and a dialect to a spec. Everything of the docs is in the spec or named by a diagnostic."""

from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, in_order
from slatebind.dialects import Dialect
from slatebind.extract.command import Draft
from slatebind.extract.consistency import report_copied_sentences, report_heading_case, without_repeated
from slatebind.extract.errors import read_errors
from slatebind.extract.guide import Guide, SourceText, describe_api, find_endpoint
from slatebind.extract.models import Models, share_models
from slatebind.extract.outline import Chapter, Part
from slatebind.extract.passages import read_passages
from slatebind.extract.reading import Reading, read_passage
from slatebind.extract.report import Report
from slatebind.markdown import Document, Heading, Manuscript
from slatebind.spec.model import Api, Command, Group, Source, Spec
from slatebind.spec.names import ModelNames
from slatebind.spec.places import SpecPositions
from slatebind.tick import Tick, unwatched
from slatebind.words import snake

__all__ = ["Draft", "Extracted", "Extraction", "extract", "extract_spec"]


class Extracted(msgspec.Struct, frozen=True):
    """A spec, where each part of it stands in the docs, and what was found on the way."""

    spec: Spec
    positions: SpecPositions
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
    reading = read_passage(document.blocks, SourceText(document.files), {}, dialect)
    assembly = _Assembly(document, dialect)
    assembly.add(reading)
    found = assembly.finish(name, known or ModelNames())
    return Extraction(found.spec, found.positions, found.diagnostics, reading.chapters, reading.drafts)


def extract_spec(
    manuscript: Manuscript,
    dialect: Dialect,
    name: str | None = None,
    known: ModelNames | None = None,
    tick: Tick = unwatched,
) -> Extracted:
    """What ``extract`` finds, of a document that is read passage by passage: only the spec is ever held whole.

    ``tick`` is told how many characters of how many are read.
    """
    assembly = _Assembly(manuscript, dialect)
    for reading in read_passages(manuscript, dialect, tick):
        assembly.add(reading)
    return assembly.finish(name, known or ModelNames())


class _Assembly:
    """Puts together what the passages of a document say."""

    def __init__(self, manuscript: Manuscript, dialect: Dialect) -> None:
        self._manuscript = manuscript
        self._dialect = dialect
        self._report = Report()
        self._preface = ""
        self._guides: list[Guide] = []
        self._groups: dict[str, Group] = {}
        self._drafts: list[Draft] = []
        self._sections: list[Heading] = []
        self._errors: list[Part] = []
        self._positions: dict[Path, Position] = {(): Position(manuscript.name)}
        self._diagnostics = list(manuscript.diagnostics)

    def add(self, reading: Reading) -> None:
        """What the next passage says."""
        self._preface = self._preface or reading.preface
        self._guides += reading.guides
        self._drafts += reading.drafts
        self._sections += reading.sections
        self._errors += reading.errors
        self._diagnostics += reading.diagnostics
        for found in reading.groups:
            self._add_group(found.group, found.at)

    def _add_group(self, group: Group, at: Position) -> None:
        if group.name in self._groups:
            message = f"group `{group.name}` stands twice; its commands are put together"
            earlier = self._groups[group.name]
            self._report.warn("group-duplicate", at, message, "join the two", (self._positions["groups", group.name],))
            description = "\n\n".join(one for one in (earlier.description, group.description) if one)
            group = msgspec.structs.replace(earlier, description=description)
        self._groups[group.name] = group
        self._positions.setdefault(("groups", group.name), at)

    def finish(self, name: str | None, known: ModelNames) -> Extracted:
        """The spec of all that was added."""
        dialect, report = self._dialect, self._report
        order = {group: number for number, group in enumerate(self._groups)}
        drafts = sorted(self._drafts, key=lambda draft: order[draft.command.group])
        report_heading_case(self._sections, report)
        report_copied_sentences(drafts, dialect, report)
        kept = without_repeated(drafts, report)
        models = share_models(kept, dialect, report, known)
        errors, error_positions = read_errors(tuple(self._errors), dialect, report)
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
        return Extracted(spec, positions, in_order((*self._diagnostics, *report.diagnostics)))

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
            description=describe_api(self._preface, self._guides, self._dialect),
            front_matter=front,
        )


def _with_model(draft: Draft, models: Models) -> Command:
    model = models.of_command.get(draft.command.name)
    response = msgspec.structs.replace(draft.command.response, model=model)
    return msgspec.structs.replace(draft.command, response=response)
