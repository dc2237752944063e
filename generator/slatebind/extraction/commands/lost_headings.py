"""Commands whose heading is missing, or is text: found by what surrounds it, so that no table joins another command.

A command without a heading starts in the blocks of the heading above it, in this order of evidence: a comment that
hides its heading; a paragraph that is only the name of a command; an aside, a sentence or an example that only commands
have; a comment that hides the name; the first of its sections.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from slatebind.diagnostic import Edit, Position
from slatebind.dialects import Dialect, Section
from slatebind.extraction.commands.commented_names import heading_in_comment, name_in_comments
from slatebind.extraction.parts import (
    COMMAND_LEVEL,
    Part,
    example_name,
    has_table,
    is_reference_table,
    looks_like_name,
    name_in,
    states_async,
)
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import has_bold, strip_markup
from slatebind.hidden_characters import INVISIBLE
from slatebind.markdown import Comment, Content, Heading, Prose, Table

_MARKS = re.compile(r"(?:(?:[#\uff03]{1,6}|[-*+\u2022]|\d{1,9}[.)])[ \t]+)+|[#\uff03]{2,6}")


class OpenCommand(msgspec.Struct, frozen=True):
    """The command that is being read: its name, and its sections so far with whether they have a table."""

    name: str
    sections: dict[Section, bool]

    def has_section(self, part: Part) -> bool:
        """Whether the section of a part is there already; one without its table is not, if the part has it.

        A section with the request has no table of its own, so that a table below it is evidence of nothing.
        """
        if part.section not in self.sections:
            return False
        return self.sections[part.section] or part.section == "request" or not has_table(part)

    def repeats_table(self, run: Sequence[Part]) -> bool:
        """Whether a section of ``run`` has a table, and this command has that section and a table in it already."""
        return any(part.section is not None and self.sections.get(part.section) and has_table(part) for part in run)


class LostCommand(msgspec.Struct, frozen=True):
    """A command without a heading: it starts at block ``start``; ``name`` is empty if nothing names it.

    ``has_title`` says whether the first line of that block stands in place of the heading; ``hidden_at`` is the
    position of the heading, or of the name that is known instead, if it is in a comment.
    """

    start: int
    name: str
    has_title: bool = False
    hidden_at: Position | None = None


def find_lost_command(
    blocks: Sequence[Content], run: Sequence[Part], command: OpenCommand | None, dialect: Dialect
) -> LostCommand | None:
    """The command that starts in ``blocks`` and continues in ``run``, the sections below them, if there is one.

    ``command`` is the one that they belong to otherwise; it keeps what is not clearly another command's.
    """
    run = _up_to_lead(run, dialect)
    hidden = _hidden_command(blocks, run, command, dialect)
    if hidden is not None:
        return hidden
    first = 0 if command is None and not run else _after_last_table(blocks, dialect)
    title = _title(blocks, first, command, dialect)
    if title is not None:
        number, name = title
        has_table_below = command is None and any(is_reference_table(block, dialect) for block in blocks[number:])
        is_lost = (
            has_table_below
            or _is_named_again(blocks[number:], name, run, dialect)
            or _is_lost(run, command, _states_async(blocks[number:], dialect), dialect)
        )
        return LostCommand(number, name, has_title=True) if is_lost else None
    return _untitled_command(blocks, first, run, command, dialect)


def _untitled_command(
    blocks: Sequence[Content], first: int, run: Sequence[Part], command: OpenCommand | None, dialect: Dialect
) -> LostCommand | None:
    """The command that starts in ``blocks`` from number ``first`` on, where no line stands in place of its heading."""
    has_mark = _states_async(blocks[first:], dialect)
    is_lost = bool(run) and _is_lost(run, command, has_mark, dialect)
    if not is_lost and not (has_mark and _follows_table(first, command)):
        return None
    start = next((number for number in range(first, len(blocks)) if _is_lead(blocks[number], dialect)), None)
    below = _below(blocks[first:], run, dialect)
    name, hidden_at = name_in(below, dialect), None
    if not name and (hidden := name_in_comments(below, dialect)):
        name, hidden_at = hidden.text, hidden.at
        if start is None and is_lost:
            start = next((number for number in range(first, len(blocks)) if isinstance(blocks[number], Comment)), None)
    if not name and (not is_lost or (start is None and (command is not None or not _is_deep(run)))):
        return None
    if command is not None and name.lower() == command.name.lower():
        return None
    return LostCommand(len(blocks) if start is None else start, name, hidden_at=hidden_at)


def _follows_table(first: int, command: OpenCommand | None) -> bool:
    """Whether a table of the open command is above block ``first``, after the last table in its part."""
    return command is not None and (first > 0 or any(command.sections.values()))


def _up_to_lead(run: Sequence[Part], dialect: Dialect) -> Sequence[Part]:
    """The sections up to the first one in which another command starts, below its table."""
    for number, part in enumerate(run, 1):
        first = _after_last_reference(part.blocks, dialect)
        if first and any(_is_lead(block, dialect) for block in part.blocks[first:]):
            return run[:number]
    return run


def _is_named_again(blocks: Sequence[Content], name: str, run: Sequence[Part], dialect: Dialect) -> bool:
    """Whether a title in other than inline code is followed by inline code or an example with the same name."""
    title = blocks[0].text if isinstance(blocks[0], Prose) else ""
    return not title.startswith("`") and name_in(_below(blocks[1:], run, dialect), dialect).lower() == name.lower()


def _hidden_command(
    blocks: Sequence[Content], run: Sequence[Part], command: OpenCommand | None, dialect: Dialect
) -> LostCommand | None:
    """The command whose heading is in a comment, if the comment ends before the command does."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        heading = heading_in_comment(block, dialect) if isinstance(block, Comment) else None
        if heading is None or (command is not None and heading.text.lower() == command.name.lower()):
            continue
        rest = blocks[number + 1 :]
        has_content = any(isinstance(other, Table) for other in rest) or _states_async(rest, dialect)
        is_named = name_in(_below(rest, run, dialect), dialect).lower() == heading.text.lower()
        is_repeated = bool(run) and (command is None or command.has_section(run[0]))
        if has_content or is_named or is_repeated:
            return LostCommand(number, heading.text, hidden_at=heading.at)
        return None
    return None


