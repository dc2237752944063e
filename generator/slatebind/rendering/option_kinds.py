"""The kinds of values that the options of a target take: which values are legal, and the nearest legal one."""

import re
from collections.abc import Collection
from typing import Literal

from slatebind.suggestions import closest

OptionKind = Literal["text", "identifier", "package", "distribution", "version", "module", "npm", "semver"]
"""``package`` is an identifier that is also the name of a distribution; ``version`` is one of PEP 440; ``module`` is
the path of a Go module.

``npm`` is the name of a package on npm, with or without a scope, and ``semver`` a version of Semantic Versioning.
"""

MAX_NAME_LENGTH = 100
"""Characters: names become file names, which are limited on every system."""

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PACKAGE = re.compile(r"[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?")
_DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_VERSION = re.compile(
    r"v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
    r"(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?(?:[-_.]?dev[-_.]?[0-9]*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
    re.I,
)
_MODULE = re.compile(r"(?!-)[A-Za-z0-9._~-]*[A-Za-z0-9_~-](?:/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*")
_NPM = re.compile(r"(?:@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*")
_NUMBER = "(?:0|[1-9][0-9]*)"
_LABELS = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
_SEMVER = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-{_LABELS})?(?:\+{_LABELS})?")
_RELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_PATTERNS = {
    "identifier": _IDENTIFIER,
    "package": _PACKAGE,
    "distribution": _DISTRIBUTION,
    "version": _VERSION,
    "module": _MODULE,
    "npm": _NPM,
    "semver": _SEMVER,
}
_EXPECTED = {
    "identifier": "letters, digits and underscores, not starting with a digit",
    "package": "letters, digits and underscores, starting with a letter and ending with a letter or digit",
    "distribution": "letters, digits, `.`, `_` and `-`, starting and ending with a letter or digit",
    "module": "parts of letters, digits, `.`, `_`, `~` and `-`, with slashes between them",
    "version": "a version as Python packages have them, such as 1.2.0 or 1.2.0rc1",
    "npm": "small letters, digits, `.`, `_` and `-`, starting with a letter or digit, after a scope such as `@acme/`",
    "semver": "a version of three numbers, such as 1.2.0 or 1.2.0-rc.1",
}


def value_problem(kind: OptionKind, value: str, choices: Collection[str], reserved: Collection[str]) -> str | None:
    """Why a value is not legal; None if it is. Without ``choices`` every value of the kind is a choice."""
    if choices:
        return None if value in choices else f"expected one of {', '.join(choices)}"
    pattern = _PATTERNS.get(kind)
    if pattern is None:
        return None
    if not pattern.fullmatch(value):
        return f"expected {_EXPECTED[kind]}"
    if len(value) > MAX_NAME_LENGTH:
        return f"expected at most {MAX_NAME_LENGTH} characters"
    return "the name is taken by the language or a library" if value.lower() in reserved else None


def nearest_value(kind: OptionKind, value: str, choices: Collection[str], reserved: Collection[str]) -> str:
    """The legal value that is most like ``value``; a legal one stays as it is."""
    if value_problem(kind, value, choices, reserved) is None:
        return value
    if choices:
        return closest(value, choices) or next(iter(choices))
    if kind == "version":
        release = _RELEASE.search(value)
        return release[0] if release and len(release[0]) <= MAX_NAME_LENGTH else "0.1.0"
    if kind == "module":
        parts = (re.sub(r"[^A-Za-z0-9._~-]+", "-", part).strip("._-") for part in value.split("/"))
        return "/".join(filter(None, parts))[:MAX_NAME_LENGTH].strip("/._-") or "client"
    if kind == "semver":
        return _nearest_semver(value)
    name = _nearest_name(kind, value)
    return f"{name}_client" if name.lower() in reserved else name


def _nearest_name(kind: OptionKind, value: str) -> str:
    """Other characters become underscores, or dashes in a distribution; leading digits go to the end."""
    if kind == "npm":
        value = value.lower()
    is_distribution = kind in {"distribution", "npm"}
    other, separator = (r"[^A-Za-z0-9._-]+", "-") if is_distribution else (r"[^A-Za-z0-9_]+", "_")
    name = re.sub(other, separator, value).strip("._-")
    if not is_distribution:
        digits = re.match(r"[0-9_]*", name)
        name = name[len(digits[0]) :] + digits[0].strip("_") if digits and len(digits[0]) < len(name) else name
    name = name[: MAX_NAME_LENGTH - len("_client")].rstrip("._-")
    return name if name and (is_distribution or name[0].isalpha()) else f"client{name}"


def _nearest_semver(value: str) -> str:
    """The first three numbers; 0 for those that are missing."""
    numbers = [str(int(number)) for number in re.findall(r"[0-9]{1,9}", value)[:3]]
    return ".".join([*numbers, "0", "0", "0"][:3]) if numbers else "0.1.0"
