"""What files are made from, as their manifest says it: places that are the same on every machine."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath

import msgspec

from slatebind.files import STDIN
from slatebind.output import Origin
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec
from slatebind.spec.model import Spec


class Making(msgspec.Struct, frozen=True, kw_only=True):
    """What files are made from, with all that it takes to explain it; paths as the user knows them.

    ``uncorrected`` is the spec before the overlays.
    """

    spec: str
    docs: str | None
    overlays: tuple[str, ...]
    uncorrected: Spec | None
    loaded: Loaded
    target: str | None = None
    templates: tuple[str, ...] = ()


def relative(path: str, folder: str) -> str:
    """``path`` as it is found from ``folder``. Of a path with nothing in common there is only the name to tell."""
    if path == STDIN:
        return path
    here, there = Path(folder).resolve(), Path(path).absolute()
    try:
        is_near = len(PurePath(os.path.commonpath((here, there))).parts) > 1
    except ValueError:  # two drives
        is_near = False
    return PurePath(os.path.relpath(there, here)).as_posix() if is_near else there.name


def origin_of(folder: str, source: str, overlays: Iterable[str], target: str, templates: Iterable[str]) -> Origin:
    """What a target makes the files in ``folder`` from: docs or a spec. To be asked before standard input is read."""
    is_docs = not is_spec(source)
    place = relative(source, folder)
    return Origin(
        docs=place if is_docs else None,
        spec=None if is_docs else place,
        overlays=tuple(relative(overlay, folder) for overlay in overlays),
        target=target,
        templates=tuple(relative(one, folder) for one in templates),
    )
