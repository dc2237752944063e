"""The differences between two specs as plain data: paths and values, a complete and minimal list, without judgement.

``find_changes`` turns them into the typed changes that rules check. Where a spec was read from (its sources) is not
compared.
"""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.address import Key
from slatebind.diff.matching import MatchedBy
from slatebind.spec.model import Record


class Delta(msgspec.Struct, frozen=True, kw_only=True):
    """One difference: its path in the old spec and in the new one, None where it does not exist."""

    old: Path | None
    new: Path | None

    @property
    def path(self) -> Path:
        """The path in the new spec, else in the old one."""
        return self.new or self.old or ()


class Added(Delta, frozen=True, kw_only=True):
    """A record that only the new spec has; it follows the record ``after``, or is the first of its list."""

    value: Record
    after: Key | None


class Removed(Delta, frozen=True, kw_only=True):
    """A record that only the old spec has; it followed the record ``after``, or was the first of its list."""

    value: Record
    after: Key | None


class Renamed(Delta, frozen=True, kw_only=True):
    """A record with another name: how the two were matched, and with what ``confidence``, 1 being certain."""

    matched_by: MatchedBy
    confidence: float


class Changed(Delta, frozen=True, kw_only=True):
    """Another value of one key of a record. References that follow a renamed group or model are not a difference."""

    before: object
    after: object


class Reordered(Delta, frozen=True, kw_only=True):
    """A list whose common records are in another order. Both orders leave out added and removed records."""

    before: tuple[Key, ...]
    after: tuple[Key, ...]


Deltas = tuple[Delta, ...]


def sort_deltas(deltas: Iterable[Delta]) -> Deltas:
    """Deltas sorted by path, so that the same difference is always reported in the same order."""
    return tuple(sorted(deltas, key=_sort_key))


def _sort_key(delta: Delta) -> tuple[object, ...]:
    return (_sortable(delta.old or delta.new), delta.old is None, type(delta).__name__)


def _sortable(path: Path | None) -> tuple[tuple[bool, str], ...]:
    return tuple((isinstance(part, int), str(part)) for part in path or ())
