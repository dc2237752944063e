"""Comparing texts without regard to case, punctuation and typos; texts without their inline code."""

import re
from difflib import SequenceMatcher

_CODE = re.compile(r"`[^`]*`")
_MIN_WORD_LENGTH = 4
_SIMILARITY_THRESHOLD = 0.8


def without_code(text: str) -> str:
    """The text with inline code blanked out; other characters keep their offsets."""
    return _CODE.sub(lambda match: "\0" * len(match[0]), text) if "`" in text else text


def is_drift(text: str, usual: str) -> bool:
    """Whether two texts differ only in case, punctuation and spaces, or by a typo in one word."""
    return is_same_words(text, usual) or _is_typo(_words(text), _words(usual))


def is_same_words(text: str, usual: str) -> bool:
    """Whether two texts differ only in case, punctuation and spaces."""
    return _words(text) == _words(usual)


def has_shared_words(text: str, other: str) -> bool:
    """Whether at least half of the words of two texts, apart from the smallest, occur in both."""
    words, others = ({word for word in _words(each) if len(word) >= _MIN_SHARED_LENGTH} for each in (text, other))
    return len(words & others) * 2 >= len(words | others) > 0


_MIN_SHARED_LENGTH = 4


def normalized_words(text: str) -> str:
    """The words of a text in lowercase, without punctuation."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", text).lower().split()


def _is_typo(words: list[str], usual: list[str]) -> bool:
    """Whether only one word differs, and that by a letter or two. Words with different initials are different words."""
    differing = [pair for pair in zip(words, usual, strict=False) if pair[0] != pair[1]]
    if len(words) != len(usual) or len(differing) != 1:
        return False
    word, usual_word = differing[0]
    return (
        word[0] == usual_word[0]
        and min(len(word), len(usual_word)) >= _MIN_WORD_LENGTH
        and SequenceMatcher(None, word, usual_word).ratio() >= _SIMILARITY_THRESHOLD
    )
