"""The record of how docs describe the resources of an API. Does not read documents."""

from functools import cached_property
from typing import Literal

import msgspec

from slatebind.dialects.phrases import Phrases, normalize


class Resources(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``resources`` key of a dialect file.

    A heading with one of ``objects`` or ``properties`` in it, such as *The tree object* or *Tree properties*, is above
    a table or an example of a resource; ``articles`` are no part of its name. ``lists`` are the words for several of
    them; ``same`` those by which a text says that something is as at another place, ``see`` those by
    which it refers to it, and ``above`` those for the operation before. ``bodies`` says what is sent where
    the docs do not: with ``group``, the body of a POST, PUT or PATCH consists of the writable fields of the chapter's
    resource.
    """

    objects: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    bodies: Literal["never", "group"] = "never"

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of headings of resources."""
        return Phrases((*self.objects, *self.properties))

    @cached_property
    def object_phrases(self) -> Phrases:
        """The phrases that name no parameters."""
        return Phrases(self.objects)

    def name_in(self, normalized: str) -> str:
        """What a heading names: its words without one phrase of each kind at its end, or else at its start."""
        for phrases in (self.property_phrases, self.object_phrases):
            normalized = phrases.remove_outer_from(normalized)
        return normalized

    @cached_property
    def property_phrases(self) -> Phrases:
        """The phrases for what a resource consists of."""
        return Phrases(self.properties)

    @cached_property
    def same_phrases(self) -> Phrases:
        """The phrases of texts that refer to what is the same elsewhere."""
        return Phrases((*self.same, *self.see))

    def is_as_above(self, normalized: str) -> bool:
        """Whether a text says that something is the same as above, and does not only refer to it."""
        return self._only_same.are_in(normalized) and self._above.are_in(normalized)

    @cached_property
    def _only_same(self) -> Phrases:
        return Phrases(self.same)

    @cached_property
    def _above(self) -> Phrases:
        return Phrases(self.above)

    @cached_property
    def list_phrases(self) -> Phrases:
        """The phrases for several of a resource."""
        return Phrases(self.lists)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that are no part of a name."""
        return frozenset(map(normalize, self.articles))
