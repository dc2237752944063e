"""Renders one file: its template, then the formatter where its output needs one."""

from collections.abc import Mapping
from functools import cache

import jinja2
import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.regions import SplitText, split_regions
from slatebind.rendering.formatter import format_python, has_long_code_line
from slatebind.rendering.reuse import content_hash
from slatebind.rendering.targets.target import Target
from slatebind.rendering.tasks import RenderTask
from slatebind.rendering.templates.data_format import format_data, suffix_of
from slatebind.rendering.templates.environments import Environments
from slatebind.rendering.templates.unknown_names import explained_syntax
from slatebind.rendering.views.view import View

_LANGUAGES = {"py": "Python", "json": "YAML", "yaml": "YAML", "yml": "YAML"}
"""What a template writes into a file that is formatted, by suffix."""


class RenderResult(msgspec.Struct, frozen=True):
    """The text of a file, None if it failed; the hash of its generated part, for ``RenderCache``; and what is wrong."""

    text: str | None
    content_hash: str = ""
    problems: tuple[Diagnostic, ...] = ()


class Renderer:
    """Renders the files of one target from one view."""

    def __init__(self, target: Target, options: Mapping[str, str], view: View) -> None:
        self._target = target
        self._options = options
        self._view = view
        self._environments = Environments(target)
        self._is_shipped = cache(target.is_shipped)

    def render(self, task: RenderTask) -> RenderResult:
        """The file, or why there is none."""
        template = task.template
        environment = self._environments.of(template)
        environment.reset()
        try:
            compiled = environment.get_template(template)
            text = compiled.render(view=self._view, spec=self._view.spec, options=self._options, **task.values)
        except Exception as problem:
            return RenderResult(None, problems=(self._explained(problem, template),))
        parts = split_regions(text)
        problems = []
        try:
            formatted = self._formatted(task, text, parts)
        except ValueError as problem:
            suffix = suffix_of(task.path)
            problems.append(
                _error(f"{task.path} is not valid {_LANGUAGES[suffix]}: {problem}", self._file_of(template))
            )
            if suffix in self._target.manifest.format:
                return RenderResult(None, problems=tuple(problems))
        else:
            if formatted != text:
                text, parts = formatted, split_regions(formatted)
        if parts.problem:
            problems.append(_error(f"{task.path}: {parts.problem}", self._file_of(template)))
        return RenderResult(text, content_hash(parts), tuple(problems))

    def _formatted(self, task: RenderTask, text: str, parts: SplitText) -> str:
        """The text as the formatter writes it; ``parts`` is the same text, cut at its regions."""
        if suffix_of(task.path) in self._target.manifest.format:
            return format_data(text, task.path)
        formatter = self._target.manifest.formatter
        if formatter == "none" or not task.path.endswith(".py"):
            return text
        if self._is_shipped(task.template) and not has_long_code_line(parts.generated):
            return text
        # Region markers are comments, around which a formatter may add blank lines: text that needs no change without
        # them is not formatted with them.
        return text if format_python(parts.generated, formatter) == parts.generated else format_python(text, formatter)

    def _file_of(self, template: str) -> str:
        return str(self._target.find(template) or template)

    def _explained(self, problem: Exception, template: str) -> Diagnostic:
        file, line = _place_in_template(problem) or (self._file_of(template), 1)
        match problem:
            case jinja2.TemplateSyntaxError():
                environment = self._environments.of(template)
                message, hint = explained_syntax(problem, environment.filters, environment.tests)
                return _error(message, problem.filename or file, problem.lineno, hint)
            case jinja2.TemplateNotFound():
                return _error(f"template `{problem.name}` does not exist", self._target.name)
            case jinja2.UndefinedError():
                return _error(str(problem), file, line)
        return _error(f"{type(problem).__name__}: {problem}", file, line)


def _error(message: str, file: str, line: int = 1, hint: str = "") -> Diagnostic:
    return Diagnostic(code="template", message=message, at=Position(file, line), severity=Severity.ERROR, hint=hint)


def _place_in_template(problem: BaseException) -> tuple[str, int] | None:
    """The file and line of the template that a problem occurred in; None if in none."""
    place = None
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return place
