"""Which files a target is to make of a view, and which ones it copies."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diagnostic import Path as Place
from slatebind.render.output_file import OutputFile
from slatebind.render.target import FilePlan, Target
from slatebind.render.view import GroupView, ModelView, View

Subjects = Mapping[str, GroupView | ModelView]


class Wanted(NamedTuple):
    """A file to be made: its path, its template, and what the template is given beside the view."""

    path: str
    template: str
    values: Subjects

    @property
    def about(self) -> tuple[Place, ...]:
        """The records of the spec that the file shows."""
        return tuple((f"{key}s", value.spec.name) for key, value in self.values.items())


def planned(target: Target, options: Mapping[str, str], view: View) -> Iterator[Wanted]:
    """The files that are made, in the order of the target's plan."""
    for plan in target.manifest.files:
        for values in _subjects(plan, view):
            names = {key: str(value.id) for key, value in values.items()}
            yield Wanted(plan.path.format_map({**options, **names}), plan.template, values)


def _subjects(plan: FilePlan, view: View) -> Iterator[Subjects]:
    match plan.each:
        case "api":
            yield {}
        case "group":
            yield from ({"group": group} for group in view.groups)
        case "model":
            yield from ({"model": model} for model in view.models)


def copied(target: Target, options: Mapping[str, str]) -> tuple[list[OutputFile], list[Diagnostic]]:
    """The files that are copied: those of the first folder of a name, shadowed ones left out; and which are no text."""
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    for copy in target.manifest.copy:
        seen = set()
        for file in (one for folder in target.folders for one in _files(folder / copy.folder)):
            if file.name in seen:
                continue
            seen.add(file.name)
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, ValueError) as problem:
                message = f"the file cannot be copied: {problem}"
                at = Position(str(file))
                problems.append(Diagnostic(code="template", message=message, at=at, severity=Severity.ERROR))
                continue
            path = f"{copy.to.format_map(options)}/{file.name}"
            files.append(OutputFile(path, text, f"{copy.folder}/{file.name}"))
    return files, problems


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file() and not file.name.startswith("."))
