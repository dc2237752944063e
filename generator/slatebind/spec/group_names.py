"""What groups are called where a name has to have Latin letters, as in the names of files and classes."""

import re
from collections.abc import Iterable, Sequence

from slatebind.spec.model import Command, Group

_LATIN_WORD = re.compile(r"[A-Za-z]+\d*")
_IN_EVERY_PATH = re.compile(r"v\d+(?:\.\d+)*|api|rest|", re.I)


def latin_names(groups: Iterable[Group], commands: Iterable[Command]) -> dict[str, str]:
    """For each group its name; for one without Latin words, the last fixed segment that all its paths have.

    Words such as `API` next to those of other scripts name no group. If there is no such segment, the name is kept.
    """
    paths: dict[str, list[str]] = {}
    for command in commands:
        paths.setdefault(command.group, []).append(command.path or "")
    return {
        group.name: group.name if _is_named(group.name) else _shared(paths.get(group.name, ())) or group.name
        for group in groups
    }


def _is_named(name: str) -> bool:
    words = _LATIN_WORD.findall(name)
    return name.isascii() or any(not _IN_EVERY_PATH.fullmatch(word) for word in words)


def _shared(paths: Sequence[str]) -> str:
    segments = [[segment for segment in path.split("/") if "{" not in segment] for path in paths]
    in_all = set.intersection(*map(set, segments)) if segments else set()
    shared = [segment for segment in (segments[0] if segments else []) if segment in in_all]
    return next((segment for segment in reversed(shared) if not _IN_EVERY_PATH.fullmatch(segment)), "")
