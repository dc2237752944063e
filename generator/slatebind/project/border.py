"""The border of a project: the folder that its configuration can write in, and read templates and dialects from.

The configuration of a cloned repository is not trusted: whatever it names stays inside of the repository. Docs, specs
and overlays are read wherever the configuration or the command line says; nothing else is.
"""

import os
from collections.abc import Iterator
from pathlib import Path as FilePath

from slatebind.diagnostic import Path
from slatebind.dialects import is_dialect_file
from slatebind.project.config import Config, ConfigProblem

_HINT = "the project is the git work tree that holds the configuration, else its folder; use a path inside of it"


def project_border(folder: str) -> str:
    """The git work tree that ``folder`` is in, else the folder itself, without links."""
    start = FilePath(folder or ".").resolve()
    return str(next((parent for parent in (start, *start.parents) if (parent / ".git").exists()), start))


def border_problems(config: Config, folder: str) -> Iterator[ConfigProblem]:
    """A problem for each path of the configuration in ``folder`` that leads out of the project."""
    border = project_border(folder)
    for address, path in _confined_paths(config):
        if not _is_inside(os.path.join(folder, path), border):  # noqa: PTH118 - "" stays ""
            yield ConfigProblem(address, f"`{path}` is outside of the project", _HINT)


def _confined_paths(config: Config) -> Iterator[tuple[Path, str]]:
    """The paths that are written to, or whose files say what is done."""
    for index, spec in enumerate(config.spec):
        if spec.docs is not None:
            yield ("spec", index, "file"), spec.file
        if is_dialect_file(spec.dialect):
            yield ("spec", index, "dialect"), spec.dialect
    for index, target in enumerate(config.target):
        yield ("target", index, "out"), target.out
        if target.templates is not None:
            yield ("target", index, "templates"), target.templates
    if config.lint.baseline is not None:
        yield ("lint", "baseline"), config.lint.baseline


def _is_inside(path: str, border: str) -> bool:
    """Whether a path is inside of the border once links are followed; one that cannot exist is not."""
    try:
        return FilePath(os.path.realpath(path)).is_relative_to(border)
    except (OSError, ValueError):
        return False
