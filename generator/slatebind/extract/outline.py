"""The order of a document: which heading opens a guide, a group, a command, a section of a command, or the errors."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from slatebind.dialects import Dialect, Section, normalize
from slatebind.extract.report import Report
from slatebind.extract.table_rows import strip_markup, table_roles
from slatebind.markdown import Aside, Code, Content, Heading, Table
from slatebind.suggestions import closest

_TYPO = 2


class Part(msgspec.Struct, frozen=True):
    """A heading and what follows it up to the next one. ``section`` is what the heading opens, if it is one."""

    heading: Heading
    blocks: tuple[Content, ...]
    section: Section | None


class CommandPart(msgspec.Struct, frozen=True):
    """A command's heading with its sections."""

    head: Part
    sections: tuple[Part, ...]


class TopSection(msgspec.Struct, frozen=True):
    """A top heading with what stands under it: a guide where there are no commands, else a group."""

    head: Part
    guides: tuple[Part, ...]
    commands: tuple[CommandPart, ...]


Kind = Literal["chapter", "command", "guide", "section", "errors"]


class Outline(msgspec.Struct, frozen=True):
    """What stands in a document, or in a passage of one: every heading, but for ``errors``, is in one chapter."""

    preface: tuple[Content, ...]
    chapters: tuple[TopSection, ...]
    errors: tuple[Part, ...]


def read_outline(blocks: Iterable[Content], dialect: Dialect, report: Report) -> Outline:
    """The order of ``blocks``."""
    preface, parts = _parts(blocks, dialect, report)
    builder = _Builder(report)
    for part, following in pairwise([*parts, None]):
        assert part is not None
        builder.add(part, _kind(part, following, builder, dialect))
    return Outline(preface, builder.chapters(), tuple(builder.errors))


def opens_chapter(title: str, dialect: Dialect) -> bool:
    """Whether a heading of the first level opens a chapter, whatever stands above and below it."""
    return dialect.section(title) is None and not _looks_like_name(strip_markup(title), dialect)


def _parts(blocks: Iterable[Content], dialect: Dialect, report: Report) -> tuple[tuple[Content, ...], list[Part]]:
    """What stands above the first heading, and the parts."""
    preface: list[Content] = []
    under: list[tuple[Heading, list[Content]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            under.append((block, []))
        else:
            (under[-1][1] if under else preface).append(block)
    parts = [Part(heading, tuple(held), _section(heading, dialect, report)) for heading, held in under]
    return tuple(preface), parts


def _section(heading: Heading, dialect: Dialect, report: Report) -> Section | None:
    section = dialect.section(heading.text)
    if section is not None or heading.level < 3:
        return section
    meant = closest(normalize(heading.text), dialect.section_words)
    if meant is None or abs(len(meant) - len(heading.text)) > _TYPO:
        return None
    report.add("heading-typo", heading.at, f"heading `{heading.text}` is read as `{meant}`", "correct the heading")
    return dialect.section(meant)


def _kind(part: Part, following: Part | None, builder: "_Builder", dialect: Dialect) -> Kind:
    if part.section == "errors" and _has_table(part):
        return "errors"
    if part.section is not None and builder.command is not None and part.heading.level > 1:
        return "section"
    is_below = builder.command is not None and part.heading.level > builder.command.heading.level
    if _is_command(part, following, is_below, dialect):
        return "command"
    return "chapter" if part.heading.level == 1 else "guide"


def _has_table(part: Part) -> bool:
    return any(isinstance(block, Table) for block in part.blocks)


def _is_command(part: Part, following: Part | None, is_below: bool, dialect: Dialect) -> bool:
    """A heading is a command's by its name, or by what a command alone has under its heading.

    Where ``is_below`` another command's heading, a table is no such thing: that command may have it in a section.
    """
    named = _looks_like_name(strip_markup(part.heading.text), dialect)
    if named and part.heading.level <= _COMMAND_LEVEL:
        return True
    if part.section is not None or part.heading.level == 1:
        return False
    if following and following.section in dialect.required_sections:
        deeper = following.heading.level > part.heading.level
        return named or deeper
    blocks = (block for block in part.blocks if not (is_below and isinstance(block, Table)))
    return any(_marks_command(block, dialect) for block in blocks)


def _looks_like_name(text: str, dialect: Dialect) -> bool:
    return re.fullmatch(dialect.command_name, text) is not None


def _marks_command(block: Content, dialect: Dialect) -> bool:
    match block:
        case Aside(text=text):
            return normalize(text) in (*dialect.async_, *dialect.sync)
        case Table(header=header) if header is not None:
            roles = table_roles(header, dialect)
            return "name" in roles and "type" in roles
        case Code(text=text):
            example = dialect.pattern("example").search(text)
            return example is not None and _looks_like_name(example["command"], dialect)
        case _:
            return False


class _Builder:
    """Puts parts where they belong, in order."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._chapters: list[tuple[Part, list[Part], list[tuple[Part, list[Part]]]]] = []
        self.errors: list[Part] = []
        self.command: Part | None = None

    def chapters(self) -> tuple[TopSection, ...]:
        return tuple(
            TopSection(head, tuple(guides), tuple(CommandPart(part, tuple(sections)) for part, sections in commands))
            for head, guides, commands in self._chapters
        )

    def add(self, part: Part, kind: Kind) -> None:
        match kind:
            case "errors":
                self.errors.append(part)
                if self.command is not None and part.heading.level <= self.command.heading.level:
                    self.command = None
            case "chapter":
                self.command = None
                self._chapters.append((part, [], []))
            case "section":
                self._chapters[-1][2][-1][1].append(part)
            case "command":
                self._open_chapter(part)
                self._chapters[-1][2].append((part, []))
                self.command = part
                if part.heading.level != _COMMAND_LEVEL:
                    hint = f"write `{'#' * _COMMAND_LEVEL} {part.heading.text}`"
                    message = f"command `{part.heading.text}` is a heading of level {part.heading.level}"
                    self._report.add("heading-level", part.heading.at, message, hint)
            case "guide":
                self._add_guide(part)

    def _add_guide(self, part: Part) -> None:
        """A heading below a command belongs to it; elsewhere it is part of a guide."""
        if self.command is not None and part.heading.level > self.command.heading.level:
            self._chapters[-1][2][-1][1].append(part)
            return
        self.command = None
        self._open_chapter(part)
        self._chapters[-1][1].append(part)

    def _open_chapter(self, part: Part) -> None:
        if not self._chapters:
            heading = Heading(part.heading.at, 1, "Commands")
            self._report.add("group-missing", part.heading.at, "no heading above this one names its group")
            self._chapters.append((Part(heading, (), None), [], []))


_COMMAND_LEVEL = 2
