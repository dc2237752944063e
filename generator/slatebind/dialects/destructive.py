"""Whether operations destroy or interrupt something, by the words of all languages that there are words for."""

from functools import cache
from typing import NamedTuple

from slatebind.casing import snake
from slatebind.dialects.languages import ENGLISH
from slatebind.dialects.loader import destructive_words
from slatebind.dialects.phrases import is_written_in_words, normalize

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_MAX_WORDS = 3
"""Of a phrase."""


class _Words(NamedTuple):
    """Phrases; ``inside`` are those of languages without spaces, which begin or end a title within a word."""

    english: frozenset[str]
    others: frozenset[str]
    inside: tuple[str, ...]


def is_destructive(name: str, title: str, method: str) -> bool:
    """Whether an operation destroys or interrupts something: by its method, or by the words of its name or title.

    Verbs begin or end titles, depending on the language. English ones begin them; they end only those of operations
    that do not read, as in `Password reset`.
    """
    if method == "DELETE":
        return True
    words = _words()
    for text in (snake(name).replace("_", " "), title):
        normalized = normalize(text)
        first, last = _ends(normalized)
        if words.english & (first if method in _READING else first | last) or words.others & (first | last):
            return True
        if normalized.startswith(words.inside) or normalized.endswith(words.inside):
            return True
    return False


def _ends(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last word or words of a normalized text."""
    words = text.split()
    lengths = range(1, _MAX_WORDS + 1)
    return (
        frozenset(" ".join(words[:length]) for length in lengths),
        frozenset(" ".join(words[-length:]) for length in lengths),
    )


@cache
def _words() -> _Words:
    by_language = {language: frozenset(map(normalize, words)) for language, words in destructive_words().items()}
    english = by_language.pop(ENGLISH)
    every = frozenset[str]().union(*by_language.values())
    inside = frozenset(phrase for phrase in every if is_written_in_words(phrase))
    return _Words(english, every - english - inside, tuple(sorted(inside)))