def _is_lost(run: Sequence[Part], command: OpenCommand | None, has_mark: bool, dialect: Dialect) -> bool:
    """Whether the content below is that of another command.

    | Open command | What follows | A new command |
    | --- | --- | --- |
    | any | an aside that says whether it is asynchronous, below a name | yes |
    | none | a table of names and types, below a name | yes |
    | none | such an aside, and sections | yes |
    | none | sections with a table of names and types | yes |
    | one | a section that it has already, with such an aside | yes |
    | one | sections that it has already, with a second table | yes |
    | any | anything else | no |
    """
    if command is None:
        return has_mark or any(_is_reference(block, dialect) for part in run for block in part.blocks)
    is_repeated = bool(run) and command.has_section(run[0])
    return (has_mark and (is_repeated or not run)) or (is_repeated and command.repeats_table(run))


def _is_reference(block: Content, dialect: Dialect) -> bool:
    """Whether a block of a section is a table of parameters or fields; one without a header has bold names."""
    if isinstance(block, Table) and block.header is None:
        return any(has_bold(row.cells[0].text) for row in block.rows)
    return is_reference_table(block, dialect)


def _is_deep(run: Sequence[Part]) -> bool:
    """Whether sections are those of a command, and not a guide with a section's title."""
    return len(run) > 1 or run[0].heading.level > COMMAND_LEVEL


def _states_async(blocks: Sequence[Content], dialect: Dialect) -> bool:
    return any(states_async(block, dialect) for block in blocks)


