"""What a heading opens inside an operation, by the words in it."""

import re

import msgspec

from slatebind.dialects import Dialect, Opening, cached_by_text, normalize
from slatebind.extraction.requests.plain_lines import plain_text

_NUMBER = re.compile(r"\b\d+\b|^(?:the|a|an)\b(?=.)")
"""What is no part of the words of a heading. A letter alone is its title, as in chapters from A to Z."""

_RELEASE = re.compile(
    r"(?:v|version|release|rev)?\s*\d{4}(?:[ ./-]\d{1,2}){1,2}|(?:v|version|release)\s*\d+(?:[ .]\d+)+"
    r"|[^\W\d]{3,12} (?:\d{1,2} )?\d{4}|\d{1,2} [^\W\d]{3,12} \d{4}|\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
)
"""A date or a version, in the form that `normalize` gives it."""
_VERSION = re.compile(r"v?\d+")


class HeadingKind(msgspec.Struct, frozen=True):
    """What the words of a heading say about what is below it.

    ``is_part`` says that it consists of such words alone: it opens a part of an operation and is the title of none.
    ``is_label`` says the same of a line that may have articles among these words: ``Parámetros de la URL:``, and
    ``is_announcement`` of a sentence that announces them: ``The response contains these fields:``. ``is_received`` says
    that the API sends what is below it, ``is_history`` that it is about what has changed or is going to:
    a changelog, a date, a version.
    """

    opening: Opening | None
    is_required: bool | None
    is_announcing: bool = False
    is_example: bool = False
    is_part: bool = False
    is_label: bool = False
    is_announcement: bool = False
    is_received: bool = False
    is_history: bool = False


@cached_by_text
def heading_kind(text: str, dialect: Dialect) -> HeadingKind:
    """What a heading opens."""
    words = normalize(plain_text(text))
    requests = dialect.requests
    assert requests is not None
    without_numbers = " ".join(_NUMBER.sub(" ", words).split())
    others = dialect.heading_phrases.remove_from(without_numbers)
    small = dialect.words_in_labels
    return HeadingKind(
        opening=next((name for name, phrases in dialect.opening_phrases if phrases.are_in(words)), None),
        is_required=next((flag for flag, phrases in dialect.necessity_phrases if phrases.are_in(words)), None),
        is_announcing=bool(without_numbers) and not requests.heading_phrases.remove_from(without_numbers),
        is_example=requests.example_phrases.are_in(words),
        is_part=not words or not others,
        is_received=requests.received_phrases.are_in(words),
        is_history=_is_history(words, dialect),
        is_label=small.issuperset(others.split()),
        is_announcement=small.issuperset(dialect.announcing_phrases.remove_from(others).split()),
    )


def _is_history(words: str, dialect: Dialect) -> bool:
    """Whether a heading is a date, a version, or a title of changes, apart from articles and the version."""
    if _RELEASE.fullmatch(words):
        return True
    requests = dialect.requests
    assert requests is not None
    others = requests.history_phrases.remove_from(words)
    return others != words and all(
        _VERSION.fullmatch(word) or word in dialect.resources.small_words for word in others.split()
    )


def is_place(text: str, dialect: Dialect) -> bool:
    """Whether words say nothing but where a parameter is sent."""
    kind = heading_kind(text, dialect)
    return kind.is_part and kind.opening in ("header", "query", "path", "body")
