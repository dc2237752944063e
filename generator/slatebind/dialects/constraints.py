"""Sentences of a description that constrain what is sent or received, whether or not a fact is read from them.

The expressions are the dialect's (``prose`` of its file). What a sentence means exactly is not decided here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from slatebind.dialects.loader import load_dialect, shipped_dialects
from slatebind.dialects.prose_words import CONSTRAINT_KINDS, ConstraintKind, ProseWords

_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_MAX_SENTENCE_CHARACTERS = 1000
"""What follows in a longer sentence is not searched, so that the time stays linear in the length of a description."""


class Constraint(msgspec.Struct, frozen=True):
    """A part of a sentence that constrains.

    ``introduction`` are the words that say so ("mutually exclusive with"), ``content`` is the rest of the sentence.
    ``start`` is the offset of the introduction in the description, ``sentence`` the number of the sentence.
    """

    kind: ConstraintKind
    introduction: str
    content: str
    start: int
    sentence: int


def find_constraints(
    description: str, words: ProseWords, kinds: Iterable[ConstraintKind] = CONSTRAINT_KINDS
) -> tuple[Constraint, ...]:
    """For each sentence the first constraint of each kind, in the order in which they stand in it."""
    found: list[Constraint] = []
    for number, sentence in enumerate(_SENTENCE.finditer(description)):
        text = sentence[0][:_MAX_SENTENCE_CHARACTERS]
        in_sentence = (first for kind in kinds for first in _first(kind, text, words))
        for kind, start, end in sorted(in_sentence, key=lambda first: first[1]):
            content = sentence[0][end:].strip()
            found.append(Constraint(kind, text[start:end].strip(), content, sentence.start() + start, number))
    return tuple(found)


@cache
def shipped_words() -> ProseWords:
    """The expressions of all shipped dialects in one, for specs: they do not record the dialect of their docs."""
    dialects = [dialect for name in shipped_dialects() if (dialect := load_dialect(name)[0])]
    return ProseWords(
        constraints={
            kind: tuple(
                dict.fromkeys(
                    pattern.pattern for dialect in dialects for pattern in dialect.prose.constraint_patterns(kind)
                )
            )
            for kind in CONSTRAINT_KINDS
        }
    )


def _first(kind: ConstraintKind, sentence: str, words: ProseWords) -> Iterator[tuple[ConstraintKind, int, int]]:
    """The start and end of the first introduction of a kind; the longest of those that start there."""
    spans = [_introduction(match) for pattern in words.constraint_patterns(kind) if (match := pattern.search(sentence))]
    if spans:
        start, end = min(spans, key=lambda span: (span[0], -span[1]))
        yield kind, start, end


def _introduction(match: re.Match[str]) -> tuple[int, int]:
    """A match without the content that a group at its end holds."""
    starts = [match.start(number) for number in range(1, match.re.groups + 1)]
    return match.start(), min((start for start in starts if start > match.start()), default=match.end())
