"""The anchors of headings, by which links of a page name them: in each way in which Slate makes unique ones."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha1
from unicodedata import combining, normalize

from slatebind.markdown.blocks import Heading

_TAG = re.compile(r"<[^<>]*>")
_NOT_A_LETTER = re.compile(r"[^a-z0-9_]+")
_NOT_A_WORD = re.compile(r"\W+")
_DROPPED = re.compile(r"[^\w\s-]+")
_ID = re.compile(r"""<[^<>]*\s(?:id|name)=["']?([^"'\s<>]+)""")
PAGE_LINK = re.compile(r"\]\((#[^()\s]{1,200})\)|<a\b[^<>]{0,100}\bhref=[\"']?(#[^\"'<>\s]{1,200})", re.I)
"""A link within the page; its target with the hash is the first group, or the second one."""
_DIGEST_LENGTH = 10
_KEPT = 8192
"""Headings whose anchor is kept: several readers of a document ask for them."""


def heading_anchors(headings: Iterable[Heading]) -> Iterator[tuple[str, ...]]:
    """The possible anchors of each heading, in lower case: alone, with a number, and with the headings above it.

    A renderer writes quotes as entities before it makes anchors: ``a-tree-39-s-name`` is that of *A tree's name*.
    """
    parents: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for heading in headings:
        anchor, escaped, further = _own_anchors(heading.text)
        parents = {level: parent for level, parent in parents.items() if level < heading.level}
        counts[anchor] += 1
        chains = ("-".join((*parents.values(), own)) for own in (anchor, escaped))
        yield tuple(dict.fromkeys((f"{anchor}-{counts[anchor]}", anchor, *chains, *further)))
        parents[heading.level] = anchor


def page_link(text: str) -> str | None:
    """The target of the first link within the page: ``#tree-object``."""
    match = PAGE_LINK.search(text)
    return (match[1] or match[2]) if match else None


def written_anchors(line: str) -> Iterator[str]:
    """The anchors that the tags in a line have."""
    return (match[1].lower() for match in _ID.finditer(line))


@lru_cache(maxsize=_KEPT)
def _own_anchors(heading: str) -> tuple[str, str, tuple[str, ...]]:
    """What Slate makes of a heading as it is, and with entities for quotes; and further anchors of it."""
    anchor, escaped = _anchor(heading), _anchor(heading.replace("&", "&amp;").replace("'", "&#39;"))
    return anchor, escaped, (anchor.replace("_", "-"), escaped, *_of_others(heading), *written_anchors(heading))


def _anchor(heading: str) -> str:
    letters = _TAG.sub("", heading)
    if not letters.isascii():
        letters = "".join(character for character in normalize("NFKD", letters) if not combining(character))
    anchor = _NOT_A_LETTER.sub("-", letters.lower()).strip("-")
    # Slate's own way for a title without Latin letters.
    return anchor or sha1(heading.encode(errors="replace"), usedforsecurity=False).hexdigest()[:_DIGEST_LENGTH]


def _of_others(heading: str) -> Iterator[str]:
    """The anchors that other renderers make of a heading, and that earlier versions of Slate made.

    One in any script; one with a hyphen for each accented letter; and one with a hyphen for each space, so that there
    are several where signs between words are dropped: only then, as it is a guess otherwise.
    """
    text = _TAG.sub("", heading).lower()
    yield _NOT_A_WORD.sub("-", text).strip("-")
    if not heading.isascii():
        yield _NOT_A_LETTER.sub("-", text).strip("-")
    for letters in (text, heading.lower()):
        hyphens = _DROPPED.sub("", letters.strip()).replace(" ", "-")
        if "--" in hyphens:
            yield hyphens
