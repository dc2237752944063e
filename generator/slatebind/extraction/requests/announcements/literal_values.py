"""Values in paths where other requests have variables: ``/trees/992/photos`` next to ``/trees/{id}``."""

import re
from collections.abc import Iterable, Mapping

from slatebind.extraction.requests.announcements.path_shapes import path_shape
from slatebind.extraction.requests.announcements.urls import Url

_ID = re.compile(r"\d+|(?=[0-9a-f-]*\d)[0-9a-f]{8}-[0-9a-f-]{20,27}|(?=[0-9a-f]*\d)[0-9a-f]{16,64}", re.I)
"""A segment that is a value in any path."""
_VALUE = re.compile(r"(?!v\d+(?:\.\d+)*$|[a-z]+\d$)[^/{}]*[\d@][^/{}]*")
"""A segment that may be a value in the path of a sample; `oauth2` is a word."""
_SAMPLED_ID = re.compile(
    rf"(?i:{_ID.pattern})|(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])\w{{6,40}}|[\w.+-]{{1,60}}@[\w-]{{1,60}}\.[\w.]{{1,60}}"
)
"""A segment that is a value in the path of a sample."""
_VERSIONED = frozenset(("", "api", "rest", "version", "versions"))
"""Segments before a number that is a version."""
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def shared_variables(urls: Iterable[Url]) -> dict[str, str]:
    """The first variable behind each beginning of a path."""
    names: dict[str, str] = {}
    for url in urls:
        segments = url.path.split("/")
        for number, segment in enumerate(segments):
            if variable := _VARIABLE.fullmatch(segment):
                names.setdefault(path_shape("/".join(segments[:number])), variable[1])
    return names


def with_shared_variables(url: Url, names: Mapping[str, str], *, is_sample: bool) -> Url:
    """A URL with the variables of others in place of its values. What a sample has there is likely to be one."""
    pattern = _VALUE if is_sample else _ID
    segments = url.path.split("/")
    return _replaced(
        url,
        {
            number: names[start]
            for number, segment in enumerate(segments)
            if number > 1 and pattern.fullmatch(segment) and (start := path_shape("/".join(segments[:number]))) in names
        },
    )


def with_ids(url: Url) -> Url:
    """The URL of a sample with a variable `id` in place of each number and identifier; versions stay."""
    segments = url.path.split("/")
    return _replaced(
        url,
        {
            number: "id"
            for number, segment in enumerate(segments)
            if _SAMPLED_ID.fullmatch(segment) and segments[number - 1].lower() not in _VERSIONED
        },
    )


def _replaced(url: Url, names: Mapping[int, str]) -> Url:
    if not names:
        return url
    segments = url.path.split("/")
    taken = set(url.variables)
    for number, name in names.items():
        unique = next(
            candidate for candidate in (name, *(f"{name}_{count}" for count in range(2, 99))) if candidate not in taken
        )
        taken.add(unique)
        segments[number] = f"{{{unique}}}"
    path = "/".join(segments)
    return url._replace(path=path, variables=tuple(_VARIABLE.findall(path)))
