"""Files of an earlier run that another run would make again: taken from where they stand instead of rendered.

A file's ingredients are all that its text can depend on. What is remembered is, for each path, a hash of them and a
hash of the text; the text itself is the file in the output folder, if it still is what was made.
"""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from slatebind.cache import code, keep, recall
from slatebind.digests import digest
from slatebind.regions import Parts

_KEPT = "rendered"
_WHOLE = re.compile(r"(?<![\w.])(?:view|spec)\b")
_OTHER = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(?:\s*(?:'([^']*)'|\"([^\"]*)\")\s*(?:-?%\}|\w))?")
_Known = dict[str, tuple[str, str]]


def seal(text: Parts) -> str:
    """A hash of a text as it is written: without the places for a person's own, where nobody has used them."""
    return digest(text.outside)


class Reuse:
    """The files below ``root`` that ``owner`` made, and those that it makes now. Without a root there are none."""

    def __init__(self, root: str | None, owner: str) -> None:
        self._root = root
        self._name = digest(os.path.realpath(root), owner) if root is not None else ""
        self._known = _load(self._name) if root is not None else {}
        self._made: _Known = {}

    def text(self, path: str, ingredients: str) -> str | None:
        """The text that was made of the same ingredients, if it still stands at ``path``."""
        known = self._known.get(path)
        if known is None or known[0] != ingredients or self._root is None:
            return None
        try:
            data = Path(self._root, path).read_bytes()
        except (OSError, ValueError):
            return None
        if digest(data) != known[1]:
            return None
        self._made[path] = known
        return data.decode()

    def made(self, path: str, ingredients: str, seal: str) -> None:
        """Remember what a text was made of."""
        self._made[path] = (ingredients, seal)

    def save(self) -> None:
        """Let the next run know."""
        if self._root is not None and self._made != self._known:
            keep(_KEPT, self._name, msgspec.msgpack.encode(self._made))


class Ingredients:
    """Hashes of all that the texts of one target depend on."""

    def __init__(self, folders: Iterable[Path], shared: Iterable[object], whole: object) -> None:
        self._folders = tuple(folders)
        self._base = digest(code(), *_contents(self._folders), *(_encoded(one) for one in shared))
        self._spec = digest(_encoded(whole))
        self._depends_on_all = cache(self._finds_whole)
        self._values: dict[int, tuple[object, str]] = {}

    def of(self, template: str, values: Mapping[str, Any]) -> str:
        """The hash for a template that is given ``values``, and sees the whole spec only where it asks for it."""
        spec = self._spec if self._depends_on_all(template) else ""
        return digest(self._base, template, spec, *map(self._value, values.values()))

    def _value(self, value: object) -> str:
        """The hash of what several templates are given. By identity: comparing takes longer than hashing again."""
        known = self._values.get(id(value))
        if known is None:
            known = self._values[id(value)] = (value, digest(_encoded(value)))
        return known[1]

    def _finds_whole(self, template: str) -> bool:
        """Whether a template, or one that it brings in, may look at the whole spec; rather once too often."""
        waiting, seen = [template], set[str]()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            text = self._source(name)
            others = [single or double for single, double in _OTHER.findall(text)]
            if not all(others) or _WHOLE.search(text):
                return True
            waiting += others
        return False

    def _source(self, name: str) -> str:
        for folder in self._folders:
            try:
                return (folder / name).read_text(encoding="utf-8")
            except (OSError, ValueError):
                continue
        return "view"


def _contents(folders: Iterable[Path]) -> Iterable[bytes]:
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for path in (Path(place, name) for name in sorted(names)):
                if path.is_file():
                    yield os.fsencode(path)
                    yield path.read_bytes()


def _encoded(value: object) -> bytes:
    try:
        return msgspec.msgpack.encode(value, enc_hook=str)
    except (OverflowError, UnicodeEncodeError):
        # Numbers beyond 64 bits and halves of characters, which only Python takes.
        return repr(value).encode(errors="surrogatepass")


def _load(name: str) -> _Known:
    try:
        return msgspec.msgpack.decode(recall(_KEPT, name) or b"\x80", type=_Known)
    except msgspec.DecodeError:
        return {}
