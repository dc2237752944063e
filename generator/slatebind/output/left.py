"""Files that were made where nothing is made any more: found by their manifests, and named by whoever made them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.output.manifest import Manifest, Origin, load
from slatebind.output.paths import MANIFEST


class Left(msgspec.Struct, frozen=True):
    """What ``owner`` made below ``root``: so many files, from ``origin``."""

    root: str
    owner: str
    count: int
    origin: Origin

    @property
    def manifest(self) -> str:
        """The record of it."""
        return f"{self.root}/{MANIFEST}"

    @property
    def finding(self) -> Diagnostic:
        """What there is to say about it."""
        files = f"{self.count} {'file' if self.count == 1 else 'files'}"
        return Diagnostic(
            code="output-left-behind",
            message=f"`{self.owner}` made {files} here, which this plan does not make any more",
            at=Position(self.manifest),
            hint="`slatebind generate --prune` removes those that nobody edited",
        )


def left_behind(planned: Mapping[str, frozenset[str]], specs: Iterable[str], near: Iterable[str]) -> tuple[Left, ...]:
    """What was made from one of ``specs``, but not by an owner that is ``planned`` for its folder.

    It is looked for in the planned folders, beside them, right below them and right below the folders ``near``.
    """
    known = {Path(spec).resolve() for spec in specs}
    owners = {Path(root).resolve(): names for root, names in planned.items()}
    found = []
    for root in _candidates(planned, near):
        for owner, record in _manifest(root).owners.items():
            spec = record.origin.spec
            is_ours = spec is not None and Path(root, spec).resolve() in known
            if is_ours and record.paths and owner not in owners.get(Path(root).resolve(), frozenset()):
                found.append(Left(root, owner, len(record.paths), record.origin))
    return tuple(found)


def _candidates(planned: Iterable[str], near: Iterable[str]) -> list[str]:
    roots = [Path(root) for root in planned]
    parents = {*roots, *(root.parent for root in roots), *map(Path, near)}
    folders = {Path(root) for root in roots}
    for parent in parents:
        if parent.is_dir():
            folders.update(child for child in parent.iterdir() if not child.name.startswith("."))
    return sorted(folder.as_posix() for folder in folders if (folder / MANIFEST).is_file())


def _manifest(root: str) -> Manifest:
    try:
        return load(Path(root, MANIFEST).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()  # nothing can be said about it, and a run that writes there says why
