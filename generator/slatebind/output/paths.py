"""Which relative paths may be written at all. Knows names, not disks."""

import re
from collections.abc import Iterable

MANIFEST = ".slatebind-manifest.json"
"""The record of what slatebind made, at the top of an output folder."""

IGNORE = ".slatebind-ignore"
"""Beside it, a person's patterns of files that slatebind neither writes, deletes nor complains of."""

TEMPORARY = ".slatebind-tmp"
"""Where a file's new bytes stand until they take its place: one a folder, since files are written one by one."""

_RESERVED = frozenset({MANIFEST, IGNORE, TEMPORARY})
_HARMLESS = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*")
_FORBIDDEN = r'[\x00-\x1f\x7f\\:*?"<>|]'


def complaint(path: str) -> str | None:
    """Why ``path`` must not be written below an output folder; None where it may."""
    if _HARMLESS.fullmatch(path):  # nearly all of them, seen at once
        return None
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "is no plain relative path"
    if re.search(_FORBIDDEN, path) or not is_encodable(path):
        return "holds a character that no file name may have"
    if any(part.endswith((".", " ")) for part in parts):
        return "has a part that ends in a dot or a space"
    if _RESERVED.intersection(part.lower() for part in parts):
        return "is a name that slatebind keeps for itself"
    return None


def clashes(paths: Iterable[str]) -> dict[str, str]:
    """Paths that cannot stand beside an earlier one, which they map to: the same but for case, or a folder of it."""
    seen: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in paths:
        folded = path.casefold()
        if folded in seen:
            found[path] = seen[folded]
        else:
            seen[folded] = path
    for path in seen.values():
        for folder in folders_of(path.casefold()):
            if folder in seen:
                found[path] = seen[folder]
    return found


def folders_of(path: str) -> list[str]:
    """The folders around ``path``, outermost first: ``a/b/c`` -> ``["a", "a/b"]``."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def is_encodable(text: str) -> bool:
    """Whether UTF-8 can hold ``text``: half of a surrogate pair it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
