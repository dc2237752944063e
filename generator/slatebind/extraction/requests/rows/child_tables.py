"""Tables that say what is inside of a parameter or field: which row of an earlier table the title above one names."""

import re
from collections.abc import Iterable

from slatebind.casing import singular
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.named_types import folded_name, name_in_type
from slatebind.extraction.requests.rows.nesting import RowTree, is_container
from slatebind.extraction.requests.rows.row_records import link_in

_CODE = re.compile(r"`([^`]{1,100})`")
_MAX_HOLDERS = 16
"""Rows of one type that have the fields below its name."""
_MAX_WORDS = 8
"""Words of a title that are compared with names."""


class Holders:
    """The rows of an operation's tables that may hold what a table below them lists."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._by_name: dict[str, RowTree] = {}
        self._by_link: dict[str, list[RowTree]] = {}
        self._by_type: dict[str, list[RowTree]] = {}
        self._by_code: dict[str, RowTree] = {}

    def add(self, trees: Iterable[RowTree]) -> None:
        """Remember the rows that are objects, lists or maps, or whose type is a link or a name."""
        for tree in (inner for outer in trees for inner in outer.with_descendants()):
            is_holder = is_container(tree.first, self._dialect) if tree.rows else True
            link = link_in(tree.first, is_container=is_holder is True) if tree.rows else None
            if link:
                _add(tree, self._by_link.setdefault(_folded(link), []))
            if tree.rows and (name := name_in_type(tree.first.text("type"), self._dialect)):
                _add(tree, self._by_type.setdefault(folded_name(name, self._dialect), []))
            if is_holder is not False:
                self._by_code[tree.name] = tree
            if link or is_holder:
                self._by_name[_folded(singular(tree.name))] = tree

    def find(self, title: str) -> list[RowTree]:
        """The rows that a title names: by their links, by their types, in inline code, or by its last words."""
        if not title:
            return []
        by_link = self._by_link.get(_folded(plain_text(title)))
        by_type = self._by_type.get(folded_name(title, self._dialect))
        if found := by_link or by_type:
            return found
        codes = _CODE.findall(title)
        names = [_folded(singular(code)) for code in codes]
        text = self._dialect.heading_phrases.remove_from(normalize(plain_text(title)))
        if title.endswith((":", "\uff1a")):
            text = self._dialect.announcing_phrases.remove_from(text)
        small = self._dialect.resources.small_words
        words = [word for word in self._dialect.container_phrases.remove_from(text).split() if word not in small]
        words = (words or text.split())[-_MAX_WORDS:]
        names += [_folded(singular("".join(words[start:]))) for start in range(len(words))]
        for name in names:
            if name in self._by_type:
                return self._by_type[name]
            if name in self._by_name:
                return [self._by_name[name]]
        return next(([self._by_code[code]] for code in codes if code in self._by_code), [])


def _add(tree: RowTree, holders: list[RowTree]) -> None:
    """Add a row to those of one type. Each has a copy of what it holds, so that there are not many."""
    if len(holders) < _MAX_HOLDERS:
        holders.append(tree)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
