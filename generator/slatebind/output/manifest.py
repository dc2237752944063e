"""The manifest of an output folder: the files that slatebind generated there. Independent of the disk.

A path is recorded with the hash of what was written. During a run the hashes of what is about to be written are in the
manifest too, so that a run that is killed leaves no file without an owner.
"""

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec

from slatebind.output.paths import path_problem

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Origin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an owner's files are generated from: paths relative to the manifest's folder."""

    docs: str | None = None
    spec: str | None = None
    overlays: tuple[str, ...] = ()
    target: str | None = None
    templates: tuple[str, ...] = ()


NO_ORIGIN = Origin()


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The files of one owner: a target, or a spec. ``pending`` is what an unfinished run was about to write.

    The hash of a file is that of its generated part: what a person wrote into its regions does not count. ``adopted``
    files belong to a person; their hashes are of the version that was not written. ``templates`` maps a file to its
    template. ``version`` is the version of slatebind that last wrote one of the files; empty if an old one did.
    """

    files: dict[str, Hash] = {}
    pending: dict[str, Hash] = {}
    adopted: dict[str, Hash] = {}
    origin: Origin = msgspec.field(name="from", default=NO_ORIGIN)
    templates: dict[str, str] = {}
    version: str = ""

    def __bool__(self) -> bool:
        return bool(self.files or self.pending or self.adopted)

    @property
    def paths(self) -> frozenset[str]:
        """Everything that was generated, or may have been."""
        return frozenset(self.files) | frozenset(self.pending)

    def is_generated(self, path: str, existing_hash: str) -> bool:
        """Whether content with this hash is what slatebind wrote to ``path``."""
        return existing_hash in {self.files.get(path), self.pending.get(path)}

    def last_hash(self, path: str) -> str:
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
    """What every owner generated below one folder."""

    format: Literal[1] = msgspec.field(name="slatebind-manifest", default=1)
    owners: dict[str, Record] = {}

    def record(self, owner: str) -> Record:
        """What ``owner`` generated; empty if that is nothing yet."""
        return self.owners.get(owner, Record())

    def others(self, owner: str) -> dict[str, str]:
        """The other owners, by path."""
        return {path: name for name, record in self.owners.items() if name != owner for path in record.paths}

    def with_record(self, owner: str, record: Record) -> "Manifest":
        """The manifest with the record of ``owner``, whose paths no other owner keeps."""
        others = {name: other.without(record.paths) for name, other in self.owners.items() if name != owner}
        return Manifest(owners={name: each for name, each in {**others, owner: record}.items() if each})


def dump(manifest: Manifest) -> bytes:
    """The manifest as JSON: sorted, one path a line, so that it reads well in a diff."""
    encoded = msgspec.json.encode(manifest, order="sorted")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def load(data: bytes) -> Manifest:
    """The manifest that ``dump`` wrote; raises msgspec.DecodeError if it is invalid."""
    manifest = msgspec.json.decode(data, type=Manifest)
    for record in manifest.owners.values():
        for path in record.paths | record.adopted.keys():
            if problem := path_problem(path):
                raise msgspec.ValidationError(f"the path {path!r} {problem}")
    return manifest
