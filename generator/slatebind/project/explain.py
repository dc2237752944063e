"""Explaining a generated file or a command: which docs, overlays and templates it comes from, and what changed."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any, Literal

import msgspec

from slatebind.diagnostic import Path, Position, Positions, position_of
from slatebind.diff.deltas import Added, Changed, Delta, Removed, Renamed
from slatebind.diff.spec_diff import diff_specs
from slatebind.files import read_text
from slatebind.output import Outcome, compare, recorded_template
from slatebind.output_file import OutputFile
from slatebind.plurals import counted
from slatebind.project.border import project_border
from slatebind.project.build_output import BuildOutput
from slatebind.project.explain_command import facts, find_records
from slatebind.project.provenance import Provenance
from slatebind.project.steps import load_spec
from slatebind.rendering.targets.target import load_target
from slatebind.rendering.templates.dependencies import template_dependencies
from slatebind.spec.addresses import CommandRequests
from slatebind.spec.model import Spec
from slatebind.spec.overlay import apply_overlay as apply_to_spec
from slatebind.spec.overlay_file import load_overlay, shipped_overlay

State = Literal["current", "missing", "outdated", "edited", "adopted", "ignored", "extra", "record"]
"""Of a file; a ``record`` is a command or parameter of the spec."""
_KEPT_REGION = re.compile(r"slatebind: keep ([A-Za-z0-9_-]+)")
_MAX_VALUE_LENGTH = 60


class Reason(msgspec.Struct, frozen=True):
    """Something that a file was made from, with its position."""

    kind: Literal["target", "template", "spec", "docs", "overlay", "changed", "region"]
    text: str
    at: Position | None = None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a generated file, and what it was made from."""

    file: str
    state: State
    reasons: tuple[Reason, ...]


class Explainer:
    """Explains the files of a project as they are before anything is written."""

    def __init__(self, outputs: Iterable[BuildOutput]) -> None:
        self._outputs = tuple(output for output in outputs if output.files is not None)

    def files(self) -> Iterator[str]:
        """All files that can be explained."""
        for output in self._outputs:
            yield from (f"{output.root}/{file.path}" for file in output.files or ())

    def addresses(self) -> Iterator[str]:
        """All commands that can be explained, by name and by request."""
        for output in self._outputs:
            if output.provenance is not None and output.provenance.loaded.spec is not None:
                commands = output.provenance.loaded.spec.commands
                yield from (command.name for command in commands)
                yield from CommandRequests(commands).texts

    def explain(self, file: str) -> Explanation | None:
        """The explanation of a file, or of a command or parameter by its address; None if there is none."""
        for output in self._outputs:
            path = _below(file, output.root)
            generated = next((candidate for candidate in output.files or () if candidate.path == path), None)
            if path is not None and generated is not None and output.provenance is not None:
                return Explanation(
                    file=f"{output.root}/{path}",
                    state=_state(path, output),
                    reasons=tuple(_reasons(generated, output.provenance, output.provenance.loaded.positions)),
                )
        stale = (self._explain_stale(file, output) for output in self._outputs)
        records = (self._explain_record(file, output) for output in self._outputs)
        return next(filter(None, (*stale, *records)), None)

    def _explain_record(self, address: str, output: BuildOutput) -> Explanation | None:
        """The explanation of a command, or of a parameter, of the spec that an output is made from."""
        provenance = output.provenance
        spec = provenance.loaded.spec if provenance else None
        about = find_records(address, spec) if spec else ()
        if provenance is None or spec is None or not about:
            return None
        source = provenance.docs or provenance.spec
        reasons = [Reason("spec", provenance.spec, Position(provenance.spec))]
        for path in about:
            reasons += (Reason("docs", *fact) for fact in facts(path, spec, provenance.loaded.positions, source))
        commands = tuple(path[:2] for path in about)
        reasons += _corrections(commands, provenance, spec)
        reasons += _changes(provenance, about)
        return Explanation(file=address, state="record", reasons=tuple(reasons))

    def _explain_stale(self, file: str, output: BuildOutput) -> Explanation | None:
        """The explanation of a file that only an earlier run generated."""
        path = _below(file, output.root)
        template = recorded_template(output.root, output.owner, path) if path is not None else None
        if template is None or output.provenance is None:
            return None
        target = Reason("target", f"generated by an earlier run from `{template}`; no longer generated")
        changes = tuple(_changes(output.provenance, ()))
        return Explanation(file=f"{output.root}/{path}", state="extra", reasons=(target, *changes))


def _below(file: str, root: str) -> str | None:
    """The path of ``file`` below ``root``; None if it is not. Both are compared as resolved paths."""
    given = FilePath(file)
    try:
        # The file itself may be a symbolic link in place of generated output; only its folders are resolved.
        return (given.parent.resolve() / given.name).relative_to(FilePath(root).resolve()).as_posix()
    except (ValueError, OSError):
        return None


