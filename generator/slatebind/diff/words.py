"""Whether two names or sentences say the same in other words, or the opposite. English, as names in APIs are.

A word may be misspelled, abbreviated or a synonym; it may also be the one word that turns the meaning around.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from slatebind.casing import singular, split
from slatebind.diff.opposites import NEGATIONS, OPPOSITES, SYNONYMS

STOP_WORDS = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "those", "of", "for", "in", "on", "at", "by", "as", "is", "are"),
        *("be", "been", "was", "it", "its", "and", "or", "if", "optional", "required", "parameter", "parameters"),
        *("param", "field", "value"),
    ]
)
"""Words of a sentence that carry none of its meaning."""
_SYNONYM_OF = {word: group[0] for group in SYNONYMS for word in group}
_MAX_UNLIKE_WORDS = 12
"""Texts that differ in more words are not compared word by word."""
_MAX_LETTERS = 40
"""Longer words are never compared letter by letter."""
_MAX_TYPOS = 2
_MIN_TYPO_LETTERS = 4
_TYPO_SIMILARITY = 0.75
"""difflib's ratio of two words, of which one is the other misspelled: swapped letters in a word of four."""
_MAX_WRONG_LETTERS = 2
_MIN_SHORTENED = 3


class WordComparison(msgspec.Struct, frozen=True):
    """Two lists of words: the common ones, as the first says them, and those that only one of them has."""

    common: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    is_certain: bool = True
    """Whether no word is the same only if it is misspelled or shortened."""

    @property
    def is_same(self) -> bool:
        """Whether both have the same words."""
        return bool(self.common) and not self.only_old and not self.only_new

    @property
    def is_qualified(self) -> bool:
        """Whether one has the words of the other and more."""
        return bool(self.common) and bool(self.only_old) is not bool(self.only_new)

    @property
    def share(self) -> float:
        """The share of the common words in all words."""
        total = len(self.common) + len(self.only_old) + len(self.only_new)
        return len(self.common) / total if total else 0.0


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """``listVMSnapshots`` -> ``("list", "vm", "snapshot")``."""
    return tuple(singular(word.lower()) or word.lower() for word in split(name))


