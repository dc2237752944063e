"""The parts of a URL as docs print it: the server, the path with its variables as ``{name}``, and the query."""

import re
from functools import lru_cache
from typing import NamedTuple

_SCHEME = re.compile(r"^(?:https?|wss?)://(?:\{+[^{}/\n]*\}+|<[^<>/\n]*>|\[[^\[\]/\n]*\]|[^/?\s<>{}\[\]])*", re.I)
_HOST = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?::\d+)?(?=/)|^localhost(?::\d+)?(?=/)", re.I)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_USER = re.compile(r"^([a-z]+://)[^/@\s]*@", re.I)
"""A name and a password before a host: they are secrets, and no part of where a request is sent."""
_HOST_WORDS = "host|url|base|domain|server|endpoint|address|ip|api"
_HOST_VARIABLE = re.compile(
    rf"^(?:\[[^\[\]/]*(?:{_HOST_WORDS})[^\[\]/]*\]|\{{+[^{{}}/]*(?:{_HOST_WORDS})[^{{}}/]*\}}+"
    rf"|<[^<>/]*(?:{_HOST_WORDS})[^<>/]*>|\$\{{?\w*(?:{_HOST_WORDS})\w*\}}?)(?=/)",
    re.I,
)
_VARIABLE = re.compile(
    r"\{\{([^{}]+)\}\}|\$?\{([^{}]+)\}|<([^<>]+)>|\[([^\[\]]+)\]|(?<=/)\(([\w ]+)\)|(?<!\)/)\$([A-Za-z_]\w*)"
    r"|(?<=/):([A-Za-z_][\w-]*)|(?<=/)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{0,20}ID)(?=/|$|[.-][a-z])"
)
_IP6 = r"\[[0-9a-f]*:[0-9a-f:.]*\]"
_ADDRESS = re.compile(rf"[\w}}\]>]\.\w|localhost|{_IP6}", re.I)
_PLACEHOLDER = re.compile(r"^(?:\{+|<|\[|:|\$\{?)|\{[^{}]+\}|<[^<>]+>|\[[A-Za-z_]\w*\]")
"""What a value is or has in it where it is no constant: `{id}`, and `timestamp,<from>,<to>`."""
_WORD = re.compile(r"[a-z]+(?:[A-Z_-][a-z]+)*")


def has_dot_segments(path: str) -> bool:
    """Whether a path has segments that lead out of it: clients and servers resolve them differently."""
    return not {".", ".."}.isdisjoint(path.split("/"))


class QueryPart(NamedTuple):
    """A parameter in a query; ``value`` is None if it is a placeholder or missing."""

    name: str
    value: str | None


class Url(NamedTuple):
    """A URL. ``server`` is empty if it names none; ``path`` starts with a slash.

    ``path`` ends without a slash, so that the spellings of one path are equal; ``ends_with_slash`` keeps whether it is
    printed, since servers such as those of Django refuse a path without it.
    """

    server: str
    path: str
    variables: tuple[str, ...] = ()
    query: tuple[QueryPart, ...] = ()
    ends_with_slash: bool = False


@lru_cache(maxsize=4096)
def read_url(text: str) -> Url:
    """The parts of a URL, or of a path with or without its first slash."""
    text = _USER.sub(r"\1", _CONTROL.sub("", text).strip().strip("`'\"").strip())
    matches = (pattern.match(text) for pattern in (_SCHEME, _HOST, _HOST_VARIABLE))
    server = next((match[0] for match in matches if match), "")
    rest = text[len(server) :]
    path, query = _split_query(rest)
    names: list[str] = []

    def named(match: re.Match[str]) -> str:
        name = "_".join(next(group for group in match.groups() if group).split()).strip(":$?")
        names.append(_unique(name or "value", names))
        return "{" + names[-1] + "}"

    path = _VARIABLE.sub(named, re.sub(r"/{2,}", "/", "/" + path.strip()))
    shortened = path.rstrip("/.,;")
    return Url(
        server if _is_address(server) else "",
        shortened or "/",
        tuple(names),
        tuple(_query(query)),
        bool(shortened) and path.rstrip(".,;").endswith("/"),
    )


def _split_query(text: str) -> tuple[str, str]:
    """The path and the query; a question mark in a variable belongs to it, a fragment to neither."""
    depth = 0
    for offset, character in enumerate(text):
        if character in "{<[":
            depth += 1
        elif character in "}>]":
            depth = max(0, depth - 1)
        elif character == "?" and depth == 0:
            return text[:offset], text[offset + 1 :].partition("#")[0]
        elif character == "#" and depth == 0:
            return text[:offset], ""
    if depth and "?" in text:
        path, _, query = text.partition("?")
        return path.rstrip("[{<("), query.rstrip("]})>")
    return text, ""


def _query(text: str) -> list[QueryPart]:
    parts = []
    for part in text.replace("&amp;", "&").split("&"):
        name, _, value = part.strip(" []{}<>").partition("=")
        if re.fullmatch(r"[\w.\-]+(?:\[[\w.\-]*\])*", name):
            is_given = value.strip(" .") and not _PLACEHOLDER.search(value.strip()) and not _is_name(value, name)
            parts.append(QueryPart(name, value.strip() if is_given else None))
    return parts


def _is_name(value: str, parameter: str) -> bool:
    """Whether a value is the name of its parameter in capitals, or one that begins like it: `?ref=REFERENCE`."""
    return value.isupper() and value.isalpha() and value.lower().startswith(parameter.lower())


def _unique(name: str, names: list[str]) -> str:
    number = 2
    unique = name
    while unique in names:
        unique = f"{name}_{number}"
        number += 1
    return unique


def _is_address(server: str) -> bool:
    return _ADDRESS.search(server) is not None


def same_path(general: str, special: str) -> bool:
    """Whether a path is another one with values in place of some of its variables; a word is no value."""
    left, right = general.split("/"), special.split("/")
    return len(left) == len(right) and all(map(_has_value, left, right))


def _has_value(general: str, special: str) -> bool:
    """Whether a segment is another one or a value for it: `7.xml`, but not `{id}.json`, for `{id}.xml`."""
    if general == special:
        return True
    _, brace, ending = general.rpartition("}")
    _, is_variable, other = special.rpartition("}")
    is_value = general.startswith("{") and bool(brace) and not _WORD.fullmatch(special)
    return is_value and (other == ending if is_variable else special.endswith(ending))
