"""The manifest of an output folder: the files that slatebind generated there. Knows hashes, not disks.

A path is recorded with the hash of what was written. During a run the hashes of what is about to be written are in the
manifest too, so that a run that is killed leaves no file without an owner.
"""

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec

from slatebind.output.paths import complaint

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Origin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an owner's files are made from: files and folders, their paths relative to the manifest's folder."""

    docs: str | None = None
    spec: str | None = None
    overlays: tuple[str, ...] = ()
    target: str | None = None
    templates: tuple[str, ...] = ()


NOWHERE = Origin()


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The files of one owner: a target, or a spec. ``pending`` is what an unfinished run meant to write.

    A file's hash is that of what was generated: what a person wrote into its regions does not count. ``adopted`` are
    files that became a person's own, with the hashes of what would have been written when they did. ``templates``
    says which template made a file.
    """

    files: dict[str, Hash] = {}
    pending: dict[str, Hash] = {}
    adopted: dict[str, Hash] = {}
    origin: Origin = msgspec.field(name="from", default=NOWHERE)
    templates: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.files or self.pending or self.adopted)

    @property
    def paths(self) -> frozenset[str]:
        """Everything that is, or may be, ours."""
        return frozenset(self.files) | frozenset(self.pending)

    def made(self, path: str, found: str) -> bool:
        """Whether the bytes with the hash ``found`` are what slatebind itself put at ``path``."""
        return found in {self.files.get(path), self.pending.get(path)}

    def recorded(self, path: str) -> str:
        """The hash of what was last written to ``path``, or was about to be."""
        return self.files.get(path) or self.pending[path]

    def without(self, paths: Collection[str]) -> "Record":
        """The record of the other files."""
        return msgspec.structs.replace(
            self,
            files={path: value for path, value in self.files.items() if path not in paths},
            pending={path: value for path, value in self.pending.items() if path not in paths},
        )


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every owner made below one folder."""

    format: Literal[1] = msgspec.field(name="slatebind-manifest", default=1)
    owners: dict[str, Record] = {}

    def record(self, owner: str) -> Record:
        """What ``owner`` made; nothing where it made nothing yet."""
        return self.owners.get(owner, Record())

    def others(self, owner: str) -> dict[str, str]:
        """Who else made which paths."""
        return {path: name for name, record in self.owners.items() if name != owner for path in record.paths}

    def with_record(self, owner: str, record: Record) -> "Manifest":
        """The manifest after ``owner`` made what ``record`` says; what it made is nobody else's."""
        others = {name: kept.without(record.paths) for name, kept in self.owners.items() if name != owner}
        return Manifest(owners={name: kept for name, kept in {**others, owner: record}.items() if kept})


def dump(manifest: Manifest) -> bytes:
    """Sorted, one path a line: stable bytes that read well in a diff."""
    encoded = msgspec.json.encode(manifest, order="sorted")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def load(data: bytes) -> Manifest:
    """The manifest that ``dump`` wrote. A msgspec.DecodeError says why it is none."""
    manifest = msgspec.json.decode(data, type=Manifest)
    for record in manifest.owners.values():
        for path in record.paths | record.adopted.keys():
            if problem := complaint(path):
                raise msgspec.ValidationError(f"the path {path!r} {problem}")
    return manifest
