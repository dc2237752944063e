"""Extracting in a second process, while this one gets ready for what is to be made of the spec."""

import os
from collections.abc import Callable

import msgspec

from slatebind.beside import beside
from slatebind.diagnostic import Diagnostic
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.spec.places import Places, SpecPositions
from slatebind.tick import Tick


class _Parcel(msgspec.Struct, frozen=True, array_like=True):
    """A spec on its way from one process to the other."""

    spec: Spec
    places: Places
    diagnostics: tuple[Diagnostic, ...]


def extract_aside(extract: Callable[[Tick], Loaded], meanwhile: Callable[[], None]) -> Loaded | None:
    """What ``extract`` gives in a second process while this one does ``meanwhile``; None where that was not possible.

    An example in the docs may hold what cannot be sent: numbers beyond 64 bits, halves of characters.
    """

    parent = os.getpid()

    def heed(_done: int, _whole: int) -> None:
        if os.getppid() != parent:
            raise ChildProcessError(parent)

    def sent() -> bytes:
        found = extract(heed)
        assert found.spec is not None
        assert isinstance(found.positions, SpecPositions)
        return msgspec.msgpack.encode(_Parcel(found.spec, found.positions.plain(), found.diagnostics))

    with beside(sent) as other:
        if other is None:
            return None
        meanwhile()
        data = other.result()
    if data is None:
        return None
    parcel = msgspec.msgpack.decode(data, type=_Parcel)
    positions = SpecPositions.from_plain(parcel.places)
    return Loaded(spec=parcel.spec, positions=positions, diagnostics=parcel.diagnostics)
