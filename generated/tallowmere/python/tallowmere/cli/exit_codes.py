"""What each exit code says, and the errors that end with it."""

from __future__ import annotations

from .protocol.exit_codes import OWN_EXIT_CODES

USAGE = 2
NO_RESPONSE = 7
INTERRUPTED = 130
_REFUSED = 5
_COMMON: dict[int, tuple[str, tuple[str, ...]]] = {
    0: ("done", ()),
    USAGE: (
        "wrong usage or configuration; nothing was sent",
        ("ArgumentError", "ConfigurationError"),
    ),
    3: (
        "not authenticated, or not permitted",
        ("AuthenticationError", "PermissionDenied"),
    ),
    4: ("not found", ("NotFound",)),
    NO_RESPONSE: ("no response, or none that can be read or printed", ()),
    INTERRUPTED: ("interrupted", ()),
}
EXIT_CODES = {**_COMMON, **OWN_EXIT_CODES}
"""By code what it says, and the names of errors; of those that fit an error, the first."""
EXIT_CODES[_REFUSED] = "refused for another reason", ("ApiError",)


def exit_codes_help() -> str:
    """A line for each code."""
    lines = (f"  {code}  {text}" for code, (text, _) in sorted(EXIT_CODES.items()))
    return "\n".join(("\b\nExit codes:", *lines))


def exit_code(problem: Exception) -> int:
    """The exit code by the kind of an error."""
    kinds = {kind.__name__ for kind in type(problem).__mro__}
    codes = (code for code, (_, names) in EXIT_CODES.items() if kinds & {*names})
    return next(codes, NO_RESPONSE)
