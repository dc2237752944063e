"""Comparing paths of samples with those of operations: values for variables, and base paths that the others lack."""

import re
from collections.abc import Container, Iterable, Iterator

_VALUE = re.compile(r"\{[^{}]*\}|[^/]*\d[^/]*|[A-Z][A-Z_-]+")
"""A segment of a path that is a variable, or may be the value of one."""
_EXTENSION = re.compile(r"(?<=\w)\.(?:json|xml|ya?ml|csv)$")
"""What chooses the format of the answer."""
_VARIABLE = re.compile(r"\{[^{}]*\}")
_COMMON = re.compile(r"|v\d+(?:\.\d+)*|api|rest", re.I)
"""A segment that most paths of an API begin with."""
_MIN_VARIABLES = 2
_MIN_INSTANCES = 2
_MOSTLY = 0.8
"""How many paths, and which share of all, one that is nothing but variables has to be the form of."""
_MAX_COMPARED = 200
"""Paths that one which is nothing but variables is compared with."""
_MAX_SEGMENTS = 12
"""Segments of a path in a sample that are compared with paths of operations, which may lack its first ones."""


def path_shape(path: str) -> str:
    """A path in which whatever may be a value is `{}`, without the extension that chooses a format."""
    segments = _EXTENSION.sub("", path.rstrip("/")).split("/")
    return "/".join("{}" if _VALUE.fullmatch(segment) else segment.lower() for segment in segments)


def ends_in(shape: str, known: Container[str]) -> bool:
    """Whether a path is one of those known, or ends in one."""
    return any(ending in known for ending in shape_endings(shape))


def shape_endings(shape: str) -> Iterator[str]:
    """A path without its first segments: with all of them, without the first one, and so on."""
    segments = shape.split("/")[1 : _MAX_SEGMENTS + 1]
    return ("/" + "/".join(segments[start:]) for start in range(len(segments)))


def general_paths(paths: Iterable[str]) -> set[str]:
    """The paths that say of what form the others are: `/v2/{resource}/{action}` next to `/v2/trees/{id}`.

    They have nothing but variables, and most of the others have words in place of the first one.
    """
    distinct = [path.split("/") for path in dict.fromkeys(paths)]
    stated = [path for path in distinct if not all(map(_is_open, path))][:_MAX_COMPARED]
    general = [path for path in distinct if _is_general(path)]
    least = max(_MIN_INSTANCES, len(stated) * _MOSTLY)
    return {"/".join(path) for path in general if sum(_has_form(other, path) for other in stated) >= least}


def _is_open(segment: str) -> bool:
    return _VARIABLE.fullmatch(segment) is not None or _COMMON.fullmatch(segment) is not None


def _is_general(path: list[str]) -> bool:
    return sum("{" in segment for segment in path) >= _MIN_VARIABLES and all(map(_is_open, path))


def _has_form(path: list[str], general: list[str]) -> bool:
    """Whether a path has a word where a general one has its first variable."""
    first = next(number for number, segment in enumerate(general) if "{" in segment)
    return path[:first] == general[:first] and len(path) > first and not _is_open(path[first])
