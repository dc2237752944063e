"""Parsing text to blocks: mistune's block parser with rules for Slate's syntax and for common mistakes in it.

The only module that imports mistune. Every rule recovers from errors: an unclosed fence, comment or aside ends where
its author probably meant it to end, and is reported.
"""

import re
from collections.abc import Callable
from functools import cache
from re import Match
from typing import Any, cast

from mistune.block_parser import BlockParser
from mistune.core import BlockState

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import Annotation, Aside, Code, Comment, Content, Heading, Prose, Row, Table
from slatebind.markdown.delimited import ASIDE, FENCE, aside_extent, comment_extent, fence_extent
from slatebind.markdown.directive import is_directive
from slatebind.markdown.fixes import remove_line
from slatebind.markdown.heading import HEADING
from slatebind.markdown.lines import LineIndex
from slatebind.markdown.source_lines import SourceLines
from slatebind.markdown.table import DELIMITER, is_delimiter, is_row, read_row

_CLASS = re.compile(r"class\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_QUOTE = re.compile(r"^[ \t]{0,3}> ?(.*)$", re.M)
_END_OF_TABLE = re.compile(r" {0,3}#{1,6}[ \t]+\S|[ \t]*<aside\b|[ \t]*<!--| {0,3}(?:```|~~~)| {0,3}>", re.I)

_RULES = {
    "slate_fence": r"^ {0,3}(?:`{3,}[^`\n]*|~{3,}[^\n]*)$",
    "slate_comment": r"^[ \t]*<!--",
    "slate_aside": r"^[ \t]*<[aA][sS][iI][dD][eE]\b[^>]*>",
    "slate_heading": r"^ {0,3}#{1,6}(?:[ \t]+[^\n]*|[A-Za-z][^\n]*)?$",
    "slate_setext": r"^(?![ \t]*(?:[|>#<`~*+-]|\d+\.))[^\n|]*[^\s|][^\n|]*\n {0,3}(?:=+|-{2,})[ \t]*$",
    "slate_table": (
        r"^(?:[ \t]*\|[^\n]*|[^\n]*\|[ \t]*"
        rf"|[^\n]*\|[^\n]*\n(?={DELIMITER}$)(?=[^\n]*\|)[^\n]*|(?=[^\n]*\|){DELIMITER})$"
    ),
    "slate_quote": r"^ {0,3}>[^\n]*$",
    "slate_rule": r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$",
    "slate_blank": r"(?:^[ \t\v\f]*\n)+",
}


_Rule = Callable[[BlockParser, Match[str], BlockState], int | None]


class _State(BlockState):
    """mistune's state with our blocks as tokens; a paragraph continues until the next block."""

    index: LineIndex
    lines: SourceLines
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

    def block_position(self) -> Position:
        line = self.get_line(self.cursor)
        return self.index.position(self.cursor + len(line) - len(line.lstrip()))


def parse_blocks(text: str, file: str, first_line: int = 1) -> tuple[tuple[Content, ...], tuple[Diagnostic, ...]]:
    """The blocks of a text with LF line ends, and the findings.

    The text may be a part of ``file`` that starts at line ``first_line``: positions are those in the file.
    """
    state = _State()
    state.index = LineIndex(text, file, first_line)
    state.lines = SourceLines([(file, first_line, text)])
    state.diagnostics = []
    state.process(text if text.endswith("\n") else text + "\n")
    _parser().parse(state)
    blocks = (_to_block(token, state.index) for token in state.tokens)
    return tuple(block for block in blocks if block is not None), tuple(state.diagnostics)


class _Parser(BlockParser):
    """mistune's parser without its fast path for paragraphs, which misses tables without outer pipes."""

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Split the state's text into tokens."""
        pattern = self.compile_sc(rules or self.rules)
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
def _parser() -> _Parser:
    parser = _Parser()
    parser.rules = []
    rules = (_fence, _comment, _aside, _heading, _setext, _table, _quote, _rule, _blank)
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
    extent = fence_extent(state.src, state.cursor)
    if opening is None or extent is None:
        return None
    mark, info = opening.groups()
    language = info.split()[0].lower() if info else ""
    at = state.block_position()
    if not extent.is_closed:
        state.report("unclosed-block", at, "code fence is never closed", f"close it with a line of its own: {mark}")
    state.add(Code(at, language, state.src[extent.start : extent.stop]))
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
    parts = HEADING.fullmatch(state.get_text(line_end).rstrip("\n"))
    if parts is None:
        return None
    marks, space, text = parts.groups()
    at = state.block_position()
    if text and not space:
        edits = (Edit(at, marks, f"{marks} "),)
        state.report("heading-space", at, f"no space after `{marks}`", f"write `{marks} {text}`", edits)
    state.add(Heading(at, len(marks), text.strip()))
    return line_end


def _setext(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    if state.tokens and state.tokens[-1]["type"] == "paragraph":
        return None
    text, mark = match.group().rstrip().rsplit("\n", 1)
    state.add(Heading(state.block_position(), 1 if "=" in mark else 2, text.strip()))
    return min(match.end() + 1, state.cursor_max)


def _quote(parser: BlockParser, match: Match[str], state: _State) -> int:
    lines: list[str] = []
    at = state.block_position()
    cursor = state.cursor
    while cursor < state.cursor_max and (line := _QUOTE.match(state.src, cursor)):
        lines.append(line.group(1).strip())
        cursor = min(line.end() + 1, state.cursor_max)
    state.add(Annotation(at, "\n".join(lines).strip()))
    return cursor


def _rule(parser: BlockParser, match: Match[str], state: _State) -> int:
    state.append_token({"type": "rule"})
    return min(match.end() + 1, state.cursor_max)


def _blank(parser: BlockParser, match: Match[str], state: _State) -> int:
    state.append_token({"type": "blank"})
    return match.end()


def _table(parser: BlockParser, match: Match[str], state: _State) -> int | None:
    run = _table_lines(state)
    if not run:
        return None
    for table in _tables(run, state):
        state.add(table)
    offset, line = run[-1]
    return min(offset + len(line) + 1, state.cursor_max)


def _table_lines(state: _State) -> list[tuple[int, str]]:
    """The lines from the cursor to the end of the table, with their offsets."""
    run: list[tuple[int, str]] = []
    cursor = state.cursor
    while cursor < state.cursor_max:
        end = state.find_line_end_at(cursor)
        line = state.src[cursor:end].rstrip("\n")
        if not line.strip() or (_END_OF_TABLE.match(line) and not is_directive(line)):
            break
        run.append((cursor, line))
        cursor = end
    return run


def _tables(run: list[tuple[int, str]], state: _State) -> list[Table]:
    """The tables in consecutive lines: one, or several without a blank line between them."""
    tables: list[Table] = []
    header: Row | None = None
    rows: list[Row] = []
    for number, (offset, line) in enumerate(run):
        if is_directive(line):
            continue
        if is_delimiter(line):
            if (rows and header is None) or (rows and not rows[-1].cells[0].text.startswith("**")):
                candidate = rows.pop()
                if header is not None or rows:
                    tables.append(_finished(header, rows, state))
                header, rows = candidate, []
                _check_delimiter(read_row(line, offset, state.index, None), header, state)
            elif number:
                at = state.index.position(offset)
                state.report("table-delimiter", at, "second delimiter line inside a table")
        elif is_row(line):
            rows.append(read_row(line, offset, state.index, header))
        else:
            at = state.index.position(offset + len(line) - len(line.lstrip()))
            message = f"line `{line.strip()[:40]}` interrupts a table"
            state.report("table-interrupted", at, message, "remove the line", _without_line(at, state))
    if header is not None or rows:
        tables.append(_finished(header, rows, state))
    return tables


def _without_line(at: Position, state: _State) -> tuple[Edit, ...]:
    """Remove a line that interrupts a table, unless it has pipes and may be a row."""
    return () if "|" in state.lines.line(at) else remove_line(state.lines, at)


def _check_delimiter(delimiter: Row, header: Row, state: _State) -> None:
    """Report a delimiter line with another number of columns than the header: renderers show such tables as text."""
    count = len(delimiter.cells)
    if count != len(header.cells):
        message = f"delimiter line has {count} columns where the header has {len(header.cells)}"
        hint = "write dashes for each column"
        state.report("table-delimiter", delimiter.at, message, hint)


def _finished(header: Row | None, rows: list[Row], state: _State) -> Table:
    for row in rows:
        _check_pipes(row, header, state)
    return Table((header or rows[0]).at, header, tuple(rows))


def _check_pipes(row: Row, header: Row | None, state: _State) -> None:
    """Report a row whose outer pipes differ from the header's, and pipes inside code."""
    model = header or row
    if row.has_open != model.has_open or row.has_close != model.has_close:
        is_first = row.has_open != model.has_open
        side = "first" if is_first else "last"
        has = row.has_open if is_first else row.has_close
        message = f"row has {'an outer' if has else 'no'} {side} pipe, its header has {'none' if has else 'one'}"
        hint = f"{'remove' if has else 'add'} the {side} pipe"
        state.report("table-row-pipes", row.at, message, hint, _outer_pipes(row, model, state))
    if row.hidden_pipes:
        count = len(row.hidden_pipes)
        subject = "pipe inside code is" if count == 1 else f"{count} pipes inside code are"
        message = f"{subject} read as text; other parsers split the cell there"
        state.report("table-pipe-in-code", row.hidden_pipes[0], message, "write it as `\\|`")


def _outer_pipes(row: Row, header: Row, state: _State) -> tuple[Edit, ...]:
    """Give a row the outer pipes of its header, unless its last character is escaped."""
    line, header_line = state.lines.line(row.at).rstrip(), state.lines.line(header.at).rstrip()
    if line.endswith("\\"):
        return ()
    end = Position(row.at.file, row.at.line, len(line) + 1)
    last = Position(end.file, end.line, end.column - 1)
    edits = []
    if header.has_open and not row.has_open:
        edits.append(Edit(row.at, "", "| " if header_line.lstrip().startswith("| ") else "|"))
    if header.has_close and not row.has_close:
        edits.append(Edit(end, "", " |" if header_line.endswith(" |") else "|"))
    if row.has_open and not header.has_open:
        edits.append(Edit(row.at, "|", ""))
    if row.has_close and not header.has_close:
        edits.append(Edit(last, "|", ""))
    return tuple(edits)
