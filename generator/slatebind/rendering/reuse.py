"""Reuse of rendered files: a file of an earlier run whose inputs are the same is read from the output folder.

A template can depend on its own text and that of the templates it includes, the target's manifest and options, the
group or model that it is rendered for, and the rest of the spec if it mentions ``spec`` or ``view``. All of that goes
into one hash for each file. The cache keeps, for each path, this hash and the hash of the text that was rendered; the
text itself is the file in the output folder, if it still has that hash. So an edit of one command renders its group and
the few files about the whole spec, and a file that somebody changed is rendered again, never trusted. Comparing hashes
of inputs was chosen over tracking what a template reads: it needs no hooks in jinja2, and errs towards rendering.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.digests import digest
from slatebind.regions import SplitText
from slatebind.rendering.templates.dependencies import template_dependencies

_CACHE_NAME = "rendered"
_MENTIONS_SPEC = re.compile(r"(?<![\w.])(?:view|spec)\b")
_Index = dict[str, tuple[str, str]]
"""By path: the hash of a file's inputs, and the hash of its content."""


def content_hash(text: SplitText) -> str:
    """A hash of what is generated in a text, which is what is written where no region of it is used."""
    return digest(text.generated)


class RenderCache:
    """The files below ``root`` that ``owner`` generated. Without a root, nothing is found and nothing saved."""

    def __init__(self, root: str | None, owner: str) -> None:
        self._root = root
        self._key = digest(os.path.realpath(root), owner) if root is not None else ""
        self._earlier = _load(self._key) if root is not None else {}
        self._current: _Index = {}

    def find(self, path: str, inputs_hash: str) -> str | None:
        """The text at ``path``, if it was rendered from the same inputs and not changed since."""
        entry = self._earlier.get(path)
        if entry is None or entry[0] != inputs_hash or self._root is None:
            return None
        try:
            data = Path(self._root, path).read_bytes()
        except (OSError, ValueError):
            return None
        if digest(data) != entry[1]:
            return None
        self._current[path] = entry
        return data.decode()

    def record(self, path: str, inputs_hash: str, content_hash: str) -> None:
        """Remember what a text was rendered from."""
        self._current[path] = (inputs_hash, content_hash)

    def save(self) -> None:
        """Keep what was recorded or found for the next run."""
        if self._root is not None and self._current != self._earlier:
            put_cached(_CACHE_NAME, self._key, msgspec.msgpack.encode(self._current))


class RenderInputs:
    """Hashes of everything that the files of one target depend on."""

    def __init__(self, folders: Sequence[Path], shared: Iterable[object], spec: object) -> None:
        self._folders = folders
        self._shared_hash = digest(code_digest(), *_contents(folders), *map(encoded, shared))
        self._spec_hash = digest(encoded(spec))
        self._depends_on_spec = cache(self._mentions_spec)
        self._value_hashes: dict[int, tuple[object, str]] = {}

    def hash(self, template: str, values: Mapping[str, Any]) -> str:
        """The hash of what a template depends on when it is rendered with ``values``."""
        spec_hash = self._spec_hash if self._depends_on_spec(template) else ""
        return digest(self._shared_hash, template, spec_hash, *map(self._value_hash, values.values()))

    def _value_hash(self, value: object) -> str:
        """The hash of a value that several templates share. Looked up by identity: comparing is slower than hashing."""
        known = self._value_hashes.get(id(value))
        if known is None:
            known = self._value_hashes[id(value)] = (value, digest(encoded(value)))
        return known[1]

    def _mentions_spec(self, template: str) -> bool:
        """Whether a template, or one that it includes, may read the whole spec."""
        files, is_complete = template_dependencies(self._folders, template)
        texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
        return not is_complete or any(map(_MENTIONS_SPEC.search, texts))


def _contents(folders: Iterable[Path]) -> Iterator[bytes]:
    """Paths and contents of all files in the folders of a target."""
    for folder in folders:
        for parent, children, names in os.walk(folder):
            children.sort()
            for path in (Path(parent, name) for name in sorted(names)):
                if path.is_file():
                    yield os.fsencode(path)
                    with suppress(OSError):  # a file that cannot be read is reported where it is used
                        yield path.read_bytes()


def encoded(value: object) -> bytes:
    """The bytes of a value to hash; what msgpack does not know is its text."""
    try:
        return msgspec.msgpack.encode(value, enc_hook=str)
    except (OverflowError, UnicodeEncodeError):
        # Integers beyond 64 bits and lone surrogates, which msgpack cannot hold.
        return repr(value).encode(errors="surrogatepass")


def _load(key: str) -> _Index:
    try:
        return msgspec.msgpack.decode(get_cached(_CACHE_NAME, key) or b"\x80", type=_Index)
    except msgspec.DecodeError:
        return {}
