"""Seeded mistakes: hunks that put a mistake into clean docs, with a label where it is to be found.

A seed is ``## what is wrong`` and hunks. ``@@ startMachine`` looks below that heading, ``@@ known.json`` in that file;
``@@ until createAccount`` cuts the docs there. A line begins with a space (it stands there), ``-`` (it goes) or ``+``
(it comes). ``«rule»`` before a character says that the rule must find something just there; whatever else is found is
wrong. ``«?rule»`` says that it ought to, and does not yet.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

BASE = Path(__file__).parent / "lint_seeds"
DOCS = "docs/index.html.md"
_LABEL = re.compile(r"«(\??[a-z0-9-]+)»")
_BYTE = re.compile(r"\\(?:x([89a-f][0-9a-f])|u([0-9a-f]{4}))")

Label = tuple[str, str, int, int]
"""A rule, and the file, the line and the column where it finds something."""


class Seed(msgspec.Struct, frozen=True):
    """What is wrong, the hunks that make it so, and where they stand."""

    title: str
    hunks: tuple[tuple[str, tuple[str, ...]], ...]
    at: str


def read_seeds() -> tuple[Seed, ...]:
    """All seeds of the folder."""
    return tuple(seed for file in sorted(BASE.glob("*.diff")) for seed in _seeds(file))


def _seeds(file: Path) -> Iterator[Seed]:
    text = file.read_text(encoding="utf-8")
    for match in re.finditer(r"(?ms)^## ([^\n]*)\n(.*?)(?=^## |\Z)", text):
        parts = re.split(r"(?m)^@@ (.*)\n", match[2])[1:]
        hunks = tuple(
            (place, tuple(lines.rstrip("\n").split("\n"))) for place, lines in zip(parts[::2], parts[1::2], strict=True)
        )
        yield Seed(match[1], hunks, f"{file.name}:{text.count(chr(10), 0, match.start()) + 1}")


def sow(seed: Seed) -> tuple[dict[str, bytes], list[Label]]:
    """The files of the docs with the mistake in them, and what is to be found there."""
    files = {path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8").split("\n") for path in _base()}
    changed = {name: [[line] for line in lines] for name, lines in files.items()}
    for place, hunk in seed.hunks:
        if place.startswith("until "):
            start = _below(files[DOCS], place.removeprefix("until ")).start
            changed[DOCS][start:] = [[] for _ in changed[DOCS][start:]]
            continue
        name = place if "." in place else DOCS
        lines = files.setdefault(name, [])
        within = range(len(lines)) if "." in place else _below(lines, place)
        _change(changed.setdefault(name, []), _find(hunk, lines, within, seed), hunk)
    texts = {name: "\n".join(line for lines in parts for line in lines) for name, parts in changed.items()}
    labels = [label for name, text in texts.items() for label in _labels(name, text)]
    return {name: _bytes(_LABEL.sub("", text)) for name, text in texts.items()}, labels


def _base() -> Iterator[Path]:
    return (path for path in BASE.rglob("*") if path.is_file() and path.suffix != ".diff")


def _below(lines: list[str], heading: str) -> range:
    (start,) = (number for number, line in enumerate(lines) if line.lstrip("#") == f" {heading}")
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    ends = (n for n in range(start + 1, len(lines)) if re.match(rf"#{{1,{level}}} ", lines[n]))
    return range(start, next(ends, len(lines)))


def _find(hunk: tuple[str, ...], lines: list[str], within: range, seed: Seed) -> int:
    old = [_LABEL.sub("", line[1:]) for line in hunk if line[:1] != "+"]
    if not old:
        return len(lines)
    starts = [start for start in within if lines[start : start + len(old)] == old]
    assert len(starts) == 1, f"{seed.at}: {seed.title}: {old[0]!r} stands {len(starts)} times"
    return starts[0]


def _change(parts: list[list[str]], at: int, hunk: tuple[str, ...]) -> None:
    """The lines of a hunk; what comes stands in front of the line that stood there."""
    coming: list[str] = []
    for line in hunk:
        if line[:1] == "+":
            coming.append(line[1:])
            continue
        staying = parts[at][-1:] if line[:1] != "-" else []
        parts[at] = [*parts[at][:-1], *coming, *staying]
        coming = []
        at += 1
    if at < len(parts):
        parts[at] = [*coming, *parts[at]]
    else:
        parts.append(coming)


def _labels(name: str, text: str) -> Iterator[Label]:
    for number, line in enumerate(text.split("\n"), 1):
        before = 0
        for match in _LABEL.finditer(line):
            yield match[1], name, number, match.start() - before + 1
            before += len(match[0])


def _bytes(text: str) -> bytes:
    """``\\xff`` in a seed is that byte, which is not UTF-8, and ``\\u00a0`` that character."""

    def character(match: re.Match[str]) -> str:
        return chr(int(match[2], 16)) if match[2] else chr(0xDC00 + int(match[1], 16))

    return _BYTE.sub(character, text).encode("utf-8", "surrogateescape")
