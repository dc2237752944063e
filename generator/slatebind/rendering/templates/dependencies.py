"""Which files a template consists of: itself, and the templates that it includes, imports or extends.

Template tags are found with a pattern rather than with jinja2's parser: importing jinja2 and parsing every template
takes longer than all else that a run does when few files change. The pattern may find a tag inside a comment, which
costs a needless dependency; it never misses one.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(?:\s*(?:'([^']*)'|\"([^\"]*)\")\s*(?:-?%\}|\w))?")


class TemplateDependencies(NamedTuple):
    """The template's own file comes first. Not complete if a file is missing, or the name of one is computed."""

    files: tuple[Path, ...]
    is_complete: bool


def template_dependencies(folders: Sequence[Path], template: str) -> TemplateDependencies:
    """The files of a template, each from the first folder that has it. A file that is copied consists of itself."""
    files: dict[str, Path] = {}
    waiting = [template]
    is_complete = True
    while waiting:
        name = waiting.pop()
        if name in files:
            continue
        file = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if file is None:
            is_complete = False
            continue
        files[name] = file
        if file.suffix == ".j2":
            referenced = [single or double for single, double in _TAG.findall(_read(file))]
            is_complete = is_complete and all(referenced)
            waiting += sorted(filter(None, referenced), reverse=True)
    return TemplateDependencies(tuple(files.values()), is_complete)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
