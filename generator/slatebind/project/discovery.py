"""Finding the docs of a project: pages that can be read, their dialects, and short names for them."""

from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from unicodedata import combining, normalize

import msgspec

from slatebind.casing import snake
from slatebind.dialects import detect
from slatebind.files import UnreadableError
from slatebind.markdown import entry_file, find_pages, read_document

_SOURCE = "source"
_GENERIC_WORDS = frozenset(
    {*("api", "apis", "rest", "http", "reference", "documentation", "docs", "doc", "guide", "slate", "source", "src")}
    | {*("content", "main", "master", "repo", "git", "work", "tmp", "index", "html", "md", "readme", "home", "the")}
    | {*("erb", "markdown", "localizable", "title")}
)
"""Words of titles, folders and files that say nothing about the API; Slate's default title is "API Reference"."""
_MAX_SLUG = 60
"""Characters: it becomes part of file names."""


class FoundDocs(msgspec.Struct, frozen=True):
    """Docs that were found: their path, a short name that no others have, and their dialect, "" if unknown."""

    path: str
    slug: str
    dialect: str

    @property
    def spec_file(self) -> str:
        """The file for their spec."""
        return f"spec/{self.slug}.yaml"


def find_docs(folder: Path) -> tuple[FoundDocs, ...]:
    """The references in a folder and a few levels below: a page for each language or version is one of its own.

    Pages without request lines or command names are left out, unless there are no others.
    """
    found = _named((page, _path_of(page)) for page in find_pages(folder))
    return found or tuple(docs for docs in _without_page(folder) if docs.dialect)


def named_docs(path: str) -> tuple[FoundDocs, ...]:
    """The docs at a path, all of them if it is a folder with several; raises UnreadableError if there are none."""
    try:
        return _named([(entry_file(Path(path)), path)])
    except UnreadableError:
        found = find_docs(Path(path)) if Path(path).is_dir() else ()
        if not found:
            raise
        return found


def unread_pages(path: str) -> list[str]:
    """The pages in a folder of docs and a few levels below that are not the one it is read by, such as translations."""
    folder = Path(path)
    if not folder.is_dir() or (entry := _entry_file(folder)) is None:
        return []
    return [page.as_posix() for page in find_pages(folder) if page != entry]


def _without_page(folder: Path) -> tuple[FoundDocs, ...]:
    """The docs in a folder in which no file is named as a page is."""
    page = _entry_file(folder)
    return _named([(page, folder.as_posix())]) if page else ()


def _path_of(page: Path) -> str:
    """The path to read a page by: its folder, if that starts with it."""
    folder = page.parent.parent if page.parent.name == _SOURCE else page.parent
    return (folder if _entry_file(folder) == page else page).as_posix()


def _entry_file(folder: Path) -> Path | None:
    """The page that a folder starts with; None if there is none, or none is the first."""
    try:
        return entry_file(folder)
    except UnreadableError:
        return None


def _named(pages: Iterable[tuple[Path, str]]) -> tuple[FoundDocs, ...]:
    dialects = {path: (page, _dialect(path)) for page, path in pages}
    are_references = any(dialect for _, dialect in dialects.values())
    found: dict[str, FoundDocs] = {}
    for path, (page, dialect) in dialects.items():
        if dialect or not are_references:
            slug = _slug(path)
            variants = (f"{slug}-{word}" for word in _words_of(page))
            names = chain([slug], variants, (f"{slug}-{number}" for number in count(2)))
            unique = next(name for name in names if name not in found)
            found[unique] = FoundDocs(path, unique, dialect)
    return tuple(found.values())


def _dialect(path: str) -> str:
    return detect(file.text for file in read_document(path).files).dialect


def _slug(path: str) -> str:
    """A short name for docs: their title, unless that is Slate's own; else the nearest folder with a name."""
    title = read_document(path).front_matter.get("title")
    folders = reversed(Path(path).resolve().parts)
    candidates = (snake(_without_accents(name)) for name in chain([title if isinstance(title, str) else ""], folders))
    chosen = next((name for name in candidates if name and not _is_generic(name)), "api")
    return chosen[:_MAX_SLUG].strip("_").replace("_", "-")


def _without_accents(text: str) -> str:
    return "".join(character for character in normalize("NFKD", text) if not combining(character))


def _words_of(page: Path) -> Iterable[str]:
    """What tells a page from others with its title: the language or version in its name, or its folder."""
    words = [snake(word) for word in page.name.split(".")]
    own = "-".join(word for word in words if word and not _is_generic(word))
    folder = snake(page.parent.name)
    return (name.replace("_", "-") for name in (own, "" if _is_generic(folder) else folder) if name)


def _is_generic(name: str) -> bool:
    return set(name.split("_")) <= _GENERIC_WORDS
