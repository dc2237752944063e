"""The record of a dialect's words for facts that descriptions state. Does not read descriptions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, get_args

import msgspec

ConstraintKind = Literal["excludes", "requires", "default", "values", "condition", "audience"]
CONSTRAINT_KINDS: tuple[ConstraintKind, ...] = get_args(ConstraintKind)
"""What a sentence constrains: the first four are facts of a parameter; when it is required, or who may send it."""

_COMMA = "[,\u3001\uff0c]"
_NOT_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_INNERMOST_GROUP = re.compile(r"\(([^()]*)\)")
_GROUP_START = re.compile(r"\?(?:P<\w+>|[a-zA-Z-]*:)")
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")
_FIRST_GROUP = 0xF0000
"""The character that stands for the first group; of those for private use, so that no expression has it."""
_OPTIONAL = re.compile(r".[?*{]", re.S)
_OF_MORE_CASES = re.compile("[\u00b5\u0131\u017f\u0370-\u03ff\u1e61\u1e9b\ufb00-\ufb06]")
"""Small letters that an expression without case matches to other ones than their capital letters."""
_NO_CLUE: tuple[str, ...] = ("",)
"""Every text contains it."""
_QUOTE = "[\"'`*\u201c\u201d]"


class ProseWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``prose`` key: regular expressions for facts in the sentences of a description, by fact.

    An expression is applied to one sentence at a time, without case. A named group holds the text that is read:
    ``(?P<value>...)``. The words of the shipped dialects have comments with examples.
    """

    harmless: tuple[str, ...] = ()
    """What is removed from a sentence before it is read: *if omitted*."""
    hedge: tuple[str, ...] = ()
    """A match means that the sentence does not always hold, so that no fact is read from it: *usually*."""
    subject: tuple[str, ...] = ()
    """What may be in front of a fact: *this parameter is*."""
    excludes: tuple[str, ...] = ()
    """Parameters that cannot be sent together with this one: *mutually exclusive with NAMES*. The group is `names`, or
    `all` if it includes the parameter itself."""
    requires: tuple[str, ...] = ()
    """Parameters that have to be sent together with this one: *must be used with NAMES*. The group is `names`."""
    default: tuple[str, ...] = ()
    """The default: *defaults to VALUE*. The group is `value`."""
    values: tuple[str, ...] = ()
    """The allowed values: *one of VALUES*. The group is `values`."""
    deprecated: tuple[str, ...] = ()
    """The parameter or field is deprecated: *will be removed in version 2*. No group."""
    between: tuple[str, ...] = ("and", "or")
    """Words between the last two values of a list: `or` in *oak, elm or ash*."""
    not_values: tuple[str, ...] = ()
    """Words that describe values and are not values: `number` in *one of: a number or none*."""
    constraints: dict[ConstraintKind, tuple[str, ...]] = {}
    """Expressions for sentences that constrain what is sent although no fact is read from them, by kind. `lint` reports
    such sentences, and `diff` compares them. `condition` is when a parameter is required or has an effect, `audience`
    who may send or receive it. Expressions of the other keys need not be repeated."""

    def pattern(self, key: str) -> re.Pattern[str]:
        """The alternatives of a key as one expression; without alternatives it matches nothing."""
        if key not in self._compiled:
            self._compiled[key] = re.compile("|".join(getattr(self, key)) or r"(?!)", re.IGNORECASE)
        return self._compiled[key]

    def matches(self, key: str, text: str) -> Iterator[re.Match[str]]:
        """The first match of each expression of a key in a text."""
        lowered = text.lower()
        for clues, expression in self._searched[key] if _has_one(lowered, self._clues_of[key]) else ():
            if _has_one(lowered, clues) and (match := self._expression(expression).search(text)):
                yield match

    def may_match(self, text: str) -> bool:
        """Whether a text can match an expression of any fact, or have something harmless: most texts cannot."""
        return _has_one(text.lower(), self._clues)

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
    def bounds(self) -> re.Pattern[str]:
        """The bounds of a number at the end of a part of a sentence: *between 1 and 100*, *(1-100)*."""
        words = "|".join(re.escape(word) for word in self.between if len(word) > 1) or r"(?!)"
        joined = "|".join(re.escape(word) for word in self.between if len(word) == 1) or r"(?!)"
        end = r"(?=\s*(?:[),;\u3002\uff09]|\.(?!\d)|$))"
        number = r"(?<![\w.,:/-])\d{1,9}"
        texts = (rf"{number}\s+(?:{words}|{joined}|to)\s+\d{{1,9}}", r"(?<![\w.,:/-])[01]\s*[-\u2013\uff5e]\s*\d{1,9}")
        return re.compile(rf"(?:{'|'.join(texts)}){end}", re.I)

    @cached_property
    def _searched(self) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
        """The expressions of each fact and of what is harmless, with texts of which each match contains one.

        They are one by one since groups of the same name cannot be in one expression.
        """
        return {key: tuple((_clues_in(text), text) for text in getattr(self, key)) for key in _SEARCHED}

    @cached_property
    def _clues(self) -> tuple[str, ...]:
        """The texts of which each match of one of these expressions contains one."""
        return _shortest(clue for clues in self._clues_of.values() for clue in clues)

    @cached_property
    def _clues_of(self) -> dict[str, tuple[str, ...]]:
        """The same for the expressions of each fact."""
        return {
            key: _shortest(clue for clues, _ in searched for clue in clues) for key, searched in self._searched.items()
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
_SEARCHED = ("harmless", "excludes", "requires", "default", "values", "deprecated")


def _shortest(clues: Iterable[str]) -> tuple[str, ...]:
    """The clues without those that contain another one."""
    found = set(clues)
    return tuple(sorted(clue for clue in found if not any(other in clue for other in found - {clue})))


def _has_one(lowered: str, clues: Iterable[str]) -> bool:
    """Whether a text contains one of the clues."""
    for clue in clues:  # noqa: SIM110 - for each expression and description; `any` takes twice as long
        if clue in lowered:
            return True
    return False


def _clues_in(expression: str) -> tuple[str, ...]:
    """Texts in lower case of which every match contains one, an empty one if none is evident.

    To look for them is many times faster than to search with an expression that ignores case, or to compile it.
    """
    if _VERBOSE.search(expression):
        return _NO_CLUE
    groups: dict[str, tuple[str, ...]] = {}

    def replaced(group: re.Match[str]) -> str:
        character = chr(_FIRST_GROUP + len(groups))
        start = _GROUP_START.match(group[1])
        is_assertion = group[1].startswith("?") and start is None
        groups[character] = _NO_CLUE if is_assertion else _clues_of(group[1][start.end() if start else 0 :], groups)
        return character

    text = _NOT_LITERAL.sub("\0", expression)
    while text != (text := _INNERMOST_GROUP.sub(replaced, text)):
        pass
    return _clues_of(text, groups)


def _clues_of(text: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """For each alternative of an expression without groups, its longest literal or the texts of a group in it."""
    found: list[str] = []
    for alternative in text.split("|"):
        certain = _OPTIONAL.sub("\0", alternative)
        clues: list[tuple[str, ...]] = [(literal,) for literal in _literals_in(certain)]
        clues += [groups[character] for character in certain if character in groups]
        best = max(clues, key=_weight, default=_NO_CLUE)
        found += best
    return tuple(found)


def _literals_in(text: str) -> Iterator[str]:
    """The runs of spaces and small letters, and of letters without case."""
    runs = "".join(character if character == " " or _has_one_other_case(character) else "\0" for character in text)
    return filter(None, runs.split("\0"))


def _has_one_other_case(character: str) -> bool:
    return character.isalpha() and character == character.lower() and not _OF_MORE_CASES.match(character)


def _weight(clues: tuple[str, ...]) -> tuple[int, int]:
    """Long texts are rare, and few of them are quickly looked for."""
    return min(map(len, clues)), -len(clues)
