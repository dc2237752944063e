"""Finding the page that a folder of docs starts with, in the layouts of Slate and of its relatives."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from slatebind.files import UnreadableError

ENTRY_FILES = (
    "source/index.html.md",
    "index.html.md",
    "source/index.html.md.erb",
    "index.html.md.erb",
    "source/index.md",
    "index.md",
    "README.md",
)
"""The files that a folder of docs may start with, the most usual first."""

_INDEX = re.compile(r"index(?:\.html)?\.(?:md|markdown)(?:\.erb)?")
_PAGE = re.compile(r"(?!_).+\.html\.(?:md|markdown)(?:\.erb)?")
_PART = re.compile(r"_.+\.(?:md|markdown)")
_FOLDER_OF_PARTS = "content"
"""Where the port of Slate to Hugo has the parts of its page."""
_FRONT_MATTER = b"---"
_MAX_DEPTH = 4
_MAX_LISTED = 6
_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "build", "dist", "generated", "includes"})


def entry_file(path: Path) -> Path:
    """The page at a path, or the one that a folder starts with.

    In a folder of another layout it is the only index page below, else the only page, else the first of the parts of
    a page that has no file of its own. Raises UnreadableError if there is none, or if there are several to choose from.
    """
    if not path.is_dir():
        return path
    *usual, readme = (path / name for name in ENTRY_FILES)
    if found := next(filter(Path.is_file, usual), None):
        return found
    pages = find_pages(path)
    indexes = [page for page in pages if _INDEX.fullmatch(page.name)]
    others = [readme] if readme.is_file() else _first_part(path)
    for candidates in (indexes, pages, others):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            names = [page.as_posix() for page in candidates]
            listed = ", ".join(names[:_MAX_LISTED] + ["..."] * (len(names) > _MAX_LISTED))
            raise UnreadableError(f"{path}: {len(names)} pages below this folder; give the one to read: {listed}")
    raise UnreadableError(f"{path}: no {' or '.join(ENTRY_FILES[:2])} in this folder")


def _first_part(path: Path) -> list[Path]:
    folders = (path, path / _FOLDER_OF_PARTS)
    return next((parts[:1] for folder in folders if folder.is_dir() and (parts := page_parts(folder))), [])


def find_pages(folder: Path) -> list[Path]:
    """The pages in a folder and a few levels below: index pages, and others that have a front matter."""
    found: list[Path] = []
    for parent, names, files in os.walk(folder):
        here = Path(parent)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        found += (here / file for file in sorted(files, key=_order) if _is_page(here / file))
        if len(here.relative_to(folder).parts) >= _MAX_DEPTH:
            names.clear()
    return found


def page_parts(folder: Path) -> list[Path]:
    """The parts of a page that has no file of its own, that with the front matter first."""
    files = sorted(file for file in folder.iterdir() if is_part(file) and file.is_file())
    return sorted(files, key=lambda file: not _has_front_matter(file))


def is_part(file: Path) -> bool:
    """Whether a file is a part of a page, by its name."""
    return _PART.fullmatch(file.name) is not None


def entry_candidates(path: Path) -> Iterator[Path]:
    """The files that decide which page a folder starts with, existing or not; a page itself is the only one."""
    if not path.is_dir():
        yield path
        return
    usual = [path / name for name in ENTRY_FILES]
    yield from usual
    if not any(map(Path.is_file, usual[:-1])):
        yield from find_pages(path)
        yield from _first_part(path)


def _order(name: str) -> tuple[bool, str]:
    return not _INDEX.fullmatch(name), name


def _is_page(file: Path) -> bool:
    if _INDEX.fullmatch(file.name):
        return file.is_file()
    return _PAGE.fullmatch(file.name) is not None and _has_front_matter(file)


def _has_front_matter(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return content.read(len(_FRONT_MATTER)) == _FRONT_MATTER
    except OSError:
        return False
