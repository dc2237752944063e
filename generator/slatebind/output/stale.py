"""Stale output: files that an earlier configuration generated where this one generates nothing, found by manifests."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.output.manifest import Manifest, Origin, load
from slatebind.output.paths import MANIFEST
from slatebind.plurals import counted


class StaleOutput(msgspec.Struct, frozen=True):
    """The ``count`` files that ``owner`` generated below ``root``, from ``origin``."""

    root: str
    owner: str
    count: int
    origin: Origin

    @property
    def manifest(self) -> str:
        """The path of the manifest that records them."""
        return f"{self.root}/{MANIFEST}"

    @property
    def finding(self) -> Diagnostic:
        """A warning about them."""
        files = counted(self.count, "file")
        return Diagnostic(
            code="output-left-behind",
            message=f"{files} generated here by `{self.owner}`, which the configuration no longer generates",
            at=Position(self.manifest),
            hint="`slatebind generate --prune` removes those that nobody edited",
        )


def find_stale(
    configured: Mapping[str, frozenset[str]], specs: Iterable[str], near: Iterable[str]
) -> tuple[StaleOutput, ...]:
    """What was generated from one of ``specs`` by an owner that is not ``configured`` for its folder.

    Manifests are looked for in the configured folders, their siblings and children, and the children of ``near``.
    """
    known_specs = {Path(spec).resolve() for spec in specs}
    owners_by_root = {Path(root).resolve(): owners for root, owners in configured.items()}
    stale = []
    for root in _folders_with_manifest(configured, near):
        for owner, record in _manifest(root).owners.items():
            spec = record.origin.spec
            is_ours = spec is not None and Path(root, spec).resolve() in known_specs
            if is_ours and record.paths and owner not in owners_by_root.get(Path(root).resolve(), frozenset()):
                stale.append(StaleOutput(root, owner, len(record.paths), record.origin))
    return tuple(stale)


def _folders_with_manifest(configured: Iterable[str], near: Iterable[str]) -> list[str]:
    roots = [Path(root) for root in configured]
    parents = {*roots, *(root.parent for root in roots), *map(Path, near)}
    folders = set(roots)
    for parent in parents:
        if parent.is_dir():
            folders.update(child for child in parent.iterdir() if not child.name.startswith("."))
    return sorted(folder.as_posix() for folder in folders if (folder / MANIFEST).is_file())


def _manifest(root: str) -> Manifest:
    try:
        return load(Path(root, MANIFEST).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()  # unreadable: the run that writes there reports it
