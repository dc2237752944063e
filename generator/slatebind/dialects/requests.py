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
    """The ``requests`` key: how request lines such as ``GET /trees/{id}`` announce operations.

    A dialect without this key has operations that are announced by their names, as in docs of CloudStack.
    """

    methods: tuple[Method, ...] = ()
    """The HTTP methods that request lines can begin with: `[GET, POST]`."""
    headings: tuple[str, ...] = ()
    """Phrases in headings that have a request line below them: `http request`, `endpoint`."""
    examples: tuple[str, ...] = ()
    """Phrases in headings whose request lines are examples and announce no operation: `sample request`."""
    history: tuple[str, ...] = ()
    """Whole headings above changes, past or planned. Their request lines announce no operation: `changelog`,
    `roadmap`."""
    method: tuple[str, ...] = ()
    """Labels of the method, where method and path are in separate cells or lines: `http method`."""
    path: tuple[str, ...] = ()
    """Labels of the path, where method and path are in separate cells or lines: `request url`."""
    ignore: tuple[str, ...] = ()
    """Paths and URLs that are not operations, with `*` for any text: `/internal/*`, `ws://*`."""
    received: tuple[str, ...] = ()
    """Phrases in headings above requests that the API sends to its users: `webhooks`."""
    receivers: tuple[str, ...] = ()
    """Paths and URLs of such requests, with `*` for any text. Below a heading with a phrase of `received`, they
    announce no operation: `*://example.com/*`."""
    repeated: Literal["keep", "merge"] = "keep"
    """What becomes of a request that several sections describe: `keep` makes an operation of each section, `merge` a
    single one."""

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
