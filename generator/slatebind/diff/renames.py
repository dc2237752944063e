"""Whether two records, one of which was removed and one added, are the same one under another name.

A rename that is wrongly claimed hides that a command or a parameter is gone, so that doubt decides against it. Records
with the same facts may still be different ones: parameters in pairs (``startdate``, ``enddate``) and commands that only
take an ID and say that they are done have nothing but their names and descriptions to distinguish them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from slatebind.diff.matching import Candidate, similarity
from slatebind.diff.words import (
    WordComparison,
    are_opposite_names,
    are_opposite_texts,
    compare_words,
    name_words,
    split_by,
    text_words,
)
from slatebind.spec.model import Command, Field, Param, Spec

Row = Param | Field
_MIN_WORDS = 3
"""Of a description that identifies a record with a similar name."""
_MIN_WORDS_ALONE = 4
"""Of a description that identifies a record whose new name says nothing of the old one."""
_FACETS = frozenset(["id", "name", "type", "uuid", "state", "status", "list", "count"])
"""Words that names of different things have in common."""
_SIMILAR = 0.5
_EQUAL = 0.9
_KINDS = ({"integer", "long", "float"}, {"string", "uuid", "url", "date", "datetime"}, {"map", "object"})
"""Types that are documented for each other."""


class RowRenames:
    """The parameters of two commands, or the fields of two models."""

    def __init__(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        self._texts = _Texts(*([text_words(row.description) for row in side] for side in (old, new)))

    def confidence(self, old: Candidate, new: Candidate) -> float | None:
        """How certain it is that a row was renamed; None if it was not."""
        if _are_opposite(old.record, new.record):
            return None
        before, after = text_words(old.record.description), text_words(new.record.description)
        vocabulary = frozenset((*before, *after))
        names = compare_words(split_by(old.label, vocabulary), split_by(new.label, vocabulary), are_names=True)
        texts = compare_words(before, after)
        if not _have_same_kind(old.record, new.record) or _is_other_facet(names, old.record, new.record):
            return None
        if not self._is_same(names, texts, before, after):
            return None
        return round(0.45 + 0.3 * texts.share + 0.2 * names.share, 2)

    def _is_same(
        self, names: WordComparison, texts: WordComparison, before: tuple[str, ...], after: tuple[str, ...]
    ) -> bool:
        if names.is_same:
            return texts.is_same or (names.is_certain and texts.share >= _SIMILAR)
        if before != after or not self._texts.are_unique(before, after) or _states_both(names, before):
            return False
        is_similar = names.is_qualified or not _FACETS.issuperset(names.common)
        return len(texts.common) >= (_MIN_WORDS if is_similar else _MIN_WORDS_ALONE)


def _is_other_facet(names: WordComparison, old: Row, new: Row) -> bool:
    """Whether a name only says more of what it holds: ``ip`` and ``ipid``. A UUID is an ID in any case."""
    more = {*names.only_old, *names.only_new}
    return names.is_qualified and more <= _FACETS and not (more == {"id"} and old.type == new.type == "uuid")


def _states_both(names: WordComparison, text: tuple[str, ...]) -> bool:
    """Whether a description has words of each of two names: it distinguishes what they mean."""
    return not (set(text).isdisjoint(names.only_old) or set(text).isdisjoint(names.only_new))


def _have_same_kind(old: Row, new: Row) -> bool:
    if old.type == new.type:
        return old.items == new.items
    return any(old.type in kind and new.type in kind for kind in _KINDS)


class CommandRenames:
    """The commands of two specs. Their signature is the set of what they take and return."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self._texts = _Texts(*(map(_stated_words, spec.commands) for spec in (old, new)))
        self._groups = [{command.group for command in spec.commands} for spec in (old, new)]

    def confidence(self, old: Candidate, new: Candidate) -> float | None:
        """How certain it is that a command was renamed; None if it was not."""
        signatures = old.traits(), new.traits()
        share = similarity(*signatures)
        if share < _SIMILAR or old.record.is_async is not new.record.is_async:
            return None
        if (old.record.response.shape == "list") is not (new.record.response.shape == "list"):
            return None  # ``listBays`` and ``getBay`` say the same in their names and descriptions
        texts = compare_words(_stated_words(old.record), _stated_words(new.record))
        if texts.share < _SIMILAR or _are_opposite(old.record, new.record):
            return None
        names = compare_words(name_words(old.label), name_words(new.label), are_names=True)
        is_equal = share >= _EQUAL and min(map(len, signatures)) >= _MIN_WORDS_ALONE
        if not names.is_same and not self._is_same(names, texts, old.record, new.record, is_equal=is_equal):
            return None
        return round(0.45 * share + 0.25 * names.share + 0.25 * texts.share, 2)

    def _is_same(
        self, names: WordComparison, texts: WordComparison, old: Command, new: Command, *, is_equal: bool
    ) -> bool:
        """Whether commands with names of other words are the same; ``is_equal`` is what is said of their signatures."""
        if not texts.is_same or not self._texts.are_unique(_stated_words(old), _stated_words(new)):
            return False
        if not self._are_in_one_group(old, new):
            return False
        # The last word is the thing: ``listVolumes`` and ``listVolumeSnapshots`` are about different ones.
        is_same_thing = name_words(old.name)[-1:] == name_words(new.name)[-1:]
        if is_same_thing and (names.is_qualified or names.share >= _SIMILAR):
            return len(texts.common) >= _MIN_WORDS
        return is_equal and len(texts.common) >= _MIN_WORDS_ALONE

    def _are_in_one_group(self, old: Command, new: Command) -> bool:
        """Whether the group is the same, or may be the same under another name."""
        was, now = self._groups
        return old.group == new.group or (old.group not in now and new.group not in was)


def _are_opposite(old: Command | Row, new: Command | Row) -> bool:
    return are_opposite_names(old.name, new.name) or are_opposite_texts(old.description, new.description)


def _stated_words(record: Command) -> tuple[str, ...]:
    """The words of the description but for the name, as in "This command does deleteBerth."."""
    return tuple(word for word in text_words(record.description) if word != record.name.casefold())


class _Texts:
    """How many records of each side have a description."""

    def __init__(self, *sides: Iterable[tuple[str, ...]]) -> None:
        self._counts = [Counter(side) for side in sides]

    def are_unique(self, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether no other record has one of these descriptions, which would then identify nothing."""
        return all(counts[before] <= 1 and counts[after] <= 1 for counts in self._counts)
