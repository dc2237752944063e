"""The kinds of values that the options of a target take: which values are legal, and the nearest legal one."""

import re
from collections.abc import Collection
from typing import Literal

from slatebind.rendering.targets.option_texts import TEXT_KINDS, TextKind, nearest_text, text_problem
from slatebind.suggestions import closest

OptionKind = Literal[TextKind, "identifier", "package", "distribution", "version", "module", "npm", "semver", "dotted"]
"""What they allow is in the docs of ``Option``."""
NAMES_IN_CODE: tuple[OptionKind, ...] = ("identifier", "package", "dotted")
"""The kinds whose values are identifiers in code: they cannot be what the language reserves."""
MAX_NAME_LENGTH = 100
"""Characters: names become file names, which are limited on every system."""

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DOTTED = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
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
    "dotted": _DOTTED,
}
_EXPECTED = {
    "identifier": "letters, digits and underscores, not starting with a digit",
    "package": "letters, digits and underscores, starting with a letter and ending with a letter or digit",
    "distribution": "letters, digits, `.`, `_` and `-`, starting and ending with a letter or digit",
    "module": "parts of letters, digits, `.`, `_`, `~` and `-`, with slashes between them",
    "version": "a version as Python packages have them, such as 1.2.0 or 1.2.0rc1",
    "npm": "small letters, digits, `.`, `_` and `-`, starting with a letter or digit, after a scope such as `@acme/`",
    "dotted": "identifiers with dots between them, such as com.acme.client",
    "semver": "a version of three numbers, such as 1.2.0 or 1.2.0-rc.1",
}


def value_problem(kind: OptionKind, value: str, choices: Collection[str], reserved: Collection[str]) -> str | None:
    """Why a value is not legal; None if it is. Without ``choices`` every value of the kind is a choice."""
    if choices:
        return None if value in choices else f"expected one of {', '.join(choices)}"
    if kind in TEXT_KINDS and (problem := text_problem(kind, value)):
        return problem
    pattern = _PATTERNS.get(kind)
    if pattern is not None and not pattern.fullmatch(value):
        return f"expected {_EXPECTED[kind]}"
    if pattern is not None and len(value) > MAX_NAME_LENGTH:
        return f"expected at most {MAX_NAME_LENGTH} characters"
    parts = value.lower().split(".") if kind == "dotted" else [value.lower()]
    taken = next((part for part in parts if part in reserved), None)
    if taken is None:
        return None
    return f"{f'`{taken}`' if len(parts) > 1 else 'the name'} is taken by the language or a library"


def nearest_value(kind: OptionKind, value: str, choices: Collection[str], reserved: Collection[str]) -> str:
    """The legal value that is most like ``value``; a legal one stays as it is."""
    if value_problem(kind, value, choices, reserved) is None:
        return value
    if choices:
        return closest(value, choices) or next(iter(choices))
    if kind == "version":
        release = _RELEASE.search(value)
        return release[0] if release and len(release[0]) <= MAX_NAME_LENGTH else "0.1.0"
    if kind == "semver":
        return _nearest_semver(value)
    if kind == "dotted":
        return _nearest_dotted(value, reserved)
    if kind == "module":
        parts = (re.sub(r"[^A-Za-z0-9._~-]+", "-", part).strip("._-") for part in value.split("/"))
        name = "/".join(filter(None, parts))[:MAX_NAME_LENGTH].strip("/._-") or "client"
    else:
        name = nearest_text(kind, value) if kind in TEXT_KINDS else _nearest_name(kind, value)
    return _free(name, "-client" if kind == "module" else "_client", reserved)


def _free(name: str, suffix: str, reserved: Collection[str]) -> str:
    """The name, with a suffix as long as it is reserved."""
    while name.lower() in reserved:
        name += suffix
    return name


def _nearest_dotted(value: str, reserved: Collection[str]) -> str:
    """Each part as an identifier that is not reserved; whole parts are left out at the end if it is too long."""
    parts = [_nearest_name("identifier", part) for part in value.split(".") if re.search("[A-Za-z0-9]", part)]
    name = ".".join(_free(part, "_", reserved) for part in parts or ["client"])
    return name if len(name) <= MAX_NAME_LENGTH else name[: MAX_NAME_LENGTH + 1].rpartition(".")[0]


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
