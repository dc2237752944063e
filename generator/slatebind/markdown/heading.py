"""The syntax of headings: lines that start with ``#``, and HTML elements such as ``<h2>``."""

import re
from typing import NamedTuple

_PLAIN_SPACE = " \t"
_MARKS = re.compile(" {0,3}(#{1,6})(#*[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]*)")
_HTML = re.compile(
    r"[ \t]*<h([1-6])\b[^<>\n]*>((?:[^<\n]|<(?!/?h[1-6]\b)|\n(?![ \t]*(?:[#|`~\n]|<!--|<aside\b|\Z)))*)</h\1\s*>",
    re.I,
)
_OPEN_HTML = re.compile(r"[ \t]*<h([1-6])\b[^<>\n]*>([^\n]*[^\s][^\n]*)", re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
_TAG = re.compile(r"<[^<>]*>")


class HeadingLine(NamedTuple):
    """A line that is a heading: its marks, the characters between them and the text, and the text."""

    marks: str
    space: str
    text: str

    @property
    def is_space_plain(self) -> bool:
        """Whether the marks are followed by a space or tab, and not by a look-alike of one."""
        return self.space != "" and not self.space.strip(_PLAIN_SPACE)


class HtmlHeading(NamedTuple):
    """An HTML heading: its level, its text without tags, and the offset after its end tag, or after its line."""

    level: int
    text: str
    end: int
    is_closed: bool


def read_heading(line: str) -> HeadingLine | None:
    """The parts of a heading line, without comments and a closing ``##``; None for other lines."""
    match = _MARKS.match(line)
    if match is None:
        return None
    text = _COMMENT.sub("", line[match.end() :]).rstrip(_PLAIN_SPACE)
    without_closing = text.rstrip("#")
    if without_closing.endswith((" ", "\t")):
        text = without_closing.rstrip(_PLAIN_SPACE)
    return HeadingLine(match[1], match[2], text.strip())


def read_html_heading(text: str, offset: int) -> HtmlHeading | None:
    """The HTML heading on the line at ``offset``; None if there is none. An unclosed one ends with its line."""
    closed = _HTML.match(text, offset)
    match = closed or _OPEN_HTML.match(text, offset)
    if match is None:
        return None
    return HtmlHeading(int(match[1]), " ".join(_TAG.sub("", match[2]).split()), match.end(), closed is not None)
