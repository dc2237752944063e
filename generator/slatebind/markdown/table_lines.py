"""Which lines are those of a table: where one begins and ends, list marks and other pipes before its rows."""

import re
from collections.abc import Iterator, Sequence

from slatebind.hidden_characters import BLANKS
from slatebind.markdown.directive import is_directive
from slatebind.markdown.table import count_borders, is_damaged_delimiter, is_delimiter, is_row

_END_OF_TABLE = re.compile(
    r" {0,3}#{1,6}(?:[ \t]+\S|[^|\n]*$)|[ \t]*<(?:aside|table|h[1-6])\b|[ \t]*<!--| {0,3}(?:```|~~~)| {0,3}>", re.I
)
WIDE_PIPE = "\uff5c"
"""The pipe of Chinese and Japanese keyboards."""
_LIST_MARK = re.compile(rf"[{BLANKS}]*((?:[-*+\u2022]|\d{{1,9}}[.)])[ \t]+)(?=\|)")
_LISTED_SENTENCE = re.compile(r"[ \t]*[-*+\u2022][ \t]+[^|\n]{1,200}?:[ \t][^|\n]{8}")
"""An item of a list that explains a name: a pipe in it stands between alternatives."""
_MIN_PIPES_IN_LIST = 3
_MIN_PIPES = 2
_BOLD_NAME = re.compile(rf"[{BLANKS}]*(?:\*\*[^*|]+\*\*|__[^*|]+__)[ \t]*\|")


def table_lines(text: str, offset: int) -> list[tuple[int, str]]:
    """The lines of the table that starts at ``offset``, with their offsets; empty if there is no table."""
    run: list[tuple[int, str]] = []
    if not _opens_table(_line(text, offset), _line(text, offset + len(_line(text, offset)) + 1)):
        return run
    while offset < len(text):
        line = _line(text, offset)
        if not line.strip() or (_END_OF_TABLE.match(line) and not is_directive(line)):
            break
        run.append((offset, line))
        offset += len(line) + 1
    return run


def are_quoted_rows(lines: Sequence[str]) -> Iterator[bool]:
    """For each line of a quote, without its mark, whether it is a line of a table."""
    has_delimiter = any(is_delimiter(line) and "|" in line for line in lines)
    for line in lines:
        plain = plain_pipes(line)
        yield _is_row_alone(plain) or (has_delimiter and is_row(plain))


def _line(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[offset : end if end >= 0 else len(text)]


def _opens_table(line: str, following: str) -> bool:
    plain = plain_pipes(line)
    content = plain.strip(BLANKS)
    if "|" not in content:
        return False
    if content.endswith("|") or _is_row_alone(plain):
        return True
    return any(is_delimiter(other) or is_damaged_delimiter(other) for other in (plain, following))


def _is_row_alone(line: str) -> bool:
    """Whether a line is a row whatever is around it: by its first pipe, a bold name before a pipe, or two pipes."""
    if line.lstrip(BLANKS).startswith("|") or _BOLD_NAME.match(line) or list_mark(line):
        return True
    if _LISTED_SENTENCE.match(line):
        return False
    return line.count("|") >= _MIN_PIPES and count_borders(line) >= _MIN_PIPES


def plain_pipes(line: str) -> str:
    """The line with ``|`` in place of full-width pipes, if it starts with one."""
    return line.replace(WIDE_PIPE, "|") if line.lstrip(BLANKS).startswith(WIDE_PIPE) else line


def list_mark(line: str) -> str:
    """The list mark before a row; empty if there is none."""
    mark = _LIST_MARK.match(line)
    if mark is None or not (line.rstrip(BLANKS).endswith("|") or line.count("|") >= _MIN_PIPES_IN_LIST):
        return ""
    return mark[1]