def _state(path: str, output: BuildOutput) -> State:
    outcome: Outcome = compare(
        output.files or (), output.root, owner=output.owner, is_whole=output.is_whole, origin=output.origin
    )
    states: dict[State, tuple[str, ...]] = {
        "missing": outcome.created,
        "outdated": outcome.changed,
        "edited": outcome.kept,
        "adopted": outcome.adopted,
        "ignored": outcome.ignored,
    }
    return next((state for state, paths in states.items() if path in paths), "current")


def _reasons(file: OutputFile, provenance: Provenance, positions: Positions) -> Iterator[Reason]:
    if provenance.target is not None:
        yield from _templates(file, provenance, provenance.target)
    spec = provenance.loaded.spec
    if spec is None:
        return
    if provenance.target is not None:
        yield Reason("spec", provenance.spec, Position(provenance.spec))
    about = _about(file, spec)
    yield from _docs(about, provenance, spec, positions)
    yield from _corrections(about, provenance, spec)
    yield from _changes(provenance, about)


def _templates(file: OutputFile, provenance: Provenance, target_name: str) -> Iterator[Reason]:
    target, _ = load_target(target_name, provenance.templates, project_border(next(iter(provenance.templates), "")))
    yield Reason("target", target_name)
    files = template_dependencies(target.folders, file.template).files if target else ()
    for path in files:
        yield Reason("template", _shown(path), Position(_shown(path)))
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in files)
    regions = dict.fromkeys(name for text in texts for name in _KEPT_REGION.findall(text))
    for region in regions:
        message = f"edits between `slatebind: keep {region}` and `slatebind: end {region}` are kept"
        yield Reason("region", message)


def _shown(path: FilePath) -> str:
    """A path relative to the working directory, if it is inside of it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _about(file: OutputFile, spec: Spec) -> tuple[Path, ...]:
    """The records that a file is about, with the commands of its groups and models; () for all."""
    found: list[Path] = list(file.about)
    for kind, name in file.about:
        found += [
            ("commands", command.name)
            for command in spec.commands
            if (kind == "groups" and command.group == name) or (kind == "models" and command.response.model == name)
        ]
    return tuple(found)


def _docs(about: tuple[Path, ...], provenance: Provenance, spec: Spec, positions: Positions) -> Iterator[Reason]:
    source = provenance.docs or provenance.spec
    if not about:
        commands, groups = counted(len(spec.commands), "command"), counted(len(spec.groups), "group")
        contents = f"{commands} in {groups}, {counted(len(spec.models), 'model')}"
        yield Reason("docs", f"all of it: {contents}", positions.get((), Position(source)))
    for path in about:
        at = position_of(positions, path, source)
        yield Reason("docs", f"{str(path[0]).removesuffix('s')} `{path[1]}`", at)


def _corrections(about: tuple[Path, ...], provenance: Provenance, spec: Spec) -> Iterator[Reason]:
    """The overlay entries that changed one of the records."""
    current = provenance.uncorrected or spec
    overlays = [load_overlay(read_text(path), path)[0] for path in provenance.overlays]
    shipped = shipped_overlay(spec.api.protocol) if provenance.target is not None else None
    for overlay in (*overlays, shipped):
        if overlay is None:
            continue
        found: dict[tuple[Position, str], list[Path]] = {}
        corrected = apply_to_spec(current, overlay)
        for correction in corrected.corrections:
            if not about or correction.record in about or correction.record == ("api",):
                found.setdefault((correction.at, correction.reason), []).append(correction.record)
        for (at, reason), records in found.items():
            names = ", ".join(f"`{record[-1]}`" for record in records[:3]) + (", ..." if len(records) > 3 else "")
            origin = " (built-in overlay)" if overlay is shipped else ""
            yield Reason("overlay", f"{names}: {reason}{origin}" if reason else names, at)
        current = corrected.spec


def _changes(provenance: Provenance, about: tuple[Path, ...]) -> Iterator[Reason]:
    """The differences between the docs and the existing spec file."""
    spec = provenance.loaded.spec
    if provenance.docs is None or spec is None or not FilePath(provenance.spec).is_file():
        return
    existing = load_spec(provenance.spec).spec
    if existing is None:
        return
    for delta in diff_specs(existing, spec):
        path = delta.path
        if not about or any(path[: len(record)] == record for record in about):
            at = position_of(provenance.loaded.positions, path, provenance.docs) if delta.new is not None else None
            yield Reason("changed", _describe(delta, path), at)


def _describe(delta: Delta, path: Path) -> str:
    name = ".".join(str(step) for step in path[1:]) or str(path[0])
    kind = str(path[-2]).removesuffix("s") if len(path) > 1 else ""
    match delta:
        case Added():
            return f"{kind} `{name}` is new"
        case Removed():
            return f"{kind} `{name}` was removed"
        case Renamed(old=old) if old is not None:
            return f"{kind} `{old[-1]}` was renamed to `{path[-1]}`"
        case Changed(before=before, after=after):
            return f"`{name}`: changed from {_short(before)} to {_short(after)}"
        case _:
            return f"`{name}` was reordered"


def _short(value: Any) -> str:
    text = "nothing" if value in (None, "", ()) else repr(value)
    return text if len(text) <= _MAX_VALUE_LENGTH else f"{text[: _MAX_VALUE_LENGTH - 3]}..."
