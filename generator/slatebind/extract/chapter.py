"""One chapter of a document into what it says, whatever stands around it."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import Dialect
from slatebind.extract.command import ParsedCommand, read_command, report_comment
from slatebind.extract.errors import LocatedError, read_errors
from slatebind.extract.outline import Outline, TopSection, read_outline
from slatebind.extract.prose import ChapterProse, Guide, describe_group, read_guide
from slatebind.extract.report import Report
from slatebind.markdown import ChapterText, Code, Comment, Content, Heading, SourceLines
from slatebind.spec.model import Group


class LocatedGroup(msgspec.Struct, frozen=True):
    """A group, and where its heading stands."""

    group: Group
    at: Position


class CodeLines(msgspec.Struct, frozen=True):
    """A fence: it begins at ``at`` and takes ``count`` lines, its marks included."""

    at: Position
    count: int


class ChapterSource(msgspec.Struct, frozen=True):
    """What a chapter was read from."""

    blocks: tuple[Content, ...]
    sections: tuple[TopSection, ...]


class ParsedChapter(msgspec.Struct, frozen=True, kw_only=True):
    """What a chapter says. ``headings`` are those of its commands' sections.

    ``source``, and that of each command, is for those who look at the text itself; it is not kept for later runs.
    """

    preface: str = ""
    guides: tuple[Guide, ...] = ()
    groups: tuple[LocatedGroup, ...] = ()
    commands: tuple[ParsedCommand, ...] = ()
    headings: tuple[Heading, ...] = ()
    errors: tuple[LocatedError, ...] = ()
    code: tuple[CodeLines, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    source: ChapterSource | None = None

    def without_source(self) -> "ParsedChapter":
        """The same without the text that it was read from."""
        commands = tuple(msgspec.structs.replace(command, source=None) for command in self.commands)
        return msgspec.structs.replace(self, commands=commands, source=None)


def parse_chapter(chapter: ChapterText, dialect: Dialect) -> ParsedChapter:
    """What a chapter says; positions name files and count lines as its segments do."""
    # mistune takes long to import, and a run in which no chapter is new needs no parser.
    from slatebind.markdown.parser import parse_blocks  # noqa: PLC0415

    parsed = [parse_blocks(segment.text, segment.file, segment.first_line) for segment in chapter.segments]
    blocks = tuple(block for found, _ in parsed for block in found)
    report = Report(SourceLines((part.file, part.first_line, part.text) for part in chapter.segments))
    outline = read_outline(blocks, dialect, report)
    prose = ChapterProse(chapter, _headings(outline))
    guides: list[Guide] = []
    groups: list[LocatedGroup] = []
    commands: list[ParsedCommand] = []
    for section in outline.chapters:
        _report_comments(section, report)
        if not section.commands:
            guides.append(read_guide(section, prose))
            continue
        group = Group(name=_group_name(section, report), description=describe_group(section, prose))
        groups.append(LocatedGroup(group, section.head.heading.at))
        found = (read_command(part, group.name, dialect, report) for part in section.commands)
        commands += (command for command in found if command is not None)
    parts = (part for section in outline.chapters for command in section.commands for part in command.sections)
    return ParsedChapter(
        preface=prose.between(outline.preface, outline.preface[-1]) if outline.preface else "",
        guides=tuple(guides),
        groups=tuple(groups),
        commands=tuple(commands),
        headings=tuple(part.heading for part in parts),
        errors=read_errors(outline.errors, dialect, report),
        code=tuple(CodeLines(block.at, block.text.count("\n") + 2) for block in blocks if isinstance(block, Code)),
        diagnostics=(*(finding for _, findings in parsed for finding in findings), *report.diagnostics),
        source=ChapterSource(blocks, outline.chapters),
    )


def _headings(outline: Outline) -> Iterable[Heading]:
    for section in outline.chapters:
        yield from (part.heading for part in (section.head, *section.guides))
        yield from (part.heading for command in section.commands for part in (command.head, *command.sections))
    yield from (part.heading for part in outline.errors)


def _report_comments(section: TopSection, report: Report) -> None:
    for part in (section.head, *section.guides):
        for block in part.blocks:
            if isinstance(block, Comment):
                report_comment(block, report)


def _group_name(section: TopSection, report: Report) -> str:
    if section.head.heading.text:
        return section.head.heading.text
    report.add("group-missing", section.head.heading.at, "heading is empty; its group is called `Commands`")
    return "Commands"
