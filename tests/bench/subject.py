"""What is measured: a program that generates code from a reference, and what is to be seen in what it makes."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.process import WrongRunError


class Template(NamedTuple):
    """A template of the subject's own, and a sentence of it that an edit changes."""

    file: str
    text: str
    sentence: str


class Subject(NamedTuple):
    """A generator at work in a folder of its own.

    ``text`` is its input, ``edit`` gives the input after so many edits; ``names`` are those of all that it has to
    generate. ``group`` says which tools it is compared with; ``remembers``, that it looks at what an earlier run made.
    """

    name: str
    group: str
    commands: int
    folder: Path
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    text: str
    input: str
    edit: Callable[[str, int], str]
    outputs: tuple[str, ...]
    caches: tuple[str, ...]
    names: frozenset[str]
    remembers: bool = False
    template: Template | None = None

    def write_input(self, edits: int) -> None:
        """Put the input into its place."""
        (self.folder / self.input).write_text(self.edit(self.text, edits) if edits else self.text, encoding="utf-8")

    def forget(self) -> None:
        """Remove everything that was ever made."""
        for name in (*self.outputs, *self.caches):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """What it has made."""
        for name in self.outputs:
            path = self.folder / name
            yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """When each file was written, and which one it is."""
        return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in self.files() if path.exists()}


class Made(NamedTuple):
    """How much is there."""

    files: int
    lines: int


def examine(subject: Subject, word: str, names: frozenset[str] = frozenset()) -> Made:
    """How much it has made; raises WrongRunError where ``word`` is missing in it, or one of ``names``."""
    found: set[str] = set()
    files = lines = 0
    is_marked = False
    for path in subject.files():
        if not path.exists():
            raise WrongRunError(f"it made no {path.name}")
        text = path.read_text(encoding="utf-8", errors="replace")
        files, lines = files + 1, lines + text.count("\n")
        is_marked = is_marked or word in text
        if names:
            found.update(one.replace("_", "").lower() for one in set(re.findall(r"\w+", text)))
    lost = sorted(name for name in names if name.lower() not in found)
    if lost:
        raise WrongRunError(f"{len(lost)} of {len(names)} names are lost, {lost[0]} for one")
    if not is_marked:
        raise WrongRunError(f"the edit, {word}, did not arrive in its output")
    return Made(files, lines)
