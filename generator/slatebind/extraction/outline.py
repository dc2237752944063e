"""The structure of a chapter: its guides and groups, the commands with their sections, and the errors."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from slatebind.dialects import Dialect, Section
from slatebind.extraction.commands.lost_headings import OpenCommand, find_lost_command, open_command
from slatebind.extraction.completeness.unread import report_unread_text
from slatebind.extraction.heading_kinds import ONE_WORD, Kind, heading_kind, split_parts
from slatebind.extraction.parts import COMMAND_LEVEL, Part, has_table, is_reference_table, states_async
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.markdown import Aside, Code, Content, Heading, Prose

_MAX_TITLE_WORDS = 10
"""The words of a heading in which the title of a section is looked for."""
_WORD = re.compile(r"\w+")


class CommandPart(msgspec.Struct, frozen=True):
    """The heading of a command, and its sections."""

    head: Part
    sections: tuple[Part, ...]


class TopSection(msgspec.Struct, frozen=True):
    """A level-1 heading and the content below it: a group if it has commands, else a guide."""

    head: Part
    guides: tuple[Part, ...]
    commands: tuple[CommandPart, ...]


class Outline(msgspec.Struct, frozen=True):
    """The structure of a chapter. Every heading is in one of ``sections`` or in ``errors``, or in both: the tables of
    errors are read, and what surrounds them is prose. ``strays`` are the guides below a command that may be meant as
    its sections: by their level, or by their title.
    """

    preface: tuple[Content, ...]
    sections: tuple[TopSection, ...]
    errors: tuple[Part, ...]
    strays: tuple[Part, ...]


def read_outline(blocks: Iterable[Content], dialect: Dialect, report: Report) -> Outline:
    """The structure of ``blocks``."""
    preface, parts = split_parts(blocks, dialect, report)
    builder = _Builder(dialect, report)
    preface = builder.add_preface(preface, parts)
    for number, part in enumerate(parts):
        builder.add(part, parts[number + 1 : number + 2], _run(parts, number + 1))
    outline = Outline(preface, builder.sections(), tuple(builder.errors), tuple(builder.strays))
    _report_unread_commands(outline, dialect, report)
    return outline


def _run(parts: Sequence[Part], start: int) -> tuple[Part, ...]:
    """The sections from ``start`` on that can be those of one command: each kind once."""
    run: dict[Section, Part] = {}
    for number in range(start, len(parts)):
        part = parts[number]
        if part.section in (None, "errors") or part.section in run or part.heading.level == 1:
            break
        run[part.section] = part
    return tuple(run.values())


def _report_unread_commands(outline: Outline, dialect: Dialect, report: Report) -> None:
    """Report prose that may have been meant as a command."""
    for section in outline.sections:
        for part in (section.head, *section.guides):
            for block in part.blocks:
                if states_async(block, dialect):
                    message = "this aside belongs to no command"
                    report.add("aside-outside-command", block.at, message, "write the command's heading above it")
        for guide in section.guides if section.commands else ():
            if _is_called(guide):
                message = f"heading `{guide.heading.text}` may be that of a command; read as text"
                report.add("command-possible", guide.heading.at, message, "add the command's sections below it")


def _is_called(guide: Part) -> bool:
    """Whether a heading is one word, and inline code or a line of code below it starts with that word."""
    name = strip_markup(guide.heading.text)
    if not ONE_WORD.fullmatch(name):
        return False
    texts = (block.text for block in guide.blocks if isinstance(block, Code))
    calls = (line.lstrip(" \t$>%").partition(" ")[0] for text in texts for line in text.split("\n"))
    return name in calls or any(isinstance(block, Prose) and block.text == f"`{name}`" for block in guide.blocks)


class _Builder:
    """Builds the outline from parts in order."""

    def __init__(self, dialect: Dialect, report: Report) -> None:
        self._dialect = dialect
        self._report = report
        self._sections: list[tuple[Part, list[Part], list[tuple[Part, list[Part]]]]] = []
        self.errors: list[Part] = []
        self.strays: list[Part] = []
        self._is_in_guide = False
        self._command: Part | None = None
        self._command_sections: dict[Section, bool] = {}

    def sections(self) -> tuple[TopSection, ...]:
        return tuple(
            TopSection(head, tuple(guides), tuple(CommandPart(part, tuple(sections)) for part, sections in commands))
            for head, guides, commands in self._sections
        )

    def add_preface(self, preface: tuple[Content, ...], parts: Sequence[Part]) -> tuple[Content, ...]:
        """The blocks before the first heading, without a command that starts in them."""
        run = _run(parts, 0)
        lost = find_lost_command(preface, run, None, self._dialect)
        if lost is None:
            return preface
        before, head = open_command(lost, preface, parts[0] if parts else None, self._report)
        self._open(head)
        return before

    def add(self, part: Part, following: Sequence[Part], run: Sequence[Part]) -> None:
        """Add the next part, and the command that starts in it without a heading, if there is one."""
        kind = "section" if self._lacks_section(part) else heading_kind(part, following, self._command, self._dialect)
        if kind == "command" and self._repeats_heading(part, run):
            self._continue(part)
            return
        lost = None
        if kind != "errors":
            lost = find_lost_command(part.blocks, run, self._open_command(part, kind), self._dialect)
        if lost is None:
            self._add(part, kind)
            return
        before, head = open_command(lost, part.blocks, following[0] if following else None, self._report)
        self._add(Part(part.heading, before, part.section), kind)
        self._open(head)

    def _lacks_section(self, part: Part) -> bool:
        """Whether a heading of level 1 opens a section that the open command does not have yet, with its table."""
        if self._command is None or part.heading.level > 1 or part.section not in self._dialect.required_sections:
            return False
        has_reference = any(is_reference_table(block, self._dialect) for block in part.blocks)
        return part.section not in self._command_sections and has_reference

    def _repeats_heading(self, part: Part, run: Sequence[Part]) -> bool:
        """Whether a heading repeats that of the open command, which has no content yet, or is deeper and goes on."""
        if self._command is None:
            return False
        name, above = (strip_markup(head.heading.text).lower() for head in (part, self._command))
        if name != above:
            return False
        is_repeated = any(section.section in self._command_sections for section in run)
        is_empty = not self._command.blocks and not self._command_sections
        return is_empty or (part.heading.level < self._command.heading.level and not is_repeated)

    def _continue(self, part: Part) -> None:
        """Add what is below a repeated heading to the open command."""
        message = f"heading repeats the name of the command `{part.heading.text}` above it"
        self._report.add("heading-in-command", part.heading.at, message, "remove the heading")
        commands = self._sections[-1][2]
        head, sections = commands[-1]
        if sections:
            sections[-1] = _extended(sections[-1], part.blocks)
        else:
            commands[-1] = (_extended(head, part.blocks), sections)

    def _open_command(self, part: Part, kind: Kind) -> OpenCommand | None:
        """The command that a part belongs to, with the part's section."""
        if kind == "command":
            return OpenCommand(strip_markup(part.heading.text), {})
        if self._command is None or kind == "chapter":
            return None
        if kind == "guide" and part.heading.level <= self._command.heading.level:
            return None
        sections = dict(self._command_sections)
        _note_section(part, sections)
        return OpenCommand(strip_markup(self._command.heading.text), sections)

    def _add(self, part: Part, kind: Kind) -> None:
        match kind:
            case "errors":
                self.errors.append(part)
                self._add_prose_of_errors(part)
            case "chapter":
                self._command = None
                self._sections.append((part, [], []))
            case "section":
                self._sections[-1][2][-1][1].append(part)
                _note_section(part, self._command_sections)
            case "command":
                self._open(part)
                if part.heading.level != COMMAND_LEVEL:
                    hint = f"write `{'#' * COMMAND_LEVEL} {part.heading.text}`"
                    message = f"command `{part.heading.text}` is a heading of level {part.heading.level}"
                    self._report.add("heading-level", part.heading.at, message, hint)
            case "guide":
                self._add_guide(part)

    def _open(self, head: Part) -> None:
        """Start a command."""
        self._ensure_section(head)
        self._sections[-1][2].append((head, []))
        self._is_in_guide = False
        self._command = head
        self._command_sections = {}

    def _add_prose_of_errors(self, part: Part) -> None:
        """Add the errors as a chapter, or as a guide in one, for the text around their table."""
        if part.heading.level == 1:
            self._command = None
            self._sections.append((part, [], []))
        elif self._command is None or part.heading.level <= self._command.heading.level:
            self._add_guide(part)
        else:
            _report_unread_blocks(part, self._report)

    def _add_guide(self, part: Part) -> None:
        """Add a heading that is not a section: below a command it belongs to the command, elsewhere to a guide."""
        if self._command is not None and part.heading.level > self._command.heading.level:
            self._sections[-1][2][-1][1].append(part)
            return
        is_missing_section = self._is_missing_section(part)
        self._command = None
        self._ensure_section(part)
        self._is_in_guide = self._is_in_guide or part.heading.level <= COMMAND_LEVEL
        if is_missing_section or self._is_stray(part):
            self.strays.append(part)
        self._sections[-1][1].append(part)

    def _is_missing_section(self, part: Part) -> bool:
        """Whether a heading has the title of a section that the open command lacks, and more words."""
        if self._command is None:
            return False
        section = _section_in(part.heading.text, self._dialect)
        return section in ("parameters", "response") and section not in self._command_sections

    def _is_stray(self, part: Part) -> bool:
        """Whether a guide stands below a command, at a level between that of a group and that of a section."""
        levels = [head.heading.level for head, _ in self._sections[-1][2]]
        return bool(levels) and not self._is_in_guide and not levels[-1] == part.heading.level == min(levels)

    def _ensure_section(self, part: Part) -> None:
        if not self._sections:
            heading = Heading(part.heading.at, 1, "Commands")
            self._report.add("group-missing", part.heading.at, "no heading above this one opens a group")
            self._sections.append((Part(heading, (), None), [], []))


