"""What generated files were made from: the record for the manifest, and the one for explanations."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath

import msgspec

from slatebind.files import STDIN
from slatebind.output import Origin
from slatebind.spec.codec import Loaded
from slatebind.spec.detection import is_spec
from slatebind.spec.model import Spec


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What files were made from, for explanations; paths are relative to the working directory.

    ``uncorrected`` is the spec before its overlays were applied.
    """

    spec: str
    docs: str | None
    overlays: tuple[str, ...]
    uncorrected: Spec | None
    loaded: Loaded
    target: str | None = None
    templates: tuple[str, ...] = ()


def relative_path(path: str, folder: str) -> str:
    """``path`` relative to ``folder``, the same on every machine: the file's name if they have no common folder."""
    if path == STDIN:
        return path
    start, end = Path(folder).resolve(), Path(path).absolute()
    try:
        has_common_folder = len(PurePath(os.path.commonpath((start, end))).parts) > 1
    except ValueError:  # two drives
        has_common_folder = False
    return PurePath(os.path.relpath(end, start)).as_posix() if has_common_folder else end.name


def origin_of(folder: str, source: str, overlays: Iterable[str], target: str, templates: Iterable[str]) -> Origin:
    """The origin of a target's files in ``folder``. Must be called before standard input is read."""
    path = relative_path(source, folder)
    has_spec = is_spec(source)
    return Origin(
        docs=None if has_spec else path,
        spec=path if has_spec else None,
        overlays=tuple(relative_path(overlay, folder) for overlay in overlays),
        target=target,
        templates=tuple(relative_path(template_folder, folder) for template_folder in templates),
    )
