"""One passage of a document into what it says, whatever stands around it."""

from collections.abc import Iterable, Mapping

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import Dialect
from slatebind.extract.command import Draft, read_command, report_comment
from slatebind.extract.guide import Excerpts, Guide, SourceText, describe_group, read_guide
from slatebind.extract.outline import Chapter, Outline, Part, read_outline
from slatebind.extract.report import Report
from slatebind.markdown import Comment, Content, Heading
from slatebind.spec.model import Group


class GroupAt(msgspec.Struct, frozen=True):
    """A group, and where its heading stands."""

    group: Group
    at: Position


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a passage says. ``sections`` are the headings of its commands' sections; ``errors`` those of errors.

    ``chapters`` are what it was read from.
    """

    preface: str = ""
    guides: tuple[Guide, ...] = ()
    groups: tuple[GroupAt, ...] = ()
    drafts: tuple[Draft, ...] = ()
    sections: tuple[Heading, ...] = ()
    errors: tuple[Part, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    chapters: tuple[Chapter, ...] = ()

    def without_source(self) -> "Reading":
        """The reading alone, without what it was read from: of a long document not all can be held at once."""
        drafts = tuple(draft.without_source() for draft in self.drafts)
        return msgspec.structs.replace(self, drafts=drafts, chapters=())


def read_passage(blocks: Iterable[Content], text: SourceText, ends: Mapping[str, int], dialect: Dialect) -> Reading:
    """What blocks that follow each other say. ``ends`` has the lines at which they end in files that go on."""
    report = Report()
    outline = read_outline(blocks, dialect, report)
    excerpts = Excerpts(text, _headings(outline), ends)
    guides: list[Guide] = []
    groups: list[GroupAt] = []
    drafts: list[Draft] = []
    sections: list[Heading] = []
    for chapter in outline.chapters:
        _report_comments(chapter, report)
        if not chapter.commands:
            guides.append(read_guide(chapter, excerpts))
            continue
        name = _group_name(chapter, report)
        groups.append(GroupAt(Group(name=name, description=describe_group(chapter, excerpts)), chapter.head.heading.at))
        for command in chapter.commands:
            sections += [section.heading for section in command.sections]
            draft = read_command(command, name, dialect, report)
            drafts += [draft] if draft is not None else []
    return Reading(
        preface=excerpts.of(outline.preface, outline.preface[-1]) if outline.preface else "",
        guides=tuple(guides),
        groups=tuple(groups),
        drafts=tuple(drafts),
        sections=tuple(sections),
        errors=outline.errors,
        diagnostics=tuple(report.diagnostics),
        chapters=outline.chapters,
    )


def _headings(outline: Outline) -> Iterable[Heading]:
    for chapter in outline.chapters:
        yield from (part.heading for part in (chapter.head, *chapter.guides))
        yield from (part.heading for command in chapter.commands for part in (command.head, *command.sections))
    yield from (part.heading for part in outline.errors)


def _report_comments(chapter: Chapter, report: Report) -> None:
    for part in (chapter.head, *chapter.guides):
        for block in part.blocks:
            if isinstance(block, Comment):
                report_comment(block, report)


def _group_name(chapter: Chapter, report: Report) -> str:
    if chapter.head.heading.text:
        return chapter.head.heading.text
    report.warn("group-missing", chapter.head.heading.at, "heading is empty; its group is called `Commands`")
    return "Commands"
