"""Reading a document: finding and decoding its files, its front matter and its includes."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from slatebind.diagnostic import Diagnostic, Position
from slatebind.digests import sha256_hex
from slatebind.files import STDIN, STDIN_NAME, UnreadableError, read_bytes
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import SourceDocument, SourceFile
from slatebind.markdown.front_matter import split_front_matter
from slatebind.markdown.includes import INCLUDES, Include, find_include, listed_includes, partials, source_folders

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

FileReader = Callable[[str], bytes]
"""Returns the content of a file; raises UnreadableError if it cannot be read."""


def read_document(path: str, read: FileReader = read_bytes) -> SourceDocument:
    """The document at ``path``: a file, a folder in Slate's layout, or ``-`` for standard input.

    Raises UnreadableError if there is no such document. ``read`` returns the content of its files.
    """
    file = path if path == STDIN else str(_entry_file(Path(path)))
    folder = Path() if path == STDIN else Path(file).parent
    name = STDIN_NAME if path == STDIN else file
    main, diagnostics = _decode(read(file), "index.html.md" if path == STDIN else Path(file).name, name)
    values, front, main = split_front_matter(main)
    listed, problems = listed_includes(values, front, name)
    included, missing = _included_files(main, listed, folder, read)
    return SourceDocument(
        name=name,
        front_matter=values,
        files=(main, *included),
        diagnostics=(*diagnostics, *front.diagnostics, *problems, *missing),
    )


def document_dependencies(path: str) -> Iterator[str]:
    """Every file and folder that the document at ``path`` depends on, existing or not."""
    given = Path(path)
    entry_files = [given / name for name in ENTRY_FILES] if given.is_dir() else [given]
    for file in entry_files:
        yield str(file)
        yield from (str(root / INCLUDES) for root, _ in source_folders(file.parent))


def _entry_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    for candidate in ENTRY_FILES:
        if (path / candidate).is_file():
            return path / candidate
    raise UnreadableError(f"{path}: no {' or '.join(ENTRY_FILES[:2])} in this folder")


def _decode(raw: bytes, path: str, name: str) -> tuple[SourceFile, list[Diagnostic]]:
    """The file with LF line ends and without a BOM; bytes that are not UTF-8 are replaced and reported."""
    diagnostics = []
    content = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", errors="replace")
        before = content[: error.start].decode("utf-8", errors="replace")
        at = Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"byte 0x{content[error.start]:02x} is not UTF-8; read as a replacement character"
        diagnostics.append(diagnostic("source-encoding", at, message, "save the file as UTF-8"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(path, name, sha256_hex(raw), text), diagnostics


def _included_files(
    main: SourceFile, listed: Iterable[Include], folder: Path, read: FileReader
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """The files that the page's text includes, then those that its front matter lists; each once, as it may be both."""
    files: dict[str, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    pending = [*partials(main), *listed][::-1]
    while pending:
        include = pending.pop()
        found = find_include(include.path, folder)
        if found is None:
            hint = f"expected {folder / INCLUDES}/_{include.path.removeprefix(f'{INCLUDES}/')}.md"
            message = f"include `{include.text}` does not exist"
            if not diagnostics or diagnostics[-1].at != include.at:  # once for a list that is one text
                diagnostics.append(diagnostic("include-missing", include.at, message, hint))
        elif found.path not in files:
            file = os.path.normpath(found.file)
            files[found.path], problems = _decode(read(file), found.path, file)
            diagnostics += problems
            pending += [*partials(files[found.path])][::-1]
    return tuple(files.values()), tuple(diagnostics)
