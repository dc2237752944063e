"""Names of parameters in a line behind a label: *Query string: `from`, `to` (optional)*."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.requests.headings import HeadingKind, heading_kind
from slatebind.extraction.requests.rows.item_lists import Item, ItemList
from slatebind.extraction.requests.rows.listed_rows import list_as_table
from slatebind.extraction.tables.necessity import necessity
from slatebind.markdown import Prose, Table

_LABEL = re.compile(r"\**(?P<label>[^`:\uff1a*\n]{2,40})\**\s*[:\uff1a]\**\s*(?=`)")
_ITEM = re.compile(
    r"`(?P<name>[A-Za-z_][\w.\[\]-]{0,60})`\s*(?:[(\uff08](?P<facts>(?:[^()\uff08\uff09`]|`[^`]*`){1,120})[)\uff09])?"
)
_BETWEEN = re.compile(r"\s*(?:[,;/|+\u3001\uff0c]|[^\W\d_]{1,4}(?=\s))?\s*")
_MAX_LENGTH = 1000
"""Characters of a line that is read."""
_OPENINGS = ("header", "query", "body", "parameters")


class InlineList(NamedTuple):
    """The table of the names in a line, and what their label says."""

    table: Table
    heading: HeadingKind
    title: str


def inline_lists(block: object, dialect: Dialect) -> Iterator[InlineList]:
    """The lines of a block, if it is a text, that consist of a label for parameters and of their names.

    A single name without anything in brackets may be something else: *Body: `json`*.
    """
    if not isinstance(block, Prose):
        return
    for number, line in enumerate(block.text.split("\n")):
        text = line.strip()[:_MAX_LENGTH]
        label = _LABEL.match(text)
        if label is None:
            continue
        heading = heading_kind(label["label"], dialect)
        if heading.opening not in _OPENINGS or not heading.is_label or heading.is_example:
            continue
        items = _items(text[label.end() :].rstrip(" ."))
        if not items or (len(items) == 1 and not items[0][1]):
            continue
        at = Position(block.at.file, block.at.line + number, 1 if number else block.at.column)
        stated = _stated(items, dialect)
        listed = tuple(Item(at, 0, [_text(name, said, dialect)]) for name, said in stated)
        table = list_as_table(ItemList(at, listed, block), heading, label["label"], dialect)
        if table is not None:
            yield InlineList(table, heading, label["label"].strip())


def _items(text: str) -> list[tuple[str, str]]:
    """The names with what is in brackets behind them; none if anything else is in the text."""
    found: list[tuple[str, str]] = []
    end = 0
    while end < len(text):
        match = _ITEM.match(text, end)
        if match is None:
            return []
        found.append((match["name"], match["facts"] or ""))
        between = _BETWEEN.match(text, match.end())
        end = between.end() if between else match.end()
    return found


def _stated(items: list[tuple[str, str]], dialect: Dialect) -> list[tuple[str, str]]:
    """The items; where some are optional and none is required, the others are."""
    flags = [_flag(said, dialect) for _, said in items]
    if False not in flags or True in flags:
        return items
    word = next(iter(dialect.required), "")
    return [(name, said or word) for name, said in items]


def _text(name: str, said: str, dialect: Dialect) -> str:
    """A name as it stands in lists, with a description behind the word for whether it is required."""
    first, comma, rest = said.partition(",")
    if comma and necessity(first, dialect) is not None:
        return f"`{name}` ({first}): {rest.strip()}"
    return f"`{name}` ({said})" if said else f"`{name}`"


def _flag(said: str, dialect: Dialect) -> bool | None:
    flags = (necessity(part, dialect) for part in re.split(r"[,;\u3001\uff0c]", said))
    return next((flag for flag in flags if flag is not None), None)
