"""Reading a document: finding and decoding its files, its front matter and its includes."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Position
from slatebind.digests import sha256_hex
from slatebind.files import STDIN, STDIN_NAME, read_bytes
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import SourceDocument, SourceFile
from slatebind.markdown.front_matter import split_front_matter
from slatebind.markdown.includes import INCLUDES, Include, find_include, listed_includes, partials, source_folders
from slatebind.markdown.pages import entry_candidates, entry_file, is_part, page_parts

FileReader = Callable[[str], bytes]
"""Returns the content of a file; raises UnreadableError if it cannot be read."""


def read_document(path: str, read: FileReader = read_bytes) -> SourceDocument:
    """The document at ``path``: a file, a folder of docs, or ``-`` for standard input.

    Raises UnreadableError if there is no such document. ``read`` returns the content of its files.
    """
    file = path if path == STDIN else str(entry_file(Path(path)))
    folder = Path() if path == STDIN else Path(file).parent
    name = STDIN_NAME if path == STDIN else file
    main, diagnostics = _decode(read(file), "index.html.md" if path == STDIN else Path(file).name, name)
    values, front, main = split_front_matter(main)
    listed, problems = listed_includes(values, front, name)
    files = _Files(main, folder, read)
    # A folder without a page is read as one that includes its parts.
    parts = [] if path in {STDIN, file} or not is_part(Path(file)) else page_parts(folder)[1:]
    files.add((*listed, *(Include(part.name, Position(name), part.name) for part in parts)))
    return SourceDocument(
        name=name,
        front_matter=values,
        files=files.in_order(),
        diagnostics=(*diagnostics, *front.diagnostics, *problems, *files.diagnostics),
    )


def document_dependencies(path: str) -> Iterator[str]:
    """Every file and folder that the document at ``path`` depends on, existing or not."""
    for file in entry_candidates(Path(path)):
        yield str(file)
        yield from (str(root / INCLUDES) for root, _ in source_folders(file.parent))


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


class _Files:
    """The files of a document by their paths, each read once, whether it is listed, called by a partial, or both."""

    def __init__(self, main: SourceFile, folder: Path, read: FileReader) -> None:
        self._folder = folder
        self._read = read
        self._by_path = {main.path: main}
        self._partials: dict[str, list[tuple[int, str]]] = {}
        self.diagnostics: list[Diagnostic] = []

    def add(self, listed: Iterable[Include]) -> None:
        """Read the files that the page's text includes, then those that its front matter lists."""
        (main,) = self._by_path.values()
        pending = [*((main.path, include) for include in partials(main)), *(("", include) for include in listed)][::-1]
        while pending:
            page, include = pending.pop()
            found = find_include(include.path, self._folder)
            if found is None:
                self._report_missing(include)
                continue
            if found.path not in self._by_path:
                name = os.path.normpath(found.file)
                file, problems = _decode(self._read(name), found.path, name)
                self._by_path[found.path] = file
                self.diagnostics += problems
                pending += [(file.path, inner) for inner in partials(file)][::-1]
            if include.end is not None:
                call = (include.end, self._by_path[found.path].name)
                self._partials.setdefault(page, []).append(call)

    def _report_missing(self, include: Include) -> None:
        hint = f"expected {self._folder / INCLUDES}/_{include.path.removeprefix(f'{INCLUDES}/')}.md"
        message = f"include `{include.text}` does not exist"
        if not self.diagnostics or self.diagnostics[-1].at != include.at:  # once for a list that is one text
            self.diagnostics.append(diagnostic("include-missing", include.at, message, hint))

    def in_order(self) -> tuple[SourceFile, ...]:
        """The files as they were found, the page first, with the calls of partials in them."""
        return tuple(
            replace(file, partials=tuple(self._partials.get(path, ()))) for path, file in self._by_path.items()
        )
