"""The record of how docs describe the resources of an API. Does not read documents."""

from functools import cached_property
from typing import Literal

import msgspec

from slatebind.dialects.phrases import Phrases, normalize


class Resources(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``resources`` key: how docs describe the resources of an API, and how operations refer to them.

    A heading such as *The tree object* or *Tree properties* has a table or an example of a resource below it.
    """

    objects: tuple[str, ...] = ()
    """Words in headings for a resource: `object` in *The tree object*."""
    properties: tuple[str, ...] = ()
    """Words in headings for the fields of a resource: `properties` in *Tree properties*."""
    lists: tuple[str, ...] = ()
    """Words for several resources: `list` in *a list of trees*."""
    same: tuple[str, ...] = ()
    """Words that say that something is the same elsewhere: `same as` in *Same as Create a tree*."""
    see: tuple[str, ...] = ()
    """Words that refer to another section: `see` in *See Create a tree*."""
    like: tuple[str, ...] = ()
    """Words that say the same right before a link, and much else elsewhere: `as` in *As Create a tree*, with a link."""
    above: tuple[str, ...] = ()
    """Words for the operation before: `above` in *Same parameters as above*."""
    articles: tuple[str, ...] = ()
    """Small words that are not part of a name: `the`, `of`."""
    bodies: Literal["never", "group"] = "never"
    """What a POST, PUT or PATCH request sends if its docs do not say so: nothing (`never`), or the writable fields of
    the resource of its chapter (`group`)."""

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

    @cached_property
    def like_words(self) -> frozenset[str]:
        """The words that say right before a link that something is the same there."""
        return frozenset(map(normalize, self.like))

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
