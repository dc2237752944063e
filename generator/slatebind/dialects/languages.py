"""The language of docs, by the words that each language of their dialect has for headings and columns."""

from collections.abc import Iterable

from slatebind.dialects.dialect import Dialect
from slatebind.dialects.loader import language_phrases
from slatebind.dialects.phrases import normalize

ENGLISH = "english"
"""The language of the words of a dialect that names no languages."""


def language_of(titles: Iterable[str], dialect: Dialect) -> str:
    """The language with the most words in titles; of several that have as many, the first of the dialect."""
    distinct = {normalize(title) for title in titles}
    counts = {
        language: sum(language_phrases(language).are_in(title) for title in distinct) for language in dialect.languages
    }
    return max(counts, key=counts.__getitem__, default=ENGLISH)
