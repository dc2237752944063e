"""Finds commands by words: rare ones count more, and those of names more than those of texts."""

import difflib
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from .synonyms import SYNONYMS

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])")
_STOP_WORDS = frozenset(
    "a an and any are at by can do does for from has have how i in is it its me my of on or "
    "our some that the their there these this to was we what which who with you your".split()
)
_MAX_QUERY = 20
_SIMILAR = 0.6
"""What a synonym or another form of a word counts, of the word itself."""


class Text(NamedTuple):
    """What a command is found by."""

    name: str
    group: str
    summary: str
    details: str


class Searcher:
    """An index of commands."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = tuple(texts)

    def find(self, query: str) -> list[str]:
        """The names of the commands that match a query, best first."""
        words = dict.fromkeys(words_of(query)[:_MAX_QUERY])
        scores: defaultdict[str, float] = defaultdict(float)
        for word in [word for word in words if word not in _STOP_WORDS] or words:
            found = self._matches(word)
            rarity = math.log(1 + len(self._texts) / max(len(found), 1))
            for name, weight in found.items():
                scores[name] += weight * rarity
        return sorted(scores, key=lambda name: (-scores[name], len(name), name))

    def near(self, name: str) -> list[str]:
        """Names that are spelled like a name."""
        by_key = {text.name.lower(): text.name for text in self._texts}
        return [
            by_key[key] for key in difflib.get_close_matches(name.lower(), by_key, 5)
        ]

    def _matches(self, wanted: str) -> dict[str, float]:
        """The commands that a word finds, and how well."""
        best: dict[str, float] = {}
        for word, commands in self._index.items():
            if factor := _likeness(wanted, word):
                for name, weight in commands.items():
                    best[name] = max(best.get(name, 0.0), factor * weight)
        return best

    @cached_property
    def _index(self) -> dict[str, dict[str, float]]:
        """The commands by word, each with the weight of the best place."""
        found: dict[str, dict[str, float]] = {}
        for text in self._texts:
            for place, weight in (
                (text.details, 1.0),
                (text.group, 1.5),
                (text.summary, 2.5),
                (text.name, 4.0),
            ):
                for word in words_of(place):
                    found.setdefault(word, {})[text.name] = weight
            for word in _initials(text.name):
                found.setdefault(word, {})[text.name] = 4.0
        return found


def words_of(text: str) -> list[str]:
    """The words of a text or of a name such as `listZones`, in lower case."""
    split = _CAPITAL.sub(" ", text)
    return [word.lower() for word in _WORD.findall(split)]


def _initials(name: str) -> list[str]:
    """Abbreviations of a name's words: `vm` of `listVirtualMachines`."""
    letters = [word[0] for word in words_of(name)]
    return [
        "".join(letters[start : start + length])
        for length in (2, 3)
        for start in range(1, len(letters) - length + 1)
    ]


@lru_cache(maxsize=100_000)
def _likeness(wanted: str, word: str) -> float:
    """How well a word stands for another: 1 for the same one, 0 for another."""
    if wanted == word:
        return 1.0
    one, other = _stem(wanted), _stem(word)
    if one == other:
        return 0.95
    if other in _synonyms(one):
        return _SIMILAR
    if one.isascii():
        short, long = sorted((one, other), key=len)
        return _SIMILAR if len(short) > 3 and long.startswith(short) else 0.0
    # Languages without spaces: a word is a part of what was found.
    return _SIMILAR if len(one) > 1 and one in other else 0.0


@lru_cache(maxsize=1000)
def _synonyms(stem: str) -> frozenset[str]:
    """The stems of the synonyms of a stem."""
    return frozenset(
        _stem(other)
        for word, others in SYNONYMS.items()
        if _stem(word) == stem
        for other in others
    )


def _stem(word: str) -> str:
    """A word without the endings of plurals and verbs."""
    for ending in ("ing", "ies", "es", "ed", "s", "e", "y"):
        # `vms` is a plural, `is` is not.
        shortest = 2 if ending == "s" else 3
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word
