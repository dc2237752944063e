"""Why a generated file is what it is: what of docs, overlays and templates made it, and what changed there."""

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
from slatebind.pipeline.origins import Making
from slatebind.pipeline.product import Product
from slatebind.pipeline.steps import load_spec
from slatebind.render.dependencies import template_dependencies
from slatebind.render.output_file import OutputFile
from slatebind.render.target import load_target
from slatebind.spec.model import Spec
from slatebind.spec.overlay import apply_overlay as correct
from slatebind.spec.overlay_file import load_overlay, shipped_overlay

State = Literal["current", "missing", "outdated", "edited", "adopted", "ignored", "extra"]
_PLACE = re.compile(r"slatebind: keep ([A-Za-z0-9_-]+)")


class Reason(msgspec.Struct, frozen=True):
    """A thing that has a part in a file: what it is, and where it stands."""

    kind: Literal["target", "template", "spec", "docs", "overlay", "changed", "place"]
    text: str
    at: Position | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say about one file."""

    file: str
    state: State
    reasons: tuple[Reason, ...]


class Explainer:
    """Explains files of the products of one plan, as they are before anything is written."""

    def __init__(self, products: Iterable[Product]) -> None:
        self._products = tuple(product for product in products if product.files is not None)

    def files(self) -> Iterator[str]:
        """Everything that can be explained."""
        for product in self._products:
            yield from (f"{product.root}/{file.path}" for file in product.files or ())

    def explain(self, file: str) -> Why | None:
        """What made ``file``; None where the plan has nothing to do with it."""
        for product in self._products:
            path = _below(file, product.root)
            made = next((one for one in product.files or () if one.path == path), None)
            if path is not None and made is not None and product.making is not None:
                return Why(
                    file=f"{product.root}/{path}",
                    state=_state(path, product),
                    reasons=tuple(_reasons(made, product.making, product.making.loaded.positions)),
                )
        return next(filter(None, (self._leftover(file, product) for product in self._products)), None)

    def _leftover(self, file: str, product: Product) -> Why | None:
        """A file that an earlier run made."""
        path = _below(file, product.root)
        template = recorded_template(product.root, product.owner, path) if path is not None else None
        if template is None or product.making is None:
            return None
        target = Reason("target", f"an earlier run made it with `{template}`; nothing makes it any more")
        changes = tuple(_changes(product.making, ()))
        return Why(file=f"{product.root}/{path}", state="extra", reasons=(target, *changes))


def _below(file: str, root: str) -> str | None:
    """The path of ``file`` below ``root``, whichever way either is written."""
    whole = FilePath(file)
    try:
        # The file itself may be a link in the way of what is generated; its folders are followed.
        return (whole.parent.resolve() / whole.name).relative_to(FilePath(root).resolve()).as_posix()
    except (ValueError, OSError):
        return None


def _state(path: str, product: Product) -> State:
    outcome: Outcome = compare(
        product.files or (), product.root, owner=product.owner, is_whole=product.is_whole, origin=product.origin
    )
    states: dict[State, tuple[str, ...]] = {
        "missing": outcome.created,
        "outdated": outcome.changed,
        "edited": outcome.kept,
        "adopted": outcome.adopted,
        "ignored": outcome.ignored,
    }
    return next((state for state, paths in states.items() if path in paths), "current")


def _reasons(made: OutputFile, making: Making, positions: Positions) -> Iterator[Reason]:
    if making.target is not None:
        yield from _templates(made, making, making.target)
    spec = making.loaded.spec
    if spec is None:
        return
    if making.target is not None:
        yield Reason("spec", making.spec, Position(making.spec))
    about = _about(made, spec)
    yield from _docs(about, making, spec, positions)
    yield from _corrections(about, making, spec)
    yield from _changes(making, about)


def _templates(made: OutputFile, making: Making, name: str) -> Iterator[Reason]:
    target, _ = load_target(name, making.templates)
    yield Reason("target", name)
    files = template_dependencies(target.folders, made.template).files if target else ()
    for file in files:
        yield Reason("template", _shown(file), Position(_shown(file)))
    names = [place for file in files for place in _PLACE.findall(file.read_text(encoding="utf-8", errors="replace"))]
    for place in dict.fromkeys(names):
        yield Reason("place", f"text of yours survives between `slatebind: keep {place}` and `slatebind: end {place}`")


def _shown(file: FilePath) -> str:
    inside = os.path.relpath(file)
    return str(file) if inside.startswith("..") else inside


def _about(made: OutputFile, spec: Spec) -> tuple[Path, ...]:
    """The records that a file shows, with the commands of a group and those that answer with a model; () for all."""
    found: list[Path] = list(made.about)
    for kind, name in made.about:
        found += [
            ("commands", command.name)
            for command in spec.commands
            if (kind == "groups" and command.group == name) or (kind == "models" and command.response.model == name)
        ]
    return tuple(found)


def _docs(about: tuple[Path, ...], making: Making, spec: Spec, positions: Positions) -> Iterator[Reason]:
    place = making.docs or making.spec
    if not about:
        counts = f"{len(spec.commands)} commands in {len(spec.groups)} groups, {len(spec.models)} models"
        yield Reason("docs", f"the whole of it: {counts}", positions.get((), Position(place)))
    for path in about:
        at = position_of(positions, path, place)
        yield Reason("docs", f"{str(path[0]).removesuffix('s')} `{path[1]}`", at)


def _corrections(about: tuple[Path, ...], making: Making, spec: Spec) -> Iterator[Reason]:
    """The entries of overlays, each as it was applied, that changed one of the records."""
    current = making.uncorrected or spec
    overlays = [load_overlay(read_text(path), path)[0] for path in making.overlays]
    shipped = shipped_overlay(spec.api.protocol) if making.target is not None else None
    for overlay in (*overlays, shipped):
        if overlay is None:
            continue
        found: dict[tuple[Position, str], list[Path]] = {}
        corrected = correct(current, overlay)
        for correction in corrected.corrections:
            if not about or correction.record in about or correction.record == ("api",):
                found.setdefault((correction.at, correction.reason), []).append(correction.record)
        for (at, reason), records in found.items():
            names = ", ".join(f"`{record[-1]}`" for record in records[:3]) + (", ..." if len(records) > 3 else "")
            origin = " (slatebind's own)" if overlay is shipped else ""
            yield Reason("overlay", f"{names}: {reason}{origin}" if reason else names, at)
        current = corrected.spec


def _changes(making: Making, about: tuple[Path, ...]) -> Iterator[Reason]:
    """What the docs say now that the spec which is there does not say yet."""
    spec = making.loaded.spec
    if making.docs is None or spec is None or not FilePath(making.spec).is_file():
        return
    earlier = load_spec(making.spec).spec
    if earlier is None:
        return
    for delta in diff_specs(earlier, spec):
        path = delta.path
        if not about or any(path[: len(one)] == one for one in about):
            known = making.loaded.positions
            at = position_of(known, path, making.docs) if delta.new is not None else None
            yield Reason("changed", _told(delta, path), at)


def _told(delta: Delta, path: Path) -> str:
    name = ".".join(str(step) for step in path[1:]) or str(path[0])
    kind = str(path[-2]).removesuffix("s") if len(path) > 1 else ""
    match delta:
        case Added():
            return f"{kind} `{name}` is new"
        case Removed():
            return f"{kind} `{name}` is gone"
        case Renamed(old=old) if old is not None:
            return f"{kind} `{old[-1]}` is called `{path[-1]}` now"
        case Changed(before=before, after=after):
            return f"`{name}`: {_short(before)} became {_short(after)}"
        case _:
            return f"`{name}` stands in another order"


def _short(value: Any) -> str:
    text = "nothing" if value in (None, "", ()) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
