"""What earlier runs read: a passage of the same text says the same, wherever it stands by now."""

import os
from collections.abc import Container
from functools import cache
from typing import NamedTuple

import msgspec

from slatebind.cache import code, keep, recall
from slatebind.diagnostic import Diagnostic, Position
from slatebind.dialects import Dialect
from slatebind.digests import digest
from slatebind.extract.command import Draft
from slatebind.extract.guide import Guide
from slatebind.extract.outline import CommandPart, Part
from slatebind.extract.reading import GroupAt, Reading
from slatebind.markdown import Annotation, Heading, SourceFile
from slatebind.spec.model import Command, Field
from slatebind.spec.places import PackedPositions

_KEPT = "passages"


class _KeptDraft(msgspec.Struct, frozen=True, array_like=True):
    command: Command
    fields: tuple[Field, ...]
    heading: Heading
    annotations: tuple[Annotation, ...]
    places: bytes


class _KeptReading(msgspec.Struct, frozen=True, array_like=True):
    """A reading as it is kept, of a passage whose first line was ``line``."""

    line: int
    guides: tuple[Guide, ...]
    groups: tuple[GroupAt, ...]
    drafts: tuple[_KeptDraft, ...]
    sections: tuple[Heading, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """``mark`` tells of which text, of ``length`` characters, it is the reading."""

    mark: str
    length: int
    reading: msgspec.Raw


class Place(NamedTuple):
    """Where a passage stands: from offset ``start``, in ``line``. No other one of its file has its ``name``."""

    file: SourceFile
    name: str
    start: int
    line: int


class KnownReadings:
    """The readings of passages, kept from run to run: one for each name, so that edits do not fill the folder."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect.dialect
        self._base = digest(code(), msgspec.msgpack.encode(dialect))

    def find(self, place: Place, ends: Container[int]) -> tuple[Reading, int] | None:
        """What the passage at a place says, and where it ends; None where it was not read before.

        ``ends`` are the offsets at which it may end.
        """
        kept = self._kept(place, ends)
        try:
            reading = msgspec.msgpack.decode(kept.reading, type=_KeptReading) if kept else None
        except msgspec.DecodeError:
            return None
        if kept is None or reading is None:
            return None
        return _Move(place.file.name, place.line - reading.line).reading(reading), place.start + kept.length

    def has(self, place: Place, ends: Container[int]) -> bool:
        """Whether the passage at a place was read before."""
        return self._kept(place, ends) is not None

    def _kept(self, place: Place, ends: Container[int]) -> _Kept | None:
        try:
            kept = msgspec.msgpack.decode(recall(_KEPT, self._name(place)) or b"", type=_Kept)
        except msgspec.DecodeError:
            return None
        end = place.start + kept.length
        return kept if end in ends and kept.mark == self._mark(place.file.text[place.start : end]) else None

    def keep(self, place: Place, end: int, reading: Reading) -> None:
        """Keep what the passage from a place to the offset ``end`` says."""
        if reading.errors or reading.preface:
            return  # tables of errors are read together, when all of them are known
        drafts = tuple(
            _KeptDraft(draft.command, draft.fields, draft.part.head.heading, draft.annotations, draft.positions.packed)
            for draft in reading.drafts
            if isinstance(draft.positions, PackedPositions)
        )
        kept = _KeptReading(place.line, reading.guides, reading.groups, drafts, reading.sections, reading.diagnostics)
        text = place.file.text[place.start : end]
        try:
            data = msgspec.msgpack.encode(_Kept(self._mark(text), len(text), msgspec.Raw(msgspec.msgpack.encode(kept))))
        except (OverflowError, UnicodeEncodeError):
            return  # an example with numbers beyond 64 bits, or halves of characters
        keep(_KEPT, self._name(place), data)

    def _name(self, place: Place) -> str:
        return digest(self._dialect, _real(place.file.name), place.name)

    def _mark(self, text: str) -> str:
        return digest(self._base, text)


class _Move:
    """Puts what was read elsewhere to where it stands now."""

    def __init__(self, file: str, lines: int) -> None:
        self._file = file
        self._lines = lines

    def reading(self, kept: _KeptReading) -> Reading:
        return Reading(
            guides=kept.guides,
            groups=tuple(GroupAt(one.group, self._at(one.at)) for one in kept.groups),
            drafts=tuple(self._draft(draft) for draft in kept.drafts),
            sections=tuple(self._heading(heading) for heading in kept.sections),
            diagnostics=tuple(self._diagnostic(finding) for finding in kept.diagnostics),
        )

    def _draft(self, kept: _KeptDraft) -> Draft:
        part = CommandPart(Part(self._heading(kept.heading), (), None), ())
        annotations = tuple(Annotation(self._at(one.at), one.text) for one in kept.annotations)
        positions = PackedPositions(kept.places, self._file, self._lines)
        return Draft(kept.command, kept.fields, part, annotations, {}, positions)

    def _heading(self, heading: Heading) -> Heading:
        return Heading(self._at(heading.at), heading.level, heading.text)

    def _diagnostic(self, finding: Diagnostic) -> Diagnostic:
        related = tuple(self._at(at) for at in finding.related)
        return msgspec.structs.replace(finding, at=self._at(finding.at), related=related)

    def _at(self, at: Position) -> Position:
        return Position(self._file, at.line + self._lines, at.column)


@cache
def _real(path: str) -> str:
    return os.path.realpath(path)