def _section_in(title: str, dialect: Dialect) -> Section | None:
    """The section whose title is a part of a heading: its first word, or several words of it."""
    words = _WORD.findall(strip_markup(title).lower())[:_MAX_TITLE_WORDS]
    spans = ((start, end) for start in range(len(words)) for end in range(len(words), start, -1))
    found = (dialect.section(" ".join(words[start:end])) for start, end in spans if start == 0 or end - start > 1)
    return next((section for section in found if section is not None), None)


def _extended(part: Part, blocks: tuple[Content, ...]) -> Part:
    return Part(part.heading, (*part.blocks, *blocks), part.section)


def _report_unread_blocks(part: Part, report: Report) -> None:
    """Report what surrounds the table of a command's errors, which is not kept."""
    for block in part.blocks:
        if isinstance(block, Prose):
            report_unread_text(block, part.heading.text, report)
        elif isinstance(block, Aside | Code):
            kind = "aside" if isinstance(block, Aside) else "code"
            report.add("text-not-kept", block.at, f"{kind} under `{part.heading.text}` is not kept")


def _note_section(part: Part, sections: dict[Section, bool]) -> None:
    """Add a section, and whether it has a table, to those of a command."""
    if part.section is not None:
        sections[part.section] = sections.get(part.section, False) or has_table(part)
