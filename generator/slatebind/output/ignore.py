"""Files in an output folder that are none of our business, by patterns as in a .gitignore."""

from collections.abc import Callable

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output.paths import IGNORE

Ignores = Callable[[str], bool]


def read_ignores(data: bytes | None, root: str) -> tuple[Ignores, tuple[Diagnostic, ...]]:
    """Which paths the file of patterns names; without such a file, none."""
    if data is None:
        return _nothing, ()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        return _nothing, (_unreadable(root, data.count(b"\n", 0, problem.start) + 1, "is not UTF-8"),)
    # Takes a while to import, and is needed where there is such a file only.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    found = []
    for number, line in enumerate(lines, 1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            found.append(_unreadable(root, number, "is no pattern"))
    if found:
        return _nothing, tuple(found)
    return GitIgnoreSpec.from_lines(lines).match_file, ()


def _nothing(path: str) -> bool:
    return False


def _unreadable(root: str, line: int, why: str) -> Diagnostic:
    at = Position(f"{root}/{IGNORE}", line)
    hint = "write patterns as in a .gitignore"
    return Diagnostic(code="output-ignore", severity=Severity.ERROR, message=f"this line {why}", at=at, hint=hint)
