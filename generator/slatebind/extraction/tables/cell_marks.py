"""Marks in cells: words in emphasis, in brackets, in a tag or at the start of a sentence, such as ``[deprecated]``."""

import re
from collections.abc import Iterable, Iterator, Mapping

from slatebind.dialects import Dialect, Role, cached_by_text, normalize
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import Cell

_MARKED = re.compile(
    # Most characters are left by the first look.
    r"(?=[*(\[<_`\uff08\u3010\uff3b\u3014])(?:"
    r"\*\*([^*\n]{1,30})\*\*|(?<!\*)\*([^*\n]{1,30})\*(?!\*)|\(([^()\n]{1,30})\)|\[([^\[\]\n]{1,30})\](?!\()"
    r"|<[^<>]{1,80}>([^<>\n]{1,30})</|\b_([^_\n]{1,30})_\b|`([^`\n]{1,30})`"
    r"|\uff08([^\uff08\uff09\n]{1,30})\uff09|\u3010([^\u3010\u3011\n]{1,30})\u3011"
    r"|\uff3b([^\uff3b\uff3d\n]{1,30})\uff3d|\u3014([^\u3014\u3015\n]{1,30})\u3015)"
)
"""Emphasis, brackets, tags or inline code."""
_INNER = " *_`()[]\uff08\uff09\u3010\u3011\uff3b\uff3d\u3014\u3015"
"""What stands around a mark inside of that: ``*[Optional]*``."""
_FIRST_PHRASE = re.compile(r"^[^.,:;!(\n\-\u2013\u2014\u3002\uff0c\uff1a\uff1b\uff08\u3001]{1,30}")
_SENTENCE_END = re.compile(r"[.;!?(\n\u3002\uff1b\uff08]|<br")
_ROLES: tuple[Role, ...] = ("type", "description")
_TWO_STARS = re.compile(r"[^*]*[^*\s]\s*\*\*\s*")
"""Two stars after a name, which docs explain as a condition."""
_MAX_LENGTH = 2000
"""Characters of a cell; what follows is not read."""


def marked_texts(text: str) -> Iterator[str]:
    """The texts that may be marks: the first words, and those that are set apart."""
    first = _FIRST_PHRASE.match(plain_text(text))
    if first:
        yield first[0]
    yield from set_apart(text)


def set_apart(text: str) -> Iterator[str]:
    """The texts in emphasis, in brackets, in a tag or in inline code."""
    for match in _MARKED.finditer(text[:_MAX_LENGTH]):
        found = next(group for group in match.groups() if group)
        yield found
        if (inner := found.strip(_INNER)) and inner != found:
            yield inner


def read_marks(name: str, cells: Mapping[Role, Cell], dialect: Dialect) -> frozenset[str]:
    """The marks of a row with a name, by their keys in a dialect file."""
    of_name = cells["name"].text if "name" in cells else ""
    found = _marks_of((text for text in set_apart(of_name) if text.strip() != name), dialect)
    found = found.union(*(_marks_in(cells[role].text, dialect) for role in _ROLES if role in cells))
    states_condition = "description" in cells and _states_condition(cells["description"].text, dialect)
    if states_condition or _TWO_STARS.fullmatch(of_name):
        found |= {"conditional"}
    return found


@cached_by_text
def _marks_in(text: str, dialect: Dialect) -> frozenset[str]:
    """The marks in the text of a cell."""
    return _marks_of(marked_texts(text), dialect)


def _marks_of(texts: Iterable[str], dialect: Dialect) -> frozenset[str]:
    words = {normalize(text) for text in texts}
    return frozenset(mark for word in words for mark in dialect.marks_of_words.get(word, ()))


def is_conditional(text: str, dialect: Dialect) -> bool:
    """Whether a text begins with words that say that a parameter is required in some cases."""
    return dialect.mark_phrases["conditional"].begin(normalize(text))


@cached_by_text
def _states_condition(text: str, dialect: Dialect) -> bool:
    return any(is_conditional(sentence, dialect) for sentence in _SENTENCE_END.split(text[:_MAX_LENGTH]))
