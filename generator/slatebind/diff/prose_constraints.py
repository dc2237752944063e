"""Constraints that only prose states: which sentences of a description restrict what is sent, or who receives it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

from slatebind.spec.model import Field, Param

_RESTRICTED_TO_ADMINS = r"\b(?:root )?admin(?:istrator)?s? only\b|\bonly\b[^.]{0,30}\badmin"
_FOR_SENDERS = re.compile(
    r"(?P<excludes>mutually exclusive|\bnot be (?:used|specified|passed) (?:together )?with)"
    r"|(?P<requires>(?:must|has to|have to|can only|may only) be (?:used|specified|passed|given|set)"
    r"|\b(?:used|passed|specified) (?:only )?together with)"
    r"|(?P<default>\bdefaults? (?:value )?(?:to|is)\b|\bby default\b|\bdefault:)"
    r"|(?P<values>\b(?:possible|valid|allowed) (?:values?|options?)\b|\bcan be one of\b)"
    r"|\brequired (?:if|when|unless|for)\b"
    rf"|{_RESTRICTED_TO_ADMINS}",
    re.IGNORECASE,
)
_FOR_RECEIVERS = re.compile(_RESTRICTED_TO_ADMINS, re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_STOP_WORDS = {"the", "a", "an", "this", "parameter", "parameters", "param", "in", "value"}
_MAX_TYPOS = 2
_MAX_TYPO_CHARACTERS = 40
_TYPO_SIMILARITY = 0.75
"""difflib's ratio of two words, of which one is the other misspelled: swapped letters in a word of four."""


class Constraint(msgspec.Struct, frozen=True):
    """A sentence that constrains. ``key`` is the same for different spellings; ``is_fact`` if the record states it."""

    key: str
    text: str
    is_fact: bool


def find_constraints(record: Param | Field) -> tuple[Constraint, ...]:
    """The constraints in the description of a parameter; on a field the only one is who receives it."""
    pattern = _FOR_SENDERS if isinstance(record, Param) else _FOR_RECEIVERS
    return tuple(_constraints(record, pattern))


def _constraints(record: Param | Field, pattern: re.Pattern[str]) -> Iterator[Constraint]:
    for sentence in _SENTENCE.findall(record.description):
        if match := pattern.search(sentence):
            text = " ".join(sentence[match.start() :].split())
            words = (word for word in re.findall(r"\w+", text.casefold()) if word not in _STOP_WORDS)
            fact = match.lastgroup
            yield Constraint("".join(words), text, fact is not None and bool(getattr(record, fact)))


def differ_by_typo(text: str, other: str) -> bool:
    """Whether the words of two texts are the same except for one or two misspelled ones."""
    words, others = text.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        return False
    pairs = [(word, usual) for word, usual in zip(words, others, strict=True) if word != usual]
    return 0 < len(pairs) <= _MAX_TYPOS and all(_is_misspelled(word, usual) for word, usual in pairs)


def _is_misspelled(word: str, usual: str) -> bool:
    if max(len(word), len(usual)) > _MAX_TYPO_CHARACTERS or not (word + usual).strip(".,").isalpha():
        return False
    return SequenceMatcher(None, word, usual).ratio() >= _TYPO_SIMILARITY
