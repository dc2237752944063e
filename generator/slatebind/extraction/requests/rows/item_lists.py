"""Lists in texts as items with their positions and depths: bullets, numbers, and lists and definitions in HTML.

Knows the markup of lists, not what they say.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from slatebind.diagnostic import Position
from slatebind.markdown import Content, Prose

_ITEM = re.compile(r"(?:[-*+\u2022]|\d{1,3}[.)])[ \t]+(?=\S)")
_HTML_LIST = re.compile(r"<(?:ul|ol|li|dl|dt|dd)\b", re.I)
_TAG = re.compile(r"<(/?)(ul|ol|li|dl|dt|dd)\b[^<>]*>", re.I)
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
_DEFINITIONS = re.compile(r"\n[ \t]*:[ \t]+\S|<d[ldt]\b", re.I)
_MAX_LINE_LENGTH = 4000
"""Characters of a line in which tags are looked for."""


class Item(msgspec.Struct, frozen=True):
    """An item of a list. ``indent`` is larger for an item that is inside of another one."""

    at: Position
    indent: int
    parts: list[str]

    @property
    def text(self) -> str:
        """The lines of the item as one."""
        return " ".join(part for text in self.parts if (part := text.strip()))


class ItemList(msgspec.Struct, frozen=True):
    """Items that follow each other, and the last of the texts that hold them.

    ``is_definitions`` says that each item is a term with what it means.
    """

    at: Position
    items: tuple[Item, ...]
    last: Prose
    is_definitions: bool = False


def with_item_lists(blocks: Iterable[Content]) -> Iterator[Content | ItemList]:
    """The blocks of a part, with a list for the texts that consist of items; a line above the items is a text."""
    run: list[Prose] = []
    for block in blocks:
        if isinstance(block, Prose) and (found := _split(block, is_in_list=bool(run))) is not None:
            lead, listed = found
            if lead is not None:
                yield from _ended(run)
                run = []
                yield lead
            run.append(listed)
            continue
        yield from _ended(run)
        run = []
        yield block
    yield from _ended(run)


def _ended(run: list[Prose]) -> Iterator[ItemList]:
    if run:
        items = tuple(item for item in _items(run) if item.text)
        is_definitions = all(_DEFINITIONS.search(block.text) for block in run)
        yield ItemList(run[0].at, items, run[-1], is_definitions)


def _split(block: Prose, *, is_in_list: bool) -> tuple[Prose | None, Prose] | None:
    """The lines above the first item, if there are any, and the others; None without items."""
    if is_in_list and block.at.column > 1:
        return None, block
    lines = block.text.split("\n")
    number = next((index for index, _ in enumerate(lines) if _starts_list(lines, index)), None)
    if number is None:
        return None
    if number == 0:
        return None, block
    below = lines[number]
    at = Position(block.at.file, block.at.line + number, len(below) - len(below.lstrip()) + 1)
    return Prose(block.at, "\n".join(lines[:number])), Prose(at, "\n".join([below.lstrip(), *lines[number + 1 :]]))


def _starts_list(lines: list[str], index: int) -> bool:
    line = lines[index].lstrip()
    following = lines[index + 1].lstrip() if index + 1 < len(lines) else ""
    return bool(_ITEM.match(line) or _HTML_LIST.match(line) or (line and _DEFINITION.match(following)))


def _items(run: list[Prose]) -> Iterator[Item]:
    """The items of texts, each with the lines below it that continue it."""
    item: Item | None = None
    depth = 0
    for block in run:
        lines = block.text.split("\n")
        for number, source in enumerate(lines):
            line = source.strip()
            indent = len(source) - len(source.lstrip()) if number else block.at.column - 1
            at = Position(block.at.file, block.at.line + number, indent + 1)
            following = lines[number + 1].lstrip() if number + 1 < len(lines) else ""
            if (mark := _ITEM.match(line)) or _DEFINITION.match(following):
                if item is not None:
                    yield item
                item = Item(at, indent, [line[mark.end() :] if mark else line])
            elif _TAG.search(line[:_MAX_LINE_LENGTH]):
                for piece, tag in _pieces(line):
                    if item is not None:
                        item.parts.append(piece)
                    depth += {"ul": 1, "ol": 1, "/ul": -1, "/ol": -1}.get(tag, 0)
                    if tag in ("li", "dt"):
                        if item is not None:
                            yield item
                        item = Item(at, depth, [])
                    elif tag == "dd" and item is not None:
                        item.parts.append(":")
            elif item is not None:
                item.parts.append(line)
    if item is not None:
        yield item


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The texts of a line, each with the tag behind it."""
    end = 0
    for match in _TAG.finditer(line[:_MAX_LINE_LENGTH]):
        yield line[end : match.start()], f"{match[1]}{match[2].lower()}"
        end = match.end()
    yield line[end:], ""
