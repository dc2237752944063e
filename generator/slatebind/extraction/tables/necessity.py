"""What words say about whether a parameter is required: in a column for it, after its name, or in other cells."""

import re
from collections.abc import Mapping

from slatebind.dialects import Dialect, Role, cached_by_text, normalize
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.tables.cell_marks import marked_texts
from slatebind.markdown import Cell

_PART_END = re.compile(r"[,;/()]")
_FIRST_MARK = re.compile(
    r"\s*(?P<mark>\*{0,2}_?[(\[\uff08\u3010][^()\[\]\uff08\uff09\u3010\u3011\n]{1,40}[)\]\uff09\u3011]_?\*{0,2}(?!\()|\*\*[^*\n]{1,40}\*\*"
    r"|(?<!\*)\*[^*\n]{1,40}\*(?!\*)|`[^`\n]{1,40}`|<(?P<tag>\w{1,9})\b[^<>\n]{0,80}>[^<>\n]{1,40}</(?P=tag)>"
    r"|[^\s.,:;()\[\]*`<>|-][^.,:;()\[\]*`<>|\n-]{0,40}(?=[.:;\u3002\uff1a\uff1b]|\s[-\u2013\u2014]+\s|\s*$))"
    r"[\s.,:;\u3002\uff0c\uff1a\uff1b]*(?:[-\u2013\u2014]+\s+)?"
)
"""Words at the start of a description that are set apart: in brackets, with emphasis, or before a sign."""
_AROUND_MARK = " *_`()[]\uff08\uff09\u3010\u3011"
_SENTENCE_END = re.compile(r"(?<=[.;])\s+|(?<=\u3002)|<br\s*/?>", re.I)
_MAX_LENGTH = 1000
"""Characters of a description that are read."""
_MARKED_ROLES: tuple[Role, ...] = ("default", "type", "description", "values")
"""The cells in which marks are looked for, in this order."""


@cached_by_text
def necessity(text: str, dialect: Dialect) -> bool | None:
    """What words such as ``required`` or ``optional field`` say; None for other texts."""
    words = normalize(text)
    for flag, phrases in dialect.necessity_phrases:
        if words in phrases:
            return flag
        rest = phrases.remove_from(words)
        if rest != words and rest in dialect.parameter_phrases:
            return flag
    return None


@cached_by_text
def marked_necessity(text: str, dialect: Dialect) -> bool | None:
    """What the first words of a text, or words that are set apart in it, say."""
    flags = (necessity(marked, dialect) for marked in marked_texts(text))
    return next((flag for flag in flags if flag is not None), None)


def read_flag(text: str, dialect: Dialect) -> bool | None:
    """Yes or no, by the whole text of a cell or, where cells hold phrases, its first word."""
    words = normalize(plain_text(text) if dialect.tables.phrases else text) or text.strip()
    for candidate in (words, words.partition(" ")[0]) if dialect.tables.phrases else (words,):
        if candidate in dialect.false_words or candidate in dialect.optional:
            return False
        if candidate in dialect.true_words or candidate in dialect.required:
            return True
    return necessity(words, dialect) if dialect.tables.phrases else None


def necessity_in_cells(cells: Mapping[Role, Cell], dialect: Dialect) -> bool | None:
    """What a mark in one of the cells says that have another role."""
    for role in _MARKED_ROLES:
        text = cells[role].text if role in cells else ""
        if not text:
            continue
        flag = marked_necessity(text, dialect)
        if flag is None and role == "description" and dialect.tables.phrases:
            flag = _necessity_of_sentence(text, dialect)
        if flag is not None:
            return flag
    parts = _PART_END.split(plain_text(cells["type"].text)) if "type" in cells else []
    flags = (necessity(part, dialect) for part in parts)
    return next((flag for flag in flags if flag is not None), None)


def _necessity_of_sentence(text: str, dialect: Dialect) -> bool | None:
    """What a sentence behind the first one says, if it says nothing else: *The name. Required.*"""
    sentences = _SENTENCE_END.split(text[:_MAX_LENGTH])[1:]
    flags = (necessity(plain_text(sentence), dialect) for sentence in sentences)
    return next((flag for flag in flags if flag is not None), None)


def without_mark(text: str, dialect: Dialect, *, is_required: bool) -> str:
    """A description without words at its start that say, apart from the others, whether it is required."""
    match = _FIRST_MARK.match(text)
    if match is None or necessity(plain_text(match["mark"]).strip(_AROUND_MARK), dialect) is not is_required:
        return text
    return text[match.end() :]
