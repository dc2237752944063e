"""Which relative paths may be written at all, judged by their names alone."""

import re
from collections.abc import Iterable

MANIFEST = ".slatebind-manifest.json"
"""The name of the record of generated files, at the top of an output folder."""

IGNORE = ".slatebind-ignore"
"""The name of a file with patterns, next to the manifest: matching files are not written, deleted or reported."""

TEMPORARY = ".slatebind-tmp"
"""The name of the file that is written and then moved: one in each folder, since files are written one by one."""

_RESERVED = frozenset({MANIFEST, IGNORE, TEMPORARY})
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*")
_FORBIDDEN = r'[\x00-\x1f\x7f\\:*?"<>|]'


def path_problem(path: str) -> str | None:
    """Why ``path`` must not be written below an output folder; None if it may."""
    if _PLAIN_PATH.fullmatch(path):  # nearly all of them, at a glance
        return None
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "is not a plain relative path"
    if re.search(_FORBIDDEN, path) or not is_encodable(path):
        return "contains a character that is not allowed in file names"
    if any(part.endswith((".", " ")) for part in parts):
        return "has a part that ends with a dot or a space"
    if _RESERVED.intersection(part.lower() for part in parts):
        return "is a name reserved by slatebind"
    return None


def path_conflicts(paths: Iterable[str]) -> dict[str, str]:
    """Paths that conflict with an earlier one, which they map to: the same except for case, or a folder of it."""
    seen: dict[str, str] = {}
    conflicts: dict[str, str] = {}
    for path in paths:
        folded = path.casefold()
        if folded in seen:
            conflicts[path] = seen[folded]
        else:
            seen[folded] = path
    for path in seen.values():
        for folder in parent_folders(path.casefold()):
            if folder in seen:
                conflicts[path] = seen[folder]
    return conflicts


def parent_folders(path: str) -> list[str]:
    """The folders around ``path``, outermost first: ``a/b/c`` -> ``["a", "a/b"]``."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def is_encodable(text: str) -> bool:
    """Whether ``text`` can be encoded as UTF-8: a lone surrogate cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
