"""The text of names in tables and headings: with and without emphasis, and whether a text can be a name."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from slatebind.hidden_characters import INVISIBLE

NAME = re.compile(r"[A-Za-z_][\w.\-]*(?:\[\w*\][.\w]*)*")
"""A name of a parameter or field, as it is sent: ``details[0].key``, for example."""

_TAGS = "a|b|strong|code|em|i|u|s|del|ins|sub|span|br|kbd|tt|small|big|mark|font|var|samp|p|div|label"
_EMPHASIS = re.compile(rf"</?(?:{_TAGS})\b[^<>]*>|\*\*|__|~~|\*|`", re.I)
_LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.I)
_LINK = re.compile(r"\]\([^()]*\)|\]\[[^\[\]]*\]")
_COMMENT = re.compile(r"<!--.{0,200}?-->")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]*\]|<sup\b[^<>]*>[^<>]*</sup>|\{[#:.][^{}]*\}", re.I)
_SYMBOL = re.compile(
    rf"[{INVISIBLE}\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021\u2190-\u2bff\u203a\xbb\ufe0f\u20e3\U0001f000-\U0001faff]"
)
"""Invisible characters, superscript digits, daggers, arrows and emoji."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LIST_SUFFIX = "(*)"
"""Apache's own reference appends this to the name of a list of objects."""
_NOTE = re.compile(r"([^()]+)\(([^()]*)\)[*_`]*\s*")
_STARRED = re.compile(r"(?:[^*]*[^*\s]|\*\*[^*]+\*\*|__[^*]+__) ?\\?\*|\*\*[^*]+\\\*\*\*")
_BOLD = re.compile(r"\*\*.+\*\*|__.+__|<(?:b|strong)>.+</(?:b|strong)>", re.I)
_BOLD_FIRST_CHARACTERS = frozenset("*_<&")
"""The first character of bold text, or of an entity for it: a cheap check before the regular expression."""
_INDENTATION = re.compile(r"[\s\u2190-\u21ff\u2500-\u257f\u203a\xbb]*")
"""Spaces, arrows and lines."""
_MARKED_INDENTATION = re.compile(r"(?:[\s>\-\u2013\u2014\u2022\u2190-\u21ff\u2500-\u257f\u203a\xbb|.+]|\\(?=>|-))*")
"""The same, and what else is put in front of the names of rows that are inside of others."""
_MAX_WORDS_IN_NAME = 3
"""Authors insert spaces into names; a text with more words is a description."""
_MAX_NAME_LENGTH = 250
"""Characters: a longer text is read without looking for marks after the name."""


class NameText(NamedTuple):
    """A name without markup, and what follows it: ``(required)``, or a mark such as ``*``."""

    name: str
    note: str = ""
    is_required: bool | None = None


@lru_cache(maxsize=4096)
def strip_markup(text: str) -> str:
    """A name without emphasis, links, footnotes, code marks, comments, backslash escapes and entities."""
    text = _COMMENT.sub("", text)
    plain = _FOOTNOTE.sub("", _unlinked(_LINE_BREAK.sub(" ", unescape(text).replace(_LIST_SUFFIX, ""))))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _SYMBOL.sub("", plain))).strip()


@lru_cache(maxsize=4096)
def read_name(text: str) -> NameText:
    """The name in a cell. A star after it says that it is required, a question mark that it is optional."""
    text = text.replace(_LIST_SUFFIX, "").strip()
    if len(text) > _MAX_NAME_LENGTH:
        return NameText(strip_markup(text))
    if not text.startswith("[") and (note := _NOTE.fullmatch(text)):
        return NameText(strip_markup(note[1]), strip_markup(note[2]))
    name = strip_markup(text)
    if name.endswith("?"):
        return NameText(name.rstrip("? "), is_required=False)
    return NameText(name.rstrip("* "), is_required=True if _STARRED.fullmatch(text) else None)


def indentation(text: str, *, is_marked: bool = False) -> int:
    """How far a name is indented; plain spaces do not count, as HTML does not keep them.

    With ``is_marked``, hyphens, dots and angle brackets in front of a name indent it too.
    """
    pattern = _MARKED_INDENTATION if is_marked else _INDENTATION
    match = pattern.match(unescape(text).lstrip("*`"))
    return len(match[0].replace(" ", "").replace("\\", "")) if match else 0


@lru_cache(maxsize=4096)
def is_bold(text: str) -> bool:
    """Whether a cell's whole text is bold."""
    return text[:1] in _BOLD_FIRST_CHARACTERS and _BOLD.fullmatch(unescape(text).strip()) is not None


def has_bold(text: str) -> bool:
    """Whether a part of a cell's text is bold."""
    return _BOLD.search(text) is not None


@lru_cache(maxsize=4096)
def can_be_name(text: str) -> bool:
    """Whether a cell can be a name, even one with emphasis and spaces."""
    words = read_name(text).name.split()
    return len(words) <= _MAX_WORDS_IN_NAME and NAME.fullmatch("".join(words)) is not None


def is_identifier(text: str) -> bool:
    """Whether a cell is a name without spaces."""
    return NAME.fullmatch(read_name(text).name) is not None


def _unlinked(text: str) -> str:
    """The text with the first link's words in place of the link, if nothing but emphasis is before it."""
    start = text.find("[")
    if start < 0 or text[:start].strip("*_`~! "):
        return text
    link = _LINK.search(text, start)
    if link is None:
        return text
    is_image = text[:start].endswith("!")
    label = "" if is_image else text[start + 1 : link.start()]
    return text[:start].removesuffix("!") + label + text[link.end() :]
