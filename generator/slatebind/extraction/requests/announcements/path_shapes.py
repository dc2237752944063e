"""Comparing paths of samples with those of operations: values for variables, and base paths that the others lack."""

import re
from collections.abc import Container, Iterator

_VALUE = re.compile(r"\{[^{}]*\}|[^/]*\d[^/]*|[A-Z][A-Z_-]+")
"""A segment of a path that is a variable, or may be the value of one."""
_EXTENSION = re.compile(r"(?<=\w)\.(?:json|xml|ya?ml|csv)$")
"""What chooses the format of the answer."""
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
