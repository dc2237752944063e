"""Words and phrases in texts of docs: how they are compared, and whether a text contains one."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args

Opening = Literal["errors", "response", "header", "query", "path", "body", "parameters"]
OPENINGS: tuple[Opening, ...] = get_args(Opening)
"""What a heading inside an operation can open; the first one with a word in the heading decides."""

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*_`~\\]")
_NOT_A_WORD = re.compile(r"[^\w\[\]]+")
_WORD = re.compile(r"\w+")
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Japanese, Chinese and Korean characters: a phrase with one is found inside of words."""

_VARIANTS = str.maketrans({"\u0131": "i", "\u064a": "\u06cc", "\u0643": "\u06a9", "\u0451": "\u0435"})
"""Letters that docs write for one another: the Turkish i without a dot, which `I` is in lower case, Arabic letters in
Persian words, and the Russian e with dots, which most texts write without them."""


def fold(text: str) -> str:
    """A text as it is compared: without case, and with one character for those that are written for one another."""
    if text.isascii():
        return text.lower()
    # A Turkish capital I with a dot is folded to `i` and a dot.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    return folded.translate(_VARIANTS)


@lru_cache(maxsize=4096)
def normalize(text: str) -> str:
    """The words of a text as they are compared, separated by single spaces, without markup and punctuation."""
    return _NOT_A_WORD.sub(" ", fold(_MARKUP.sub("", text))).strip()


class Phrases:
    """Phrases that are searched for in normalized texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        words = sorted({normalize(phrase) for phrase in phrases} - {""}, key=lambda phrase: (-len(phrase), phrase))
        patterns = (re.escape(word) if _WITHOUT_SPACES.search(word) else rf"\b{re.escape(word)}\b" for word in words)
        self._pattern = re.compile("|".join(patterns) or r"(?!)")
        self._words = frozenset(words)
        self._is_in_words = any(map(_WITHOUT_SPACES.search, words))
        self._first_words = frozenset(first[0] for word in words if (first := _WORD.search(word)))

    def are_in(self, normalized: str) -> bool:
        """Whether a text contains one of the phrases as whole words."""
        return self._may_be_in(normalized) and self._pattern.search(normalized) is not None

    def _may_be_in(self, normalized: str) -> bool:
        """Whether a text contains the first word of a phrase: much faster to tell than whether it has a phrase."""
        if self._is_in_words and _WITHOUT_SPACES.search(normalized):
            return True
        return not self._first_words.isdisjoint(_WORD.findall(normalized))

    def first_in(self, normalized: str) -> str | None:
        """The first phrase in a text."""
        match = self._pattern.search(normalized) if self._may_be_in(normalized) else None
        return match[0] if match else None

    def begin(self, normalized: str) -> bool:
        """Whether a text begins with one of the phrases."""
        return self._pattern.match(normalized) is not None

    def remove_from(self, normalized: str) -> str:
        """The text without the phrases."""
        return " ".join(self._pattern.sub(" ", normalized).split())

    def remove_outer_from(self, normalized: str) -> str:
        """The text without the phrase at its end, or at its start if there is none at the end."""
        last = None
        for match in self._pattern.finditer(normalized):
            if match.start() == 0 and last is None:
                last = match
            if match.end() == len(normalized):
                last = match
        return normalized if last is None else f"{normalized[: last.start()]} {normalized[last.end() :]}".strip()

    def __contains__(self, normalized: str) -> bool:
        return normalized in self._words
