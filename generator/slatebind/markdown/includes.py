"""Finding the files that a document includes, as Slate does."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Position
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import SourceFile

INCLUDES = "includes"
"""The folder of the files that the front matter lists."""

_EXTENSIONS = ("", ".md", ".markdown", ".md.erb", ".html.md", ".html.md.erb", ".erb")
_SOURCE_FOLDER = "source"
_LIST_SUFFIX = "_includes"
_PARTIAL = re.compile(r"^[ \t]*<%=[ \t]*partial\b[ \t(]*[\"']([^\"'\n]{1,200})[\"'][^\n]*%>[ \t]*$", re.M)
_SEPARATOR = re.compile(r"[\s,]+")
_MAX_TEXT_LENGTH = 60


class Include(NamedTuple):
    """A file to include: as it is written, the position of that, and its path below the folder of the page.

    ``end`` is the offset at which its text belongs into the file; None if it comes after the page.
    """

    text: str
    at: Position
    path: str
    end: int | None = None


class FoundFile(NamedTuple):
    """An existing include: its path from the document's folder, and the file."""

    path: str
    file: Path


def is_partial(line: str) -> bool:
    """Whether a line consists of a call that includes a file."""
    return "partial" in line and _PARTIAL.fullmatch(line) is not None


def partials(file: SourceFile) -> Iterator[Include]:
    """The files that the text of a file includes by ``<%= partial ... %>``."""
    line, offset = 1, 0
    for match in _PARTIAL.finditer(file.text):
        if file.front <= match.start() < file.body:
            continue
        line += file.text.count("\n", offset, match.start())
        offset = match.start()
        column = match.start(1) - match.start() + 1
        yield Include(match[1], Position(file.name, line, column), match[1], match.end())


def listed_includes(values: dict[str, Any], front: Parsed, name: str) -> tuple[list[Include], list[Diagnostic]]:
    """The entries of ``includes`` in the front matter, and the findings about how they are written.

    Docs with a layout of their own have several lists, such as ``api_includes``.
    """
    keys = [key for key in values if key == INCLUDES or (isinstance(key, str) and key.endswith(_LIST_SUFFIX))]
    found = [_listed(key, values[key], front, name) for key in keys if values[key] is not None]
    return [include for includes, _ in found for include in includes], [
        problem for _, problems in found for problem in problems
    ]


def _listed(key: str, listed: Any, front: Parsed, name: str) -> tuple[list[Include], list[Diagnostic]]:
    start = front.positions.get((key,), Position(name))
    if isinstance(listed, list):
        entries = [
            (str(entry).strip() if isinstance(entry, str | int) else "", front.positions.get((key, number), start))
            for number, entry in enumerate(listed)
        ]
        return [Include(entry, at, f"{INCLUDES}/{entry}") for entry, at in entries], []
    words = [word for word in _SEPARATOR.split(listed) if word] if isinstance(listed, str) else []
    message = f"`{key}` is not a list: `{str(listed)[:_MAX_TEXT_LENGTH]}`"
    hint = "write each entry on a line of its own, after a dash: `  - errors`"
    return [Include(word, start, f"{INCLUDES}/{word}") for word in words], [
        diagnostic("front-matter", start, message, hint)
    ]


def find_include(path: str, folder: Path) -> FoundFile | None:
    """The file of an include of a page in ``folder``: below that folder, or below the folder ``source`` around it."""
    *folders, name = path.split("/")
    if "\0" in path or "\\" in path or any(part in {"", ".", ".."} for part in (*folders, name)):
        return None
    names = [prefix + name + extension for prefix in ("_", "") for extension in _EXTENSIONS]
    for root, prefix in source_folders(folder):
        for candidate in names:
            file = root.joinpath(*folders, candidate)
            if _is_file_in(file, root):
                return FoundFile("/".join((*prefix, *folders, candidate)), file)
    return None


def source_folders(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The folder of a page, and those around it up to Slate's ``source``, with the steps that lead there."""
    yield folder, ()
    resolved = folder.resolve()
    parents = [parent.name for parent in resolved.parents]
    if resolved.name != _SOURCE_FOLDER and _SOURCE_FOLDER in parents:
        for steps in range(1, parents.index(_SOURCE_FOLDER) + 2):
            up = ("..",) * steps
            yield folder.joinpath(*up), up


def _is_file_in(file: Path, root: Path) -> bool:
    """Whether a path is that of a file inside ``root``; not if the system cannot have such a path."""
    try:
        return file.is_file() and file.resolve().is_relative_to(root.resolve())
    except OSError:
        return False
