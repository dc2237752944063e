"""Words in capitals that are variables of paths: ``/trees/NAME``, where docs speak of names and write paths small."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from slatebind.casing import without_accents
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.records import RequestLine
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.markdown import Content, Prose, Table

_CAPITALS = re.compile(r"([A-Z]{3,}[0-9]?)(?:[.-][a-z][\w.-]*)?")
"""A segment that is a word in capitals, apart from an extension."""
_WORD = re.compile(r"[^\W\d_]{3,}\d?")
_CODE = re.compile(r"`[^`\n]*`")
_FORMATS = frozenset(("api", "csv", "html", "json", "pdf", "rest", "rpc", "soap", "xml", "yaml"))
"""Abbreviations that are also written small, and are no variables."""
_MAX_SHARE = 0.5
"""The share of paths with a word, and of words in capitals among those of all paths, above which they are names."""


def with_capital_variables(lines: Sequence[list[RequestLine]], parts: Sequence[Part]) -> list[list[RequestLine]]:
    """The request lines of each part, with braces around the words in capitals that are variables.

    Such a word is one that the text has in small letters, while abbreviations such as `SMS` are always in capitals,
    or it is next to one in a path.
    """
    paths = {read_url(line.url).path for of_part in lines for line in of_part}
    found = [{*_capitals(path)} for path in paths]
    uses = Counter(word for words in found for word in words)
    small = {segment for path in paths for segment in path.split("/")[1:] if segment[:1].islower()}
    if not uses or len(uses) > (len(uses) + len(small)) * _MAX_SHARE:
        return [*lines]
    rare = {word for word, count in uses.items() if count <= max(len(paths) * _MAX_SHARE, 1)}
    said = _said(rare, (block for part in parts for block in part.blocks))
    variables = {word for words in found if words & said for word in words & rare}
    if not variables:
        return [*lines]
    pattern = re.compile(rf"(?<=/)({'|'.join(sorted(variables))})(?=[/?#]|[.-][a-z]|$)")
    return [[replace(line, url=pattern.sub(r"{\1}", line.url)) for line in of_part] for of_part in lines]


def _capitals(path: str) -> Iterator[str]:
    """The words in capitals of a path, without its first segment."""
    for segment in path.split("/")[2:]:
        match = _CAPITALS.fullmatch(segment)
        if match and match[1].lower() not in _FORMATS:
            yield match[1]


def _said(words: Collection[str], blocks: Iterable[Content]) -> set[str]:
    """The words that texts and cells have in small letters."""
    found: set[str] = set()
    for text in _texts(blocks):
        parts = (part for part in _CODE.sub(" ", text).split() if "/" not in part)  # a path is no text
        small = (word for part in parts for word in _WORD.findall(part) if not word.isupper())
        found.update(without_accents(word).upper() for word in small)
        if found.issuperset(words):
            break
    return found.intersection(words)


def _texts(blocks: Iterable[Content]) -> Iterator[str]:
    """The paragraphs and the cells; a cell that is nothing but code is a name."""
    for block in blocks:
        if isinstance(block, Prose):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text.strip().strip("`") for row in block.rows for cell in row.cells)
