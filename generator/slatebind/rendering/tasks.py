"""Which files a target renders from a view."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from slatebind.diagnostic import Path as SpecPath
from slatebind.rendering.targets.manifest import FilePlan
from slatebind.rendering.targets.target import Target
from slatebind.rendering.views.command_view import CommandView
from slatebind.rendering.views.model_view import ModelView
from slatebind.rendering.views.view import GroupView, View

WHEN_ERRORS = "errors"
WHEN_EQUAL = " == "
"""Between an option and the value that it has to have."""
TemplateValues = Mapping[str, GroupView | CommandView | ModelView]


class RenderTask(NamedTuple):
    """A file to render: its path, its template, and what the template is given in addition to the view."""

    path: str
    template: str
    values: TemplateValues

    @property
    def about(self) -> tuple[SpecPath, ...]:
        """The records of the spec that the file shows."""
        return tuple((f"{kind}s", value.spec.name) for kind, value in self.values.items())


def is_switched_on(when: str | None, options: Mapping[str, str]) -> bool:
    """Whether the option that ``when`` names, if it names one, has the value that is asked for.

    Without one, any value but ``no`` will do.
    """
    if when in {None, WHEN_ERRORS}:
        return True
    option, _, wanted = str(when).partition(WHEN_EQUAL)
    value = option.format_map(options)
    return value == wanted if wanted else value not in {"", "no"}


def render_tasks(target: Target, options: Mapping[str, str], view: View) -> Iterator[RenderTask]:
    """The files to render, in the order of the target's manifest."""
    for plan in target.manifest.files:
        if not is_switched_on(plan.when, options):
            continue
        for values in _values_of_each(plan, view):
            names = {kind: str(name) for value in values.values() for kind, name in _names(value)}
            yield RenderTask(plan.path.format_map({**options, **names}), plan.template, values)


def _names(value: GroupView | CommandView | ModelView) -> Iterator[tuple[str, str]]:
    """What a record is called in a path, and the group that it belongs to."""
    match value:
        case GroupView():
            yield "group", value.id
        case CommandView():
            yield "command", value.file
            yield "group", value.group.id
        case ModelView():
            yield "model", value.id


def _values_of_each(plan: FilePlan, view: View) -> Iterator[TemplateValues]:
    if plan.when == WHEN_ERRORS and not view.spec.errors:
        return
    if plan.protocols and view.spec.api.protocol not in plan.protocols:
        return
    match plan.each:
        case "api":
            yield {}
        case "group":
            yield from ({"group": group} for group in view.groups)
        case "command":
            yield from ({"command": command} for group in view.groups for command in group.commands)
        case "model":
            yield from ({"model": model} for model in view.models)
