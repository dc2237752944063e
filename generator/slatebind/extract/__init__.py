"""From a document and a dialect to a spec. Everything of the docs is in the spec or named by a diagnostic."""

from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, Positions, in_order
from slatebind.dialects import Dialect
from slatebind.extract.command import Draft, read_command, report_comment
from slatebind.extract.consistency import report_copied_sentences, report_heading_case, without_repeated
from slatebind.extract.errors import read_errors
from slatebind.extract.guide import SourceText, describe_api, describe_group, find_endpoint
from slatebind.extract.models import Models, share_models
from slatebind.extract.outline import Chapter, Outline, read_outline
from slatebind.extract.report import Report
from slatebind.markdown import Comment, Document
from slatebind.spec.model import Api, Command, Group, Source, Spec
from slatebind.spec.names import ModelNames
from slatebind.words import snake

__all__ = ["Draft", "Extraction", "extract"]


class Extraction(msgspec.Struct, frozen=True):
    """A spec, where each part of it stands in the docs, and what was found on the way.

    ``outline`` and ``drafts`` are the steps before the spec: every command as it stands, repeated ones too.
    """

    spec: Spec
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    outline: Outline
    drafts: tuple[Draft, ...]


def extract(
    document: Document, dialect: Dialect, name: str | None = None, known: ModelNames | None = None
) -> Extraction:
    """The spec of a document. ``name`` is the API's slug; without it, it is made from the title.

    ``known`` are the names in the spec of an earlier extraction: models that are still recognisable keep them.
    """
    report = Report()
    outline = read_outline(document, dialect, report)
    text = SourceText(document, outline.headings)
    groups, drafts, positions = _read_groups(outline, text, dialect, report)
    report_heading_case(outline, report)
    report_copied_sentences(drafts, dialect, report)
    kept = without_repeated(drafts, report)
    models = share_models(kept, dialect, report, known or ModelNames())
    errors, error_positions = read_errors(outline.errors, dialect, report)
    spec = Spec(
        api=_api(document, outline, text, dialect, name),
        sources=tuple(Source(path=file.path, sha256=file.sha256) for file in document.files),
        groups=groups,
        commands=tuple(_with_model(draft, models) for draft in kept),
        models=models.models,
        errors=errors,
    )
    if not spec.commands:
        message = f"no command is found in the dialect `{dialect.dialect}`"
        report.error("no-commands", Position(document.name), message, "is it another dialect's document?")
    positions |= {path: at for draft in reversed(kept) for path, at in _absolute(draft)}
    return Extraction(
        spec,
        {**positions, **models.positions, **error_positions, (): Position(document.name)},
        in_order((*document.diagnostics, *report.diagnostics)),
        outline,
        tuple(drafts),
    )


def _read_groups(
    outline: Outline, text: SourceText, dialect: Dialect, report: Report
) -> tuple[tuple[Group, ...], list[Draft], dict[Path, Position]]:
    groups: dict[str, Group] = {}
    drafts: list[Draft] = []
    positions: dict[Path, Position] = {}
    for chapter in outline.chapters:
        for part in (chapter.head, *chapter.guides):
            for block in part.blocks:
                if isinstance(block, Comment):
                    report_comment(block, report)
        if not chapter.commands:
            continue
        group = Group(name=_group_name(chapter, report), description=describe_group(chapter, text))
        at = chapter.head.heading.at
        if group.name in groups:
            message = f"group `{group.name}` stands twice; its commands are put together"
            report.warn("group-duplicate", at, message, "join the two", (positions["groups", group.name],))
            earlier = groups[group.name]
            description = "\n\n".join(one for one in (earlier.description, group.description) if one)
            group = msgspec.structs.replace(earlier, description=description)
        groups[group.name] = group
        positions.setdefault(("groups", group.name), at)
        for command in chapter.commands:
            draft = read_command(command, group.name, dialect, report)
            if draft is not None:
                drafts.append(draft)
    order = {name: number for number, name in enumerate(groups)}
    drafts.sort(key=lambda draft: order[draft.command.group])
    return tuple(groups.values()), drafts, positions


def _group_name(chapter: Chapter, report: Report) -> str:
    if chapter.head.heading.text:
        return chapter.head.heading.text
    report.warn("group-missing", chapter.head.heading.at, "heading is empty; its group is called `Commands`")
    return "Commands"


def _api(document: Document, outline: Outline, text: SourceText, dialect: Dialect, name: str | None) -> Api:
    front: dict[str, Any] = dict(document.front_matter)
    title = front.pop("title", None)
    front.pop("includes", None)
    title = title if isinstance(title, str) else ""
    return Api(
        name=name or snake(title).replace("_", "-") or "api",
        title=title,
        protocol=dialect.protocol,
        endpoint=find_endpoint(document, dialect),
        description=describe_api(outline, text, dialect),
        front_matter=front,
    )


def _with_model(draft: Draft, models: Models) -> Command:
    model = models.of_command.get(draft.command.name)
    response = msgspec.structs.replace(draft.command.response, model=model)
    return msgspec.structs.replace(draft.command, response=response)


def _absolute(draft: Draft) -> list[tuple[Path, Position]]:
    return [(("commands", draft.command.name, *path), at) for path, at in draft.positions.items()]
