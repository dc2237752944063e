"""What each heading of a chapter opens: a chapter, a command, a section of one, a guide, or the errors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from slatebind.dialects import Dialect, Section, normalize
from slatebind.extraction.parts import (
    COMMAND_LEVEL,
    Part,
    example_name,
    has_table,
    is_reference_table,
    looks_like_name,
    states_async,
)
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.markdown import Content, Heading, Prose
from slatebind.suggestions import closest

Kind = Literal["chapter", "command", "guide", "section", "errors"]

_MAX_TYPO_LENGTH_DIFFERENCE = 2
_MAX_EXCERPT_LENGTH = 100
_ROW = re.compile(
    r"\|.*\||\|?\s*(?:(?:\\?\*){2}[^*|]+(?:\\?\*){2}\s*\||(?:\\?\*){0,2}[a-z_][\w.\[\]-]*(?:\\?\*){0,2}\s*\|[^|]*\|)"
)
"""A heading that is a row of a table: with both outer pipes, a bold first cell, or a name before two other cells."""
ONE_WORD = re.compile(r"[a-z][A-Za-z0-9_]*")
"""A heading that could be a command's name, although it has not the form that the dialect expects."""


def opens_chapter(title: str, dialect: Dialect) -> bool:
    """Whether a level-1 heading opens a chapter, by its text alone."""
    return (
        dialect.section(strip_markup(title)) is None
        and not looks_like_name(strip_markup(title), dialect)
        and not _is_content(title, dialect)
    )


def _is_content(title: str, dialect: Dialect) -> bool:
    """Whether the text of a heading is a row of a table, or a sentence that describes a command."""
    return _ROW.match(title) is not None or dialect.pattern("description_lead").match(title.lstrip("> ")) is not None


def split_parts(blocks: Iterable[Content], dialect: Dialect, report: Report) -> tuple[tuple[Content, ...], list[Part]]:
    """The blocks before the first heading, and the parts."""
    preface: list[Content] = []
    below: list[tuple[Heading, list[Content]]] = []
    for block in blocks:
        content = below[-1][1] if below else preface
        if not isinstance(block, Heading):
            content.append(block)
        elif not _is_content(block.text, dialect):
            below.append((block, []))
        else:
            content += _content_of(block, report)
    parts = [Part(heading, tuple(content), _section(heading, content, dialect, report)) for heading, content in below]
    return tuple(preface), parts


def _content_of(heading: Heading, report: Report) -> Iterator[Content]:
    """The text of a heading that is content of a command; a row is lost, as its table ends above it."""
    if _ROW.match(heading.text):
        report.add("row-lost", heading.at, f"skipping a row that is a heading: {heading.text[:_MAX_EXCERPT_LENGTH]}")
        return
    message = f"sentence `{heading.text[:_MAX_EXCERPT_LENGTH]}` is a heading; read as text"
    report.add("heading-in-command", heading.at, message, f"remove the `{'#' * heading.level}`")
    yield Prose(heading.at, heading.text)


def _section(heading: Heading, content: Iterable[Content], dialect: Dialect, report: Report) -> Section | None:
    """The section that a heading opens. At a command's level, a misspelled title is one only above such a table."""
    section = dialect.section(strip_markup(heading.text))
    if section is not None or heading.level < COMMAND_LEVEL:
        return section
    if heading.level == COMMAND_LEVEL and not any(is_reference_table(block, dialect) for block in content):
        return None
    similar = closest(normalize(heading.text), dialect.section_words)
    if similar is None or abs(len(similar) - len(heading.text)) > _MAX_TYPO_LENGTH_DIFFERENCE:
        return None
    if heading.level == COMMAND_LEVEL and not _is_slip(normalize(heading.text), similar):
        return None
    report.add("heading-typo", heading.at, f"heading `{heading.text}` is read as `{similar}`", "correct the heading")
    return dialect.section(similar)


def _is_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, added or another one, or two letters are exchanged."""
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    return max(len(typed), len(meant)) <= 1 or sorted(typed) == sorted(meant)


def heading_kind(part: Part, following: Sequence[Part], command: Part | None, dialect: Dialect) -> Kind:
    """What a heading opens, below ``command`` if one is open."""
    if part.section == "errors" and has_table(part):
        return "errors"
    if part.section is not None and command is not None and _is_section_of(command, part):
        return "section"
    is_below = command is not None and part.heading.level > command.heading.level
    if _is_command(part, following, is_below, dialect):
        return "command"
    return "chapter" if part.heading.level == 1 else "guide"


def _is_section_of(command: Part, part: Part) -> bool:
    """Whether a heading with a section's title is a section of the command above it.

    At the level of a group's commands, above a command that is deeper, it is one only if it has a table; else it
    divides the group.
    """
    if part.heading.level > COMMAND_LEVEL:
        return True
    return part.heading.level == COMMAND_LEVEL and (command.heading.level <= COMMAND_LEVEL or has_table(part))


def _is_command(part: Part, following: Sequence[Part], is_below: bool, dialect: Dialect) -> bool:
    """Whether a heading opens a command. The first row that applies decides.

    | Heading | Content | A command |
    | --- | --- | --- |
    | a command's name, level 1 or 2 | any | yes |
    | a section's title, or level 1 | any | no |
    | a command's name, deeper | a required section is next | yes |
    | any | a required section is next, and deeper | yes |
    | any | an aside that says whether it is asynchronous, or an example with a command's name | yes |
    | one word, not below a command | a table of names and types | yes |
    | any | anything else | no |
    """
    name = strip_markup(part.heading.text)
    is_name = looks_like_name(name, dialect)
    if is_name and part.heading.level <= COMMAND_LEVEL:
        return True
    if part.section is not None or part.heading.level == 1:
        return False
    if following and following[0].section in dialect.required_sections:
        return is_name or following[0].heading.level > part.heading.level
    if any(states_async(block, dialect) or example_name(block, dialect) for block in part.blocks):
        return True
    is_word = not is_below and ONE_WORD.fullmatch(name) is not None
    return is_word and any(is_reference_table(block, dialect) for block in part.blocks)
