"""The rules of Slate's Markdown: how each kind of block begins, and reading it.

Every rule recovers from errors: an unclosed fence, comment or aside ends where its author probably meant it to end, and
is reported.
"""

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter
from re import Match
from typing import NamedTuple

from mistune.block_parser import BlockParser

from slatebind.diagnostic import Edit, Position
from slatebind.hidden_characters import BLANKS
from slatebind.markdown.blocks import Annotation, Aside, Code, Comment, Heading, Table
from slatebind.markdown.delimited import ASIDE, FENCE, after_mark, aside_extent, comment_extent, fence_extent
from slatebind.markdown.heading import HeadingLine, read_heading, read_html_heading
from slatebind.markdown.html_table import read_html_table
from slatebind.markdown.includes import is_partial
from slatebind.markdown.parser_state import ParserState
from slatebind.markdown.table_lines import are_quoted_rows, table_lines
from slatebind.markdown.table_reader import TableReader

_CLASS = re.compile(r"class\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_QUOTE = re.compile(r"^[ \t]{0,3}> ?(.*)$", re.M)

_NO_CODE = re.compile(r"\s*(?:>[^\n]*)?\s*")
"""A label for the code below it, or nothing."""


class BlockRule(NamedTuple):
    """A kind of block: an expression for its first line, and what reads it.

    ``read`` adds blocks to the state and returns the offset behind them, or None if the line begins no such block.
    """

    begins: str
    read: Callable[[BlockParser, Match[str], ParserState], int | None]


def _fence(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
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


def _comment(parser: BlockParser, match: Match[str], state: ParserState) -> int:
    extent = comment_extent(state.src, state.cursor)
    if extent is None:
        return state.find_line_end()
    at = state.block_position()
    if not extent.is_closed:
        state.report("unclosed-block", at, "HTML comment is never closed", "close it with `-->`")
    state.add(Comment(at, state.src[extent.start : extent.stop].rstrip()))
    return extent.end


def _aside(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
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


def _heading(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    line_end = state.find_line_end()
    heading = read_heading(state.get_text(line_end).rstrip("\n"))
    if heading is None:
        return None
    at = state.block_position()
    if heading.text:
        _check_heading(heading, at, state)
    state.add(Heading(at, len(heading.marks), heading.text))
    return line_end


def _check_heading(heading: HeadingLine, at: Position, state: ParserState) -> None:
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


def _html_heading(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    heading = read_html_heading(state.src, state.cursor)
    if heading is None:
        return None
    at = state.block_position()
    if not heading.is_closed:
        hint = f"close it with `</h{heading.level}>`"
        state.report("unclosed-block", at, "HTML heading is never closed; it is read up to the end of the line", hint)
    state.add(Heading(at, heading.level, heading.text))
    return after_mark(state.src, heading.end)


def _html_table(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    found = read_html_table(state.src, state.cursor, state.index)
    if found is None:
        return None
    state.add(found.table)
    return after_mark(state.src, found.end)


def _setext(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    if state.tokens and state.tokens[-1]["type"] == "paragraph":
        return None
    text, mark = match.group().rstrip().rsplit("\n", 1)
    state.add(Heading(state.block_position(), 1 if "=" in mark else 2, text.strip()))
    return min(match.end() + 1, state.cursor_max)


def _partial(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    """A call that includes a file; reading the document finds the file, or reports that it does not exist."""
    line_end = state.find_line_end()
    if not is_partial(state.get_text(line_end).rstrip("\n")):
        return None
    state.append_token({"type": "partial"})
    return line_end


def _quote(parser: BlockParser, match: Match[str], state: ParserState) -> int:
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


def _quoted_tables(run: list[tuple[int, str]], state: ParserState) -> None:
    at = state.position_of_mark(run[0][0])
    state.report("table-line-mark", at, "table is quoted; its rows are read", "remove the `>` before each row")
    for table in TableReader(state.index, state.lines, state.report).read(run):
        state.add(table)


def _rule(parser: BlockParser, match: Match[str], state: ParserState) -> int:
    state.append_token({"type": "rule"})
    return min(match.end() + 1, state.cursor_max)


def _blank(parser: BlockParser, match: Match[str], state: ParserState) -> int:
    state.append_token({"type": "blank"})
    return match.end()


def _table(parser: BlockParser, match: Match[str], state: ParserState) -> int | None:
    run = table_lines(state.src, state.cursor)
    if not run:
        return None
    for table in TableReader(state.index, state.lines, state.report).read(run):
        state.add(table)
    offset, line = run[-1]
    return min(offset + len(line) + 1, state.cursor_max)


RULES: Mapping[str, BlockRule] = {
    "fence": BlockRule(r"^ {0,3}(?:`{3,}[^`|\n]*|~{3,}[^`|\n]*)$", _fence),
    "comment": BlockRule(r"^[ \t]*<!--", _comment),
    "aside": BlockRule(r"^[ \t]*<[aA][sS][iI][dD][eE]\b[^<>]*>", _aside),
    "heading": BlockRule(r"^ {0,3}#[^\n]*$", _heading),
    "html_heading": BlockRule(r"^[ \t]*<[hH][1-6]\b", _html_heading),
    "html_table": BlockRule(r"^[ \t]*<[tT][aA][bB][lL][eE]\b", _html_table),
    "setext": BlockRule(r"^(?![ \t]*(?:[|>#<`~*+-]|\d+\.))[^\S\n]*[^\s|][^\n|]*\n {0,3}(?:=+|-{2,})[ \t]*$", _setext),
    "partial": BlockRule(r"^[ \t]*<%=[ \t]*partial\b", _partial),
    "quote": BlockRule(r"^ {0,3}>[^\n]*$", _quote),
    "rule": BlockRule(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$", _rule),
    "blank": BlockRule(r"(?:^[ \t\v\f]*\n)+", _blank),
    "table": BlockRule(r"^[^\n|\uff5c]*[|\uff5c]", _table),
}
"""The rules by name, in the order in which they are tried."""