@lru_cache(maxsize=1 << 14)
def text_words(text: str) -> tuple[str, ...]:
    """The words of a sentence that carry its meaning."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return tuple(singular(word) or word for word in words if word not in STOP_WORDS)


def split_by(name: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    """The words of a name in lower case, of which some are written as one: ``zoneid`` -> ``("zone", "id")``."""
    words: list[str] = []
    for word in name_words(name):
        words += _parts(word, vocabulary | _USUAL_PARTS) or _without_ending(word)
    return tuple(words)


def _without_ending(word: str) -> list[str]:
    """``vmid`` -> ``["vm", "id"]``, although ``vm`` is not known."""
    ending = next((suffix for suffix in _ENDINGS if word.endswith(suffix) and len(word) > len(suffix) + 1), "")
    return [word.removesuffix(ending), ending] if ending else [word]


def _parts(word: str, vocabulary: frozenset[str]) -> list[str] | None:
    """The words of which a word consists, the longest first; None if there are none."""
    if len(word) > _MAX_LETTERS:
        return None
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            before = best[start]
            if before is not None and word[start:end] in vocabulary and end - start > 1:
                found = [*before, singular(word[start:end])]
                current = best[end]
                best[end] = found if current is None or len(found) < len(current) else current
    return best[len(word)]


_USUAL_PARTS = frozenset(
    [
        *("id", "ids", "name", "type", "uuid", "state", "status", "count", "size", "limit", "key", "value", "list"),
        *("user", "zone", "domain", "account", "project", "network", "host", "ip", "address", "url", "date", "time"),
        *("number", "max", "min", "total", "word", "mask"),
    ]
)
"""Words that names end in."""
_ENDINGS = ("id", "name", "type")
"""Those that follow any word."""


def compare_words(old: Sequence[str], new: Sequence[str], *, are_names: bool = False) -> WordComparison:
    """What two lists of words have in common, regardless of their order. Words of names may be shortened."""
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    common = [word for word in before if word in after]
    only_old = [word for word in before if word not in after]
    only_new = [word for word in after if word not in before]
    is_certain = True
    if max(len(only_old), len(only_new)) <= _MAX_UNLIKE_WORDS:
        for word in tuple(only_old):
            match = next((other for other in only_new if _is_same_word(word, other, are_names)), None)
            if match is not None:
                only_old.remove(word)
                only_new.remove(match)
                common.append(word)
                is_certain = is_certain and _usual(word) == _usual(match)
        _take_abbreviations(only_old, only_new, common)
        _take_abbreviations(only_new, only_old, common)
    return WordComparison(tuple(common), tuple(only_old), tuple(only_new), is_certain)


def _take_abbreviations(short: list[str], full: list[str], common: list[str]) -> None:
    """Pair each word with the words next to each other whose initials, or letters, it consists of."""
    for word in tuple(short):
        for length in range(2, len(full) + 1):
            for start in range(len(full) - length + 1):
                words = full[start : start + length]
                if word in short and word in ("".join(part[0] for part in words), "".join(words)):
                    short.remove(word)
                    del full[start : start + length]
                    common.append(word)


def _is_same_word(word: str, other: str, is_in_name: bool) -> bool:
    if _usual(word) == _usual(other):
        return True
    if _are_opposite_words(word, other):
        return False
    return is_misspelled(word, other) or (is_in_name and (_is_shortened(word, other) or _is_shortened(other, word)))


def _usual(word: str) -> str:
    """The first one of its synonyms."""
    return _SYNONYM_OF.get(word, word)


def is_misspelled(word: str, usual: str) -> bool:
    """Whether one word is the other with a typo."""
    shorter, longer = sorted((len(word), len(usual)))
    if shorter < _MIN_TYPO_LETTERS or longer > _MAX_LETTERS or longer - shorter > _MAX_WRONG_LETTERS:
        return False
    if not (word + usual).isalpha():
        return False  # another digit is another number
    similarity = SequenceMatcher(None, word, usual).ratio()
    return similarity >= _TYPO_SIMILARITY and (1 - similarity) * (shorter + longer) <= 2 * _MAX_WRONG_LETTERS


def differ_by_typo(text: str, other: str) -> bool:
    """Whether the words of two texts are the same except for one or two misspelled ones."""
    words, others = (re.findall(r"\w+", given.casefold()) for given in (text, other))
    if len(words) != len(others):
        return False
    pairs = [(word, usual) for word, usual in zip(words, others, strict=True) if word != usual]
    return 0 < len(pairs) <= _MAX_TYPOS and all(
        is_misspelled(*pair) and not _are_opposite_words(*pair) for pair in pairs
    )


def _is_shortened(short: str, word: str) -> bool:
    """``config`` of ``configuration``; but ``key`` of ``keyword`` is another word."""
    rest = word[len(short) :]
    is_start = _MIN_SHORTENED <= len(short) <= len(word) / 2 and word.startswith(short)
    return is_start and singular(rest) not in _USUAL_PARTS


def are_opposite_texts(old: str, new: str) -> bool:
    """Whether two sentences differ in a word and its opposite: ``from the server`` and ``to the server``."""
    return are_opposite(*(re.findall(r"[^\W_]+", text.casefold()) for text in (old, new)))


def are_opposite(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether a word that only one side has is the opposite of one that only the other has, or negates."""
    before, after = set(old), set(new)
    only_old, only_new = before - after, after - before
    if not NEGATIONS.isdisjoint(only_old | only_new) or _numbers(only_old) != _numbers(only_new):
        return True
    return any(not only_new.isdisjoint(_opposites(word)) for word in only_old) or any(
        not only_old.isdisjoint(_opposites(word)) for word in only_new
    )


def _numbers(words: Iterable[str]) -> set[str]:
    return {digits for word in words if (digits := _digits(word))}


def _are_opposite_words(word: str, other: str) -> bool:
    return _digits(word) != _digits(other) or other in _opposites(word) or word in _opposites(other)


def _opposites(word: str) -> set[str]:
    """``without`` of ``with``, ``unlock`` of ``lock``; the other way round they are not listed."""
    negated = {f"{prefix}{word}" for prefix in _NEGATING_PREFIXES} | {
        f"{word}{suffix}" for suffix in _NEGATING_SUFFIXES
    }
    return negated | OPPOSITES.get(word, frozenset())


_NEGATING_PREFIXES = ("un", "non", "no", "not", "dis", "de", "in", "im", "ir", "anti", "mis")
_NEGATING_SUFFIXES = ("out", "less", "free")


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def are_opposite_names(old: str, new: str) -> bool:
    """Whether one name turns the meaning of the other around, also where its words are written as one."""
    if _digits(old) != _digits(new) or are_opposite(name_words(old), name_words(new)):
        return True
    before, after = _middle(old.casefold(), new.casefold())
    if _are_opposite_words(before, after) or (not before and after in NEGATIONS) or (not after and before in NEGATIONS):
        return True
    return any(
        word in old.casefold()
        and other in new.casefold()
        and word not in new.casefold()
        and other not in old.casefold()
        for word, others in OPPOSITES.items()
        for other in others
        if min(len(word), len(other)) >= _MIN_LETTERS_INSIDE
    )


_MIN_LETTERS_INSIDE = 3
"""A shorter word, such as ``in``, is in too many names by chance."""


def _middle(old: str, new: str) -> tuple[str, str]:
    """The parts of two texts between what they begin and end with."""
    shortest = min(len(old), len(new))
    start = next((index for index in range(shortest) if old[index] != new[index]), shortest)
    end = next((index for index in range(shortest - start) if old[-1 - index] != new[-1 - index]), shortest - start)
    return old[start : len(old) - end], new[start : len(new) - end]
