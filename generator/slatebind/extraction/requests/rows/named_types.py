"""Types that are the words of a heading, such as `Address` or `Address[]` where a section `The address object` is.

Only what a cell has apart from words for lists, maps and objects is such a name; a word for a type is none.
"""

import re
from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from slatebind.casing import singular
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part, is_reference_table
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.extraction.types.type_words import has_link
from slatebind.markdown import Cell, Content, Row, Table, heading_anchors

_WORD = re.compile(r"[^\W\d_][\w-]*")
_MAX_WORDS = 6
_MAX_LENGTH = 80
_CONTAINERS = ("list", "map", "object")


def name_in_type(text: str, dialect: Dialect) -> str:
    """What a type cell names that is no type, such as ``line items`` in ``Array of Line Items``; empty for others."""
    words = _WORD.findall(plain_text(text)[: _MAX_LENGTH + 1])
    if not words or len(words) > _MAX_WORDS or len(text) > _MAX_LENGTH:
        return ""
    small = {*dialect.resources.small_words, *dialect.tables.of, *dialect.tables.containers}
    kinds = {word: dialect.type_of(word) for word in words}
    if any(kind not in (None, *_CONTAINERS) for kind in kinds.values()):
        return ""
    return " ".join(word for word in words if kinds[word] is None and normalize(word) not in small)


def folded_name(text: str, dialect: Dialect) -> str:
    """The words of a heading or type without those that announce an object, in the singular, as they are compared."""
    words = dialect.resources.name_in(normalize(plain_text(text))).split()
    kept = [word for word in words if word not in dialect.resources.small_words]
    return re.sub(r"[\W_]+", "", singular("".join(kept))).lower()


class NamedTypes:
    """The sections of a document that types may name: those with a table of fields that belong to no operation."""

    def __init__(self, parts: Sequence[Part], read: Container[Position], dialect: Dialect) -> None:
        self._dialect = dialect
        self._anchors: dict[str, str] = {}
        self._linked: dict[Position, Table] = {}
        for part, anchors in zip(parts, heading_anchors(part.heading for part in parts), strict=True):
            is_section = part.heading.at not in read and any(
                is_reference_table(block, dialect) for block in part.blocks
            )
            if is_section and anchors and (name := folded_name(part.heading.text, dialect)):
                is_first = anchors[1:2] and anchors[0] == f"{anchors[1]}-1"
                self._anchors.setdefault(name, anchors[1] if is_first else anchors[0])
        self.named: set[str] = set()

    def linked(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Parts whose types link to the sections that they name; the anchors are added to ``named``."""
        if not self._anchors:
            return tuple(parts)
        return tuple(replace(part, blocks=tuple(map(self._block, part.blocks))) for part in parts)

    def _block(self, block: Content) -> Content:
        if not isinstance(block, Table) or block.header is None:
            return block
        roles = table_roles(block.header, self._dialect)
        if "type" not in roles:
            return block
        number = roles.index("type")
        if block.at not in self._linked:
            rows = tuple(self._row(row, number) for row in block.rows)
            self._linked[block.at] = block if rows == block.rows else replace(block, rows=rows)
        return self._linked[block.at]

    def _row(self, row: Row, number: int) -> Row:
        cell = row.cells[number] if number < len(row.cells) else None
        if cell is None or has_link(cell.text):
            return row
        name = name_in_type(cell.text, self._dialect)
        anchor = self._anchors.get(folded_name(name, self._dialect)) if name else None
        if anchor is None or name not in cell.text:
            return row
        self.named.add(anchor)
        linked = Cell(cell.at, cell.text.replace(name, f"[{name}](#{anchor})", 1))
        return replace(row, cells=(*row.cells[:number], linked, *row.cells[number + 1 :]))
