"""Rendering a spec with a target folder to output files. jinja2 is imported only if a file has to be rendered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity, position_of
from slatebind.installation import install_command
from slatebind.output_file import OutputFile, path_problem
from slatebind.progress import ProgressCallback, no_progress
from slatebind.rendering.reuse import RenderCache, RenderInputs
from slatebind.rendering.targets.copying import copied_files
from slatebind.rendering.targets.options import option_values
from slatebind.rendering.targets.target import Target
from slatebind.rendering.tasks import RenderTask, render_tasks
from slatebind.rendering.views.snippet_source import NO_OPTIONS, TargetOptions, source_of_snippets
from slatebind.rendering.views.source_links import with_source_links
from slatebind.rendering.views.view import View
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.model import Spec

if TYPE_CHECKING:
    from slatebind.rendering.renderer import RenderResult

__all__ = ["render"]


def render(
    spec: Spec,
    target: Target,
    options: Mapping[str, str],
    positions: Positions,
    root: str | None = None,
    on_progress: ProgressCallback = no_progress,
    snippet_options: TargetOptions = NO_OPTIONS,
) -> tuple[tuple[OutputFile, ...] | None, tuple[Diagnostic, ...]]:
    """Every file that a target generates from a spec. None if the options are wrong; a file that fails is left out.

    ``root`` is the output folder of an earlier run: a file there whose inputs are the same is not rendered again.
    ``on_progress`` is called after each file that is rendered. ``snippet_options`` are the options of targets whose
    snippets this one shows.
    """
    file = positions[()].file if () in positions else "spec"
    values, problems = option_values(target, options, spec)
    problems += _check_protocol(spec, target, positions, file)
    formatter = target.manifest.formatter
    if formatter != "none" and find_spec(formatter) is None:
        hint = install_command(formatter)
        problems += (_error("formatter-missing", f"{formatter} is not installed", target.name, hint),)
    if problems:
        return None, problems
    snippets, problems = source_of_snippets(target, values, snippet_options, spec)
    if problems:
        return None, problems
    view, renamed = build_view(spec, target.manifest, positions, file, *([snippets.snippets_of] if snippets else []))
    if pattern := (target.manifest.source_links or "").format_map(values):
        view = with_source_links(view, pattern, positions)
    rendered, problems = _render_tasks(target, values, view, RenderCache(root, target.name), on_progress)
    copies, unreadable = copied_files(target, values, spec.api.protocol)
    files, refused = _with_valid_paths(chain(rendered, copies), target)
    return files, (*renamed, *problems, *unreadable, *refused)


def _check_protocol(spec: Spec, target: Target, positions: Positions, file: str) -> tuple[Diagnostic, ...]:
    """An error if what the target generates could not send the spec's requests."""
    protocol, supported = spec.api.protocol, target.manifest.protocols
    if not supported or protocol in supported:
        return ()
    at = positions.get(("api", "protocol"), Position(file))
    message = f"target `{target.name}` does not support the protocol {protocol}"
    return (
        Diagnostic(
            code="target-protocol",
            message=message,
            at=at,
            severity=Severity.ERROR,
            hint=f"it supports {', '.join(supported)}",
        ),
    )


def _render_tasks(
    target: Target, options: Mapping[str, str], view: View, cache: RenderCache, on_progress: ProgressCallback
) -> tuple[list[OutputFile], tuple[Diagnostic, ...]]:
    """The files that are made from templates: reused from an earlier run, or rendered; and what failed."""
    tasks = list(render_tasks(target, options, view))
    inputs = RenderInputs(target.folders, (target.manifest, target.languages, options), view.spec)
    hashes = [inputs.hash(task.template, task.values) for task in tasks]
    texts = [cache.find(task.path, hashed) for task, hashed in zip(tasks, hashes, strict=True)]
    problems: list[Diagnostic] = []
    missing = [index for index, text in enumerate(texts) if text is None]
    results = _render_each([tasks[index] for index in missing], target, options, view)
    for done, (index, result) in enumerate(zip(missing, results, strict=True), 1):
        on_progress(done, len(missing))
        texts[index] = result.text
        problems += result.problems if result.text is not None else map(_left_out, result.problems)
        if result.text is not None and not result.problems:
            cache.record(tasks[index].path, hashes[index], result.content_hash)
    cache.save()
    files = (
        OutputFile(task.path, text, task.template, task.about)
        for task, text in zip(tasks, texts, strict=True)
        if text is not None
    )
    return list(files), tuple(problems)


def _left_out(problem: Diagnostic) -> Diagnostic:
    """The reason why a file is not rendered, with what follows from it."""
    hint = "files with this error are left out, the others are written"
    return structs.replace(problem, hint=f"{problem.hint}; {hint}" if problem.hint else hint)


def _render_each(
    tasks: Sequence[RenderTask], target: Target, options: Mapping[str, str], view: View
) -> "Iterator[RenderResult]":
    if not tasks:
        return
    # Imports jinja2, which takes longer than rendering a few files.
    from slatebind.rendering.renderer import Renderer  # noqa: PLC0415

    yield from map(Renderer(target, options, view).render, tasks)


def _with_valid_paths(
    files: Iterable[OutputFile], target: Target
) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """The files sorted by path; one whose path is taken or not allowed is left out and reported."""
    path_by_folded: dict[str, str] = {}
    accepted: dict[str, OutputFile] = {}
    problems = []
    for file in files:
        path = file.path
        problem = path_problem(path)
        if problem is None and path in accepted:
            problem = f"is taken by {accepted[path].template}, and {file.template} is written there as well"
        if problem is None and path_by_folded.setdefault(path.lower(), path) != path:
            problem = f"differs from {path_by_folded[path.lower()]} in case only"
        if problem is None:
            accepted[path] = file
        else:
            at = position_of(target.positions, ("files",), target.file)
            message = f"path {path!r} {problem}; the file is left out"
            problems.append(_error("output-path", message, at.file, line=at.line))
    return tuple(accepted[path] for path in sorted(accepted)), tuple(problems)


def _error(code: str, message: str, file: str, hint: str = "", line: int = 1) -> Diagnostic:
    return Diagnostic(code=code, message=message, at=Position(file, line), severity=Severity.ERROR, hint=hint)
