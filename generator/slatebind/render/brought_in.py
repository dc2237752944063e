"""Which files a template is made of: itself, and the templates that it brings in."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, meta

from slatebind.render.environment import make_environment
from slatebind.render.target import Target


def template_files(target: Target, name: str) -> tuple[Path, ...]:
    """The template's own file first; nothing where there is none. A file that is copied is a template of itself."""
    environment = make_environment(target.folders)

    def found(name: str, seen: set[str]) -> Iterator[Path]:
        file = next((folder / name for folder in target.folders if (folder / name).is_file()), None)
        if file is None or name in seen:
            return
        seen.add(name)
        yield file
        if file.suffix != ".j2":
            return
        try:
            others = meta.find_referenced_templates(environment.parse(file.read_text(encoding="utf-8")))
            for other in sorted({one for one in others if one}):
                yield from found(other, seen)
        except (TemplateError, ValueError):
            return

    return tuple(found(name, set()))
