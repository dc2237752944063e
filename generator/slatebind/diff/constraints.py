"""What the sentences of two descriptions constrain, compared by its meaning and not by its words.

Only for constraints that the spec does not hold as a fact, such as "required if tags are given": facts are compared as
such. Where two sentences cannot be told to mean the same, they are taken for different ones.
"""

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from slatebind.casing import singular
from slatebind.dialects.constraints import find_constraints, shipped_words
from slatebind.dialects.prose_words import CONSTRAINT_KINDS, ConstraintKind
from slatebind.diff.words import STOP_WORDS, are_opposite_texts, compare_words, differ_by_typo, text_words
from slatebind.spec.model import Field, Param

_FOR_RECEIVERS: tuple[ConstraintKind, ...] = ("audience",)
"""On a field the only constraint is who receives it: what is said of values describes them."""
_OF_VALUES = ("default", "values")
"""Constraints on values, whose case and spelling matter."""
_INTRODUCING = re.compile(
    r"\b(?:defaults?|values?|options?|possible|valid|allowed|supported|known|one of|either|any of|the following"
    r"|required|mandatory|must|has to|have to|needs? to|can|may|be|is|are|used|specified|passed|given|set|provided"
    r"|only|together|with|visible|shown|returned|available|mutually exclusive|when|or|and|to|by|users?)\b",
    re.IGNORECASE,
)
"""Words that say that, and not what, a sentence constrains."""
_PUNCTUATION = re.compile(r"[\s,;:()\"'`]+|\.(?!\d)| *- *(?=\d)")
_MAX_UNLIKE = 12
"""More constraints than this are compared only by their texts."""
_ARTICLES = ("The", "This", "An")
"""At the start of a sentence. ``A`` may be a value."""
_WORD_BEFORE = re.compile(r"(\w{0,40} )?\Z")


class Constraint(msgspec.Struct, frozen=True, dict=True):
    """A sentence that constrains, from the words that say so to its end.

    ``is_fact`` if the record states it as well. ``values`` are what it names, as it is spelled; ``words`` what it says
    besides that it constrains.
    """

    kind: ConstraintKind
    text: str
    is_fact: bool = False

    @cached_property
    def values(self) -> frozenset[str]:  # noqa: D102
        words = _PUNCTUATION.sub(" ", _INTRODUCING.sub(" ", self.text)).split()
        return frozenset(singular(word) for word in words if word not in STOP_WORDS and word not in _ARTICLES)

    @cached_property
    def words(self) -> tuple[str, ...]:  # noqa: D102
        return text_words(_INTRODUCING.sub(" ", self.text))


Constraints = Sequence[Constraint]


def compare_constraints(old: Param | Field, new: Param | Field) -> tuple[Constraints, Constraints]:
    """The constraints that a description no longer states, and those that it states now."""
    if differ_by_typo(old.description, new.description):
        return [], []
    before, after = (
        {(constraint.kind, constraint.text): constraint for constraint in _stated(record)} for record in (old, new)
    )
    removed = [constraint for key, constraint in before.items() if key not in after]
    added = [constraint for key, constraint in after.items() if key not in before]
    if max(len(removed), len(added)) <= _MAX_UNLIKE:
        for constraint in tuple(removed):
            same = next((other for other in added if _means_the_same(constraint, other)), None)
            if same is not None:
                removed.remove(constraint)
                added.remove(same)
    no_longer_stated = [constraint for constraint in removed if not constraint.is_fact]
    return no_longer_stated, [constraint for constraint in added if not constraint.is_fact]


def only_loosen(removed: Constraints, added: Constraints) -> bool:
    """Whether each new constraint allows more values than an old one."""
    return len(added) <= _MAX_UNLIKE and all(
        constraint.kind == "values"
        and any(before.kind == "values" and before.values <= constraint.values for before in removed)
        for constraint in added
    )


def _stated(record: Param | Field) -> tuple[Constraint, ...]:
    """The constraint of each sentence."""
    kinds = CONSTRAINT_KINDS if isinstance(record, Param) else _FOR_RECEIVERS
    of_sentence: dict[int, Constraint] = {}
    description = " ".join(record.description.split())
    found = find_constraints(description, shipped_words(), kinds)
    for constraint in sorted(found, key=lambda constraint: CONSTRAINT_KINDS.index(constraint.kind)):
        content_start = description.index(constraint.content, constraint.start + len(constraint.introduction))
        end = content_start + len(constraint.content)
        before = _WORD_BEFORE.search(description[max(0, constraint.start - 41) : constraint.start])
        # The word before says which administrators.
        start = constraint.start - len(before[0]) if before and constraint.kind == "audience" else constraint.start
        is_fact = bool(getattr(record, constraint.kind, ()))
        of_sentence.setdefault(constraint.sentence, Constraint(constraint.kind, description[start:end], is_fact))
    return tuple(of_sentence.values())


def _means_the_same(one: Constraint, other: Constraint) -> bool:
    if one.kind != other.kind or are_opposite_texts(one.text, other.text):
        return False
    if one.kind in _OF_VALUES:
        return one.values == other.values or "".join(sorted(one.values)) == "".join(sorted(other.values))
    return one.words == other.words or compare_words(one.words, other.words, are_names=True).is_same
