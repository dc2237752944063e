"""Parsing one chapter of a document, independently of the others."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import ApiFacts, Dialect
from slatebind.extraction.commands.command import read_command
from slatebind.extraction.commands.errors import LocatedError, read_errors
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.completeness.unread_lines import report_unread_lines
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.outline import Outline, TopSection, read_outline
from slatebind.extraction.prose.document_prose import ChapterProse, Guide, describe_group, read_guide
from slatebind.extraction.report import Report
from slatebind.markdown import ChapterText, Code, Content, Heading, SourceLines, Table
from slatebind.spec.model import Group


class LocatedGroup(msgspec.Struct, frozen=True):
    """A group and the position of its heading."""

    group: Group
    at: Position


class CodeLines(msgspec.Struct, frozen=True):
    """The lines of a code block: ``count`` lines from ``at`` on, including its marks."""

    at: Position
    count: int


class ChapterSource(msgspec.Struct, frozen=True):
    """The blocks and sections that a chapter was read from."""

    blocks: tuple[Content, ...]
    sections: tuple[TopSection, ...]


class ParsedChapter(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a chapter. ``headings`` are those of its commands' sections.

    ``api`` are the facts that it states about the whole API, ``api_positions`` where it does so, by their keys.

    ``anchors`` are those of everything that links can lead to, if they are known.
    ``source``, and that of each command, is for lint rules; it is not cached.
    """

    preface: str = ""
    guides: tuple[Guide, ...] = ()
    groups: tuple[LocatedGroup, ...] = ()
    commands: tuple[ParsedCommand, ...] = ()
    resources: tuple[ParsedResource, ...] = ()
    anchors: frozenset[str] = frozenset()
    headings: tuple[Heading, ...] = ()
    errors: tuple[LocatedError, ...] = ()
    code: tuple[CodeLines, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    api: ApiFacts = ApiFacts()
    api_positions: dict[str, Position] = {}
    source: ChapterSource | None = None

    def without_source(self) -> "ParsedChapter":
        """The chapter without its source."""
        commands = tuple(msgspec.structs.replace(command, source=None) for command in self.commands)
        return msgspec.structs.replace(self, commands=commands, source=None)


def parse_chapter(chapter: ChapterText, dialect: Dialect) -> ParsedChapter:
    """The content of a chapter. Positions have the file names and line numbers of its segments."""
    # Importing mistune is slow, and a run in which all chapters are cached does not need it.
    from slatebind.markdown.parser import parse_blocks  # noqa: PLC0415

    parsed = [
        parse_blocks(segment.text, segment.file, segment.first_line, dialect.is_section) for segment in chapter.segments
    ]
    blocks = tuple(block for segment_blocks, _ in parsed for block in segment_blocks)
    report = Report(SourceLines((part.file, part.first_line, part.text) for part in chapter.segments))
    outline = read_outline(blocks, dialect, report)
    error_tables = (block for part in outline.errors for block in part.blocks if isinstance(block, Table))
    prose = ChapterProse(chapter, _starts(outline), error_tables)
    guides: list[Guide] = []
    groups: list[LocatedGroup] = []
    commands: list[ParsedCommand] = []
    for section in outline.sections:
        if not section.commands:
            guide = read_guide(section, prose)
            if section.head.section != "errors" or not guide.is_empty:
                guides.append(guide)
            continue
        group = Group(name=_group_name(section, report), description=describe_group(section, prose))
        groups.append(LocatedGroup(group, section.head.heading.at))
        found = (read_command(part, group.name, dialect, report) for part in section.commands)
        commands += (command for command in found if command is not None)
    errors = read_errors(outline.errors, dialect, report)
    findings = [finding for _, of_segment in parsed for finding in of_segment]
    read = (*(at for command in commands for at in command.positions.rows()), *(error.at for error in errors))
    report_unread_lines(chapter, blocks, outline, read, (*findings, *report.diagnostics), dialect, report)
    parts = (part for section in outline.sections for command in section.commands for part in command.sections)
    return ParsedChapter(
        preface=prose.between(outline.preface, outline.preface[-1]) if outline.preface else "",
        guides=tuple(guides),
        groups=tuple(groups),
        commands=tuple(commands),
        headings=tuple(part.heading for part in parts),
        errors=errors,
        code=tuple(CodeLines(block.at, block.text.count("\n") + 2) for block in blocks if isinstance(block, Code)),
        diagnostics=(*findings, *report.diagnostics),
        source=ChapterSource(blocks, outline.sections),
    )


def _starts(outline: Outline) -> Iterable[Position]:
    """Where the parts start: at their headings or, if the heading is in a comment, above it."""
    for section in outline.sections:
        commands = (part for command in section.commands for part in (command.head, *command.sections))
        for part in (section.head, *section.guides, *commands):
            yield min(block.at for block in (part.heading, *part.blocks[:1]) if block.at.file == part.heading.at.file)
    yield from (part.heading.at for part in outline.errors)


def _group_name(section: TopSection, report: Report) -> str:
    if section.head.heading.text:
        return section.head.heading.text
    report.add("group-missing", section.head.heading.at, "heading is empty; its group is called `Commands`")
    return "Commands"
