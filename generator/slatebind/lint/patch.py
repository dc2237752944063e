"""The changes of a fix as a patch for `git apply` and `patch -p1`."""

from collections.abc import Iterator
from difflib import unified_diff


def format_patch(path: str, before: bytes, after: bytes) -> str:
    """A unified diff; line ends other than LF stay in its lines."""
    old, new = (data.decode("utf-8", "surrogateescape") for data in (before, after))
    lines = unified_diff(_lines(old), _lines(new), _name("a", path), _name("b", path))
    return "".join(_ended(lines))


def _name(side: str, path: str) -> str:
    """As git writes it: quoted where it holds marks that would end it, and with a tab behind spaces."""
    name = f"{side}/{path.lstrip('/')}"
    if any(character in name for character in '"\\\n\t'):
        escaped = "".join(_ESCAPES.get(character, character) for character in name)
        return f'"{escaped}"'
    return f"{name}\t" if " " in name else name


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _lines(text: str) -> list[str]:
    """Lines end at LF alone: what else Python counts as a line's end is text to a patch."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
