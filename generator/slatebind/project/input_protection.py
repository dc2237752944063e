"""Protecting inputs: slatebind never overwrites a file that it reads."""

import os
from collections.abc import Iterable

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.files import STDIN
from slatebind.markdown import document_dependencies
from slatebind.output import recorded_paths
from slatebind.output_file import OutputFile


def protect_inputs(
    files: Iterable[OutputFile], root: str, inputs: Iterable[str]
) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """The files that may be written below ``root``, and an error if others would overwrite one of the ``inputs``.

    In a folder that is an input, only files that an earlier run generated may be overwritten.
    """
    inputs = tuple(inputs)
    input_paths = {os.path.realpath(path) for path in inputs}
    input_folders = tuple(f"{path}{os.sep}" for path in input_paths if os.path.isdir(path))  # noqa: PTH112
    resolved_folders: dict[str, str] = {}
    resolved = [(file, _resolve(f"{root}/{file.path}", resolved_folders)) for file in files]
    is_in_input = any(path.startswith(input_folders) for _, path in resolved)
    generated = recorded_paths(root) if is_in_input else frozenset()
    allowed: list[OutputFile] = []
    refused: list[OutputFile] = []
    for file, path in resolved:
        is_foreign = path.startswith(input_folders) and os.path.lexists(path) and file.path not in generated
        (refused if path in input_paths or is_foreign else allowed).append(file)
    return tuple(allowed), (_refusal(root, refused, inputs),) if refused else ()


def _resolve(path: str, resolved_folders: dict[str, str]) -> str:
    """``path`` without symbolic links. Folders contain many files, so they are resolved once."""
    folder, name = os.path.split(path)
    if folder not in resolved_folders:
        resolved_folders[folder] = os.path.realpath(folder)
    resolved = f"{resolved_folders[folder]}{os.sep}{name}"
    return os.path.realpath(resolved) if os.path.islink(resolved) else resolved  # noqa: PTH114


def inputs_of(source: str, others: Iterable[str]) -> tuple[str, ...]:
    """The inputs of a run without a project: docs or a spec, and other files and folders."""
    return (*(document_dependencies(source) if source != STDIN else ()), *others)


def _refusal(root: str, files: list[OutputFile], inputs: Iterable[str]) -> Diagnostic:
    others = f", and {len(files) - 1} more" if len(files) > 1 else ""
    around = next((path for path in inputs if os.path.isdir(path) and _is_inside(root, path)), None)  # noqa: PTH112
    place = f"`{root}` is inside of `{around}`, which is read: " if around else ""
    return Diagnostic(
        code="output-is-input",
        message=f"output would overwrite an input{others}; nothing is written over it",
        at=Position(f"{root}/{files[0].path}"),
        severity=Severity.ERROR,
        hint=f"{place}use a separate output folder",
    )


def _is_inside(path: str, folder: str) -> bool:
    return f"{os.path.realpath(path)}{os.sep}".startswith(f"{os.path.realpath(folder)}{os.sep}")
