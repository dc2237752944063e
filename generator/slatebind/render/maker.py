"""Makes the text of a file: its template is rendered, and what comes of that is formatted."""

from collections.abc import Mapping

import jinja2
import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.regions import cut
from slatebind.render.environment import make_environment
from slatebind.render.formatter import format_python
from slatebind.render.planned import Wanted
from slatebind.render.reuse import seal
from slatebind.render.target import Target
from slatebind.render.view import View


class Made(msgspec.Struct, frozen=True):
    """The text of a file, None where it failed; its seal, for ``Reuse``; and what is wrong with it."""

    text: str | None
    seal: str = ""
    problems: tuple[Diagnostic, ...] = ()


class Maker:
    """One target at work on one view."""

    def __init__(self, target: Target, options: Mapping[str, str], view: View) -> None:
        self._target = target
        self._options = options
        self._view = view
        self._environment = make_environment(target.folders)

    def make(self, wanted: Wanted) -> Made:
        """The file, or why there is none."""
        template = wanted.template
        try:
            found = self._environment.get_template(template)
            text = found.render(view=self._view, spec=self._view.spec, options=self._options, **wanted.values)
        except Exception as problem:
            return Made(None, problems=(self._explained(problem, template),))
        problems = []
        try:
            text = self._formatted(wanted.path, text)
        except ValueError as problem:
            problems.append(_error(f"{wanted.path} is not Python: {problem}", template))
        parts = cut(text)
        if parts.problem:
            problems.append(_error(f"{wanted.path}: {parts.problem}", template))
        return Made(text, seal(parts), tuple(problems))

    def _formatted(self, path: str, text: str) -> str:
        formatter = self._target.manifest.formatter
        if formatter == "none" or not path.endswith(".py"):
            return text
        # Places for a person's own text are comments of which black makes nothing, where it leaves the rest alone.
        plain = cut(text).outside
        return text if format_python(plain, formatter) == plain else format_python(text, formatter)

    def _explained(self, problem: Exception, template: str) -> Diagnostic:
        match problem:
            case jinja2.TemplateSyntaxError():
                return _error(str(problem.message), problem.filename or template, problem.lineno)
            case jinja2.TemplateNotFound():
                return _error(f"template `{problem.name}` is not there", self._target.name)
        return _error(f"{type(problem).__name__}: {problem}", template, _line_in_template(problem))


def _error(message: str, file: str, line: int = 1) -> Diagnostic:
    return Diagnostic(code="template", message=message, at=Position(file, line), severity=Severity.ERROR)


def _line_in_template(problem: BaseException) -> int:
    line = 1
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
