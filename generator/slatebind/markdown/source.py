"""Reading a document: finding and decoding its files, its front matter and its includes."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from slatebind.data.parsed import Parsed
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position
from slatebind.digests import sha256_hex
from slatebind.files import STDIN, STDIN_NAME, UnreadableError, read_bytes
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import SourceDocument, SourceFile

_ENTRY_FILES = ("source/index.html.md", "index.html.md", "source/index.md", "index.md", "README.md")
_INCLUDE_FILES = ("includes/_{}.md", "includes/_{}.markdown", "includes/_{}.md.erb")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)

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
    front, main = _split_front_matter(main)
    values = front.value if isinstance(front.value, dict) else {}
    included, missing = _includes(values, front, folder, name, read)
    return SourceDocument(
        name=name,
        front_matter=values,
        files=(main, *included),
        diagnostics=(*diagnostics, *front.diagnostics, *missing),
    )


def document_dependencies(path: str) -> Iterator[str]:
    """Every file and folder that the document at ``path`` depends on, existing or not."""
    given = Path(path)
    entry_files = [given / name for name in _ENTRY_FILES] if given.is_dir() else [given]
    for file in entry_files:
        yield str(file)
        yield str(file.parent / "includes")


def _entry_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    for candidate in _ENTRY_FILES:
        if (path / candidate).is_file():
            return path / candidate
    raise UnreadableError(f"{path}: no {' or '.join(_ENTRY_FILES[:2])} in this folder")


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


def _split_front_matter(file: SourceFile) -> tuple[Parsed, SourceFile]:
    """The front matter, and the file with the offset of its end."""
    match = _FRONT_MATTER.match(file.text)
    if match is None:
        return Parsed(None, {}, ()), file
    # The blank first line replaces the `---`, so that line numbers are those of the file.
    return read_yaml("\n" + match.group(1), file.name), replace(file, body=match.end())


def _includes(
    values: dict[str, Any], front: Parsed, folder: Path, name: str, read: FileReader
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    listed = values.get("includes") or []
    for number, include in enumerate(listed if isinstance(listed, list) else [listed]):
        at = front.positions.get(("includes", number)) or front.positions.get(("includes",)) or Position(name)
        found = _find_include(include, folder) if isinstance(include, str) else None
        if found is None:
            hint = f"expected {folder / _INCLUDE_FILES[0].format(include)}"
            diagnostics.append(diagnostic("include-missing", at, f"include `{include}` does not exist", hint))
            continue
        path, file = found
        source, problems = _decode(read(str(file)), path, str(file))
        files.append(source)
        diagnostics += problems
    return tuple(files), tuple(diagnostics)


def _find_include(include: str, folder: Path) -> tuple[str, Path] | None:
    """The file of an include, always inside the document's folder. ``a/b`` is ``includes/a/_b.md``."""
    parts = include.split("/")
    if "\0" in include or "\\" in include or any(part in {"", ".", ".."} for part in parts):
        return None
    for pattern in _INCLUDE_FILES:
        path = "/".join(["includes", *parts[:-1], pattern.removeprefix("includes/").format(parts[-1])])
        file = folder / path
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            return path, file
    return None
