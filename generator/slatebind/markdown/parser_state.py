"""The state of parsing a text: the blocks so far, positions, and what is reported."""

from mistune.core import BlockState

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import Content
from slatebind.markdown.delimited import TitleTest
from slatebind.markdown.lines import LineIndex
from slatebind.markdown.source_lines import SourceLines


class ParserState(BlockState):
    """mistune's state with our blocks as tokens; a paragraph continues until the next block."""

    index: LineIndex
    lines: SourceLines
    is_section: TitleTest
    diagnostics: list[Diagnostic]

    def add_paragraph(self, text: str) -> None:
        """Start or continue a paragraph, recording the offset of its start."""
        last = self.last_token()
        if last and last["type"] == "paragraph":
            last["text"] += text
        else:
            self.tokens.append({"type": "paragraph", "text": text, "offset": self.cursor})

    def add(self, block: Content) -> None:
        """Add a block."""
        self.append_token({"type": "block", "block": block})

    def report(self, code: str, at: Position, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        """Report a finding."""
        self.diagnostics.append(diagnostic(code, at, message, hint, edits=edits))

    def position_of_mark(self, offset: int) -> Position:
        """The position of the first character of the line at an offset, without indentation."""
        start = self.src.rfind("\n", 0, offset) + 1
        return self.index.position(start + len(self.src[start:offset]) - len(self.src[start:offset].lstrip()))

    def block_position(self) -> Position:
        """The position of the first character of the line where the parser is, without indentation."""
        line = self.get_line(self.cursor)
        return self.index.position(self.cursor + len(line) - len(line.lstrip()))
