"""The files of a target that are copied: whole folders, but for what is excluded, with some texts replaced."""

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.output_file import OutputFile
from slatebind.rendering.targets.manifest import Copy
from slatebind.rendering.targets.target import Target
from slatebind.rendering.tasks import is_switched_on
from slatebind.spec.model import Protocol

_NEVER_COPIED = ("__pycache__", ".git", ".DS_Store", "Thumbs.db")
"""What programs leave in folders."""


def copied_files(
    target: Target, options: Mapping[str, str], protocol: Protocol
) -> tuple[list[OutputFile], list[Diagnostic]]:
    """The files to copy, each from the first folder that has it; and the ones that cannot be read."""
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    for copy in target.manifest.copy:
        if protocol not in (copy.protocols or (protocol,)) or not is_switched_on(copy.when, options):
            continue
        to = PurePosixPath(copy.to.format_map(options))
        for name, file in _files_of(target, copy).items():
            try:
                if not target.may_read(file):
                    raise ValueError("a link leads out of the project")
                data = file.read_bytes()
            except (OSError, ValueError) as problem:
                message = f"the file cannot be copied: {problem}"
                at = Position(str(file))
                problems.append(Diagnostic(code="template", message=message, at=at, severity=Severity.ERROR))
                continue
            replaced = {found: text.format_map(options) for found, text in copy.replace.items()}
            files.append(_copied(data, replaced, str(to / name), f"{copy.folder}/{name}"))
    return files, problems


def _copied(data: bytes, replaced: Mapping[str, str], path: str, source: str) -> OutputFile:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return OutputFile(path, data.decode(errors="surrogateescape"), source, is_binary=True)
    for found, replacement in replaced.items():
        text = text.replace(found, replacement)
    return OutputFile(path, text, source)


def _files_of(target: Target, copy: Copy) -> dict[str, Path]:
    """The files in a folder by their paths in it, from the first of the target's folders that has them, sorted."""
    found: dict[str, Path] = {}
    for folder in target.folders:
        for name, file in _files_below(folder / copy.folder, copy.exclude, target):
            found.setdefault(name, file)
    return dict(sorted(found.items()))


def _files_below(top: Path, exclude: tuple[str, ...], target: Target) -> Iterator[tuple[str, Path]]:
    """All files in a folder and those below it. A link that leads out of the project is a file that cannot be read."""
    seen: set[str] = set()
    for parent, folders, names in os.walk(top, followlinks=True):
        real = os.path.realpath(parent)
        if real in seen:
            folders.clear()  # a link to a folder around it
            continue
        seen.add(real)
        path = Path(parent).relative_to(top)
        kept = [name for name in folders if not _is_excluded((path / name).as_posix(), exclude)]
        outside = [name for name in kept if not target.may_read(Path(parent, name))]
        folders[:] = [name for name in kept if name not in outside]
        for name in (*names, *outside):
            if not _is_excluded((path / name).as_posix(), exclude):
                yield (path / name).as_posix(), Path(parent, name)


def _is_excluded(path: str, exclude: tuple[str, ...]) -> bool:
    """Whether a pattern names the file or folder, by its path or by its last part."""
    name = path.rpartition("/")[2]
    return name in _NEVER_COPIED or any(fnmatchcase(path, pattern) or fnmatchcase(name, pattern) for pattern in exclude)
