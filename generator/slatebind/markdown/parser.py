"""Parsing text to blocks: mistune's block parser with rules for Slate's syntax and for common mistakes in it.

The only module that imports mistune. Every rule recovers from errors: an unclosed fence, comment or aside ends where
its author probably meant it to end, and is reported.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from operator import itemgetter
from re import Match
from typing import Any, cast

from mistune.block_parser import BlockParser
from mistune.core import BlockState

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import diagnostic
from slatebind.hidden_characters import BLANKS
from slatebind.markdown.blocks import Annotation, Aside, Code, Comment, Content, Heading, Prose, Table
from slatebind.markdown.delimited import ASIDE, FENCE, TitleTest, after_mark, aside_extent, comment_extent, fence_extent
from slatebind.markdown.heading import HeadingLine, read_heading, read_html_heading
from slatebind.markdown.html_table import read_html_table
from slatebind.markdown.includes import is_partial
from slatebind.markdown.lines import LineIndex
from slatebind.markdown.source_lines import SourceLines
from slatebind.markdown.table_blocks import TableReader, are_quoted_rows, table_lines

_CLASS = re.compile(r"class\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_QUOTE = re.compile(r"^[ \t]{0,3}> ?(.*)$", re.M)

_NO_CODE = re.compile(r"\s*(?:>[^\n]*)?\s*")
"""A label for the code below it, or nothing."""
_RULES = {
    "slate_fence": r"^ {0,3}(?:`{3,}[^`|\n]*|~{3,}[^`|\n]*)$",
    "slate_comment": r"^[ \t]*<!--",
    "slate_aside": r"^[ \t]*<[aA][sS][iI][dD][eE]\b[^<>]*>",
    "slate_heading": r"^ {0,3}#[^\n]*$",
    "slate_html_heading": r"^[ \t]*<[hH][1-6]\b",
    "slate_html_table": r"^[ \t]*<[tT][aA][bB][lL][eE]\b",
    "slate_setext": r"^(?![ \t]*(?:[|>#<`~*+-]|\d+\.))[^\S\n]*[^\s|][^\n|]*\n {0,3}(?:=+|-{2,})[ \t]*$",
    "slate_partial": r"^[ \t]*<%=[ \t]*partial\b",
    "slate_quote": r"^ {0,3}>[^\n]*$",
    "slate_rule": r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$",
    "slate_blank": r"(?:^[ \t\v\f]*\n)+",
    "slate_table": r"^[^\n|\uff5c]*[|\uff5c]",
}


_Rule = Callable[[BlockParser, Match[str], BlockState], int | None]


class _State(BlockState):
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
        self.append_token({"type": "block", "block": block})

    def report(self, code: str, at: Position, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        self.diagnostics.append(diagnostic(code, at, message, hint, edits=edits))

    def position_of_mark(self, offset: int) -> Position:
        """The position of the first character of the line at an offset, without indentation."""
        start = self.src.rfind("\n", 0, offset) + 1
        return self.index.position(start + len(self.src[start:offset]) - len(self.src[start:offset].lstrip()))

    def block_position(self) -> Position:
        line = self.get_line(self.cursor)
        return self.index.position(self.cursor + len(line) - len(line.lstrip()))


def parse_blocks(
    text: str, file: str, first_line: int = 1, is_section: TitleTest = lambda _: False
) -> tuple[tuple[Content, ...], tuple[Diagnostic, ...]]:
    """The blocks of a text with LF line ends, and the findings. ``is_section`` tells the headings of sections.

    The text may be a part of ``file`` that starts at line ``first_line``: positions are those in the file.
    """
    state = _State()
    state.index = LineIndex(text, file, first_line)
    state.lines = SourceLines([(file, first_line, text)])
    state.diagnostics = []
    state.is_section = is_section
    state.process(text if text.endswith("\n") else text + "\n")
    _parser().parse(state)
    blocks = (_to_block(token, state.index) for token in state.tokens)
    return tuple(block for block in blocks if block is not None), tuple(state.diagnostics)


class _Parser(BlockParser):
    """mistune's parser without its fast path for paragraphs, which misses tables without outer pipes."""

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Split the state's text into tokens."""
        pattern = _line_start()
        while state.cursor < state.cursor_max:
            match = pattern.search(state.src, state.cursor)
            start = match.start() if match else state.cursor_max
            if start > state.cursor:
                state.add_paragraph(state.get_text(start))
                state.cursor = start
            if match is not None:
                end = self.parse_method(match, state)
                if not end:
                    end = state.find_line_end()
                    state.add_paragraph(state.get_text(end))
                state.cursor = end


@cache
def _line_start() -> re.Pattern[str]:
    """The rules as one expression, which leaves a character inside of a line at once."""
    rules = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in _RULES.items())
    return re.compile(rf"^(?:{rules})", re.M)


@cache
def _parser() -> _Parser:
    parser = _Parser()
    parser.rules = []
    rules = (
        _fence,
        _comment,
        _aside,
        _heading,
        _html_heading,
        _html_table,
        _setext,
        _partial,
        _quote,
        _rule,
        _blank,
        _table,
    )
    for (name, pattern), rule in zip(_RULES.items(), rules, strict=True):
        parser.register(name, pattern, cast("_Rule", rule))
    return parser


def _to_block(token: dict[str, Any], index: LineIndex) -> Content | None:
    if token["type"] == "block":
        block: Content = token["block"]
        return block
    if token["type"] != "paragraph":
        return None
    text: str = token["text"]
    lead = len(text) - len(text.lstrip())
    return Prose(index.position(token["offset"] + lead), text.strip()) if text.strip() else None


