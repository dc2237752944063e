"""Words and phrases in texts of docs: how they are compared, and whether a text contains one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_letters, digits
from typing import Literal, get_args

Opening = Literal["errors", "response", "header", "query", "path", "body", "parameters"]
OPENINGS: tuple[Opening, ...] = get_args(Opening)
"""What a heading inside an operation can open; the first one with a word in the heading decides."""

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*_`~\\]")
_NOT_A_WORD = re.compile(r"[^\w\[\]]+")
_WORD = re.compile(r"\w+")
_BRACKETS = "[]"
"""What a normalized text has next to words."""
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Japanese, Chinese and Korean characters: a phrase with one is found inside of words."""

_VARIANTS = str.maketrans({"\u0131": "i", "\u064a": "\u06cc", "\u0643": "\u06a9", "\u0451": "\u0435"})
"""Letters that docs write for one another: the Turkish i without a dot, which `I` is in lower case, Arabic letters in
Persian words, and the Russian e with dots, which most texts write without them."""

_ASCII = {code: None if chr(code) in "*_`~\\" else " " for code in range(128)}
_ASCII |= {ord(character): character.lower() for character in f"{ascii_letters}{digits}[]"}
"""What becomes of each ASCII character when words are compared: marks vanish, all else separates words."""


def fold(text: str) -> str:
    """A text as it is compared: without case, and with one character for those that are written for one another."""
    if text.isascii():
        return text.lower()
    # A Turkish capital I with a dot is folded to `i` and a dot.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    return folded.translate(_VARIANTS)


@lru_cache(maxsize=1 << 14)
def normalize(text: str) -> str:
    """The words of a text as they are compared, separated by single spaces, without markup and punctuation."""
    if text.isascii() and "<" not in text:
        return " ".join(text.translate(_ASCII).split())
    return _NOT_A_WORD.sub(" ", fold(_MARKUP.sub("", text))).strip()


@lru_cache(maxsize=1 << 12)
def _words_of(normalized: str) -> frozenset[str]:
    """The words of a text, which is compared with the phrases of many kinds."""
    return frozenset(_WORD.findall(normalized))


class Phrases:
    """Phrases that are searched for in normalized texts: the first one in a text, and of several there the longest."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = words = {normalize(phrase) for phrase in phrases} - {""}
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        for phrase in words:
            if first := _WORD.match(phrase):
                self._by_first_word[first[0]].append(phrase)
        self._first_words = frozenset(self._by_first_word)
        inside = [phrase for phrase in words if is_written_in_words(phrase)]
        # A character of each phrase that is found inside of words.
        self._marks = frozenset(match[0] for phrase in inside if (match := _WITHOUT_SPACES.search(phrase)))
        others = [phrase for phrase in words if phrase[0] in _BRACKETS or phrase[-1] in _BRACKETS]
        self._has_others = bool(others)
        self._by_first_character: dict[str, list[str]] = defaultdict(list)
        for phrase in (*inside, *others):
            self._by_first_character[phrase[0]].append(phrase)

    def _spans(self, normalized: str) -> Iterator[tuple[int, int]]:
        """Where phrases begin and end in a text."""
        if not self._may_be_in(normalized):
            return iter(())
        if self._has_others or (self._marks and is_written_in_words(normalized)):
            return self._spans_of_characters(normalized)
        return self._spans_of_words(normalized)

    def _may_be_in(self, normalized: str) -> bool:
        """Whether a text has the first word of a phrase or a character of one inside of words: most texts have none."""
        if self._has_others or not self._first_words.isdisjoint(_words_of(normalized)):
            return True
        return not normalized.isascii() and not self._marks.isdisjoint(normalized)

    def _spans_of_characters(self, normalized: str) -> Iterator[tuple[int, int]]:
        """The same by a look at each character, where phrases are found inside of words."""
        words = {word.start(): word[0] for word in _WORD.finditer(normalized)}
        end = 0
        for start, character in enumerate(normalized):
            if start < end:
                continue
            of_word = self._by_first_word.get(words.get(start, ""), ())
            candidates = (*self._by_first_character.get(character, ()), *of_word)
            found = [phrase for phrase in candidates if _is_at(start, phrase, normalized)] if candidates else ()
            if found:
                end = start + len(max(found, key=len))
                yield start, end

    def _spans_of_words(self, normalized: str) -> Iterator[tuple[int, int]]:
        """The same by a look at each word, if all phrases begin and end with letters."""
        end = 0
        for word in _WORD.finditer(normalized):
            start = word.start()
            if start < end or word[0] not in self._by_first_word:
                continue
            found = (phrase for phrase in self._by_first_word[word[0]] if normalized.startswith(phrase, start))
            ends = [after for phrase in found if not _is_letter(normalized[(after := start + len(phrase)) :][:1])]
            if ends:
                end = max(ends)
                yield start, end

    def are_in(self, normalized: str) -> bool:
        """Whether a text contains one of the phrases as whole words."""
        return self._may_be_in(normalized) and next(self._spans(normalized), None) is not None

    def first_in(self, normalized: str) -> str | None:
        """The first phrase in a text."""
        span = next(self._spans(normalized), None)
        return span and normalized[slice(*span)]

    def begin(self, normalized: str) -> bool:
        """Whether a text begins with one of the phrases."""
        return next(self._spans(normalized), (1, 1))[0] == 0

    def begin_or_end(self, normalized: str) -> bool:
        """Whether a text begins or ends with one of the phrases."""
        spans = list(self._spans(normalized))
        return bool(spans) and (spans[0][0] == 0 or spans[-1][1] == len(normalized))

    def remove_from(self, normalized: str) -> str:
        """The text without the phrases."""
        parts, end = [], 0
        for span in self._spans(normalized):
            parts.append(normalized[end : span[0]])
            end = span[1]
        return " ".join(" ".join((*parts, normalized[end:])).split())

    def remove_outer_from(self, normalized: str) -> str:
        """The text without the phrase at its end, or at its start if there is none at the end."""
        last = None
        for start, end in self._spans(normalized):
            if (start == 0 and last is None) or end == len(normalized):
                last = start, end
        return normalized if last is None else f"{normalized[: last[0]]} {normalized[last[1] :]}".strip()

    def __contains__(self, normalized: str) -> bool:
        return normalized in self._words


def is_written_in_words(text: str) -> bool:
    """Whether a text has characters of a script without spaces."""
    return not text.isascii() and _WITHOUT_SPACES.search(text) is not None


def _is_at(start: int, phrase: str, text: str) -> bool:
    """Whether a text has a phrase at an offset, as whole words unless it is written without spaces."""
    if not text.startswith(phrase, start):
        return False
    return is_written_in_words(phrase) or (_is_border(text, start) and _is_border(text, start + len(phrase)))


def _is_border(text: str, at: int) -> bool:
    """Whether a word begins or ends at an offset."""
    return _is_letter(text[at - 1 : at]) is not _is_letter(text[at : at + 1])


def _is_letter(character: str) -> bool:
    """Whether a character is part of a word; there may be none."""
    return character.isalnum() or character == "_"
