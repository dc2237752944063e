"""Files in an output folder that slatebind leaves alone, by patterns as in a .gitignore."""

from collections.abc import Callable

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output.paths import IGNORE

IgnoreMatcher = Callable[[str], bool]


def read_ignore_file(data: bytes | None, root: str) -> tuple[IgnoreMatcher, tuple[Diagnostic, ...]]:
    """A function that says whether a path is ignored; without a file, none is."""
    if data is None:
        return _ignore_nothing, ()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        return _ignore_nothing, (_unreadable(root, data.count(b"\n", 0, problem.start) + 1, "is not UTF-8"),)
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow to import, and few have such a file

    found = []
    for number, line in enumerate(lines, 1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            found.append(_unreadable(root, number, "is not a valid pattern"))
    if found:
        return _ignore_nothing, tuple(found)
    return GitIgnoreSpec.from_lines(lines).match_file, ()


def _ignore_nothing(path: str) -> bool:
    return False


def _unreadable(root: str, line: int, problem: str) -> Diagnostic:
    at = Position(f"{root}/{IGNORE}", line)
    hint = "write patterns as in a .gitignore"
    return Diagnostic(code="output-ignore", severity=Severity.ERROR, message=f"this line {problem}", at=at, hint=hint)
