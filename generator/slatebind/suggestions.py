"""Guessing which known word was meant by a misspelled one, and the "did you mean" hint that offers it."""

from collections.abc import Collection
from functools import lru_cache

_SIMILARITY_THRESHOLD = 0.7
"""difflib's ratio: one wrong letter in a word of four is similar enough, in a word of three it is not."""
_TYPO_SIMILARITY = 0.8
"""From here on the one is a typo of the other: `boolen` and `boolean`, not `directory` and `dictionary`."""
_MAX_WORD_LENGTH = 100
"""Characters: a longer text is not a misspelled word, and difflib takes long for it."""


def closest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most similar to ``word``, whatever the case of either; None if none is similar."""
    return _most_similar(word, known, _SIMILARITY_THRESHOLD)


def misspelled(word: str, known: Collection[str]) -> str | None:
    """The known word that ``word`` almost certainly is, with a letter or two that are wrong; None if there is none."""
    return _most_similar(word, known, _TYPO_SIMILARITY)


def _most_similar(word: str, known: Collection[str], least: float) -> str | None:
    return None if len(word) > _MAX_WORD_LENGTH else _closest(word.lower(), tuple(known), least)


@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...], least: float) -> str | None:
    # Cached, as documents repeat their words.
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - most runs have nothing to guess

    by_lower_case = {candidate.lower(): candidate for candidate in sorted(known, reverse=True)}
    matches = get_close_matches(word, sorted(by_lower_case), n=3, cutoff=least)
    if not matches:
        return None
    # Of words that are as similar, one in the letters of the misspelled word.
    ratios = {match: SequenceMatcher(None, match, word).ratio() for match in matches}
    best = [match for match in matches if ratios[match] == ratios[matches[0]]]
    return by_lower_case[next((match for match in best if match.isascii() == word.isascii()), best[0])]


def did_you_mean(word: str, known: Collection[str], fallback: str = "") -> str:
    """A hint that offers the closest known word, or ``fallback`` if none is similar."""
    match = closest(word, known)
    return f"did you mean `{match}`?" if match is not None else fallback
