"""String literals and comments of any language, by the facts of its file."""

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from slatebind.rendering.languages.language import Comments, Strings
from slatebind.rendering.templates.escapes import (
    code_and_blocks,
    is_paragraph,
    line,
    without_fences,
    without_markup,
    wrapped,
)

_CACHED_TEXTS = 1 << 11
_CODE = re.compile(r"\{(x+)\}")
_SURROGATES = range(0xD800, 0xE000)
_REPLACEMENT = "\ufffd"


def literal_filter(strings: Strings) -> Callable[[str], str]:
    """The function that writes a text as a literal of a language."""
    always = frozenset(("\\", *strings.quotes, *strings.escapes))
    bare = re.compile(strings.bare) if strings.bare else None
    escapes = {quote: {"\\": "\\\\", quote: f"\\{quote}", **strings.escapes} for quote in strings.quotes}

    @lru_cache(_CACHED_TEXTS)
    def literal(text: str) -> str:
        """A string literal in its quotes, those that need fewer escapes; without quotes if it needs none."""
        if bare and bare.fullmatch(text):
            return text
        if text.isprintable() and always.isdisjoint(text):
            return f"{strings.quotes[0]}{text}{strings.quotes[0]}"
        quote = min(strings.quotes, key=text.count)
        known = escapes[quote]
        return f"{quote}{''.join(known.get(character) or _written(character, strings) for character in text)}{quote}"

    return literal


def struct_tag_filter(strings: Strings) -> Callable[[str], str]:
    """The function that writes a text as the value of a key in a tag of a field of a Go struct."""
    literal = literal_filter(msgspec.structs.replace(strings, escapes={**strings.escapes, "`": "\\x60"}))

    def gotag(text: str) -> str:
        """The value of a key in a tag of a Go struct's field, in its quotes: the tag is between backticks."""
        return literal(text)

    return gotag


def _written(character: str, strings: Strings) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if code in _SURROGATES and not strings.surrogates:
        return _REPLACEMENT
    for pattern in strings.codes:
        match = _CODE.search(pattern)
        if match and (match[1] == "x" or code < 16 ** len(match[1])):
            return pattern.replace(match[0], f"{code:0{len(match[1])}x}")
    units = character.encode("utf-16-be")
    pairs = (chr(int.from_bytes(units[at : at + 2])) for at in (0, 2))
    return "".join(_written(unit, Strings(codes=strings.codes, surrogates=True)) for unit in pairs)


def comment_filter(comments: Comments) -> Callable[[str], str]:
    """The function that writes a text on one line of a comment."""

    @lru_cache(_CACHED_TEXTS)
    def comment(text: str) -> str:
        """The text on one line of a comment, without what would end it."""
        return _without_ends(line(text), comments)

    return comment


def comment_lines_filter(comments: Comments) -> Callable[..., str]:
    """The function that writes a text in a comment of several lines."""

    @lru_cache(_CACHED_TEXTS)
    def comment_lines(text: str, indent: int = 0, first: int = 0) -> str:
        """The text of a comment whose lines are indented by ``indent`` columns: wrapped, with the language's prefix
        before each line but the first, which begins after ``first`` columns of other text.

        The items of a list and the rows of a table begin lines of their own, and code between fences stays as it is.
        HTML tags and comments and links within a page are left out.
        """
        width = comments.width - indent - len(comments.prefix)
        lines = _comment_text(without_markup(text), comments, width, first)
        margin = "\t" * (indent // comments.tab) if comments.tab else " " * indent
        safe = ((start, _without_ends(line, comments)) for start, line in lines)
        return "\n".join((margin + start + line if at else line).rstrip() for at, (start, line) in enumerate(safe))

    return comment_lines


def _comment_text(text: str, comments: Comments, width: int, first: int) -> list[tuple[str, str]]:
    """The lines of a comment, each with what it begins with; the first one has ``first`` columns less."""
    lines: list[tuple[str, str]] = []
    parts = code_and_blocks(text)
    for is_code, rows in parts:
        if lines:
            lines.append((comments.prefix, ""))
        if is_code and comments.code:
            lines += [(comments.code, row) for row in without_fences(rows)]
        elif is_code:
            lines += [(comments.prefix, row) for row in rows]
        else:
            is_heading = len(parts) > 1 and is_paragraph(rows) and rows[0][-1].isalnum()
            for row in [rows[0] + comments.paragraph_end] if is_heading else rows:
                found = wrapped(row, width, 0 if lines else first)
                lines += [(comments.prefix, line) for line in found.split("\n")]
    return lines


def _without_ends(text: str, comments: Comments) -> str:
    """The text after the replacements, which do not contain what they replace."""
    for found, replacement in comments.replace.items():
        text = text.replace(found, replacement)
    return text
