"""Defaults and allowed values in descriptions that are marked by a word or a sign, and stand in no sentence.

These are defaults such as *default 20* or *default* in parentheses behind inline code, and lists of inline code: with a
word such as *or*, as the last sentence, behind a short title and a colon, in parentheses, or each with its meaning.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from slatebind.dialects import Dialect, Role
from slatebind.extraction.prose.prose_values import read_value, read_values
from slatebind.spec.model import Field, Param

_MAX_LENGTH = 1000
"""Characters of a description that are read."""
_SENTENCE_END = re.compile(r"(?<=[.;])\s+|(?<=[\u3002\uff1b])|\n")
_CODE = "`[^`\n]{1,64}`"
_CODES = re.compile(r"`([^`\n]{1,64})`")
_VALUE = rf"(?P<value>{_CODE}|\"[^\"\s]{{1,64}}\"|'[^'\s]{{1,64}}'|\b(?:true|false)\b|-?[0-9]+(?:\.[0-9]+)?)"
_HAS_VALUE = re.compile(_VALUE, re.IGNORECASE)
_BEHIND_VALUE = re.compile(rf"(?:^|[,;(])\s*{_VALUE}\s*$", re.IGNORECASE)
"""What precedes words such as *if omitted*."""
_SIGN = r"\s*[,\u3001\uff0c/|]\s*"
_EXPLAINED = re.compile(
    rf"(?:(?P<title>[^`:\uff1a]{{1,40}})[:\uff1a]\s*)?"
    rf"(?P<values>(?:{_CODE}(?:\s*[:=]\s|[:\uff1a]\s?(?=[^\x00-\x7f])|\s[-\u2013\u2014]\s)[^`]{{1,80}}){{2,}})"
)
_OTHER_TITLES: tuple[Role, ...] = ("example", "default", "name", "required", "optional")
_MAX_WORDS = 3
"""Words of a title before a colon; with more, it is a sentence."""
_AROUND = " .;\u3002\uff1b"


class _Patterns(NamedTuple):
    """The expressions of a dialect: a default behind a word, a value marked as the default, and lists of values."""

    default: re.Pattern[str]
    marked: re.Pattern[str]
    choice: re.Pattern[str]
    codes: re.Pattern[str]
    titled: re.Pattern[str]
    in_parentheses: re.Pattern[str]


def marked_values(record: Param | Field, dialect: Dialect) -> dict[str, Any]:
    """The default and the values of a parameter or field that its description marks, by key."""
    text = record.description[:_MAX_LENGTH]
    patterns = _patterns(dialect.columns.get("default", ()), dialect.tables.either)
    found: dict[str, Any] = {}
    if isinstance(record, Param) and (default := _default(record, text, patterns, dialect)):
        found["default"] = default
    if "`" in text or "(" in text:
        listed = _listed(patterns.marked.sub(r"\g<value>", text).strip(_AROUND), patterns, dialect)
        values = read_values(", ".join(f"`{value}`" for value in listed), record.type, dialect.prose)
        if values:
            found["values"] = values
    return found


def _default(record: Param, text: str, patterns: _Patterns, dialect: Dialect) -> str | None:
    """The one default that is marked; None where several are, or where it holds in some cases."""
    hedge, harmless = dialect.prose.pattern("hedge"), dialect.prose.pattern("harmless")
    found = set()
    for sentence in filter(_HAS_VALUE.search, _SENTENCE_END.split(text)):
        matches = [match for pattern in (patterns.default, patterns.marked) for match in pattern.finditer(sentence)]
        omitted = (_BEHIND_VALUE.search(sentence[: match.start()]) for match in harmless.finditer(sentence))
        matches += (match for match in omitted if match)
        if matches and hedge.search(harmless.sub("", sentence)):
            return None
        found |= {match["value"] for match in matches}
    return read_value(found.pop(), record.type, record.values, dialect.prose) if len(found) == 1 else None


def _listed(text: str, patterns: _Patterns, dialect: Dialect) -> list[str]:
    """The values of the one list in a text."""
    hedge = dialect.prose.pattern("hedge")
    sentences = [*filter(None, map(str.strip, _SENTENCE_END.split(text)))]
    for sentence in (text, *sentences):
        explained = _EXPLAINED.fullmatch(sentence)
        title = (explained["title"] or "") if explained else ""
        if explained and _is_title(title, dialect) and not hedge.search(title):
            return _CODES.findall(explained["values"])
    for number, sentence in enumerate(sentences, start=1):
        listed = sentence.rstrip(_AROUND)
        if patterns.choice.fullmatch(listed) or (
            1 < number == len(sentences) and patterns.codes.fullmatch(listed) and not hedge.search(text)
        ):
            return _CODES.findall(listed)
        titled = patterns.titled.fullmatch(listed)
        if titled and _is_title(titled["title"], dialect) and not hedge.search(titled["title"]):
            return _CODES.findall(titled["values"])
        inner = patterns.in_parentheses.search(sentence)
        if inner and not hedge.search(sentence[: inner.start()]):
            return _CODES.findall(inner["values"]) or re.findall(r"[A-Z0-9_]{2,}", inner["values"])
    return []


def _is_title(text: str, dialect: Dialect) -> bool:
    return len(text.split()) <= _MAX_WORDS and dialect.role(text) not in _OTHER_TITLES


@lru_cache(maxsize=16)
def _patterns(default_words: Iterable[str], either_words: Iterable[str]) -> _Patterns:
    default = _alternatives(default_words)
    either = rf"\s*[,\u3001\uff0c]?\s*(?:{_alternatives(either_words)})\s*"
    codes = rf"{_CODE}(?:{_SIGN}{_CODE})*"
    capitals = r"[A-Z][A-Z0-9_]+(?:,\s[A-Z][A-Z0-9_]+)+"
    choice = rf"{codes}{either}{_CODE}"
    return _Patterns(
        re.compile(
            rf"(?:^|[,;(\[\u3001\uff0c\uff08])\s*(?:{default})\s*[:=\uff1a]?\s*{_VALUE}(?=\s*(?:[.,;)\]\u3001\u3002\uff0c\uff09]|$))",
            re.IGNORECASE,
        ),
        re.compile(rf"(?P<value>{_CODE})\s*[(\[\uff08]\s*(?:{default})\s*[)\]\uff09]", re.IGNORECASE),
        re.compile(choice, re.IGNORECASE),
        re.compile(rf"{_CODE}(?:{_SIGN}{_CODE})+"),
        re.compile(rf"(?P<title>[^`:\uff1a]{{1,40}})[:\uff1a]\s*(?P<values>{codes}(?:{either}|{_SIGN}){_CODE})", re.I),
        re.compile(
            rf"[(\uff08](?P<values>{choice}|{capitals},?\s(?i:{_alternatives(either_words)})\s[A-Z][A-Z0-9_]+)[)\uff09]"
        ),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
