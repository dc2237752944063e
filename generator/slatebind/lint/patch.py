"""What a fix changes, as a patch that `git apply` and `patch -p1` take."""

from collections.abc import Iterator
from difflib import unified_diff


def patch(path: str, before: bytes, after: bytes) -> str:
    """A unified diff; line ends other than LF stay in its lines."""
    old, new = (data.decode("utf-8", "surrogateescape") for data in (before, after))
    lines = unified_diff(_lines(old), _lines(new), f"a/{path.lstrip('/')}", f"b/{path.lstrip('/')}")
    return "".join(_ended(lines))


def _lines(text: str) -> list[str]:
    """Lines end at LF alone: what else Python counts as a line's end is text to a patch."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
