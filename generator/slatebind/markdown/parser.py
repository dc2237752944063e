"""Parsing text to blocks: mistune's block parser with the rules for Slate's syntax and for common mistakes in it."""

import re
from functools import cache
from typing import Any, cast

from mistune.block_parser import BlockParser
from mistune.core import BlockState

from slatebind.diagnostic import Diagnostic
from slatebind.markdown.block_rules import RULES
from slatebind.markdown.blocks import Content, Prose
from slatebind.markdown.delimited import TitleTest
from slatebind.markdown.lines import LineIndex
from slatebind.markdown.parser_state import ParserState
from slatebind.markdown.source_lines import SourceLines

_PREFIX = "slate_"
"""Before the names of our rules, so that they are not those of mistune."""


def parse_blocks(
    text: str, file: str, first_line: int = 1, is_section: TitleTest = lambda _: False
) -> tuple[tuple[Content, ...], tuple[Diagnostic, ...]]:
    """The blocks of a text with LF line ends, and the findings. ``is_section`` tells the headings of sections.

    The text may be a part of ``file`` that starts at line ``first_line``: positions are those in the file.
    """
    state = ParserState()
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
    rules = "|".join(rf"(?P<{_PREFIX}{name}>{rule.begins})" for name, rule in RULES.items())
    return re.compile(rf"^(?:{rules})", re.M)


@cache
def _parser() -> _Parser:
    parser = _Parser()
    parser.rules = []
    for name, rule in RULES.items():
        parser.register(f"{_PREFIX}{name}", rule.begins, cast("Any", rule.read))
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
