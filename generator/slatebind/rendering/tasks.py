"""Which files a target renders from a view, and which ones it copies."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diagnostic import Path as SpecPath
from slatebind.rendering.manifest import FilePlan
from slatebind.rendering.output_file import OutputFile
from slatebind.rendering.target import Target
from slatebind.rendering.view import GroupView, ModelView, View
from slatebind.spec.model import Protocol

TemplateValues = Mapping[str, GroupView | ModelView]


class RenderTask(NamedTuple):
    """A file to render: its path, its template, and what the template is given in addition to the view."""

    path: str
    template: str
    values: TemplateValues

    @property
    def about(self) -> tuple[SpecPath, ...]:
        """The records of the spec that the file shows."""
        return tuple((f"{kind}s", value.spec.name) for kind, value in self.values.items())


def render_tasks(target: Target, options: Mapping[str, str], view: View) -> Iterator[RenderTask]:
    """The files to render, in the order of the target's manifest."""
    for plan in target.manifest.files:
        for values in _values_of_each(plan, view):
            names = {kind: str(value.id) for kind, value in values.items()}
            yield RenderTask(plan.path.format_map({**options, **names}), plan.template, values)


def _values_of_each(plan: FilePlan, view: View) -> Iterator[TemplateValues]:
    if plan.when == "errors" and not view.spec.errors:
        return
    if plan.protocols and view.spec.api.protocol not in plan.protocols:
        return
    match plan.each:
        case "api":
            yield {}
        case "group":
            yield from ({"group": group} for group in view.groups)
        case "model":
            yield from ({"model": model} for model in view.models)


def copied_files(
    target: Target, options: Mapping[str, str], protocol: Protocol
) -> tuple[list[OutputFile], list[Diagnostic]]:
    """The files to copy, each from the first folder that has it; and the ones that cannot be read as text."""
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    for copy in (copy for copy in target.manifest.copy if protocol in (copy.protocols or (protocol,))):
        seen = set()
        for file in (file for folder in target.folders for file in _visible_files(folder / copy.folder)):
            if file.name in seen:
                continue
            seen.add(file.name)
            try:
                if not target.may_read(file):
                    raise ValueError("a link leads out of the project")
                text = file.read_text(encoding="utf-8")
            except (OSError, ValueError) as problem:
                message = f"the file cannot be copied: {problem}"
                at = Position(str(file))
                problems.append(Diagnostic(code="template", message=message, at=at, severity=Severity.ERROR))
                continue
            path = f"{copy.to.format_map(options)}/{file.name}"
            files.append(OutputFile(path, text, f"{copy.folder}/{file.name}"))
    return files, problems


def _visible_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file() and not file.name.startswith("."))