def _fence(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    opening = FENCE.match(state.src, state.cursor)
    extent = fence_extent(state.src, state.cursor, state.is_section)
    if opening is None or extent is None:
        return None
    mark, info = opening.groups()
    language = info.split()[0].lower() if info.strip() else ""
    at = state.block_position()
    if not extent.is_closed:
        is_stray = _NO_CODE.fullmatch(state.src[extent.start : extent.stop])
        hint = "remove it" if is_stray else f"close it with a line of its own: {mark}"
        state.report("unclosed-block", at, "code fence is never closed", hint)
    state.add(Code(at, language, state.src[extent.start : extent.stop], is_open=not extent.is_closed))
    return extent.end


def _comment(parser: BlockParser, match: Match[str], state: _State) -> int:
    extent = comment_extent(state.src, state.cursor)
    if extent is None:
        return state.find_line_end()
    at = state.block_position()
    if not extent.is_closed:
        state.report("unclosed-block", at, "HTML comment is never closed", "close it with `-->`")
    state.add(Comment(at, state.src[extent.start : extent.stop].rstrip()))
    return extent.end


def _aside(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    opening = ASIDE.match(state.src, state.cursor)
    extent = aside_extent(state.src, state.cursor)
    if opening is None or extent is None:
        return None
    at = state.block_position()
    named = _CLASS.search(opening[1])
    kind = next((name for name in named.groups() if name), "") if named else ""
    if not extent.is_closed:
        state.report("unclosed-block", at, "aside is never closed", "close it with `</aside>`")
    state.add(Aside(at, kind, state.src[extent.start : extent.stop].strip()))
    return extent.end


def _heading(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    line_end = state.find_line_end()
    heading = read_heading(state.get_text(line_end).rstrip("\n"))
    if heading is None:
        return None
    at = state.block_position()
    if heading.text:
        _check_heading(heading, at, state)
    state.add(Heading(at, len(heading.marks), heading.text))
    return line_end


def _check_heading(heading: HeadingLine, at: Position, state: _State) -> None:
    """Report what Slate and other renderers read differently: no space after the marks, no blank line above."""
    marks, space, text = heading
    if not heading.is_space_plain:
        code_point = next((f"U+{ord(character):04X}" for character in space if character not in " \t"), "")
        message = f"{code_point} instead of a space after `{marks}`" if code_point else f"no space after `{marks}`"
        edits = (Edit(at, marks + space, f"{marks} "),)
        state.report("heading-space", at, message, f"write `{marks} {text}`", edits)
    last = state.last_token()
    # A heading of level 1 may start a chapter, which is parsed on its own.
    is_below_table = len(marks) > 1 and last is not None and isinstance(last.get("block"), Table)
    above = state.lines.line(Position(at.file, at.line - 1))
    if is_below_table and above.strip(BLANKS):  # a line of invisible characters looks like a blank one
        edits = (Edit(Position(at.file, at.line), "", "\n"),)
        state.report("heading-blank-line", at, "no blank line between a table and this heading", "insert one", edits)


def _html_heading(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    heading = read_html_heading(state.src, state.cursor)
    if heading is None:
        return None
    at = state.block_position()
    if not heading.is_closed:
        hint = f"close it with `</h{heading.level}>`"
        state.report("unclosed-block", at, "HTML heading is never closed; it is read up to the end of the line", hint)
    state.add(Heading(at, heading.level, heading.text))
    return after_mark(state.src, heading.end)


def _html_table(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    found = read_html_table(state.src, state.cursor, state.index)
    if found is None:
        return None
    state.add(found.table)
    return after_mark(state.src, found.end)


def _setext(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    if state.tokens and state.tokens[-1]["type"] == "paragraph":
        return None
    text, mark = match.group().rstrip().rsplit("\n", 1)
    state.add(Heading(state.block_position(), 1 if "=" in mark else 2, text.strip()))
    return min(match.end() + 1, state.cursor_max)


def _partial(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    """A call that includes a file; reading the document finds the file, or reports that it does not exist."""
    line_end = state.find_line_end()
    if not is_partial(state.get_text(line_end).rstrip("\n")):
        return None
    state.append_token({"type": "partial"})
    return line_end


def _quote(parser: BlockParser, match: Match[str], state: _State) -> int:
    lines: list[tuple[int, str]] = []
    cursor = state.cursor
    while cursor < state.cursor_max and (line := _QUOTE.match(state.src, cursor)):
        lines.append((line.start(1), line.group(1)))
        cursor = min(line.end() + 1, state.cursor_max)
    are_rows = are_quoted_rows([line for _, line in lines])
    for is_table, group in groupby(zip(are_rows, lines, strict=True), key=itemgetter(0)):
        part = [line for _, line in group]
        if is_table:
            _quoted_tables(part, state)
        elif text := "\n".join(line.strip() for _, line in part).strip():
            state.add(Annotation(state.position_of_mark(part[0][0]), text))
    return cursor


def _quoted_tables(run: list[tuple[int, str]], state: _State) -> None:
    at = state.position_of_mark(run[0][0])
    state.report("table-line-mark", at, "table is quoted; its rows are read", "remove the `>` before each row")
    for table in TableReader(state.index, state.lines, state.report).read(run):
        state.add(table)


def _rule(parser: BlockParser, match: Match[str], state: _State) -> int:
    state.append_token({"type": "rule"})
    return min(match.end() + 1, state.cursor_max)


def _blank(parser: BlockParser, match: Match[str], state: _State) -> int:
    state.append_token({"type": "blank"})
    return match.end()


def _table(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    run = table_lines(state.src, state.cursor)
    if not run:
        return None
    for table in TableReader(state.index, state.lines, state.report).read(run):
        state.add(table)
    offset, line = run[-1]
    return min(offset + len(line) + 1, state.cursor_max)
