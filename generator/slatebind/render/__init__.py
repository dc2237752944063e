"""From a spec and a target folder to output files. The only importer of jinja2, where a file has to be rendered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain, groupby
from typing import TYPE_CHECKING

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.render.output_file import OutputFile, path_problem
from slatebind.render.planned import Wanted, copied, planned
from slatebind.render.reuse import Ingredients, Reuse
from slatebind.render.target import Target
from slatebind.render.view import View, build_view
from slatebind.spec.model import Spec
from slatebind.suggestions import did_you_mean
from slatebind.tick import Tick, unwatched
from slatebind.words import snake

if TYPE_CHECKING:
    from slatebind.render.maker import Made

__all__ = ["render"]

_LEAST_SHARED = 24
"""Files that one process has made before a second one is of use."""
_MOST_AT_ONCE = 250
"""Files that a second process holds before it hands them in: what it has copied by then is freed with it."""


def render(
    spec: Spec,
    target: Target,
    options: Mapping[str, str],
    positions: Positions,
    root: str | None = None,
    tick: Tick = unwatched,
) -> tuple[tuple[OutputFile, ...] | None, tuple[Diagnostic, ...]]:
    """Every file that a target makes of a spec. None where options are wrong; a file that fails is left out.

    ``root`` is where an earlier run may have put the same: what it made of the same ingredients is taken from there.
    ``tick`` is told how many of the other files are made.
    """
    file = positions[()].file if () in positions else "spec"
    values, problems = _options(target, options, spec)
    formatter = target.manifest.formatter
    if formatter != "none" and find_spec(formatter) is None:
        hint = f"pip install 'slatebind[{formatter}]'"
        problems += (_error("formatter-missing", f"{formatter} is not installed", target.name, hint),)
    if problems:
        return None, problems
    view, renamed = build_view(spec, target.manifest, positions, file)
    made, problems = _made(target, values, view, Reuse(root, target.name), tick)
    copies, unread = copied(target, values)
    files, refused = _accepted(chain(made, copies), target)
    return files, (*renamed, *problems, *unread, *refused)


def _made(
    target: Target, options: Mapping[str, str], view: View, reuse: Reuse, tick: Tick
) -> tuple[list[OutputFile], tuple[Diagnostic, ...]]:
    """The files that are not copied, as they were when they were made of the same, or made now; and what failed."""
    wanted = list(planned(target, options, view))
    ingredients = Ingredients(target.folders, (target.manifest, options), view.spec)
    hashes = [ingredients.of(one.template, one.values) for one in wanted]
    texts = [reuse.text(one.path, made_of) for one, made_of in zip(wanted, hashes, strict=True)]
    problems: list[Diagnostic] = []
    missing = [at for at, text in enumerate(texts) if text is None]
    fresh = _fresh([wanted[at] for at in missing], target, options, view)
    for done, (at, made) in enumerate(zip(missing, fresh, strict=True), 1):
        tick(done, len(missing))
        texts[at] = made.text
        problems += made.problems
        if made.text is not None and not made.problems:
            reuse.made(wanted[at].path, hashes[at], made.seal)
    reuse.save()
    files = (
        OutputFile(one.path, text, one.template, one.about)
        for one, text in zip(wanted, texts, strict=True)
        if text is not None
    )
    return list(files), tuple(problems)


def _fresh(wanted: Sequence[Wanted], target: Target, options: Mapping[str, str], view: View) -> "Iterable[Made]":
    """Files made now, by two processes where that pays."""
    if not wanted:
        return ()
    # With jinja2, which takes longer to import than a few files to make.
    from slatebind.render.maker import Made, Maker  # noqa: PLC0415
    from slatebind.render.side_by_side import can_share, share  # noqa: PLC0415

    maker = Maker(target, options, view)

    def made(part: Sequence[Wanted]) -> Iterable[Made]:
        is_worth_it = len(part) >= _LEAST_SHARED and can_share()
        return share(maker.make, part, Made) if is_worth_it else map(maker.make, part)

    return chain.from_iterable(map(made, _parts(wanted)))


def _parts(wanted: Sequence[Wanted]) -> Iterator[Sequence[Wanted]]:
    """All at once; of many files those apart that show the whole spec, each of which takes much memory."""
    if len(wanted) <= _MOST_AT_ONCE:
        yield wanted
        return
    for _, run in groupby(wanted, key=lambda one: bool(one.values)):
        files = list(run)
        yield from (files[start : start + _MOST_AT_ONCE] for start in range(0, len(files), _MOST_AT_ONCE))


def _accepted(files: Iterable[OutputFile], target: Target) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """The files by their paths; one whose path is taken or not allowed is left out, and reported."""
    taken: dict[str, str] = {}
    accepted: dict[str, OutputFile] = {}
    problems = []
    for file in files:
        path = file.path
        problem = path_problem(path)
        if problem is None and taken.setdefault(path.lower(), path) != path:
            problem = f"differs from {taken[path.lower()]} in case only"
        if problem is None:
            accepted[path] = file
        else:
            problems.append(_error("output-path", f"path {path!r} {problem}; the file is left out", target.name))
    return tuple(accepted[path] for path in sorted(accepted)), tuple(problems)


def _options(target: Target, given: Mapping[str, str], spec: Spec) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    known = target.manifest.options
    problems = []
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known, f"known options: {', '.join(known) or 'none'}")
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
