"""What slatebind reads is never written over, whatever is wished for."""

import os
from collections.abc import Iterable

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.files import STDIN
from slatebind.markdown import document_dependencies
from slatebind.output import recorded_paths
from slatebind.render.output_file import OutputFile


def spared(
    files: Iterable[OutputFile], root: str, inputs: Iterable[str]
) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """The files that may be written below ``root``, and an error where others would stand in the place of an input."""
    places = {os.path.realpath(path) for path in inputs}
    folders = tuple(f"{place}{os.sep}" for place in places if os.path.isdir(place))  # noqa: PTH112
    kept: list[OutputFile] = []
    refused: list[OutputFile] = []
    homes: dict[str, str] = {}
    standing = [(file, _place(f"{root}/{file.path}", homes)) for file in files]
    ours = recorded_paths(root) if any(place.startswith(folders) for _, place in standing) else frozenset()
    for file, place in standing:
        is_theirs = place.startswith(folders) and os.path.lexists(place) and file.path not in ours
        (refused if place in places or is_theirs else kept).append(file)
    return tuple(kept), (_refusal(root, refused),) if refused else ()


def _place(path: str, homes: dict[str, str]) -> str:
    """What ``path`` leads to. Folders hold many files, so that what they lead to is kept in ``homes``."""
    folder, name = os.path.split(path)
    if folder not in homes:
        homes[folder] = os.path.realpath(folder)
    place = f"{homes[folder]}{os.sep}{name}"
    return os.path.realpath(place) if os.path.islink(place) else place  # noqa: PTH114


def inputs_of(source: str, others: Iterable[str]) -> tuple[str, ...]:
    """What is read where there is no plan: docs or a spec, and other files and folders."""
    return (*(document_dependencies(source) if source != STDIN else ()), *others)


def _refusal(root: str, files: list[OutputFile]) -> Diagnostic:
    more = f", and at {len(files) - 1} more places" if len(files) > 1 else ""
    return Diagnostic(
        code="output-is-input",
        message=f"slatebind reads what stands here{more}; nothing is written over it",
        at=Position(f"{root}/{files[0].path}"),
        severity=Severity.ERROR,
        hint="give what is generated a folder of its own",
    )
