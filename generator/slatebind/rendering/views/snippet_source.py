"""Where the snippets that a target shows come from: the templates of other targets, each with its own view.

The view of a target is built when the first snippet is rendered: files that are reused need none.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from slatebind.diagnostic import Diagnostic, Position, Severity, position_of
from slatebind.digests import digest
from slatebind.rendering.reuse import encoded
from slatebind.rendering.targets.manifest import SnippetPlan
from slatebind.rendering.targets.options import option_values
from slatebind.rendering.targets.target import MANIFEST, Target, find_snippet_targets, load_snippet_target
from slatebind.rendering.templates.dependencies import template_dependencies
from slatebind.rendering.views.sample_calls import SampleCall, sample_call
from slatebind.rendering.views.snippets import Snippet, Snippets
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.model import Spec
from slatebind.suggestions import did_you_mean

if TYPE_CHECKING:
    from slatebind.rendering.templates.environments import Environments
    from slatebind.rendering.views.command_view import CommandView
    from slatebind.rendering.views.view import View

TargetOptions = Mapping[str, Mapping[str, str]]
"""The options that a project gives to its targets, by their names."""
NO_OPTIONS: TargetOptions = {}


class SnippetSource:
    """The snippets of the commands of a spec, in the order of the targets that they are from."""

    def __init__(self, writers: "Sequence[_Writer]", spec: Spec) -> None:
        self._writers = writers
        # Names and types in other targets depend on the whole spec.
        inputs = (part for writer in writers for part in writer.inputs())
        self._key = digest(*inputs, encoded(spec))

    def snippets_of(self, command: str) -> Snippets:
        """The snippets of a command, by its name in the spec."""
        return Snippets(partial(self._render, command), self._key)

    def _render(self, command: str) -> tuple[Snippet, ...]:
        return tuple(writer.snippet(command) for writer in self._writers)


def source_of_snippets(
    target: Target, options: Mapping[str, str], of_targets: TargetOptions, spec: Spec
) -> tuple[SnippetSource | None, tuple[Diagnostic, ...]]:
    """The snippets that a target shows; None if it shows none. What is wrong with the targets that it names.

    ``options`` are those of the target, ``of_targets`` those of the targets that it names, where a project has them.
    Targets that do not support the protocol of the spec are left out.
    """
    writers: list[_Writer] = []
    problems: list[Diagnostic] = []
    for index, pattern in enumerate(target.manifest.snippets):
        at = position_of(target.positions, ("snippets", index), target.file)
        for name in pattern.format_map(options).replace(",", " ").split():
            found, reasons = load_snippet_target(name, target)
            if found is None:
                problems += reasons or [_unknown(name, target, at)]
            elif not found.manifest.protocols or spec.api.protocol in found.manifest.protocols:
                given = of_targets.get(name, {})
                known = {option: value for option, value in given.items() if option in found.manifest.options}
                values, reasons = option_values(found, known, spec)
                problems += reasons
                writers.append(_Writer(found, values, spec))
    return (SnippetSource(writers, spec) if writers and not problems else None), tuple(problems)


def _unknown(name: str, target: Target, at: Position) -> Diagnostic:
    known = find_snippet_targets(target)
    return Diagnostic(
        code="snippet-unknown",
        message=f"there is no target `{name}` that has snippets",
        at=at,
        severity=Severity.ERROR,
        hint=did_you_mean(name, known, f"targets that have some: {', '.join(known)}"),
    )


class _Writer:
    """Renders the snippets of one target."""

    def __init__(self, target: Target, options: Mapping[str, str], spec: Spec) -> None:
        self._target = target
        self._options = options
        self._spec = spec

    def inputs(self) -> Iterator[bytes]:
        """All that its snippets depend on besides the spec."""
        yield encoded((self._target.name, self._target.manifest, self._target.languages, self._options))
        for template in filter(None, (self._plan.template, self._plan.setup)):
            files, _ = template_dependencies(self._target.folders, template)
            yield from (file.read_bytes() for file in files)

    def snippet(self, command: str) -> Snippet:
        """The snippet of a command, by its name in the spec."""
        view = self._commands[command]
        code = self._render(self._plan.template, command=view, sample=self._sample(view))
        return Snippet(self._target.name, self._plan.label, self._language, code, self._setup)

    @property
    def _plan(self) -> SnippetPlan:
        assert self._target.manifest.snippet is not None
        return self._target.manifest.snippet

    @property
    def _language(self) -> str:
        return self._plan.language or self._target.manifest.language or ""

    @cached_property
    def _view(self) -> "View":
        return build_view(self._spec, self._target.manifest, {}, MANIFEST)[0]

    @cached_property
    def _commands(self) -> "dict[str, CommandView]":
        return {command.spec.name: command for group in self._view.groups for command in group.commands}

    @cached_property
    def _setup(self) -> str:
        return self._render(self._plan.setup) if self._plan.setup else ""

    @cached_property
    def _environments(self) -> "Environments":
        # Imports jinja2, which is loaded by now if a snippet is rendered.
        from slatebind.rendering.templates.environments import Environments  # noqa: PLC0415

        return Environments(self._target)

    def _sample(self, command: "CommandView") -> SampleCall:
        return sample_call(command, {model.spec.name: model for model in self._view.models}, self._spec.api)

    def _render(self, template: str, **values: Any) -> str:
        environment = self._environments.of(template)
        environment.reset()
        compiled = environment.get_template(template)
        text = compiled.render(view=self._view, spec=self._spec, options=self._options, **values)
        return text.strip("\n")
