"""The record of how docs announce operations by request lines. Does not read documents."""

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import cached_property
from typing import Literal

import msgspec

from slatebind.dialects.phrases import Phrases
from slatebind.spec.model import Method


class Requests(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The ``requests`` key of a dialect file.

    ``headings`` announce a request line below them, ``examples`` headings below which one is no operation. ``history``
    are whole headings of what has changed or is going to, such as *Changelog* and *Roadmap*. ``method`` and ``path``
    are the words before the two where they stand apart: in a table, or in lines of their own. ``ignore`` are patterns
    of paths and URLs that are no operations; ``receivers`` are those that are none below a heading with one of the
    phrases ``received``: what the API sends to its users, such as webhooks. A request that several sections describe is
    an operation of each of them, or one of all with ``repeated: merge``.
    """

    methods: tuple[Method, ...] = ()
    headings: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    repeated: Literal["keep", "merge"] = "keep"

    @cached_property
    def heading_phrases(self) -> Phrases:
        """The phrases of headings that announce a request line."""
        return Phrases(self.headings)

    @cached_property
    def example_phrases(self) -> Phrases:
        """The phrases of headings of examples."""
        return Phrases(self.examples)

    @cached_property
    def history_phrases(self) -> Phrases:
        """The headings of what has changed or is going to."""
        return Phrases(self.history)

    @cached_property
    def method_phrases(self) -> Phrases:
        """The titles of a method."""
        return Phrases(self.method)

    @cached_property
    def path_phrases(self) -> Phrases:
        """The titles of a path."""
        return Phrases(self.path)

    @cached_property
    def label_phrases(self) -> Phrases:
        """The titles of a method or a path."""
        return Phrases((*self.method, *self.path))

    @cached_property
    def received_phrases(self) -> Phrases:
        """The phrases of headings above requests that the API sends."""
        return Phrases(self.received)

    def is_receiver(self, *urls: str) -> bool:
        """Whether one of several forms of a URL is that of a user's server."""
        return any(map(self._receivers.match, map(str.lower, urls)))

    def is_ignored(self, *urls: str) -> bool:
        """Whether one of several forms of a URL is that of no operation."""
        return any(map(self._ignored.match, map(str.lower, urls)))

    @cached_property
    def _receivers(self) -> re.Pattern[str]:
        return _one_of(self.receivers)

    @cached_property
    def _ignored(self) -> re.Pattern[str]:
        return _one_of(self.ignore)


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """File name patterns as one expression that matches texts in lower case."""
    return re.compile("|".join(translate(pattern.lower()) for pattern in patterns) or "(?!)")
