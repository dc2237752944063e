"""The text of names in tables and headings: with and without emphasis, and whether a text can be a name."""

import re
from functools import lru_cache
from html import unescape

NAME = re.compile(r"[A-Za-z_][\w.\-]*(?:\[\w*\][.\w]*)*")
"""A name of a parameter or field, as it is sent: ``details[0].key``, for example."""

_EMPHASIS = re.compile(r"</?(?:b|strong|code|em|i)>|\*\*|__|\*|`", re.I)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LIST_SUFFIX = "(*)"
"""Apache's own reference appends this to the name of a list of objects."""
_BOLD = re.compile(r"\*\*.+\*\*|__.+__|<(?:b|strong)>.+</(?:b|strong)>", re.I)
_BOLD_FIRST_CHARACTERS = frozenset("*_<&")
"""The first character of bold text, or of an entity for it: a cheap check before the regular expression."""
_MAX_WORDS_IN_NAME = 3
"""Authors insert spaces into names; a text with more words is a description."""


@lru_cache(maxsize=4096)
def strip_markup(text: str) -> str:
    """A name without emphasis, code marks, backslash escapes and entities."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", unescape(text).replace(_LIST_SUFFIX, ""))).strip()


def is_bold(text: str) -> bool:
    """Whether a cell's whole text is bold."""
    return text[:1] in _BOLD_FIRST_CHARACTERS and _BOLD.fullmatch(unescape(text).strip()) is not None


def has_bold(text: str) -> bool:
    """Whether a part of a cell's text is bold."""
    return _BOLD.search(text) is not None


def can_be_name(text: str) -> bool:
    """Whether a cell can be a name, even one with emphasis and spaces."""
    return NAME.fullmatch("".join(strip_markup(text).split())) is not None and len(text.split()) <= _MAX_WORDS_IN_NAME
