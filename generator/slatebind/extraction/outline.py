"""The structure of a chapter: which headings open guides, groups, commands, sections of commands, or the errors."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from slatebind.dialects import Dialect, Section, normalize
from slatebind.extraction.name_markup import strip_markup
from slatebind.extraction.report import Report
from slatebind.extraction.table_columns import table_roles
from slatebind.markdown import Aside, Code, Content, Heading, Table
from slatebind.suggestions import closest

_COMMAND_LEVEL = 2
_MAX_TYPO_LENGTH_DIFFERENCE = 2


class Part(msgspec.Struct, frozen=True):
    """A heading and the blocks up to the next one. ``section`` is the section that it opens, if any."""

    heading: Heading
    blocks: tuple[Content, ...]
    section: Section | None


class CommandPart(msgspec.Struct, frozen=True):
    """The heading of a command, and its sections."""

    head: Part
    sections: tuple[Part, ...]


class TopSection(msgspec.Struct, frozen=True):
    """A level-1 heading and the content below it: a group if it has commands, else a guide."""

    head: Part
    guides: tuple[Part, ...]
    commands: tuple[CommandPart, ...]


Kind = Literal["chapter", "command", "guide", "section", "errors"]


class Outline(msgspec.Struct, frozen=True):
    """The structure of a chapter. Every heading is in one of ``sections`` or in ``errors``."""

    preface: tuple[Content, ...]
    sections: tuple[TopSection, ...]
    errors: tuple[Part, ...]


def read_outline(blocks: Iterable[Content], dialect: Dialect, report: Report) -> Outline:
    """The structure of ``blocks``."""
    preface, parts = _parts(blocks, dialect, report)
    builder = _Builder(report)
    for part, following in pairwise([*parts, None]):
        assert part is not None
        builder.add(part, _kind(part, following, builder, dialect))
    return Outline(preface, builder.sections(), tuple(builder.errors))


def opens_chapter(title: str, dialect: Dialect) -> bool:
    """Whether a level-1 heading opens a chapter, by its text alone."""
    return dialect.section(title) is None and not _looks_like_name(strip_markup(title), dialect)


def _parts(blocks: Iterable[Content], dialect: Dialect, report: Report) -> tuple[tuple[Content, ...], list[Part]]:
    """The blocks before the first heading, and the parts."""
    preface: list[Content] = []
    below: list[tuple[Heading, list[Content]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            below.append((block, []))
        else:
            (below[-1][1] if below else preface).append(block)
    parts = [Part(heading, tuple(content), _section(heading, dialect, report)) for heading, content in below]
    return tuple(preface), parts


def _section(heading: Heading, dialect: Dialect, report: Report) -> Section | None:
    section = dialect.section(heading.text)
    if section is not None or heading.level <= _COMMAND_LEVEL:
        return section
    similar = closest(normalize(heading.text), dialect.section_words)
    if similar is None or abs(len(similar) - len(heading.text)) > _MAX_TYPO_LENGTH_DIFFERENCE:
        return None
    report.add("heading-typo", heading.at, f"heading `{heading.text}` is read as `{similar}`", "correct the heading")
    return dialect.section(similar)


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
    """Whether a heading opens a command: it looks like a command's name, or has content that only commands have.

    Below another command (``is_below``) a table is not such content, as it may be in a section of that command.
    """
    is_name = _looks_like_name(strip_markup(part.heading.text), dialect)
    if is_name and part.heading.level <= _COMMAND_LEVEL:
        return True
    if part.section is not None or part.heading.level == 1:
        return False
    if following and following.section in dialect.required_sections:
        is_deeper = following.heading.level > part.heading.level
        return is_name or is_deeper
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
    """Builds the outline from parts in order."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sections: list[tuple[Part, list[Part], list[tuple[Part, list[Part]]]]] = []
        self.errors: list[Part] = []
        self.command: Part | None = None

    def sections(self) -> tuple[TopSection, ...]:
        return tuple(
            TopSection(head, tuple(guides), tuple(CommandPart(part, tuple(sections)) for part, sections in commands))
            for head, guides, commands in self._sections
        )

    def add(self, part: Part, kind: Kind) -> None:
        match kind:
            case "errors":
                self.errors.append(part)
                if self.command is not None and part.heading.level <= self.command.heading.level:
                    self.command = None
            case "chapter":
                self.command = None
                self._sections.append((part, [], []))
            case "section":
                self._sections[-1][2][-1][1].append(part)
            case "command":
                self._ensure_section(part)
                self._sections[-1][2].append((part, []))
                self.command = part
                if part.heading.level != _COMMAND_LEVEL:
                    hint = f"write `{'#' * _COMMAND_LEVEL} {part.heading.text}`"
                    message = f"command `{part.heading.text}` is a heading of level {part.heading.level}"
                    self._report.add("heading-level", part.heading.at, message, hint)
            case "guide":
                self._add_guide(part)

    def _add_guide(self, part: Part) -> None:
        """Add a heading that is not a section: below a command it belongs to the command, elsewhere to a guide."""
        if self.command is not None and part.heading.level > self.command.heading.level:
            self._sections[-1][2][-1][1].append(part)
            return
        self.command = None
        self._ensure_section(part)
        self._sections[-1][1].append(part)

    def _ensure_section(self, part: Part) -> None:
        if not self._sections:
            heading = Heading(part.heading.at, 1, "Commands")
            self._report.add("group-missing", part.heading.at, "no heading above this one opens a group")
            self._sections.append((Part(heading, (), None), [], []))
