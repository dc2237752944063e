"""From a spec and a target folder to output files. The only importer of jinja2."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.regions import cut
from slatebind.render.environment import make_environment
from slatebind.render.formatter import format_python, is_installed
from slatebind.render.output_file import OutputFile, path_problem
from slatebind.render.reuse import Ingredients, Reuse
from slatebind.render.target import FilePlan, Target
from slatebind.render.view import View, build_view
from slatebind.spec.model import Spec
from slatebind.words import nearest, snake

__all__ = ["render"]


def render(
    spec: Spec, target: Target, options: Mapping[str, str], positions: Positions, root: str | None = None
) -> tuple[tuple[OutputFile, ...] | None, tuple[Diagnostic, ...]]:
    """Every file that a target makes of a spec. None where options are wrong; a file that fails is left out.

    ``root`` is where an earlier run may have put the same: what it made of the same ingredients is taken from there.
    """
    file = positions[()].file if () in positions else "spec"
    values, problems = _options(target, options, spec)
    formatter = target.manifest.formatter
    if not is_installed(formatter):
        hint = f"pip install 'slatebind[{formatter}]'"
        problems += (_error("formatter-missing", f"{formatter} is not installed", target.name, hint),)
    if problems:
        return None, problems
    view, renamed = build_view(spec, target.manifest, positions, file)
    reuse = Reuse(root, target.name)
    renderer = _Renderer(target, values, view, reuse)
    files = {one.path: one for one in renderer.files()}
    reuse.save()
    return tuple(files[path] for path in sorted(files)), (*renamed, *renderer.problems)


def _options(target: Target, given: Mapping[str, str], spec: Spec) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    known = target.manifest.options
    problems = []
    for name in given:
        if name not in known:
            meant = nearest(name, known)
            hint = f"did you mean `{meant}`?" if meant else f"options: {', '.join(known) or 'none'}"
            problems.append(
                _error("option-unknown", f"target `{target.name}` has no option `{name}`", target.name, hint)
            )
    values = {}
    for name, option in known.items():
        value = given.get(name, option.default)
        if value is None:
            hint = f"give it: {option.help}"
            problems.append(_error("option-missing", f"target `{target.name}` needs `{name}`", target.name, hint))
        else:
            values[name] = value.replace("{api}", snake(spec.api.name) or "api")
    return values, tuple(problems)


def _error(code: str, message: str, file: str, hint: str = "", line: int = 1) -> Diagnostic:
    return Diagnostic(code=code, message=message, at=Position(file, line), severity=Severity.ERROR, hint=hint)


class _Renderer:
    """One target at work on one view."""

    def __init__(self, target: Target, options: dict[str, str], view: View, reuse: Reuse) -> None:
        self.target = target
        self.options = options
        self.view = view
        self.problems: list[Diagnostic] = []
        self.reuse = reuse
        self.ingredients = Ingredients(target.folders, (target.manifest, options), view.spec)
        self.environment = make_environment(target.folders)

    def files(self) -> Iterator[OutputFile]:
        """What is planned, then what is copied; a path that is taken or not allowed is reported."""
        taken: dict[str, str] = {}
        for file in self._candidates():
            path = file.path
            problem = path_problem(path)
            if problem is None and taken.setdefault(path.lower(), path) != path:
                problem = f"differs from {taken[path.lower()]} in case only"
            if problem is not None:
                self.problems.append(
                    _error("output-path", f"path {path!r} {problem}; the file is left out", self.target.name)
                )
                continue
            yield file

    def _candidates(self) -> Iterator[OutputFile]:
        for plan in self.target.manifest.files:
            for values in self._subjects(plan):
                names = {key: str(getattr(value, "id", value)) for key, value in values.items()}
                path = plan.path.format_map({**self.options, **names})
                text = self._text(plan.template, values, path)
                if text is not None:
                    about = tuple((f"{key}s", value.spec.name) for key, value in values.items())
                    yield OutputFile(path, text, plan.template, about)
        for copy in self.target.manifest.copy:
            for file in self._copied(copy.folder):
                path = f"{copy.to.format_map(self.options)}/{file.name}"
                yield OutputFile(path, file.read_text(encoding="utf-8"), f"{copy.folder}/{file.name}")

    def _subjects(self, plan: FilePlan) -> Iterator[dict[str, Any]]:
        match plan.each:
            case "api":
                yield {}
            case "group":
                yield from ({"group": group} for group in self.view.groups)
            case "model":
                yield from ({"model": model} for model in self.view.models)

    def _text(self, template: str, values: dict[str, Any], path: str) -> str | None:
        """The file's text, rendered and formatted, or as it was when it was made of the same."""
        ingredients = self.ingredients.of(template, values)
        known = self.reuse.text(path, ingredients)
        if known is not None:
            return known
        before = len(self.problems)
        rendered = self._render(template, values)
        text = None if rendered is None else self._formatted(path, rendered, template)
        if text is not None and (problem := cut(text).problem):
            self.problems.append(_error("template", f"{path}: {problem}", template))
        if text is not None and len(self.problems) == before:
            self.reuse.made(path, ingredients, text)
        return text

    def _render(self, template: str, values: dict[str, Any]) -> str | None:
        try:
            return self.environment.get_template(template).render(
                view=self.view, spec=self.view.spec, options=self.options, **values
            )
        except jinja2.TemplateSyntaxError as problem:
            self.problems.append(
                _error("template", str(problem.message), problem.filename or template, "", problem.lineno)
            )
        except jinja2.TemplateNotFound as problem:
            self.problems.append(_error("template", f"template `{problem.name}` is not there", self.target.name))
        except Exception as problem:
            line = _line_in_template(problem)
            message = f"{type(problem).__name__}: {problem}"
            self.problems.append(_error("template", message, template, "", line))
        return None

    def _formatted(self, path: str, text: str, template: str) -> str:
        formatter = self.target.manifest.formatter
        if formatter == "none" or not path.endswith(".py"):
            return text
        try:
            # Places for a person's own text are comments of which black makes nothing, where it leaves the rest alone.
            plain = cut(text).outside
            return text if format_python(plain, formatter) == plain else format_python(text, formatter)
        except ValueError as problem:
            self.problems.append(_error("template", f"{path} is not Python: {problem}", template))
            return text

    def _copied(self, folder: str) -> Iterator[Path]:
        """The files of the first folder of this name, shadowed ones left out."""
        seen = set()
        for place in self.target.folders:
            for file in sorted((place / folder).glob("*")):
                if file.is_file() and not file.name.startswith(".") and file.name not in seen:
                    seen.add(file.name)
                    yield file


def _line_in_template(problem: BaseException) -> int:
    line = 1
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
