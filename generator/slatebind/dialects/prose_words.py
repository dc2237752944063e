"""The record of a dialect's words for facts that descriptions state. Does not read descriptions."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, get_args

import msgspec

ConstraintKind = Literal["excludes", "requires", "default", "values", "condition", "audience"]
CONSTRAINT_KINDS: tuple[ConstraintKind, ...] = get_args(ConstraintKind)
"""What a sentence constrains: the first four are facts of a parameter; when it is required, or who may send it."""

_COMMA = "[,\u3001\uff0c]"
_NOT_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_INNERMOST_GROUP = re.compile(r"\([^()]*\)")
_OPTIONAL = re.compile(r".[?*{]", re.S)
_LITERAL = re.compile(r"[a-z ]+")
_QUOTE = "[\"'`*\u201c\u201d]"


class ProseWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``prose`` key of a dialect file: regular expressions by the fact that they introduce.

    Their groups hold the text that is read: ``names`` of other parameters, or ``all`` if the parameter itself is among
    them, a ``value``, ``values``. ``harmless`` is taken out of a sentence before it is read; what follows a match of
    ``hedge`` states nothing that always holds. ``subject`` is what may precede a fact in its part of the sentence.
    ``between`` are words between the values of a list, ``not_values`` those that describe values instead of being one.
    ``constraints`` are further expressions, by what they constrain, for sentences from which no fact is read; those
    that introduce a fact need not be repeated there.
    """

    harmless: tuple[str, ...] = ()
    hedge: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    default: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    between: tuple[str, ...] = ("and", "or")
    not_values: tuple[str, ...] = ()
    constraints: dict[ConstraintKind, tuple[str, ...]] = {}

    def pattern(self, key: str) -> re.Pattern[str]:
        """The alternatives of a key as one expression; without alternatives it matches nothing."""
        if key not in self._compiled:
            self._compiled[key] = re.compile("|".join(getattr(self, key)) or r"(?!)", re.IGNORECASE)
        return self._compiled[key]

    def matches(self, key: str, text: str) -> Iterator[re.Match[str]]:
        """The first match of each expression of a key in a text."""
        lowered = text.lower()
        return (
            match for literal, pattern in self._searched[key] if literal in lowered and (match := pattern.search(text))
        )

    def constraint_patterns(self, kind: ConstraintKind) -> tuple[re.Pattern[str], ...]:
        """The expressions for sentences that constrain: those that introduce a fact, and the further ones."""
        return tuple(self._expression(text) for text in (*getattr(self, kind, ()), *self.constraints.get(kind, ())))

    def _expression(self, text: str) -> re.Pattern[str]:
        if text not in self._compiled:
            self._compiled[text] = re.compile(text, re.IGNORECASE)
        return self._compiled[text]

    @cached_property
    def separator(self) -> re.Pattern[str]:
        """What stands between the values of a list.

        Ideographic words need no spaces around them. A word of one letter may be a value itself: it has to be between
        values in quotation marks.
        """
        joined = [word for word in self.between if "\u3040" <= word[:1] <= "\u9fff"]
        letters = [word for word in self.between if len(word) == 1 and word not in joined]
        words = "|".join(re.escape(word) for word in self.between if word not in (*joined, *letters)) or r"(?!)"
        texts = (
            rf"(?<={_QUOTE})\s*,?\s+(?:{'|'.join(map(re.escape, letters)) or '(?!)'})\s+(?={_QUOTE})",
            rf"\s*{_COMMA}\s*(?:(?:{words})\s)?\s*",
            rf"\s+(?:{words})\s+",
            r"\s*\|\s*",
            *(rf"\s*{re.escape(word)}\s*" for word in joined),
        )
        return re.compile("|".join(texts), re.IGNORECASE)

    @cached_property
    def _searched(self) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
        """The expressions of each key, with what their matches contain.

        They are one by one since groups of the same name cannot be in one expression.
        """
        return {
            key: tuple((_literal_in(pattern), pattern) for pattern in map(self._expression, getattr(self, key)))
            for key in PROSE_GROUPS
        }

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}


PROSE_GROUPS: dict[str, tuple[str, ...]] = {
    "harmless": (),
    "hedge": (),
    "subject": (),
    "excludes": ("names", "all"),
    "requires": ("names",),
    "default": ("value",),
    "values": ("values",),
    "deprecated": (),
}
"""The keys whose values are regular expressions, with the groups of which each expression needs one."""


def _literal_in(pattern: re.Pattern[str]) -> str:
    """A text in lower case that every match contains, "" if none is evident.

    To look for it is many times faster than to search with an expression that ignores case, and nearly no sentence of
    docs has it.
    """
    text = _NOT_LITERAL.sub("\0", pattern.pattern)
    while text != (text := _INNERMOST_GROUP.sub("\0", text)):
        pass
    if "|" in text or pattern.flags & re.VERBOSE:
        return ""
    return max(_LITERAL.findall(_OPTIONAL.sub("\0", text)), key=len, default="")
