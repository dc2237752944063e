"""The lines of a text without markup, each with its position. Knows Markdown and HTML, not what the lines say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from slatebind.diagnostic import Position
from slatebind.hidden_characters import INVISIBLE

_BREAKING = "address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|thead|tr|ul"
_INLINE = (
    "a|abbr|b|big|button|code|del|dfn|em|font|i|img|ins|kbd|label|mark|s|samp|small|span|strike|strong|sub|sup|td|th|tt|u"
    "|var|center"
)
_BREAK = re.compile(rf"</?(?:{_BREAKING})\b[^<>]*/?>", re.I)
_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*/?>", re.I)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = re.compile(rf"[{INVISIBLE}]")
_CODE = re.compile(r"(`+)(?!`)([^\n]*?)(?<!`)\1(?!`)")
_LIST_MARK = re.compile(r"^(?:[-*+\u2022]\s+|\d{1,3}[.)]\s+|>\s*)+")
_MARKED = re.compile(r"[`<\[\\&]|\*\*|~~")
"""What only a line with markup has."""
_MAX_LINE_LENGTH = 2000
"""What follows in a longer line is not read, so that the time stays linear in the length of a text."""
_KEPT = 1 << 14
"""Lines and texts whose plain text is kept: each step of reading asks for that of the same headings and cells."""


class PlainLine(NamedTuple):
    """A line without markup. ``code`` are the contents of the inline code in it."""

    text: str
    at: Position
    code: tuple[str, ...] = ()

    @property
    def rest(self) -> str:
        """What is around the inline code."""
        text = self.text
        for code in self.code:
            text = text.replace(code, " ", 1)
        return text.strip()


_Plain = tuple[str, tuple[str, ...]]
"""The text of a line without markup, and the inline code in it."""


@lru_cache(maxsize=_KEPT)
def plain_lines(text: str, at: Position) -> tuple[PlainLine, ...]:
    """The lines of a text that starts at ``at``; tags that break lines do so, blank lines are left out."""
    first, *others = text.split("\n")
    lines = [PlainLine(text, at, code) for text, code in _parts(first)]
    for number, line in enumerate(others, at.line + 1):
        lines += (PlainLine(text, Position(at.file, number), code) for text, code in _parts(line))
    return tuple(lines)


@lru_cache(maxsize=_KEPT)
def plain_text(text: str) -> str:
    """A text without markup, in one line."""
    return " ".join(part for line in text.split("\n") for part, _ in _parts(line))


def _parts(line: str) -> Iterator[_Plain]:
    """The parts of a line between tags that break it, without those that have nothing but markup."""
    source = line[:_MAX_LINE_LENGTH]
    parts = _BREAK.split(source) if "<" in source else (source,)
    return (plain for plain in map(_plain, parts) if plain[0])


@lru_cache(maxsize=_KEPT)
def _plain(source: str) -> _Plain:
    if source.isascii() and not _MARKED.search(source):
        return _LIST_MARK.sub("", " ".join(source.split())).strip(), ()
    parts: list[str] = []
    code: list[str] = []
    end = 0
    for match in _CODE.finditer(source):
        parts.append(_without_marks(source[end : match.start()]))
        content = _clean(match[2])
        code.append(content)
        parts.append(content)
        end = match.end()
    parts.append(_without_marks(source[end:]))
    text = " ".join("".join(parts).split())
    return _LIST_MARK.sub("", text).strip(), tuple(" ".join(content.split()) for content in code if content.strip())


def _without_marks(text: str) -> str:
    text = _TAG.sub(" ", _LINK.sub(r"\1", _AUTOLINK.sub(r"\1", text)))
    text = text.replace("**", "").replace("~~", "").replace("`", "")
    return _clean(_ESCAPE.sub(r"\1", text))


def _clean(text: str) -> str:
    return _HIDDEN.sub("", unescape(text)).replace("\u00a0", " ")
