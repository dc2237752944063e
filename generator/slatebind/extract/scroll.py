"""A file of a document on the way from its beginning to its end, as far at a time as the next chapter."""

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.dialects import Dialect
from slatebind.extract.outline import opens_chapter
from slatebind.markdown import UNCLOSED, Content, Manuscript, SourceFile, top_headings

if TYPE_CHECKING:
    from slatebind.markdown.parser import BlockReader


class Stretch(msgspec.Struct, frozen=True):
    """Blocks of one file, from offset ``start`` to offset ``end``.

    ``chapter`` is what to call a chapter with which it begins. ``is_apart`` says that the blocks would be the same
    whatever stood around them.
    """

    file: SourceFile
    start: int
    end: int
    chapter: str
    is_apart: bool
    blocks: tuple[Content, ...]
    diagnostics: tuple[Diagnostic, ...]


class Scroll:
    """A file; ``at`` is the offset that was come to.

    ``chapters`` has the offset of each line that opens one, unless it stands in something else, and what to call it:
    its title and how many of that title came before. ``ends`` are the offsets at which one may end; the end of the file
    is none where the next file may go on with it.
    """

    def __init__(self, file: SourceFile, dialect: Dialect, following: "Scroll | None" = None) -> None:
        self.file = file
        self.at = file.body
        self.chapters: dict[int, str] = {}
        seen: Counter[str] = Counter()
        for at, title in top_headings(file.text, file.body):
            if opens_chapter(title, dialect):
                self.chapters[at] = f"{seen[title]} {title}"
                seen[title] += 1
        goes_on = following is not None and not following.is_at_chapter
        self.ends = frozenset(self.chapters) | (set() if goes_on else {len(file.text)})
        self._blocks: BlockReader | None = None

    @property
    def is_read(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.file.text)

    @property
    def is_at_chapter(self) -> bool:
        """Whether what comes next has nothing to do with what stands above."""
        return self.at in self.chapters

    def read(self) -> Stretch:
        """The blocks up to the next chapter."""
        if self._blocks is None:
            from slatebind.markdown.parser import BlockReader  # noqa: PLC0415 - mistune; what is known needs no parser

            self._blocks = BlockReader(self.file.text, self.file.name)
        found: list[Diagnostic] = []
        start = self.at
        blocks = tuple(self._blocks.blocks(found, start, self.chapters))
        is_apart = start in self.chapters and not any(one.code in UNCLOSED for one in found)
        self.at = min(self._blocks.at, len(self.file.text))
        return Stretch(self.file, start, self.at, self.chapters.get(start, ""), is_apart, blocks, tuple(found))


def unroll(manuscript: Manuscript, dialect: Dialect) -> list[Scroll]:
    """A document's files, each at its beginning."""
    scrolls: list[Scroll] = []
    for file in reversed(manuscript.files):
        scrolls.insert(0, Scroll(file, dialect, scrolls[0] if scrolls else None))
    return scrolls
