"""Seeded mistakes: hunks that insert a mistake into clean docs, with labels for the expected findings.

A seed is a title ``## what is wrong`` and hunks. ``@@ startMachine`` applies below that heading, ``@@ known.json`` to
that file; ``@@ until createAccount`` truncates the docs there. As in a diff, a line starts with a space (context),
``-`` (removed) or ``+`` (added). ``«rule»`` before a character expects a finding of the rule at exactly that position;
any other finding is wrong. ``«?rule»`` expects a finding that the rule does not report yet.
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
"""A rule, and the file, the line and the column of its finding."""


class Seed(msgspec.Struct, frozen=True):
    """A title, the hunks that insert the mistake, and the position of the seed."""

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
            (target, tuple(lines.rstrip("\n").split("\n")))
            for target, lines in zip(parts[::2], parts[1::2], strict=True)
        )
        yield Seed(match[1], hunks, f"{file.name}:{text.count(chr(10), 0, match.start()) + 1}")


def apply_seed(seed: Seed) -> tuple[dict[str, bytes], list[Label]]:
    """The files of the docs with the mistake, and the expected findings."""
    files = {path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8").split("\n") for path in _base()}
    changed = {name: [[line] for line in lines] for name, lines in files.items()}
    for target, hunk in seed.hunks:
        if target.startswith("until "):
            start = _below(files[DOCS], target.removeprefix("until ")).start
            changed[DOCS][start:] = [[] for _ in changed[DOCS][start:]]
            continue
        name = target if "." in target else DOCS
        lines = files.setdefault(name, [])
        within = range(len(lines)) if "." in target else _below(lines, target)
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
    assert len(starts) == 1, f"{seed.at}: {seed.title}: {old[0]!r} occurs {len(starts)} times"
    return starts[0]


def _change(parts: list[list[str]], at: int, hunk: tuple[str, ...]) -> None:
    """Apply a hunk; added lines go before the context line that follows them."""
    added: list[str] = []
    for line in hunk:
        if line[:1] == "+":
            added.append(line[1:])
            continue
        context = parts[at][-1:] if line[:1] != "-" else []
        parts[at] = [*parts[at][:-1], *added, *context]
        added = []
        at += 1
    if at < len(parts):
        parts[at] = [*added, *parts[at]]
    else:
        parts.append(added)


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