def open_command(
    lost: LostCommand, blocks: tuple[Content, ...], following: Part | None, report: Report
) -> tuple[tuple[Content, ...], Part]:
    """The blocks before a lost command, and its head; the missing heading is reported."""
    before, after = blocks[: lost.start], blocks[lost.start :]
    at = lost.hidden_at or (after[0].at if after or following is None else following.heading.at)
    title = f"{'#' * COMMAND_LEVEL} {lost.name}"
    if lost.has_title:
        line = Position(at.file, at.line)
        edits = (Edit(line, report.lines.line(line), title),)
        message = f"`{lost.name}` is text, not a heading; read as the heading of a command"
        report.add("command-heading-missing", at, message, f"write `{title}`", edits=edits)
        after = (*_rest(after[0]), *after[1:])
    elif lost.name:
        reason = "in a comment" if lost.hidden_at else "missing"
        source = "there" if lost.hidden_at else "its inline code or example"
        message = f"the heading of a command is {reason}; using the name `{lost.name}` from {source}"
        report.add("command-heading-missing", at, message, f"write `{title}` above it")
    return before, Part(Heading(at, COMMAND_LEVEL, lost.name), after, None)


def _rest(title: Content) -> Iterator[Prose]:
    """The text below the first line of a paragraph."""
    rest = title.text.partition("\n")[2] if isinstance(title, Prose) else ""
    if rest.strip():
        number = len(rest) - len(rest.lstrip("\n")) + 1
        yield Prose(Position(title.at.file, title.at.line + number), rest.strip())


def _after_last_table(blocks: Sequence[Content], dialect: Dialect) -> int:
    """The number of the block below the last table, or below the one before it if a command starts between them.

    0 if there is none.
    """
    numbers = [number for number, block in enumerate(blocks, 1) if isinstance(block, Table)]
    if len(numbers) > 1 and any(_is_lead(block, dialect) for block in blocks[numbers[-2] : numbers[-1] - 1]):
        return numbers[-2]
    return numbers[-1] if numbers else 0


def _after_last_reference(blocks: Sequence[Content], dialect: Dialect) -> int:
    """The number of the block below the last table of parameters or fields; 0 if there is none."""
    numbers = (number for number in range(len(blocks), 0, -1) if _is_reference(blocks[number - 1], dialect))
    return next(numbers, 0)


def _below(blocks: Sequence[Content], run: Sequence[Part], dialect: Dialect) -> tuple[Content, ...]:
    """The blocks and those of the sections below; of these only up to the last table of parameters or fields.

    Another command can follow it.
    """
    found = (block for part in run for block in part.blocks[: _after_last_reference(part.blocks, dialect) or None])
    return (*blocks, *found)


def _title(
    blocks: Sequence[Content], first: int, command: OpenCommand | None, dialect: Dialect
) -> tuple[int, str] | None:
    """The paragraph that is only a command's name, and the name; the first one of the last such name."""
    found = [(number, _title_text(blocks[number])) for number in range(first, len(blocks))]
    titles = [(number, name) for number, name in found if looks_like_name(name, dialect)]
    if command is not None:
        titles = [(number, name) for number, name in titles if name.lower() != command.name.lower()]
    return next((title for title in titles if title[1] == titles[-1][1]), None)


def _title_text(block: Content) -> str:
    """The text of a paragraph's first line, if it can be a title; a list of several names is not one."""
    if not isinstance(block, Prose):
        return ""
    line, _, rest = block.text.partition("\n")
    line = line.strip(INVISIBLE)
    marks = _MARKS.match(line)
    if marks and rest and not line.startswith("#"):
        return ""
    return strip_markup(line[marks.end() :] if marks else line).rstrip(":").rstrip()


def _is_lead(block: Content, dialect: Dialect) -> bool:
    """Whether a block can only be at the start of a command."""
    if isinstance(block, Prose):
        return dialect.pattern("description_lead").match(block.text) is not None
    return states_async(block, dialect) or bool(example_name(block, dialect))
