"""Whether a line of text looks like the row of a table. Knows nothing about where the line stands."""

import re

_PIPE = "|\uff5c\u2502\u00a6"
"""Pipes, and what authors and editors put in their place."""
_LEAD = r"(?:[-=+:| \t]++|[^\w*_<\n\-=+:| \t]|\*(?=\s)|\d{1,9}[.)](?=\s)|<!--|</?[a-z][^<>\n]{0,80}>){0,30}"
"""What may precede a name: the mark of a list, pipes, a delimiter row, quotation marks, signs of a diff, tags."""
_STARS = r"(?:\\?\*){2}"
"""Two stars, escaped or not."""
_BOLD = rf"(?:{_STARS}|__|<(?:b|strong)>)"
_BOLD_END = rf"(?:{_STARS}|__|</(?:b|strong)>)"
_NAME = r"[A-Za-z_][\w.\[\]-]*"
_MARK = r"[^\w*_<,\\\n]{0,4}"
_TARGET = r"(?:\]\([^()\s]{0,200}\))?"
"""Where the link around a name leads."""
_HTML_CELL = re.compile(r"<td\b|<dt\b", re.I)
_MARKED_HTML_CELL = re.compile(
    r"[^\w<\n]{0,10}(?:<tr\b[^<>\n]*>\s*)?<(?:td|dt)\b[^<>\n]*>\s*(?:<(?:b|strong|code)>|\*\*|`)", re.I
)
_BOLD_CELL = re.compile(rf"{_LEAD}{_BOLD}[^\n{_PIPE}]*[{_PIPE}]", re.I)
_BOLD_ITEM = re.compile(rf"{_LEAD}(?:{_BOLD}{_MARK}{_NAME}{_TARGET}{_MARK}{_BOLD_END}|\*\*{_NAME}[^*\n]*$)", re.I)
_BOLD_LOWER_ITEM = re.compile(
    rf"{_LEAD}(?:{_STARS}|(?i:<(?:b|strong)>)){_MARK}[a-z][\w.\[\]-]*{_MARK}(?:{_STARS}|(?i:</(?:b|strong)>))"
)
_BOLD_NAME_AND_PIPE = re.compile(rf"{_STARS}{_MARK}{_NAME}{_MARK}{_STARS}[^\w*<\n{_PIPE}]{{0,20}}[{_PIPE}]")
_BOLD_NAME_CELL = re.compile(
    rf"[{_PIPE}][^\w*_<,\n{_PIPE}]{{0,20}}{_STARS}{_MARK}({_NAME}){_MARK}{_STARS}[^\w*<\n{_PIPE}]{{0,20}}(?=[{_PIPE}]|$)"
)
_WORD_AND_NAME_CELL = re.compile(
    rf"[{_PIPE}]\s{{0,20}}(\w{{1,30}})[ \t|]{{1,20}}{_STARS}({_NAME}){_STARS}\s{{0,20}}[{_PIPE}]"
)
_JOINED_NAMES = re.compile(rf"[{_PIPE}]\s{{0,20}}{_STARS}({_NAME}){_STARS}{_STARS}({_NAME}){_STARS}")
"""A first cell of two bold names: the end of the first one's row was lost."""
_NAMED_ITEM = re.compile(
    r"\s*(?:(?:[-*+\u2022]|\d{1,9}[.)])\s+)?(?:\*\*|__|`|<(?:b|strong|code)>)+[A-Za-z_][\w.\[\]-]*(?:\*|_|`|</(?:b|strong|code)>)+"
    r"|\s*(?:[-*+\u2022]|\d{1,9}[.)])\s+[A-Za-z_][\w.\[\]-]*\s*(?:[:(=\u2013\u2014]|-\s)"
    r"|\s*:[ \t]+\S"
)
"""An item of a list or a line that starts with a name, bold or in inline code; the text of a definition list."""


def may_be_row(line: str) -> bool:
    """Whether a line of text that is not kept may be meant as a row: with pipes, in HTML, or after a name."""
    return "|" in line or _NAMED_ITEM.match(line) is not None or is_row_in_text(line)


def is_row_in_text(line: str) -> bool:
    """Whether a line starts with a bold name, as the rows of parameters and fields do, or is a row in HTML."""
    is_first = _BOLD_CELL.match(line) is not None or _BOLD_ITEM.match(line) is not None
    return is_first or _HTML_CELL.search(line) is not None or is_certainly_row(line)


def is_certainly_row(line: str) -> bool:
    """The same for code and text that is kept, where bold words, stars and HTML have other meanings too."""
    if "*" not in line and "_" not in line and "<" not in line:
        return False
    is_first = any(pattern.match(line) for pattern in (_BOLD_CELL, _BOLD_LOWER_ITEM, _MARKED_HTML_CELL))
    return is_first or _BOLD_NAME_AND_PIPE.search(line) is not None or _BOLD_NAME_CELL.search(line) is not None


def names_in_cells(line: str) -> list[str]:
    """The texts of the cells of a row that hold nothing but a bold name."""
    row = f"|{line.strip().removeprefix('|')}"
    joined = _JOINED_NAMES.match(row)
    return [joined[1], joined[2]] if joined else _BOLD_NAME_CELL.findall(row)


def names_after_words(line: str) -> list[tuple[str, str]]:
    """The words of cells that hold a word and a bold name after it, and these names."""
    return _WORD_AND_NAME_CELL.findall(line)
