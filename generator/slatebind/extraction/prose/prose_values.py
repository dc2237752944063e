"""Values in the text of a sentence: only what is certainly a value, not a description of one."""

import re
from collections.abc import Collection

from slatebind.dialects.prose_words import ProseWords
from slatebind.spec.model import TypeName

_MIN_VALUES = 2
"""A list of one value is more often a misread sentence."""
_MAX_VALUE_CHARACTERS = 64
_QUOTED = re.compile(
    r"\"([^\"]+)\"|'([^']+)'|`([^`]+)`|\u201c([^\u201d]+)\u201d|\u2018([^\u2019]+)\u2019|\*\*([^*]+)\*\*"
)
_PLAIN = re.compile(r"[A-Za-z0-9+-][A-Za-z0-9_.:+/-]*%?")
_RANGE = re.compile(r"[0-9]+-[0-9]+")
_CODE_LIKE = re.compile(r"[0-9_:]|[A-Z]{2}|[a-z][A-Z]")
_OPEN_END = re.compile(r"[,\s]*(?:\betc\b|\.\.\.|…|\band so on\b)\.?$", re.IGNORECASE)
_NUMBER = {"integer": re.compile(r"[+-]?[0-9]+"), "long": re.compile(r"[+-]?[0-9]+")}
_NUMBER["float"] = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_TEXT_TYPES = {"string", "any", "url"}
_SENTENCE_SIGN = re.compile(r"[\u3002\uff0c\uff1b]")
_MIN_ENDED = 3
_MIN_WORDS = 6
"""Words of a sentence, with and without a full stop."""


def read_value(text: str, kind: TypeName, known: Collection[str], words: ProseWords) -> str | None:
    """The one value of a type in a text; None for anything else.

    A text is quoted, one of the known values, or looks like code: "current" could be a description.
    """
    value, is_quoted = _unquoted(text)
    if value is None:
        return None
    if kind == "boolean":
        return value.lower() if value.lower() in ("true", "false") else None
    if kind in _NUMBER:
        return value if _NUMBER[kind].fullmatch(value) else None
    if kind not in _TEXT_TYPES or (not is_quoted and value.lower() in words.not_values):
        return None
    return value if is_quoted or value in known or _CODE_LIKE.search(value) else None


def read_values(text: str, kind: TypeName, words: ProseWords) -> tuple[str, ...]:
    """The values of a type that a text lists; none if a part of it is not a value."""
    if kind not in _TEXT_TYPES | {"list"} and kind not in _NUMBER:
        return ()
    text = _OPEN_END.sub("", text.strip()).strip(" []{}:")
    parts = [part for part in words.separator.split(text) if part]
    if len(parts) == 1 and not _QUOTED.search(text):
        parts = text.split("/")
    found = [_listed_value(part, kind, words) for part in parts]
    values = tuple(dict.fromkeys(value for value in found if value is not None))
    return values if None not in found and len(values) >= _MIN_VALUES else ()


def _listed_value(text: str, kind: TypeName, words: ProseWords) -> str | None:
    value, is_quoted = _unquoted(text)
    if value is None or (not is_quoted and (value.lower() in words.not_values or _RANGE.fullmatch(value))):
        return None
    pattern = _NUMBER.get(kind)
    return value if pattern is None or pattern.fullmatch(value) else None


def _unquoted(text: str) -> tuple[str | None, bool]:
    """The value in a text, and whether it is quoted; None if it has more than one word."""
    text = text.strip()
    if match := _QUOTED.fullmatch(text):
        value = next(group for group in match.groups() if group is not None).strip()
        return (value or None) if len(value) <= _MAX_VALUE_CHARACTERS else None, True
    is_value = len(text) <= _MAX_VALUE_CHARACTERS and _PLAIN.fullmatch(text)
    return (text if is_value else None), False


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence, and no value: of several words with a sign at its end, or of many words."""
    if text[:1] in "\"'`[{(":
        return False
    words = len(text.split())
    return bool(_SENTENCE_SIGN.search(text)) or words >= _MIN_WORDS or (words >= _MIN_ENDED and text.endswith("."))
