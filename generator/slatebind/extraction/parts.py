"""The parts of a chapter, one for each heading, and what in them only commands have."""

import re
from collections.abc import Iterable

import msgspec

from slatebind.dialects import Dialect, Section, normalize
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Aside, Code, Content, Heading, Prose, Table

COMMAND_LEVEL = 2
"""The level of a command's heading."""
_MAX_NAME_LENGTH = 250
"""Characters: patterns are not tried on a longer text."""
_INLINE_CODE = re.compile(r"`([^`\s]+)`")


class Part(msgspec.Struct, frozen=True):
    """A heading and the blocks up to the next one. ``section`` is the section that it opens, if any."""

    heading: Heading
    blocks: tuple[Content, ...]
    section: Section | None


def has_table(part: Part) -> bool:
    """Whether there is a table directly below a heading."""
    return any(isinstance(block, Table) for block in part.blocks)


def looks_like_name(text: str, dialect: Dialect) -> bool:
    """Whether a text has the form of a command's name."""
    return len(text) <= _MAX_NAME_LENGTH and re.fullmatch(dialect.command_name, text) is not None


def states_async(block: Content, dialect: Dialect) -> bool:
    """Whether a block is an aside that says whether a command is asynchronous."""
    return isinstance(block, Aside) and normalize(block.text) in (*dialect.async_, *dialect.sync)


def is_reference_table(block: Content, dialect: Dialect) -> bool:
    """Whether a block is a table with names and types: of parameters, or of fields."""
    if not isinstance(block, Table) or block.header is None:
        return False
    return {"name", "type"} <= set(table_roles(block.header, dialect))


def example_name(block: Content, dialect: Dialect) -> str:
    """The command's name in a block of code that calls one; empty for other blocks."""
    if not isinstance(block, Code):
        return ""
    example = dialect.pattern("example").search(block.text)
    return example["command"] if example and looks_like_name(example["command"], dialect) else ""


def name_in(blocks: Iterable[Content], dialect: Dialect) -> str:
    """The first name of a command in inline code or an example; empty if there is none."""
    for block in blocks:
        inline = _INLINE_CODE.fullmatch(block.text) if isinstance(block, Prose) else None
        name = inline[1] if inline else example_name(block, dialect)
        if looks_like_name(name, dialect):
            return name
    return ""
